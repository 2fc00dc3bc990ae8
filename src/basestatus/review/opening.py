"""Open a sitting on a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.build import find_evidence, known_ids, make_atlas
from basestatus.review.queue import make_queue
from basestatus.review.session import Desk, Session

if TYPE_CHECKING:
    from basestatus.errors import Problem
    from basestatus.layers import Atlas
    from basestatus.project import Project

__all__ = ["Opened", "open_review"]


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
