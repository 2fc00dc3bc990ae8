"""A sitting of one editor: where in the queue, what was decided, and how to take it back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from basestatus.decisions import Choice, Signature, Verdict, decide, record
from basestatus.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from basestatus.decisions import Decision, Ids
    from basestatus.model import Claim, Document
    from basestatus.review.queue import Item

    Rows = tuple[Decision, ...]

__all__ = ["Desk", "Session", "decide_on", "go", "go_to", "undo"]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a sitting works on: the queue, all claims as they are read, and the table."""

    items: tuple[Item, ...]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    ids: Ids
    table: Path


@dataclass(frozen=True, slots=True)
class Step:
    """One decision: what it put into the table and took out of it, and what was before it."""

    added: Rows
    removed: Rows
    at: int
    rows: Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class Session:
    """A place in the queue, the rows that stand on each claim, and the steps that led here.

    ``at`` is the number of items where the queue is at its end.
    """

    desk: Desk
    at: int = 0
    rows: Mapping[str, Rows] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    @property
    def item(self) -> Item | None:
        """The item to look at, None at the end."""
        return self.desk.items[self.at] if self.at < len(self.desk.items) else None

    @property
    def decided(self) -> frozenset[str]:
        """The claims decided on in this sitting."""
        return frozenset(row.claim for step in self.steps for row in step.added)


def decide_on(session: Session, claim: str, choice: Choice, signature: Signature) -> Session:
    """Record what to make of a claim, in place of all that was decided on it, and go on.

    What a claim is merged with is taken for right, unless it was decided on before.

    Raises:
        InputError: if there is no such claim, or the choice does not go together.
    """
    desk = session.desk
    own = _claim(desk, claim)
    added = decide(own, desk.documents.get(own.document), choice, signature, desk.ids)
    if choice.verdict is Verdict.MERGE:
        added += _kept(session, own, choice, signature)
    removed = session.rows.get(claim, ())
    record(desk.table, added, removed)
    stands: dict[str, Rows] = {}
    for row in added:
        stands[row.claim] = (*stands.get(row.claim, ()), row)
    step = Step(added, removed, session.at, session.rows)
    after = replace(session, rows={**session.rows, **stands}, steps=(*session.steps, step))
    current = session.item
    return go(after, 1) if current and current.claim.id == claim else after


def undo(session: Session) -> Session:
    """Take back the last decision of this sitting, if there is one, and return to its claim."""
    if not session.steps:
        return session
    step = session.steps[-1]
    record(session.desk.table, step.removed, step.added)
    return replace(session, at=step.at, rows=step.rows, steps=session.steps[:-1])


def go(session: Session, by: int) -> Session:
    """Go on in the queue, or back with -1, past what was decided on in this sitting."""
    items, decided = session.desk.items, session.decided
    at = min(max(session.at + by, 0), len(items))
    while by > 0 and at < len(items) and items[at].claim.id in decided:
        at += by
    return replace(session, at=at)


def go_to(session: Session, claim: str) -> Session:
    """Go to a claim of the queue; where it is not in it, stay."""
    places = (n for n, item in enumerate(session.desk.items) if item.claim.id == claim)
    return replace(session, at=next(places, session.at))


def _claim(desk: Desk, name: str) -> Claim:
    if name not in desk.claims:
        remedy = "an id that basestatus review --json lists"
        raise InputError(Problem(f"claim {name}", None, "is not read in any article", remedy))
    return desk.claims[name]


def _kept(session: Session, claim: Claim, choice: Choice, signature: Signature) -> Rows:
    """Return the rows that confirm the claim that another is merged with."""
    other = _claim(session.desk, choice.into)
    if other.document != claim.document:
        remedy = "a claim of the same document"
        raise InputError(Problem(f"claim {claim.id}", None, f"into: {choice.into!r}", remedy))
    if session.rows.get(other.id):
        return ()
    document = session.desk.documents.get(other.document)
    kept = Choice(Verdict.ACCEPT, choice.reason)
    return decide(other, document, kept, signature, session.desk.ids)
