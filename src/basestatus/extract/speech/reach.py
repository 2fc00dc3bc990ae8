"""How far the words of a statement reach in its sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.extract.speech.scenes import Scene
    from basestatus.extract.speech.sources import Source

__all__ = ["Statement", "bounded"]

NEIGHBOURS = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that credit a source at tokens ``first`` to ``last``; they bear on ``low`` to ``high``.

    ``at`` is the verb. ``source`` is None where a pronoun or nothing stands for it; ``pronoun``
    is then "he", "they", "it", or empty. ``forward`` and ``backward`` tell on which sides the
    credited words stand. ``embedded`` ones stand in a relative clause, ``going_on`` ones continue
    the subject, ``joined`` ones begin with "and", ``cited`` ones are no verbs ("according to"),
    ``relayed`` ones name whom another source quotes.
    """

    at: int
    first: int
    last: int
    source: Source | None
    pronoun: str = ""
    forward: bool = True
    backward: bool = False
    low: int = 0
    high: int = 0
    denies: bool = False
    embedded: bool = False
    going_on: bool = False
    cited: bool = False
    joined: bool = False
    relayed: bool = False

    def bears_on(self, token: int) -> bool:
        """Whether a token belongs to the credited words."""
        return self.low <= token < self.high and not self.first <= token < self.last


def bounded(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a sentence with the tokens each bears on."""
    return [
        replace(
            statement,
            low=_low(scene, found, place) if statement.backward else statement.last,
            high=_high(scene, found, place) if statement.forward else statement.first,
        )
        for place, statement in enumerate(found)
    ]


def _high(scene: Scene, found: Sequence[Statement], place: int) -> int:
    """Return where the words after a statement end: where the next source begins to speak."""
    last = found[place].last
    for other in found[place + 1 : place + 1 + NEIGHBOURS]:
        if other.source is None or other.embedded or other.cited or other.first < last:
            continue
        if not other.backward:
            return _opening(scene, max(other.first, last), last)
        breach = _breach(scene, last, other.first)
        if breach is not None:
            return breach
    return scene.size


def _low(scene: Scene, found: Sequence[Statement], place: int) -> int:
    """Return where the words before a statement begin: after those of the source before."""
    first = found[place].first
    if place and found[place].relayed and found[place - 1].backward:
        return _low(scene, found, place - 1)
    for other in reversed(found[max(place - NEIGHBOURS, 0) : place]):
        if other.embedded or (other.source is None and other.going_on):
            continue
        breach = _breach(scene, other.last, first)
        return other.last if breach is None else breach
    return 0


def _opening(scene: Scene, at: int, floor: int) -> int:
    """Return where the clause opens whose subject or verb stands at a token."""
    while at > floor and (
        scene.text(at - 1) == "," or scene.has(at - 1, "and", "contrast", "clause")
    ):
        at -= 1
    return at


def _breach(scene: Scene, first: int, last: int) -> int | None:
    """Return where a new main clause opens between two tokens, None where none does."""
    for at in range(last - 1, first, -1):
        if scene.has(at, "contrast", "clause") or scene.text(at) == ";":
            return at
        if scene.has(at, "and") and scene.text(at - 1) == ",":
            return at
    return None
