"""Whatever is edited in packs and gazetteers between reviews, no decision is lost."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from basestatus.decisions import Reading, Verdict, apply_decisions, read_decisions, record
from basestatus.languages import load_pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.decisions import Applied, Decision
    from basestatus.model import Claim

    Theatre = Any  # of conftest.py, which pytest alone can import

RUNS, EDITS = 25, 20
KEPT = 0.7
FORMS = ("withdrew", "preparing", "leave", "remain", "took", "base", "انسحبت", "للانسحاب", "تزال")


def edit_name(theatre: Theatre, dice: random.Random) -> Theatre:
    """Give a name of one place to another, take it away, or add one."""
    name, other = dice.choices(sorted(theatre.sites), k=2)
    own = theatre.sites[name]
    less = own[1:] if len(own) > 1 else (*own, "Station Four")
    more = (*theatre.sites[other], own[0])
    return replace(theatre, sites=theatre.sites | {name: less, other: more})


def edit_id(theatre: Theatre, dice: random.Random) -> Theatre:
    """Rename a place."""
    old, new = dice.choice(sorted(theatre.sites)), f"place-{dice.randrange(100)}"
    return replace(theatre, sites={new if n == old else n: t for n, t in theatre.sites.items()})


def drop_site(theatre: Theatre, dice: random.Random) -> Theatre:
    gone = dice.choice(sorted(theatre.sites))
    return replace(
        theatre, sites={n: t for n, t in theatre.sites.items() if n != gone} or theatre.sites
    )


def edit_force(theatre: Theatre, dice: random.Random) -> Theatre:
    """Rename a force."""
    old, new = dice.choice(sorted(theatre.forces)), f"force_{dice.randrange(100)}"
    return replace(theatre, forces={new if n == old else n: t for n, t in theatre.forces.items()})


def edit_pack(theatre: Theatre, dice: random.Random) -> Theatre:
    """Drop a form of a word, or put it into another class."""
    form = dice.choice(FORMS)
    language = "en" if form.isascii() else "ar"
    label = dice.choice(("leave", "enter", "stay", "take", "quit"))
    own = load_pack(language).words.get(form, ()) if dice.random() < KEPT else ()
    words = {form: tuple(replace(word, label=label) for word in own)}
    edited = {language: {**theatre.words.get(language, {}), **words}}
    return replace(theatre, words={**theatre.words, **edited})


def choose(theatre: Theatre, claim: Claim, dice: random.Random) -> tuple[Decision, ...]:
    """Return some decision on a claim."""
    places = sorted(theatre.sites.keys() - {claim.site})
    verdict = dice.choice((Verdict.ACCEPT, Verdict.REJECT, Verdict.EDIT, Verdict.SPLIT))
    if verdict in {Verdict.ACCEPT, Verdict.REJECT} or not places:
        plain = verdict if verdict is Verdict.REJECT else Verdict.ACCEPT
        rows: tuple[Decision, ...] = theatre.decide(claim, plain)
    elif verdict is Verdict.EDIT:
        rows = theatre.decide(claim, verdict, Reading(site=dice.choice(places), valid_end=".."))
    else:
        rows = theatre.decide(claim, verdict, Reading(), Reading(site=dice.choice(places)))
    return rows


def decide_some(
    theatre: Theatre, claims: Sequence[Claim], table: Path, dice: random.Random, share: float
) -> None:
    """Decide on a share of the claims that nobody decided on."""
    decided = apply(theatre, claims, table)[0].reviewed.rows
    for claim in claims:
        if claim.id not in decided and dice.random() < share:
            record(table, choose(theatre, claim, dice))


def apply(
    theatre: Theatre, claims: Sequence[Claim], table: Path
) -> tuple[Applied, set[int | None]]:
    """Return what decisions make of claims, and the lines of which something is said."""
    decisions, wrong = read_decisions(table, theatre.ids)
    applied = apply_decisions(
        claims, decisions, documents=theatre.documents, ids=theatre.ids, path=table
    )
    return applied, {problem.line for problem in (*wrong, *applied.problems)}


@settings(max_examples=RUNS, phases=[Phase.generate])
@given(seed=st.integers(0, 10**9))
def test_every_decision_counts_or_is_listed(theatre: Theatre, seed: int) -> None:
    """After each of 500 edits; and all that were made before them count again without them."""
    dice = random.Random(seed)  # noqa: S311  (a test's dice)
    kinds = (edit_name, edit_id, drop_site, edit_force, *[edit_pack] * 4)
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "geo" / "decisions.csv"
        decide_some(theatre, theatre.claims(), table, dice, 0.8)
        first = apply(theatre, theatre.claims(), table)[0]
        before = set(read_decisions(table)[0])
        edited = theatre
        for _ in range(EDITS):
            edited = dice.choice(kinds)(edited, dice)
            rows = read_decisions(table)[0]
            claims = edited.claims()
            applied, said = apply(edited, claims, table)
            counted = {row for own in applied.reviewed.rows.values() for row in own}
            assert [row for row in rows if row not in counted and row.line not in said] == []
            decide_some(edited, claims, table, dice, 0.1)
            assert set(rows) <= set(read_decisions(table)[0])
        record(table, (), set(read_decisions(table)[0]) - before)
        assert apply(theatre, theatre.claims(), table)[0] == first
