"""Who was at a site before a change, by what an article tells of it, before the change or later."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MEMORY = 20

__all__ = ["Tenure", "tenant_before"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """What a sentence tells, at a token of it, of who is at a site; ``to`` has it from then on.

    ``earlier`` is whether it is told as what was before ("had held", "used to house"), ``left``
    whether the actor goes, ``after`` whether it is told as what the rest of its sentence came
    after, ``guessed`` whether its sentence does not name who loses the site; the actor is empty
    where only who came later is told.
    """

    sentence: int
    at: int
    actor: str
    to: str = ""
    earlier: bool = False
    left: bool = False
    after: bool = False
    guessed: bool = False

    def tenant(self, other_than: str) -> str:
        """Return who was there in the end, another than a given force; empty if nobody else."""
        there = self.to, "" if self.guessed else self.actor
        return next((a for a in there if a and a != other_than), "")


def tenant_before(
    tenures: Sequence[Tenure], when: tuple[int, int], taker: str, *, earlier: bool
) -> str:
    """Return who was at a site before it changed at a token of a sentence; empty if untold.

    The tenures are those of the site, in the order of the text. Who loses it to the taker, or goes,
    in the rest of the sentence comes first, then what was told last, what is told later of the time
    before, and what else is told later. Of a change that is itself told as earlier only what is
    earlier too, or its own sentence, can tell.
    """
    own, at = when[0], bisect_left(tenures, when, key=_position)
    here = [t for t in tenures[max(at - MEMORY, 0) : at + MEMORY] if _position(t) != when]
    here = [t for t in here if t.earlier or not earlier or t.sentence == own]
    told_last = sorted(here, key=_position, reverse=True)
    before = [t for t in told_last if _position(t) < when]
    after = [t for t in here if _position(t) > when]
    again = [t for t in after if t.sentence == own and (t.to == taker or t.left)]
    past = [t for t in after if t.earlier or (t.sentence == own and t.after)]
    told = (t.tenant(taker) for t in (*again, *before, *past))
    known = next((actor for actor in told if actor), "")
    later = (t.actor for t in after if not t.guessed)
    return known or next((actor for actor in later if actor not in {"", taker}), "")


def _position(tenure: Tenure) -> tuple[int, int]:
    return tenure.sentence, tenure.at
