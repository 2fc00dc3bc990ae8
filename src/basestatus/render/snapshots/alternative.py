"""Say in words what a map shows, for readers who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.render.snapshots.appearances import PlanMark
from basestatus.render.snapshots.changes import changes_between
from basestatus.render.snapshots.wording import (
    change_words,
    date_words,
    knowledge_date,
    look_words,
    map_title,
    row_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from basestatus.render.snapshots.appearances import Appearance
    from basestatus.render.snapshots.subjects import Subject
    from basestatus.strings import Strings

__all__ = ["alt_text", "comparison_texts", "sheet_texts", "texts_of"]

MOST = 40
SECTION = "snapshot"


def alt_text(subject: Subject, on: date, words: Strings) -> str:
    """Return a paragraph: what the map is, its date, and the state of each site."""
    known = knowledge_date(subject.atlas)
    opening = words(
        SECTION, "alt", title=map_title(subject.atlas, words), date=date_words(on, words)
    )
    if known:
        opening += " " + words(SECTION, "as_known", date=date_words(known, words)) + "."
    shown = subject.on(on)
    said = [_sentence(subject, row, words) for row in shown[:MOST]]
    if len(shown) > MOST:
        said.append(words(SECTION, "and_others", count=len(shown) - MOST))
    return " ".join([opening, *said])


def _name(subject: Subject, row: Appearance, words: Strings) -> str:
    return row_words(subject.atlas, row.site_id, subject.named(row.actor), words)


def _sentence(subject: Subject, row: Appearance, words: Strings) -> str:
    name = _name(subject, row, words)
    state = look_words(row.look, words)
    if row.look.plan is not PlanMark.NONE and row.plan:
        plan = words(
            SECTION, f"plan_{row.look.plan.value}", state=words("status", row.plan.to.value)
        )
        state = words(SECTION, "comma").join([state, plan])
    return words(SECTION, "change", site=name, change=state) + "."


def comparison_texts(subject: Subject, dates: tuple[date, date], words: Strings) -> dict[str, str]:
    """Return the texts stored in a picture of two dates."""
    first, last = (date_words(day, words) for day in dates)
    heading = words(SECTION, "changes_from_to", first=first, last=last)
    changes = changes_between(subject.on(dates[0]), subject.on(dates[1]))
    said = [
        words(
            SECTION,
            "change",
            site=_name(subject, change.after, words),
            change=change_words(change, words),
        )
        + "."
        for change in changes[:MOST]
    ]
    return _texts(f"{map_title(subject.atlas, words)}: {heading}", " ".join([heading + ".", *said]))


def sheet_texts(subject: Subject, dates: Sequence[date], words: Strings) -> dict[str, str]:
    """Return the texts stored in a picture of a whole series: where it starts and ends."""
    first, last = (date_words(day, words) for day in (dates[0], dates[-1]))
    period = words(SECTION, "period", first=first, last=last)
    said = f"{alt_text(subject, dates[0], words)} {alt_text(subject, dates[-1], words)}"
    return _texts(f"{map_title(subject.atlas, words)}: {period}", said)


def texts_of(subject: Subject, on: date, words: Strings) -> dict[str, str]:
    """Return the texts stored in a picture, by the keywords that PNG fixes."""
    title = f"{map_title(subject.atlas, words)}: {date_words(on, words)}"
    return _texts(title, alt_text(subject, on, words))


def _texts(title: str, description: str) -> dict[str, str]:
    return {"Title": title, "Description": description, "Software": "basestatus"}
