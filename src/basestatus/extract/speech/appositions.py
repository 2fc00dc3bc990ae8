"""Names set off by commas after the noun that they belong to ("the mayor, Jane Doe, said")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.speech.phrases import begins_clause

if TYPE_CHECKING:
    from basestatus.extract.speech.scenes import Scene

__all__ = ["is_named", "with_name"]

LONGEST = 7


def is_named(scene: Scene, first: int, last: int) -> bool:
    """Whether a range is a proper name: capitals, or unknown words where there are none."""
    if not 0 < last - first <= LONGEST or not _is_name_word(scene, first):
        return False
    if scene.verb_first:
        return not any(begins_clause(scene, at) for at in range(first + 1, last))
    return all(_is_name_word(scene, at) for at in range(first, last))


def _is_name_word(scene: Scene, at: int) -> bool:
    token = scene.marked.tokens[at]
    if scene.is_capital(at) or at in scene.forces or token.joined or token.text == ".":
        return at not in scene.timed
    return scene.verb_first and scene.marked.is_unknown(at) and not scene.keys[at]


def with_name(scene: Scene, first: int, last: int) -> int:
    """Return where a noun phrase ends together with a name set off by commas after it."""
    if scene.text(last) != "," or not scene.speaks(first, last):
        return last
    ahead = range(last + 2, min(last + LONGEST + 2, scene.size))
    end = next((at for at in ahead if _ends_name(scene, at)), last)
    return end if is_named(scene, last + 1, end) else last


def _ends_name(scene: Scene, at: int) -> bool:
    full_stop = scene.text(at) == "." and at == scene.size - 1
    return full_stop or scene.text(at) in {",", ":"}
