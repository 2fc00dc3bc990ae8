"""What is told as going on until now: "have run it since", "continue to occupy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.case import Case

__all__ = ["goes_on", "holds_since", "is_held_to_be", "is_over"]

NEAR = 4


def holds_since(case: Case) -> bool:
    """Whether a perfect with "since" says that a site is held until now ("have run it since")."""
    marked = case.marked
    perfect = case.pack.order == "svo" and marked.any_between(case.at - 3, case.at, "have")
    present = case.pack.order == "vso" and case.form == "present"
    ahead = range(case.end, min(marked.ending(case.at) + 1, len(marked.tokens)))
    since = any(marked.has(at, "since") for at in ahead)
    return since and (present or (perfect and not case.is_earlier))


def goes_on(case: Case) -> bool:
    """Whether a verb of continuing governs the trigger ("continue to occupy")."""
    return case.marked.any_between(case.at - NEAR, case.at, "continue")


def is_held_to_be(case: Case) -> bool:
    """Whether a presence is what somebody believes ("are thought to be stationed")."""
    marked, be = case.marked, case.at - 1
    believed = marked.has(be - 2, "possible", "say") and marked.has(be - 3, "be")
    return believed and marked.has(be, "be")


def is_over(case: Case, site: str, actor: str) -> bool:
    """Whether a past tells how long a force was at a site that it has lost ("had stayed for …")."""
    near = range(case.at - NEAR, case.at + 1)
    stayed = (t for t in case.marked.triggers if t.at in near and t.word.form == "past")
    return case.story.has_lost(site, actor) and any(t.word.label == "stay" for t in stayed)
