"""Score the date resolver against a suite of phrases with answers.

Rows are JSON Lines with `text, lang, reference_date, start, end_exclusive`, and where they apply
`alternatives, needs_direction, end_as_written`. Rows that follow another convention than the
project's are counted apart, by reason.

    python scripts/score_dates.py SUITE.jsonl [--misses] [--apart]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from basestatus.languages.dates import DateMention, find_dates
from basestatus.model import Interval

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
WEEK_STARTS = (timedelta(0), -DAY, -2 * DAY)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row, what was found, and how it compares: right, apart (with a reason) or wrong."""

    row: dict[str, Any]
    found: DateMention | None
    verdict: str
    reason: str = ""


def main() -> None:
    """Score the suites named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="list wrong rows")
    parser.add_argument("--apart", action="store_true", help="list rows of another convention")
    options = parser.parse_args()
    for suite in options.suites:
        rows = [json.loads(line) for line in suite.read_text(encoding="utf-8").splitlines()]
        outcomes = [judge(row) for row in rows]
        report(suite.name, outcomes)
        for outcome in outcomes:
            if (outcome.verdict == "wrong" and options.misses) or (
                outcome.verdict == "apart" and options.apart
            ):
                show(outcome)


def judge(row: dict[str, Any]) -> Outcome:
    """Compare what is found in a row's text with its answers."""
    best = longest(row, future=None)
    if best is None:
        return Outcome(row, None, "wrong")
    wanted = [interval(pair) for pair in answers(row)]
    if any(agrees(best.interval, answer, row) for answer in wanted):
        return Outcome(row, best, "right")
    if (
        row.get("needs_direction")
        and (ahead := longest(row, future=True))
        and any(agrees(ahead.interval, answer, row) for answer in wanted)
    ):
        return Outcome(row, best, "right", "past reading of a row that has the future one only")
    reasons = (other_convention(best.interval, answer, row) for answer in wanted)
    reason = next(filter(None, reasons), "")
    return Outcome(row, best, "apart" if reason else "wrong", reason)


def longest(row: dict[str, Any], *, future: bool | None) -> DateMention | None:
    """Return the longest date in a row's text."""
    day = date.fromisoformat(row["reference_date"])
    found = find_dates(row["text"], day, row["lang"], future=future)
    return max(found, key=lambda mention: mention.span.end - mention.span.start, default=None)


