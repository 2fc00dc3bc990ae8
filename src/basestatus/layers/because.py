"""Say in a short text why a row has its state: the change, the evidence, doubts and plans."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from basestatus.strings import languages, strings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Period, Plan
    from basestatus.strings import Strings

__all__ = ["nearest_plan", "short_reason"]

DAY = timedelta(days=1)
CHANGES = {
    (True, True): "why_change_within",
    (False, True): "why_change_by",
    (True, False): "why_change_since",
    (False, False): "why_change",
}


def short_reason(atlas: Atlas, period: Period, reported: date | None) -> str:
    """Return the reason in the project's first language; ``reported`` is the newest report."""
    language = next((name for name in atlas.settings.languages if name in languages()), "en")
    words = strings(language)
    return " ".join(_sentences(atlas, period, reported, words))


def nearest_plan(plans: tuple[Plan, ...]) -> tuple[date, Plan] | None:
    """Return the open plan that is due first, and its day; None where no day is known."""
    due = [(plan.window.end, plan) for plan in plans if plan.fate == "open" and plan.window.end]
    return min(due, key=lambda entry: entry[0], default=None)


def _sentences(
    atlas: Atlas, period: Period, reported: date | None, words: Strings
) -> Iterator[str]:
    yield _state(period, words)
    if reported is None:
        yield words("export", "why_no_report")
    else:
        counted = {"count": period.n_independent, "grade": period.grade}
        yield words("export", "why_evidence", reported=reported.isoformat(), **counted)
    if period.contested:
        states = ", ".join(words("status", state.value) for state in period.contested)
        yield words("export", "why_contested", states=states)
    area = atlas.areas.get(period.inherited_from or "")
    if area:
        yield words("export", "why_inherited", area=area.label(words.language))
    if plan := nearest_plan(period.plans):
        day, what = plan
        change = words("status", what.to.value)
        yield words("export", "why_planned", next=change, due=day.isoformat())


def _state(period: Period, words: Strings) -> str:
    """Return the state, or the change and the days on which it may have happened."""
    state = words("status", period.status.value)
    if period.changing_to is None:
        return words("export", "why_state", state=state)
    return words(
        "export",
        CHANGES[period.valid_from is not None, period.valid_to is not None],
        state=state,
        next=words("status", period.changing_to.value),
        first=period.valid_from.isoformat() if period.valid_from else "",
        last=(period.valid_to - DAY).isoformat() if period.valid_to else "",
    )
