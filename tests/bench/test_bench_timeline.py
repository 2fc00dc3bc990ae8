"""How long claims take to become timelines, how that grows, and what it needs in memory."""

from __future__ import annotations

import random
import resource
import time
from datetime import date, timedelta
from math import log
from typing import TYPE_CHECKING

import pytest

from basestatus.model import (
    AttributionKind,
    Claim,
    DateBasis,
    Modality,
    Scope,
    Status,
)
from basestatus.timeline import build_timelines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

DAYS = [date(2022, 1, 1) + timedelta(number) for number in range(2000)]
CLAIMS_A_SITE = 100
MANY = 1_000_000
SPREAD = 4  # how far the rate may fall behind n log n before it is no longer noise


def claim(
    number: int, site: str, known: int, status: Status, first: int | None, last: int
) -> Claim:
    """Return a claim; every third one quotes one of three hundred sources."""
    quoted = f"source {number % 300}" if number % 3 == 0 else None
    return Claim(
        id=f"{number:016x}",
        document=f"d{number % 200_000}",
        site=site,
        scope=Scope.SITE,
        mention="",
        actor="us",
        to="syria" if status is Status.TRANSFERRED else None,
        status=status,
        modality=Modality.PLANNED if last > known else Modality.ASSERTED,
        valid_start=None if first is None else DAYS[first],
        valid_end=DAYS[last],
        edtf="",
        date_basis=DateBasis.STATED,
        attributed_to=quoted,
        attribution_kind=AttributionKind.ANONYMOUS if quoted else AttributionKind.OUTLET,
        quote="",
        start=0,
        end=0,
        rule="",
        published=DAYS[known],
        reported_on=DAYS[known],
    )


def story(chance: random.Random, site: str, number: int, size: int) -> Iterator[Claim]:
    """Yield the claims on a base held for years, then left and handed over, told by many."""
    gone = chance.randrange(300, 1500)
    began = gone - chance.randrange(1, 40)
    for at in range(number, number + size):
        kind, told = chance.random(), gone + chance.randrange(60)
        seen = chance.randrange(gone)
        if kind < 0.6:
            yield claim(at, site, seen, Status.ACTIVE, seen, seen)
        elif kind < 0.65:
            yield claim(at, site, seen, Status.BUILDING_UP, max(0, seen - 3), seen)
        elif kind < 0.75:
            day = chance.randrange(began, gone)
            yield claim(at, site, day, Status.WITHDRAWING, began, day)
        elif kind < 0.82:
            ahead = seen + chance.randrange(20, 90)
            yield claim(at, site, seen, Status.WITHDRAWN, seen, ahead)
        elif kind < 0.98:
            first = None if chance.random() < 0.3 else gone - chance.randrange(15)
            yield claim(at, site, told, Status.WITHDRAWN, first, told)
        else:
            yield claim(at, site, told, Status.TRANSFERRED, gone, told)


def theatre(size: int) -> list[Claim]:
    """Return a hundred claims on each of many sites, in no order."""
    chance = random.Random(size)  # noqa: S311
    claims = [
        claim
        for number in range(0, size, CLAIMS_A_SITE)
        for claim in story(chance, f"s{number}", number, CLAIMS_A_SITE)
    ]
    chance.shuffle(claims)
    return claims


def quarrel(size: int) -> list[Claim]:
    """Return claims on one site that contradict each other as claims can."""
    chance = random.Random(size)  # noqa: S311
    statuses = (Status.ACTIVE, Status.ACTIVE, *Status)
    days = [chance.randrange(1500) for _ in range(size)]
    return [
        claim(number, "base", day, chance.choice(statuses), day, day)
        for number, day in enumerate(days)
    ]


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def seconds(claims: list[Claim]) -> float:
    start = time.process_time()
    build_timelines(claims, members={})
    return time.process_time() - start


def once(benchmark: BenchmarkFixture, claims: list[Claim]) -> float:
    """Return the seconds of one run, which is long enough to need no others."""
    run: float = benchmark.pedantic(seconds, args=(claims,), rounds=1)  # type: ignore[no-untyped-call]
    return run


def test_a_million_claims_on_ten_thousand_sites(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = theatre(MANY)
    before = megabytes()
    taken = once(benchmark, claims)
    benchmark.extra_info["claims a second"] = round(MANY / taken)
    benchmark.extra_info["megabytes"] = round(megabytes() - before)
    with capsys.disabled():
        rate = f"{MANY / taken:,.0f} claims a second"
        print(f"\n1,000,000 claims: {rate}, {megabytes() - before:.0f} MB above their own")  # noqa: T201


@pytest.mark.parametrize("make", [theatre, quarrel])
def test_the_time_grows_no_worse_than_n_log_n(
    make: Callable[[int], list[Claim]],
    benchmark: BenchmarkFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sizes = (10_000, 30_000, 100_000)
    taken = {size: seconds(make(size)) for size in sizes[:-1]}
    largest = make(sizes[-1])
    taken[sizes[-1]] = once(benchmark, largest)
    with capsys.disabled():
        for size, spent in taken.items():
            rate = f"{size / spent:,.0f} claims a second"
            print(f"\n{make.__name__} of {size:,}: {spent:.2f} s, {rate}", end="")  # noqa: T201
    growth = taken[sizes[-1]] / taken[sizes[0]]
    assert growth < SPREAD * 10 * log(sizes[-1]) / log(sizes[0])
