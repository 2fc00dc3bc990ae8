"""What holds for dates in any text."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from basestatus.languages import fold
from basestatus.languages.dates import find_dates, find_expressions, resolve
from basestatus.languages.dates.lexicon import read_lexicon

PUBLISHED = date(2026, 2, 13)
ENGLISH = (
    "may 12 2014 the of in last week two days ago monday between and from to , / - ( ) since "
    "until early 3rd february next month by mid q3 1990s o'clock past few three weeks after "
    "today"
)
ARABIC = (
    "من إلى في شباط 12 عام 2014 الأسبوع الماضي قبل يومين منذ بعد شهر الجمعة ليل أمس بين و أول "
    "ثالث خلال المقبل نهاية منتصف أواخر ثلاثة أيام حتى هذا العام صيف"
)
PLANTED = [
    ("ar", "الجمعة 6 فبراير 2026", "2026-02-06"),
    ("ar", "الأسبوع الماضي", "2026-02-02/2026-02-08"),
    ("en", "last week", "2026-02-02/2026-02-08"),
    ("en", "6 February 2026", "2026-02-06"),
    ("fr", "la semaine dernière", "2026-02-02/2026-02-08"),
]
MARKS = "\u064b\u0651\u0640\u200f\u202b"


@given(st.lists(st.sampled_from(ENGLISH.split()), max_size=15))
def test_english_spans_lie_in_the_text_and_apart(words: list[str]) -> None:
    check(" ".join(words), "en")


@given(st.lists(st.sampled_from(ARABIC.split()), max_size=15))
def test_arabic_spans_lie_in_the_text_and_apart(words: list[str]) -> None:
    check(" ".join(words), "ar")


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
@given(data=st.data())
def test_the_words_of_a_pack_can_stand_in_any_order(language: str, data: st.DataObject) -> None:
    entries = [
        " ".join(tokens) for row in read_lexicon(language).words.values() for tokens, _ in row
    ]
    words = [*sorted(entries), "12", "3", "2014", "99", "1,200", "2026-02-13", "5/12"]
    check(" ".join(data.draw(st.lists(st.sampled_from(words), max_size=7))), language)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for language in ("ar", "en", "fr"):
        check(text, language)


def check(text: str, language: str) -> None:
    end = 0
    for expression in find_expressions(text, language):
        assert end <= expression.span.start < expression.span.end <= len(text)
        end = expression.span.end
        for future in (None, False, True):
            resolved = resolve(expression, PUBLISHED, future=future)
            if resolved is not None:
                assert parse_edtf(resolved.edtf) is not None
                start, last = resolved.interval.start, resolved.interval.end
                assert start is None or last is None or start <= last


@given(st.sampled_from(PLANTED), st.text("xzقظ \u064b\u0651\u0640\u200f،.", max_size=40), st.data())
def test_a_planted_date_is_found_where_it_is(
    planted: tuple[str, str, str], noise: str, data: st.DataObject
) -> None:
    language, phrase, written = planted
    text = f"{noise} {phrase} {data.draw(st.text('xzقظ ،.', max_size=20))}"
    (found,) = find_dates(text, PUBLISHED, language)
    assert found.edtf == written
    assert phrase in text[found.span.start : found.span.end + 1]


@given(st.lists(st.sampled_from(MARKS), min_size=1, max_size=5), st.integers(0, 19))
def test_marks_and_controls_move_nothing(marks: list[str], at: int) -> None:
    phrase = "الجمعة 6 فبراير 2026"
    text = phrase[:at] + "".join(marks) + phrase[at:]
    (found,) = find_dates(text, PUBLISHED, "ar")
    assert found.edtf == "2026-02-06"
    covered = text[found.span.start : found.span.end]
    assert [c for c in covered if c not in MARKS] == list(phrase)


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize(
    "text", ["two centuries ago", "in 40 years", "in 300 decades", "last Friday"]
)
def test_days_that_no_calendar_can_write_are_left_out(text: str, published: date) -> None:
    for expression in find_expressions(text, "en"):
        resolve(expression, published)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "(" * 100_000,
        "1/" * 50_000,
        "today " * 10_000,
        "\u202e(" * 50_000,
        "1" * 99_999,
    ],
    ids=["quotes", "brackets", "slashes", "days", "directions", "digits"],
)
def test_hostile_text_is_read(text: str) -> None:
    assert isinstance(find_expressions(text, "en"), tuple)


def test_lone_surrogates_are_read_past() -> None:
    found = find_expressions("a\ud800 on Friday \udfff", "en")
    assert len(found) == 1


def test_folding_done_before_is_not_done_again() -> None:
    text = "They left on Friday, 6 February 2026, and came back."
    assert find_expressions(text, "en", folded=fold(text)) == find_expressions(text, "en")


def test_a_vowel_sign_stays_with_its_letter() -> None:
    text = "بقوا أسبوعاً إضافياً هناك"
    (found,) = find_expressions(text, "ar")
    assert not unicodedata.combining(text[found.span.end])
    assert text[found.span.start : found.span.end] == "أسبوعاً إضافياً"
