from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from basestatus.model import (
    AttributionKind,
    Claim,
    DateBasis,
    Document,
    Modality,
    PublishedBasis,
    Scope,
    Status,
)
from basestatus.timeline import Source, build_timelines, stream_timelines

DAYS = [date(2024, 1, 1) + timedelta(number) for number in range(500)]
QUOTES = [
    f"They will be gone by the end of {n}, and nobody will come after them." for n in range(9)
]
MEMBERS = {"north": frozenset({"s01", "s02", "s03"}), "land": frozenset({"s01", "s07", "s09"})}
NAMES = ("General Ada Stone", "Stone", "the governor", None)


def document(number: int, chance: random.Random) -> Document:
    """Return an article; every tenth is a version of the one before."""
    seed = number - 1 if number % 10 == 1 else number
    words = " ".join(f"word{n}" for n in random.Random(seed).choices(range(900), k=60))  # noqa: S311
    day = chance.choice(DAYS)
    outlet = f"Outlet {number % 12}"
    return Document(
        f"d{number:03}", words, "", outlet, "", "en", day, PublishedBasis.METADATA, f"{number}"
    )


def claim(number: int, documents: list[Document], chance: random.Random) -> Claim:
    told = chance.choice(documents)
    area = chance.random() < 0.1
    day = chance.choice(DAYS)
    name = chance.choice(NAMES)
    return Claim(
        id=f"{number:016x}",
        document=told.id,
        site=chance.choice(sorted(MEMBERS)) if area else f"s{chance.randrange(12):02}",
        scope=Scope.AREA if area else Scope.SITE,
        mention="",
        actor=chance.choice(["us", "russia"]),
        to="syria",
        status=chance.choice(list(Status)),
        modality=chance.choice([*Modality, Modality.ASSERTED, Modality.ASSERTED]),
        valid_start=day,
        valid_end=day + timedelta(chance.randrange(20)),
        edtf="",
        date_basis=DateBasis.STATED,
        attributed_to=name,
        attribution_kind=AttributionKind.OFFICIAL if name else AttributionKind.OUTLET,
        quote=chance.choice([*QUOTES, "short", "shorter"]),
        start=0,
        end=0,
        rule="",
        published=told.published,
        reported_on=told.published,
    )


@pytest.mark.parametrize("at_once", [1, 40, 10_000])
@pytest.mark.parametrize("day", [None, DAYS[300]])
def test_some_sites_at_a_time_give_what_all_together_give(at_once: int, day: date | None) -> None:
    """Whoever shares an article, a version of it or a long quote with whom."""
    chance = random.Random(at_once)  # noqa: S311
    documents = [document(number, chance) for number in range(60)]
    claims = [claim(number, documents, chance) for number in range(300)]
    given: dict[str, Any] = {
        "members": MEMBERS,
        "as_known_on": day,
        "documents": {document.id: document for document in documents[:50]},
        "sources": [Source("stone", ("Ada Stone",), reliability="B")],
    }
    wanted = build_timelines(claims, **given)
    assert wanted
    assert tuple(stream_timelines(iter(claims), at_once=at_once, **given)) == wanted
