"""What is left that is no site: a country, or words of no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.roles import is_determiner
from basestatus.extract.text import QUOTES

if TYPE_CHECKING:
    from basestatus.extract.marks import Marked, Trigger
    from basestatus.languages import Pack

__all__ = ["leaves_another", "unnamed_source"]

SOURCE_REACH = 6
SHORT = 3
TOLD = frozenset({"past", "participle"})


def unnamed_source(marked: Marked, trigger: Trigger, pack: Pack) -> int:
    """Return where what is left is said in words of no list ("out of the homes"), else 0."""
    if pack.order != "vso" or trigger.word.label not in {"leave", "quit"}:
        return 0
    for at in range(trigger.end, min(trigger.end + SOURCE_REACH, len(marked.tokens) - 1)):
        if any(t.at == at for t in marked.triggers) or not marked.tokens[at].is_word:
            return 0
        if marked.has(at, "source") and not marked.has(at, "there"):
            noun = marked.tokens[at + 1]
            unknown = marked.is_unknown(at + 1) or marked.has(at + 1, "country")
            return at + 1 if unknown and noun.text.startswith(pack.morphology.articles) else 0
    return 0


def leaves_another(marked: Marked, trigger: Trigger, pack: Pack) -> bool:
    """Whether a country or a noun of no list is what is left ("after they left the country")."""
    at, here = trigger.end, range(trigger.end, trigger.end)
    verb = pack.order == "svo" and trigger.word.form in TOLD and not trigger.passive
    if trigger.word.label != "quit" or not verb or at >= len(marked.tokens):
        return False
    while here.stop < len(marked.tokens) and marked.tokens[here.stop].is_word:
        here = range(at, here.stop + 1)
    named = any(mark.first <= at + 1 and mark.last > at for mark in marked.marks)
    quoted = here.stop < len(marked.tokens) and marked.tokens[here.stop].text in QUOTES
    if named or quoted or not 0 < len(here) <= SHORT or any(marked.head_kind(i) for i in here):
        return False
    nation = any(first == at and last == here.stop for first, last, _ in marked.hits)
    plain = not any(marked.taken[i] or marked.operators[i] for i in here[1:])
    return nation or (is_determiner(marked.tokens[at], pack) and plain)
