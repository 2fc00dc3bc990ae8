"""Say in words what a map shows, for readers who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.render.snapshots.appearances import PlanMark
from basestatus.render.snapshots.wording import date_words, knowledge_date, look_words, map_title

if TYPE_CHECKING:
    from datetime import date

    from basestatus.render.snapshots.appearances import Appearance
    from basestatus.render.snapshots.subjects import Subject
    from basestatus.strings import Strings

__all__ = ["alt_text", "texts_of"]

MOST = 40


def alt_text(subject: Subject, on: date, words: Strings) -> str:
    """Return a paragraph: what the map is, its date, and the state of each site."""
    known = knowledge_date(subject.atlas)
    opening = words(
        "snapshot", "alt", title=map_title(subject.atlas, words), date=date_words(on, words)
    )
    if known:
        opening += " " + words("snapshot", "as_known", date=date_words(known, words)) + "."
    shown = subject.on(on)
    said = [_sentence(subject, row, words) for row in shown[:MOST]]
    if len(shown) > MOST:
        said.append(words("snapshot", "and_others", count=len(shown) - MOST))
    return " ".join([opening, *said])


def _sentence(subject: Subject, row: Appearance, words: Strings) -> str:
    name = subject.atlas.sites[row.site_id].label(words.language)
    state = look_words(row.look, words)
    if row.look.plan is not PlanMark.NONE and row.plan:
        plan = words(
            "snapshot", f"plan_{row.look.plan.value}", state=words("status", row.plan.to.value)
        )
        state = words("snapshot", "comma").join([state, plan])
    return words("snapshot", "change", site=name, change=state) + "."


def texts_of(subject: Subject, on: date, words: Strings) -> dict[str, str]:
    """Return the texts stored in a picture, by the keywords that PNG fixes."""
    return {
        "Title": f"{map_title(subject.atlas, words)}: {date_words(on, words)}",
        "Description": alt_text(subject, on, words),
        "Software": "basestatus",
    }