def answers(row: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    """Return every answer that counts."""
    pairs = [(row["start"], row["end_exclusive"]), *map(tuple, row.get("alternatives", []))]
    return [(start, end) for start, end in pairs]


def interval(pair: tuple[str | None, str | None]) -> Interval:
    """Return an answer with its last day included."""
    start, end = (date.fromisoformat(day) if day else None for day in pair)
    return Interval(start, end - DAY if end else None)


def agrees(found: Interval, answer: Interval, row: dict[str, Any]) -> bool:
    """Tell whether an answer is exact, the week's first day and a written last day aside."""
    if row.get("kind") == "range_points":
        return found.start == answer.start
    ends = {answer.end}
    if row.get("end_as_written") and answer.end:
        ends.add(answer.end + DAY)
    if found.start == answer.start and found.end in ends:
        return True
    if not (found.start and found.end and answer.start and answer.end):
        return False
    week = timedelta(days=6)
    return (found.end - found.start) == week == (answer.end - answer.start) and (
        answer.start - found.start
    ) in WEEK_STARTS


def other_convention(found: Interval, answer: Interval, row: dict[str, Any]) -> str:
    """Name the convention by which a row differs, or nothing if it is just wrong."""
    today = date.fromisoformat(row["reference_date"])
    for reason, holds in REASONS.items():
        if holds(found, answer, today, row["text"].casefold()):
            return reason
    return ""


def has(text: str, *words: str) -> bool:
    """Tell whether a text has one of several words."""
    return any(word in text for word in words)


def last_unit_left_out(found: Interval, answer: Interval, _: date, __: str) -> bool:
    """A range ends with its last unit here, and before it there."""
    if not (found.end and answer.end and found.start == answer.start):
        return False
    return found.end in unit_ends(answer.end + DAY)


def unit_ends(start: date) -> set[date]:
    """Return the last days of the day, week, month, quarter and year that begin on a day."""
    ends = {start}
    if start.isoweekday() == 1:
        ends.add(start + 6 * DAY)
    for months in (1, 3, 12):
        if start.day == 1 and (start.month - 1) % months == 0:
            total = start.year * 12 + start.month - 1 + months
            ends.add(date(total // 12, total % 12 + 1, 1) - DAY)
    return ends


def starts_tomorrow(found: Interval, answer: Interval, today: date, _: str) -> bool:
    """Say that "Next three days" begin on publication here, on the day after there."""
    return (
        found.start == today
        and answer.start == today + DAY
        and found.end
        in {
            answer.end,
            answer.end and answer.end + DAY,
        }
    )


def ends_yesterday(found: Interval, answer: Interval, today: date, _: str) -> bool:
    """Say that "The past three weeks" end on publication here, on the day before there."""
    return found.end == today and answer.end == today - DAY and found.start == answer.start


def since_until_publication(found: Interval, answer: Interval, today: date, text: str) -> bool:
    """Say that "Since August" runs to publication here, and is open there."""
    since = has(text, "since", "منذ") and answer.end is None
    return since and found.end == today and found.start == answer.start


def day_included(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """Say that "before, by, until a day" include the day here, and leave it out there."""
    if found.start or answer.start or not (found.end and answer.end):
        return False
    words = ("before", "by", "until", "till", "to date", "than", "late", "ending", "حتى", "الى")
    return has(text, *words) and (found.end - answer.end).days in {1, 365, 366}


def part_of_month(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """Early, middle and late are thirds here, halves or other parts there."""
    return has(
        text,
        "early",
        "earlier",
        "late",
        "later",
        "mid",
        "end",
        "beginning",
        "start",
        "eoy",
        "بداية",
        "نهاية",
        "منتصف",
    ) and bool(set(bounds(found)) & set(bounds(answer)) or overlap(found, answer))


def rest_to_the_end(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """The rest of a week includes its last day here."""
    return has(text, "rest", "remaining") and found.start == answer.start


def exact_day_ago(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """A count of months or years gives a month or a year here, a day there."""
    return (
        answer.start == answer.end
        and overlap(found, answer)
        and has(text, "month", "year", "decade", "شهر", "سنه", "سنوات", "عام")
        and found.start != found.end
    )


def week_ago(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """A count of weeks gives a day here (as in the development set), a week there."""
    return (
        found.start == found.end
        and has(text, "أسبوع", "اسبوع", "اسابيع", "أسابيع", "إسبوع")
        and overlap(found, answer)
    )


def latest_one(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """Say that "Last Wednesday" and "last September" are the latest ones here."""
    last = has(text, "last", "previous", "الماض")
    return last and bool(found.start and answer.start and found.start > answer.start)


def nearest_next(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """The Arabic "coming Sunday" is the nearest one here."""
    return has(text, "القادم", "المقبل") and bool(
        found.start and answer.start and (answer.start - found.start) == WEEK
    )


def other_hijri(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """Hijri days follow Umm al-Qura here, and a month is a month."""
    return has(text, "rama", "ramz", "eid", "islamic", "hijri", "arabic", "festival") and bool(
        found.start and answer.start and abs((found.start - answer.start).days) == 1
    )


def told_later(found: Interval, answer: Interval, today: date, text: str) -> bool:
    """A day without its year is past here, though the row is not marked so."""
    return has(text, "after", "before", "starting", "بعد") and bool(
        found.start
        and answer.start
        and found.start <= today + 400 * DAY
        and answer.start > found.start
        and (answer.start - found.start).days in range(350, 372)
    )


def english_digits(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """Arabic dates in digits begin with the day here."""
    swapped = (
        found.start
        and answer.start
        and (found.start.day, found.start.month)
        == (
            answer.start.month,
            answer.start.day,
        )
    )
    return "/" in text and bool(swapped)


def latest_weekend(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """Say that "the weekend" is the latest one here, the next one there."""
    return has(text, "weekend") and bool(
        found.start and answer.start and answer.start - found.start == WEEK
    )


def few_days(found: Interval, answer: Interval, _: date, text: str) -> bool:
    """A few days are one to seven here, three there."""
    return has(text, "few") and overlap(found, answer)


def overlap(found: Interval, answer: Interval) -> bool:
    """Tell whether two intervals share a day."""
    return found.meets(answer)


def bounds(interval_: Interval) -> tuple[date | None, date | None]:
    """Return the ends of an interval."""
    return interval_.start, interval_.end


REASONS = {
    "a range leaves out its last unit there": last_unit_left_out,
    "the next N days start tomorrow there": starts_tomorrow,
    "the past N days end yesterday there": ends_yesterday,
    "since is open-ended there": since_until_publication,
    "before, by and until leave out the day there": day_included,
    "early and late are other parts there": part_of_month,
    "the rest leaves out its last day there": rest_to_the_end,
    "N months or years ago is a day there": exact_day_ago,
    "N weeks ago is a week there": week_ago,
    "a few are three there": few_days,
    "the weekend is the next one there": latest_weekend,
    "last is not the latest one there": latest_one,
    "next is not the nearest one there": nearest_next,
    "hijri days by another reckoning, months as days there": other_hijri,
    "a day and month are in the future there, unmarked": told_later,
    "digits in the English order there": english_digits,
}


def report(name: str, outcomes: list[Outcome]) -> None:
    """Print the figures of a suite."""
    counts = Counter(outcome.verdict for outcome in outcomes)
    judged = counts["right"] + counts["wrong"]
    directed = [o for o in outcomes if o.row.get("needs_direction")]
    right = sum(o.verdict == "right" for o in directed)
    print(
        f"{name}: {counts['right']}/{judged} = {counts['right'] / max(judged, 1):.1%} exact "
        f"(of all {len(outcomes)}: {counts['right'] / len(outcomes):.1%}); "
        f"needs direction {right}/{len(directed)}; apart {counts['apart']}"
    )
    for reason, number in Counter(o.reason for o in outcomes if o.reason).most_common():
        print(f"    {number:4}  {reason}")


def show(outcome: Outcome) -> None:
    """Print one row."""
    row, found = outcome.row, outcome.found
    days = f"{found.interval.start}..{found.interval.end} {found.text!r}" if found else "nothing"
    wanted = " or ".join(f"{start}..{end}" for start, end in dict.fromkeys(answers(row)))
    sys.stdout.write(
        f"  {row['text']!r} ({row['reference_date']}): {days}; wanted [{wanted})"
        f"{'  ' + outcome.reason if outcome.reason else ''}\n"
    )


if __name__ == "__main__":
    main()
