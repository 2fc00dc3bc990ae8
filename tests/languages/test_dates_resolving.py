"""What an expression says before and after it is known when it was published."""

from __future__ import annotations

from datetime import date

import pytest

from basestatus.errors import LanguagePackError
from basestatus.languages.dates import (
    Expression,
    Kind,
    Relation,
    earlier_event,
    find_dates,
    find_expressions,
    later_event,
    resolve,
    resolve_named,
)
from basestatus.model import DateBasis, Interval

FRIDAY = date(2026, 2, 13)


def only(text: str, language: str = "en") -> Expression:
    (expression,) = find_expressions(text, language)
    return expression


def days(text: str, language: str = "en", *, future: bool | None = None) -> tuple[str, str]:
    resolved = resolve(only(text, language), FRIDAY, future=future)
    assert resolved is not None
    return str(resolved.interval.start), str(resolved.interval.end)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("on Friday", Relation.ON),
        ("since Friday", Relation.SINCE),
        ("until Friday", Relation.UNTIL),
        ("by Friday", Relation.BY),
        ("before Feb. 12", Relation.BEFORE),
        ("after Feb. 12", Relation.AFTER),
        ("starting Feb. 12", Relation.STARTING),
        ("two weeks ago", Relation.AGO),
        ("in two weeks", Relation.AHEAD),
        ("in the past two weeks", Relation.PAST),
        ("within a month", Relation.WITHIN),
        ("The war went on for 12 years.", Relation.LASTING),
    ],
)
def test_the_relation_says_how_days_bind_what_is_told(text: str, relation: Relation) -> None:
    assert only(text).relation is relation


def test_days_are_named_before_a_relation_opens_them() -> None:
    since = only("since last Friday")
    named = resolve_named(since, FRIDAY)
    assert named is not None
    assert named.interval == Interval(date(2026, 2, 6), date(2026, 2, 6))
    assert days("since last Friday") == ("2026-02-06", "2026-02-13")


def test_tense_turns_a_weekday_round() -> None:
    assert days("Tuesday") == ("2026-02-10", "2026-02-10")
    assert days("Tuesday", future=True) == ("2026-02-17", "2026-02-17")
    assert days("Friday") == ("2026-02-13", "2026-02-13")


def test_tense_turns_a_month_round() -> None:
    assert days("in November") == ("2025-11-01", "2025-11-30")
    assert days("in November", future=True) == ("2026-11-01", "2026-11-30")
    assert days("in February", future=True) == ("2026-02-01", "2026-02-28")


def test_a_date_agrees_with_the_weekday_beside_it() -> None:
    assert days("Monday, 16 February") == ("2026-02-16", "2026-02-16")


def test_day_and_month_in_digits_are_turned_round_where_only_that_fits_the_tense() -> None:
    assert days("on 12/02/2026") == ("2026-12-02", "2026-12-02")
    assert days("on 12/02/2026", future=False) == ("2026-02-12", "2026-02-12")
    assert days("on 03/12/2026", future=True) == ("2026-03-12", "2026-03-12")
    assert days("on 01/12/2026", future=True) == ("2026-12-01", "2026-12-01")


def test_what_is_told_in_the_past_does_not_lie_two_weeks_ahead() -> None:
    assert resolve(only("They took five towns in two weeks."), FRIDAY, future=False) is None


def test_told_days_count_from_the_day_spoken_of() -> None:
    expression = only("Troops returned the next day.")
    assert expression.told
    resolved = resolve(expression, FRIDAY, anchor=date(2026, 1, 26))
    assert resolved is not None
    assert resolved.interval == Interval(date(2026, 1, 27), date(2026, 1, 27))


def test_after_two_days_in_a_story_counts_from_the_day_spoken_of() -> None:
    expression = only("وبعد نحو شهر خرجت الوحدات", "ar")
    found = resolve(expression, None, future=False, anchor=date(2021, 11, 12))
    assert found is not None
    assert found.interval == Interval(date(2021, 12, 5), date(2021, 12, 19))
    assert resolve(expression, FRIDAY, future=False) is None


@pytest.mark.parametrize(
    ("text", "language", "later", "earlier"),
    [
        ("roughly two weeks after trucks came", "en", "2026-03-12", "2026-02-26/2026-02-26"),
        ("about a month after it passed", "en", "2026-04-18", "2026-03-11/2026-03-25"),
        ("two months after troops left", "en", "2026-04-18", "2026-02-01/2026-02-28"),
        ("a day after the last truck", "en", "2026-02-12", "2026-02-11/2026-02-11"),
        ("بعد نحو أسبوعين من بدء السحب", "ar", "2026-03-12", "2026-02-26/2026-02-26"),
        ("بعد شهر تقريباً من انتقال القاعدة", "ar", "2026-04-18", "2026-03-11/2026-03-25"),
        ("بعد شهرين من خروجهم", "ar", "2026-04-18", "2026-02-01/2026-02-28"),
        ("deux semaines après le départ", "fr", "2026-03-12", "2026-02-26/2026-02-26"),
    ],
)
def test_the_earlier_event_is_dated_from_the_later(
    text: str, language: str, later: str, earlier: str
) -> None:
    expression = only(text, language)
    assert expression.kind is Kind.EVENT_RELATIVE
    assert resolve(expression, FRIDAY) is None
    day = date.fromisoformat(later)
    found = earlier_event(expression, Interval(day, day))
    assert found is not None
    assert f"{found.interval.start}/{found.interval.end}" == earlier


