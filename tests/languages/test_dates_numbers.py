"""Numbers in words."""

from __future__ import annotations

import pytest

from basestatus.languages.dates.lexicon import read_lexicon
from basestatus.languages.dates.numbers import Number, with_numbers
from basestatus.languages.dates.tokens import runs
from basestatus.languages.dates.vocabulary import Role
from basestatus.languages.folding import fold


def numbers(text: str, language: str) -> list[int]:
    lexicon = read_lexicon(language)
    found = []
    for run in runs(fold(text).text, lexicon, anchored=False):
        for item in with_numbers(run, small_first=lexicon.small_first):
            value = item.values.get(Role.NUMBER, item.values.get(Role.RANK))
            if isinstance(value, Number):
                found.append(value.value)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-one", 21),
        ("twenty first", 21),
        ("two thousand and eighteen", 2018),
        ("one thousand seven hundred and eighty nine", 1789),
        ("nineteen seventy eight", 1978),
        ("nineteen hundred ninety three", 1993),
        ("nineteen zero one", 1901),
        ("twenty eighteen", 2018),
        ("1,200", 1200),
        ("21st", 21),
    ],
)
def test_english_numbers_are_put_together(text: str, value: int) -> None:
    assert numbers(text, "en") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خمسة وعشرين", 25),
        ("خمسة عشر", 15),
        ("السادس عشر", 16),
        ("الحادي والعشرين", 21),
        ("مئة وخمسة وعشرين", 125),
        ("ألفين وستة وعشرين", 2026),
        ("ألف وتسعمئة وسبعة وستين", 1967),
        ("الألفان والواحد والعشرون", 2021),
        ("ثلاثة آلاف", 3000),
        ("٢٥", 25),
    ],
)
def test_arabic_numbers_are_put_together(text: str, value: int) -> None:
    assert numbers(text, "ar") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vingt et un", 21),
        ("soixante et onze", 71),
        ("soixante-dix-sept", 77),
        ("quatre-vingt-dix-neuf", 99),
        ("mille neuf cent quatorze", 1914),
        ("deux mille vingt-six", 2026),
    ],
)
def test_french_numbers_are_put_together(text: str, value: int) -> None:
    assert numbers(text, "fr") == [value]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("three and five", "en", [3, 5]),
        ("twenty one two thousand and eighteen", "en", [21, 2018]),
        ("twenty five nineteen eighty six", "en", [25, 1986]),
        ("first two", "en", [1, 2]),
        ("ثلاثة وخمسة", "ar", [3, 5]),
        ("ثلاثة وعشرة", "ar", [3, 10]),
    ],
)
def test_numbers_side_by_side_stay_apart(text: str, language: str, values: list[int]) -> None:
    assert numbers(text, language) == values


@pytest.mark.parametrize("sign", ["፩", "²", "①", "𝟚", "Ⅳ", "½", "༳"])
@pytest.mark.parametrize("language", ["en", "ar", "fr"])
def test_signs_that_count_but_are_no_decimal_digits_break_nothing(sign: str, language: str) -> None:
    assert numbers("12 days", language) == [12]
    assert all(isinstance(value, int) for value in numbers(f"{sign} days, 2{sign} May", language))
