"""Take "the garrison at X left" for the troops that the word also means, not for a base."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked, Trigger
    from basestatus.languages import Pack

__all__ = ["mark_garrisons"]

MOVES = frozenset({"leave", "quit", "fly", "arrive", "enter", "give", "take"})
ACTIVE = frozenset({"past", "present", "base", "ing", "participle"})
AUXILIARIES = ("be", "have", "plan", "possible", "begin", "continue", "finish", "not", "still")
LINKS = (*AUXILIARIES, "goal", "date")


def mark_garrisons(marked: Marked, pack: Pack) -> None:
    """Make troops of each garrison that moves or hands over a base."""
    words = pack.references.get("garrison", frozenset())
    if words and any(token.text in words for token in marked.tokens):
        for at in {_subject(marked, trigger, words) for trigger in marked.triggers} - {-1}:
            _make_troops(marked, at)


def _subject(marked: Marked, trigger: Trigger, words: frozenset[str]) -> int:
    """Return the garrison that is the subject of a verb of moving, -1 where there is none."""
    if trigger.passive or trigger.word.label not in MOVES or trigger.word.form not in ACTIVE:
        return -1
    at = trigger.at - 1
    while at > 0 and marked.tokens[at].text not in words and marked.has(at, *LINKS):
        at -= 1
    name = next((first for first, last, _ in marked.hits if last == at + 1), -1)
    if marked.tokens[at].text not in words and name > 0:
        at = name - 1 - marked.has(name - 1, "location")
    return at if at >= 0 and marked.tokens[at].text in words else -1


def _make_troops(marked: Marked, at: int) -> None:
    """Let a token mean troops alone, outside of any name that ends with it."""
    token = marked.tokens[at]
    kept = tuple(word for word in token.words if word.kind != "head")
    analysis = replace(token.analysis, words=kept, head=None)
    marked.tokens[at] = token._replace(analysis=analysis, words=kept)
    marked.relabel(at, marked.operators[at] | {"troops"})
    marked.hits[:] = [(f, at if last == at + 1 else last, hit) for f, last, hit in marked.hits]
    marked.taken[at] = False
