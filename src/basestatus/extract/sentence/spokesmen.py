"""For which force somebody speaks who is named by his post: "an officer of X", "a source in X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Force, Marked

__all__ = ["speaks_for", "tells_on"]

REACH = 2
OFFICE_REACH = 4
ROLES = frozenset({"", "goal", "location", "of"})
LINKS = ("goal", "location", "of")


def speaks_for(marked: Marked, person: Force) -> str:
    """Return the force of a person: his own, the one after his post, that of his nation."""
    after = (f for f in marked.forces if f.actor and f.sort != "person" and f.role in ROLES)
    near = (f for f in after if 0 <= f.first - person.last <= REACH)
    named = (f.actor for f in near if _is_linked(marked, person.last, f.first))
    return person.actor or next(named, "") or _nation_of(marked, person)


def _is_linked(marked: Marked, first: int, last: int) -> bool:
    """Whether nothing but "of", "in" or an unknown noun stands between a post and a force."""
    between = range(first, last)
    return all(
        marked.tokens[at].is_word
        and (marked.has(at, *LINKS) or not (marked.operators[at] or marked.tokens[at].words))
        for at in between
    )


def _nation_of(marked: Marked, person: Force) -> str:
    """Return the nation of an adjective after somebody's post ("the X minister of defence")."""
    here = (hit for first, _, hit in marked.hits if 0 <= first - person.last < OFFICE_REACH)
    nations = (r.id for hit in here for r in hit.readings if r.kind == "adjective")
    return next((actor for actor in nations if not actor.startswith("?")), "")


def tells_on(marked: Marked, at: int) -> bool:
    """Whether who told before goes on to tell a clause ("he added that …"): no subject is named."""
    start = marked.opening(at)
    said = start - 1
    return marked.has(start, "that") and said == 0 and marked.has(said, "say")
