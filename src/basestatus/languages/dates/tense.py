"""Guess from single words whether a clause speaks of the future, where nobody has parsed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from basestatus.languages.dates.lexicon import read_lexicon
from basestatus.languages.folding import fold

if TYPE_CHECKING:
    from basestatus.model import Span

__all__ = ["tense_around"]

SEGMENT_END = re.compile(r"[.!?;:,\n\"()]")
SENTENCE_END = re.compile(r"[.!?\n](?:\s|$)")
REACH = 160
LONGEST_LEAD = 2


def tense_around(text: str, span: Span, language: str) -> bool | None:
    """Tell whether the clause around a span is about the future; None where nothing says so.

    What stands before the span decides; where hardly a word does, what follows: in "he said on
    Friday that they will leave" the Friday is past.
    """
    before = fold(text[max(span.start - REACH, 0) : span.start]).text
    after = fold(text[span.end : span.end + REACH]).text
    lead = SEGMENT_END.split(before)[-1]
    sentence = SENTENCE_END.split(after)[0]
    rest = [part for part in SEGMENT_END.split(sentence) if part.strip()][:2]
    if len(lead.split()) <= LONGEST_LEAD:
        lead = " | ".join([lead, *rest])
    lexicon = read_lexicon(language)
    if lexicon.future.search(lead):
        return True
    return False if lexicon.past.search(lead) else None
