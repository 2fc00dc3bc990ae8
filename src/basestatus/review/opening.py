"""Open a sitting on a project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.build import find_evidence, known_ids, make_atlas
from basestatus.decisions import anchored, record
from basestatus.review.queue import make_queue
from basestatus.review.session import Desk, Session

if TYPE_CHECKING:
    from basestatus.errors import Problem
    from basestatus.layers import Atlas
    from basestatus.project import Project

__all__ = ["Opened", "anchor_rows", "open_review"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A sitting at its beginning, the atlas it is on, and what is wrong with the input."""

    session: Session
    atlas: Atlas
    problems: tuple[Problem, ...]


def open_review(project: Project, *, settled: bool = False) -> Opened:
    """Read a project and queue its claims; with ``settled`` also doubtful ones decided before."""
    evidence = find_evidence(project)
    atlas, problems = make_atlas(project, evidence=evidence)
    desk = Desk(
        items=make_queue(atlas, evidence.claims, settled=settled),
        claims={claim.id: claim for claim in evidence.claims},
        documents=atlas.documents,
        ids=known_ids(project),
        table=project.decisions,
    )
    return Opened(Session(desk, rows=dict(atlas.reviewed.rows)), atlas, problems)


def anchor_rows(session: Session) -> Session:
    """Add to rows that were typed by hand what their claims say, and where they stand.

    By that they find their claims again when ids move.
    """
    desk = session.desk
    bare = {
        row: anchored(row, claim, desk.documents.get(claim.document))
        for name, claim in desk.claims.items()
        for row in session.rows.get(name, ())
        if not row.anchor.quote
    }
    if not bare:
        return session
    record(desk.table, bare.values(), bare.keys())
    rows = {name: tuple(bare.get(row, row) for row in own) for name, own in session.rows.items()}
    return replace(session, rows=rows)
