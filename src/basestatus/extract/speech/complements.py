"""Where the words that a source is credited with stand: after the verb, before it, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.speech.phrases import MARK
from basestatus.extract.speech.subjects import skip_aside

if TYPE_CHECKING:
    from basestatus.extract.speech.scenes import Scene

__all__ = ["goes_on", "has_complement", "is_opened", "sides", "that_ahead", "that_follows"]

AHEAD = 14
ENDS = frozenset({".", "?", "!", ",", ";", ")"})
ADJUNCTS = ("source", "goal", "location", "near", "agent", "after", "before", "clause")
FINITE = ("be", "have", "plan", "not")


def that_follows(scene: Scene, at: int) -> bool:
    """Whether "that" or a colon comes next, a date passed over."""
    at = skip_aside(scene, at)
    return scene.has(at, "that") or scene.text(at) == ":"


def that_ahead(scene: Scene, at: int) -> bool:
    """Whether words are introduced after a token: by "that", a colon or a quotation mark."""
    for ahead in range(at, min(at + AHEAD, scene.size)):
        if _introduces(scene, ahead):
            return True
        if ahead in scene.actions or scene.text(ahead) == ";":
            return False
    return False


def has_complement(scene: Scene, at: int, *, addressed: bool = False) -> bool:
    """Whether the credited words begin after a token, adjuncts and hearers passed over."""
    if scene.verb_first:
        return _is_introduced(scene, at)
    if at >= scene.size or scene.text(at) in ENDS or scene.has(at, "relative", "and"):
        return False
    if _introduces(scene, at):
        return True
    adjunct = scene.has(at, *ADJUNCTS) or at in scene.timed or scene.is_adverb(at)
    return _clause_ahead(scene, at) if addressed or adjunct else True


def _introduces(scene: Scene, at: int) -> bool:
    return scene.has(at, "that") or scene.text(at) in {":", MARK}


def _clause_ahead(scene: Scene, at: int) -> bool:
    """Whether a finite verb follows before the next comma or subordinate clause."""
    for ahead in range(at, min(at + AHEAD, scene.size)):
        if _introduces(scene, ahead):
            return True
        if scene.text(ahead) in {",", ";"} or scene.has(ahead, "relative", "clause", "after"):
            return False
        if ahead in scene.actions or scene.has(ahead, *FINITE):
            return True
    return False


def _is_introduced(scene: Scene, at: int) -> bool:
    """Whether "that", a colon, a quotation or a noun of change follows in the same breath."""
    for ahead in range(at, min(at + AHEAD, scene.size)):
        if _introduces(scene, ahead) or ahead in scene.triggers:
            return True
        dated = ahead + 1 in scene.timed or ahead - 1 in scene.timed
        if scene.text(ahead) == "," and not dated:
            return False
    return False


def goes_on(scene: Scene, at: int) -> bool:
    """Whether the sentence goes on after a comma or semicolon."""
    ahead = range(at, min(at + AHEAD, scene.size))
    return any(scene.text(i) in {",", ";"} for i in ahead)


def is_opened(scene: Scene, at: int) -> bool:
    """Whether any word stands before a token."""
    return any(token.is_word for token in scene.marked.tokens[:at])


def sides(scene: Scene, first: int, last: int, *, says: bool, inverted: bool) -> tuple[bool, bool]:
    """Return whether the credited words stand after, and before, the words that credit."""
    if not is_opened(scene, first):
        return True, False
    if inverted:
        return scene.text(last) == ":", True
    if says:
        return True, False
    return goes_on(scene, last), True
