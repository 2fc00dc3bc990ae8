"""Apply decisions to claims: what is confirmed, mended, parted or taken out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.decisions.matching import Pool, is_read_differently
from basestatus.decisions.readings import reread
from basestatus.decisions.values import Reviewed, Verdict
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from basestatus.decisions.values import Decision, Ids
    from basestatus.model import Claim, Document

    Ruling = tuple[Decision, ...]
    """What one editor says of one claim: one row, or one for each part of it."""

__all__ = ["Applied", "apply_decisions"]


@dataclass(frozen=True, slots=True)
class Applied:
    """The claims after review, what was decided about each, and what could not be applied."""

    claims: Sequence[Claim]
    reviewed: Reviewed
    problems: tuple[Problem, ...]


def apply_decisions(
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    *,
    documents: Mapping[str, Document],
    ids: Ids,
    path: Path,
) -> Applied:
    """Return the claims that hold after what editors decided; every decision counts or is listed.

    What a decision confirms or mends says what the editor told, even where it is read differently
    now. Of one editor the last word on a claim counts; where two differ none does. ``path`` is
    that of the table, for what is to be said of its lines.
    """
    if not decisions:
        return Applied(claims, Reviewed(), ())
    pool = Pool(claims, documents, ids)
    rows, orphaned = _matched(tuple(decisions), pool)
    rulings = {name: tuple(_rulings(own)) for name, own in rows.items()}
    outcomes = {c.id: {_outcome(c, r, ids) for r in rulings.get(c.id, ())} for c in claims}
    disputed = frozenset(name for name, found in outcomes.items() if len(found) > 1)
    held: list[Claim] = []
    removed: list[Claim] = []
    standing = dict(rows)
    for claim in claims:
        undecided = claim.id in disputed or not outcomes[claim.id]
        parts = (claim,) if undecided else next(iter(outcomes[claim.id]))
        held += parts
        removed += [] if parts else [claim]
        standing |= {part.id: rows[claim.id] for part in parts if claim.id in rows}
    drifted = (
        n for n, own in rows.items() if any(is_read_differently(r, pool.by_id[n]) for r in own)
    )
    reviewed = Reviewed(standing, tuple(removed), disputed, frozenset(drifted), orphaned)
    problems = (*_orphans(orphaned, path), *_disputes(rulings, disputed, path))
    return Applied(tuple(held), reviewed, problems)


def _matched(
    decisions: tuple[Decision, ...], pool: Pool
) -> tuple[dict[str, tuple[Decision, ...]], tuple[Decision, ...]]:
    """Return the decisions on each claim, and those that fit none."""
    taken = frozenset(row.claim for row in decisions if row.claim in pool.by_id)
    found = {row: pool.find(row, taken) for row in decisions}
    known = pool.by_id.keys() | {row.claim for row, claim in found.items() if claim}
    rows: dict[str, tuple[Decision, ...]] = defaultdict(tuple)
    orphaned: list[Decision] = []
    for row, claim in found.items():
        if claim and (row.verdict is not Verdict.MERGE or row.into in known):
            rows[claim.id] += (row,)
        else:
            orphaned.append(row)
    return dict(rows), tuple(orphaned)


def _rulings(rows: Iterable[Decision]) -> Iterator[Ruling]:
    """Yield the last word of each editor."""
    by_editor: dict[str, list[Decision]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.when, row.who)):
        by_editor[row.who].append(row)
    for own in by_editor.values():
        last = [row for row in own if row.when == own[-1].when]
        parts = tuple(row for row in last if row.verdict is Verdict.SPLIT)
        yield from ((row,) for row in last if row.verdict is not Verdict.SPLIT)
        yield from [parts] if parts else []


def _outcome(claim: Claim, ruling: Ruling, ids: Ids) -> tuple[Claim, ...]:
    """Return what a ruling puts in the place of a claim, in an order of its own."""
    parts = (
        _final(_part(claim, row) if row.verdict is Verdict.SPLIT else claim, row, ids)
        for row in ruling
        if row.verdict not in {Verdict.REJECT, Verdict.MERGE}
    )
    return tuple(sorted(parts, key=lambda part: part.id))


def _part(claim: Claim, row: Decision) -> Claim:
    """Return a claim under an id made from its own and from what one part of it says."""
    text = "\x1f".join((claim.id, *(f"{name}={text}" for name, text in row.new.told().items())))
    return replace(claim, id=hashlib.sha256(text.encode()).hexdigest()[:16])


def _final(claim: Claim, row: Decision, ids: Ids) -> Claim:
    """Return a claim as it was decided; an id that is in no table any more gives way."""
    known = {"site": ids.places, "actor": ids.actors, "to": ids.takers}
    gone = {name: "" for name in known if getattr(row.read, name) not in known[name]}
    return reread(reread(claim, replace(row.read, **gone), ids), row.new, ids)


def _orphans(orphaned: Iterable[Decision], path: Path) -> Iterator[Problem]:
    remedy = "decide again with basestatus review, or delete the line"
    for row in orphaned:
        quote = row.anchor.quote[:80] or row.claim
        message = f"fits no claim that is read now: {row.verdict} by {row.who}, {quote!r}"
        yield Problem(str(path), row.line, message, remedy)


def _disputes(
    rulings: Mapping[str, Sequence[Ruling]], disputed: frozenset[str], path: Path
) -> Iterator[Problem]:
    """Yield the claims on which editors differ, with the reason of each."""
    for name in sorted(disputed):
        rows = [ruling[0] for ruling in rulings[name]]
        said = "; ".join(f"{r.verdict} by {r.who} ({r.reason or 'no reason'})" for r in rows)
        message = f"editors differ on claim {name}: {said}; none counts"
        remedy = "keep one of the lines, or decide again with basestatus review"
        yield Problem(str(path), rows[-1].line, message, remedy)
