"""Keep text of several scripts in the right order (UAX #9), by isolates or by cutting it up."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

__all__ = ["OPENING", "POP", "balanced", "directed", "isolate", "left_open", "visual_pieces"]

LEFT_TO_RIGHT, RIGHT_TO_LEFT, FIRST_STRONG, POP = "\u2066", "\u2067", "\u2068", "\u2069"
OPENING = LEFT_TO_RIGHT + RIGHT_TO_LEFT + FIRST_STRONG
STRONG = {"L": False, "R": True, "AL": True}
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def isolate(text: str) -> str:
    """Keep a name or a date in its own direction within a sentence of another script."""
    return f"{FIRST_STRONG}{text}{POP}"


def directed(text: str, direction: str) -> str:
    """Give a line the direction of its language, whatever letter it starts with."""
    return f"{RIGHT_TO_LEFT}{text}{POP}" if direction == "rtl" else text


def left_open(text: str) -> str:
    """Return the marks of the isolates that a text opens and does not close."""
    marks: list[str] = []
    for letter in text:
        if letter in OPENING:
            marks.append(letter)
        elif letter == POP and marks:
            marks.pop()
    return "".join(marks)


def balanced(text: str) -> str:
    """Close the isolates that a cut left open."""
    return text + POP * len(left_open(text))


@dataclass(slots=True)
class Run:
    """A stretch of text with the isolates in it; ``mark`` is what opened it."""

    mark: str
    parts: list[str | Run] = field(default_factory=list)

    def add(self, letter: str) -> None:
        """Add a letter to the last plain part."""
        if self.parts and isinstance(self.parts[-1], str):
            self.parts[-1] += letter
        else:
            self.parts.append(letter)

    def leftward(self) -> bool:
        """Whether the run reads from right to left."""
        if self.mark != FIRST_STRONG:
            return self.mark == RIGHT_TO_LEFT
        plain = "".join(part for part in self.parts if isinstance(part, str))
        return bool(_first_strong(plain))


def visual_pieces(text: str) -> tuple[str, ...]:
    """Cut a line at its isolates; return the pieces from left to right, without the marks.

    Each piece can be set by itself by what puts plain text of one paragraph in order.

    >>> visual_pieces("\u2067\u05d0 \u2068ab\u2069 \u05d1\u2069")
    (' \u05d1', 'ab', '\u05d0 ')
    """
    return tuple(piece for piece in _ordered(_parsed(text)) if piece)


def _parsed(text: str) -> Run:
    stack = [Run(FIRST_STRONG)]
    for letter in text:
        if letter in OPENING:
            inner = Run(letter)
            stack[-1].parts.append(inner)
            stack.append(inner)
        elif letter != POP:
            stack[-1].add(letter)
        elif len(stack) > 1:
            stack.pop()
    return stack[0]


def _ordered(run: Run) -> list[str]:
    leftward = run.leftward()
    groups = [
        [_plain(part, leftward=leftward)] if isinstance(part, str) else _ordered(part)
        for part in run.parts
    ]
    return [piece for group in (reversed(groups) if leftward else groups) for piece in group]


def _plain(text: str, *, leftward: bool) -> str:
    """Turn around what has no letters of its own to give it a direction."""
    if leftward and _first_strong(text) is None and not any(letter.isdigit() for letter in text):
        return text[::-1].translate(MIRRORED)
    return text


def _first_strong(text: str) -> bool | None:
    """Return whether the first letter with a direction is read leftward, None without one."""
    found = (STRONG.get(unicodedata.bidirectional(letter)) for letter in text)
    return next((leftward for leftward in found if leftward is not None), None)
