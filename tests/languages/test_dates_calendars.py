"""Day arithmetic, other calendars, feasts, and how days are written."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from basestatus.languages.dates.calendars import add, month_days, season_days, weeks_of, year_days
from basestatus.languages.dates.edtf import edtf
from basestatus.languages.dates.holidays import easter, holiday_days
from basestatus.languages.dates.vocabulary import Calendar, Unit
from basestatus.model import Interval

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "03-22"), (1943, "04-25"), (2000, "04-23"), (2024, "03-31"), (2026, "04-05")],
)
def test_easter_is_where_the_tables_have_it(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2026, "2026-12-25"),
        ("easter-2", 2026, "2026-04-03"),
        ("11-thu-4+1", 2010, "2010-11-26"),
        ("05-mon-last", 2026, "2026-05-25"),
        ("hijri-10-01", 2024, "2024-04-10"),
        ("solar-01-01", 2026, "2026-03-21"),
    ],
)
def test_a_feast_has_its_day(rule: str, year: int, day: str) -> None:
    days = holiday_days(rule, year)
    assert days is not None
    assert days.start == days.end == date.fromisoformat(day)


def test_a_feast_outside_of_the_tables_has_none() -> None:
    assert holiday_days("hijri-10-01", 1500) is None
    assert holiday_days("nonsense", 2026) is None


def test_months_of_other_calendars_follow_their_libraries() -> None:
    ramadan = month_days(1445, 9, Calendar.HIJRI)
    assert (ramadan.start, ramadan.end) == (date(2024, 3, 11), date(2024, 4, 9))
    bahman = month_days(1404, 11, Calendar.SOLAR)
    assert (bahman.start, bahman.end) == (date(2026, 1, 21), date(2026, 2, 19))
    assert year_days(1404, Calendar.SOLAR).start == date(2025, 3, 21)


def test_the_first_week_is_the_one_with_the_first_thursday() -> None:
    assert weeks_of(year_days(2015))[0].start == date(2014, 12, 29)
    assert weeks_of(year_days(2027))[0].start == date(2027, 1, 4)


def test_a_month_on_from_the_last_day_is_the_last_day() -> None:
    assert add(date(2026, 1, 31), 1, Unit.MONTH) == date(2026, 2, 28)
    assert add(date(2024, 2, 29), -1, Unit.YEAR) == date(2023, 2, 28)
    assert add(date(2026, 2, 13), 0.5, Unit.YEAR) == date(2026, 8, 13)
    assert add(date(2026, 2, 13), 2, Unit.BUSINESS_DAY) == date(2026, 2, 17)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2026-02-11", "2026-02-11", "2026-02-11"),
        ("2026-02-01", "2026-02-28", "2026-02"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("1990-01-01", "1999-12-31", "199X"),
        ("1900-01-01", "1999-12-31", "19XX"),
        ("1991-01-01", "2000-12-31", "1991-01-01/2000-12-31"),
        ("2026-02-09", "2026-02-15", "2026-02-09/2026-02-15"),
        (None, "2026-02-12", "../2026-02-12"),
        ("2026-02-12", None, "2026-02-12/.."),
    ],
)
def test_days_are_written_in_edtf(start: str | None, end: str | None, written: str) -> None:
    ends = (date.fromisoformat(day) if day else None for day in (start, end))
    assert edtf(Interval(*ends)) == written


def test_seasons_have_their_own_edtf() -> None:
    winter = season_days(2025, 4)
    assert edtf(Interval(winter.start, winter.end), Unit.SEASON) == "2025-24"
    assert edtf(Interval(winter.start, winter.end)) == "2025-12-01/2026-02-28"


@given(DAYS, DAYS, st.booleans())
def test_edtf_has_its_own_syntax(one: date, other: date, approximate: bool) -> None:  # noqa: FBT001
    written = edtf(Interval(min(one, other), max(one, other)), approximate=approximate)
    assert parse_edtf(written) is not None
