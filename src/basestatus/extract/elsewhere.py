"""What is left that is no site, in words of no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.marks import Marked, Trigger
    from basestatus.languages import Pack

__all__ = ["unnamed_source"]

SOURCE_REACH = 6


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
