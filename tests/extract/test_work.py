"""The work that a hostile text makes grows with its length, counted in function calls."""

from __future__ import annotations

import cProfile
import pstats
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.extract import Explanation
    from basestatus.model import Document

    Explain = Callable[[Document], tuple[Explanation, ...]]

TIMES = 4
HOSTILE = {
    "the same noun in one sentence": ("en", "Troops left Tanf. ", "the base ", ""),
    "the same reference in each paragraph": ("en", "Troops left Tanf. ", "He saw the base.\n", ""),
    "quotes alone": ("en", "Tanf ", '" ', ""),
    "quotes that nobody closes": ("en", "US troops left Tanf ", 'he said "', ""),
    "quotes in quotes": ("en", "US troops left Tanf ", "“the official said ", "”"),
    "guillemets in guillemets": ("ar", "التنف ", "«", "»"),
    "brackets in brackets": ("en", "Tanf ", "(", ")"),
    "commas alone": ("en", "Tanf ", ", ", ""),
    "sources of sources": ("en", "Tanf. ", "The official said that the source said ", ""),
    "dates alone": ("en", "Troops left Tanf on ", "Monday 12 February 2026 ", ""),
    "a name in each line": ("en", "", "Tanf\n", ""),
    "conditions": ("en", "US troops left Tanf ", "if ", ""),
    "negations": ("en", "US troops left Tanf ", "not ", ""),
    "invisible characters": ("ar", "التنف ", "\x00\u200f\u202e\u0640", ""),
    "one long word": ("en", "Tanf ", "ab", ""),
    "one sentence of verbs": ("en", "Troops left Tanf. ", "troops left the base and ", ""),
    "one sentence of pronouns": ("en", "", "US troops left al-Tanf and it and they left it ", ""),
    "one sentence of names": ("en", "US troops left ", "al-Tanf and Himo and Qasrak and ", ""),
    "one sentence in Arabic": ("ar", "", "انسحبت القوات الأمريكية من التنف و", ""),
    "forces alone": ("en", "Tanf ", "US troops and Russian forces ", ""),
    "verbs alone": ("en", "Tanf ", "left withdrew handed over ", ""),
    "names and dashes": ("en", "", "Tanf - ", ""),
    "a claim in each paragraph": ("en", "", "US troops left al-Tanf on Monday.\n", ""),
    "nothing that names a place": ("ar", "", "انسحبت القوات الأمريكية من القاعدة. ", ""),
}


def calls(read: Explain, document: Document) -> int:
    profile = cProfile.Profile()
    profile.runcall(read, document)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_is_no_more_than_five_times_the_work(
    name: str, explain: Explain, article: Callable[..., Document]
) -> None:
    language, head, repeated, closing = HOSTILE[name]
    count = 100

    def text(count: int) -> str:
        return head + repeated * count + closing * count

    explain(article(text(2), language))
    once = calls(explain, article(text(count), language))
    again = calls(explain, article(text(count * TIMES), language))
    assert again <= (TIMES + 1) * once


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gives_sound_quotes(
    name: str, explain: Explain, article: Callable[..., Document]
) -> None:
    language, head, repeated, closing = HOSTILE[name]
    document = article(head + repeated * 50 + closing * 50, language)
    for found in explain(document):
        assert document.text[found.claim.start : found.claim.end] == found.claim.quote
