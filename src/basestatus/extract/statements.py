"""The statements of a sentence: which verb or phrase credits whom, and how far its words reach."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.extract.sources import phrase_after, phrase_before, read_source
from basestatus.extract.subjects import find_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.scenes import Scene
    from basestatus.extract.sources import Source

__all__ = ["Statement", "find_statements"]

MARK = '"'
AHEAD = 14
AGENT = 8
RELAY = 12
ENDS = frozenset({".", "?", "!"})
PREPOSITIONS = ("source", "goal", "location", "near", "agent")


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that credit a source at tokens ``first`` to ``last``; they bear on ``low`` to ``high``.

    ``source`` is None where a pronoun or nothing stands for it; ``pronoun`` is then "he",
    "they", "it", or empty. ``forward`` and ``backward`` tell on which sides the credited words
    stand. ``embedded`` ones stand in a relative clause, ``going_on`` ones continue the subject.
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

    def bears_on(self, token: int) -> bool:
        """Whether a token belongs to the credited words."""
        return self.low <= token < self.high and not self.first <= token < self.last


def find_statements(scene: Scene) -> list[Statement]:
    """Return the statements of a sentence in the order of their verbs, bounds set."""
    found: list[Statement] = []
    at = 0
    while at < len(scene):
        statement = _statement_at(scene, at)
        if statement is None:
            at += 1
            continue
        found.append(statement)
        at = max(at + 1, min(statement.last, statement.at + 2))
    return [_bounded(scene, found, place) for place in range(len(found))]