def test_the_later_event_is_dated_from_the_earlier() -> None:
    expression = only("three days after the handover")
    found = later_event(expression, Interval(date(2026, 2, 10), date(2026, 2, 11)))
    assert found is not None
    assert found.interval == Interval(date(2026, 2, 13), date(2026, 2, 14))


def test_an_open_event_stays_open() -> None:
    found = earlier_event(only("three days after the handover"), Interval(None, FRIDAY))
    assert found is not None
    assert found.interval == Interval(None, date(2026, 2, 10))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They fought for 12 years.", "en"),
        ("وجود دام نحو 12 عاماً", "ar"),
        ("pendant dix ans", "fr"),
    ],
)
def test_a_duration_dates_nothing(text: str, language: str) -> None:
    expression = only(text, language)
    assert expression.kind is Kind.DURATION
    assert resolve(expression, FRIDAY) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1,200 soldiers", "en"),
        ("a man aged 27", "en"),
        ("the 27th Brigade", "en"),
        ("They may march and fall.", "en"),
        ("2,000 people saw the Sun and Mar", "en"),
        ("Resolution 2254", "en"),
        ("rates of 5.12 and 3/4", "en"),
        ("every Friday", "en"),
        ("1200 جندي", "ar"),
        ("القرار 2254", "ar"),
        ("الأمين العام", "ar"),
        ("المقر العام للقوات", "ar"),
        ("كل يوم جمعة", "ar"),
        ("la 27e brigade a été là", "fr"),
    ],
)
def test_numbers_and_common_words_are_no_dates(text: str, language: str) -> None:
    assert find_dates(text, FRIDAY, language) == ()


def test_years_of_history_are_background() -> None:
    assert only("in 2014").background
    assert only("since the 1970s").background
    assert not only("in May 2014").background
    assert not only("last year").background


def test_a_basis_tells_named_dates_from_relative_ones() -> None:
    texts = {
        "12 February": DateBasis.STATED,
        "Friday": DateBasis.RELATIVE,
        "Easter": DateBasis.STATED,
    }
    for text, basis in texts.items():
        resolved = resolve(only(text), FRIDAY)
        assert resolved is not None
        assert resolved.basis is basis


def test_what_is_about_right_is_marked() -> None:
    resolved = resolve(only("منذ نحو 12 عاماً", "ar"), FRIDAY)
    assert resolved is not None
    assert resolved.approximate
    assert resolved.edtf == "2014~"


def test_without_a_publication_only_full_dates_are_read() -> None:
    text = "It moved on Friday, on 3 February and on 4 March 2025, in 2019 and last week."
    found = find_dates(text, None, "en")
    assert [mention.edtf for mention in found] == ["2025-03-04", "2019"]


def test_midnight_and_the_night_touch_two_days() -> None:
    assert days("around midnight on Thursday") == ("2026-02-12", "2026-02-13")
    assert days("last night") == ("2026-02-12", "2026-02-13")
    assert days("overnight Wednesday") == ("2026-02-11", "2026-02-12")
    assert days("before dawn on Thursday") == ("2026-02-12", "2026-02-12")


def test_one_phrase_in_parts_is_one_mention() -> None:
    expression = only("Friday evening, 13 February 2026")
    assert (expression.span.start, expression.span.end) == (0, 32)


def test_words_that_announce_the_future_decide_where_no_tense_is_given() -> None:
    (mention,) = find_dates("The unit will leave on Tuesday.", FRIDAY, "en")
    assert mention.interval.start == date(2026, 2, 17)
    (mention,) = find_dates("He said on Tuesday that they will leave.", FRIDAY, "en")
    assert mention.interval.start == date(2026, 2, 10)
    (mention,) = find_dates("ستغادر القوة الثلاثاء.", FRIDAY, "ar")
    assert mention.interval.start == date(2026, 2, 17)


def test_a_range_that_has_begun_is_not_put_off_for_a_year() -> None:
    assert days("between 10 and 20 February", future=True) == ("2026-02-10", "2026-02-20")
    assert days("between 10 and 12 February", future=True) == ("2027-02-10", "2027-02-12")


def test_a_day_without_its_month_needs_room_behind_it() -> None:
    assert days("They left on the 3rd.") == ("2026-02-03", "2026-02-03")
    assert find_expressions("on the 3rd floor", "en") == ()
    assert find_expressions("in the 70th minute", "en") == ()


def test_years_in_a_list_are_all_read() -> None:
    found = find_dates("Promises were made in 2014 and 2017.", FRIDAY, "en")
    assert [mention.edtf for mention in found] == ["2014", "2017"]


def test_verbs_that_sound_like_parts_take_no_third_of_a_year() -> None:
    (mention,) = find_dates("The contract will end in 2031.", FRIDAY, "en")
    assert mention.edtf == "2031"


def test_a_language_without_a_pack_is_refused() -> None:
    with pytest.raises(LanguagePackError, match="xx"):
        find_expressions("on Friday", "xx")
