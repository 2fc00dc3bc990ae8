"""List what an analyst should look at: what is old, contested, overdue, impossible or unread."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from basestatus.model import Interval, State
from basestatus.timeline.because import Because
from basestatus.timeline.copies import changed_figures, find_copies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from basestatus.errors import Problem
    from basestatus.model import Document, Period
    from basestatus.timeline.unplaced import Doubt
    from basestatus.timeline.wording import Wording

__all__ = ["Concern", "Item", "list_doubts", "list_figures", "list_inputs", "list_states"]

IMPOSSIBLE = (Because.IMPOSSIBLE_ORDER, Because.RETURN_MISSING)
ORDER_BROKEN = (Because.VERSION_NEVER, *IMPOSSIBLE)
EVER = Interval(None, None)
PRESENT = (State.HELD, State.BUILDING_UP, State.LEAVING)


class Concern(StrEnum):
    """Why something is on the list."""

    INPUT = "input"
    UNDATED = "undated"
    UNPLACED = "unplaced"
    AMBIGUOUS = "ambiguous"
    CONTESTED = "contested"
    IMPOSSIBLE_ORDER = "impossible_order"
    OVERDUE = "overdue"
    STALE = "stale"
    GAP = "gap"
    SET_ASIDE = "set_aside"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at; ``window`` are its days, ``detail`` what its sentence needs."""

    concern: Concern
    site: str = ""
    actor: str = ""
    window: Interval = EVER
    states: tuple[State, ...] = ()
    claims: tuple[str, ...] = ()
    detail: Mapping[str, str] = field(default_factory=dict)

    def say(self, words: Wording) -> str:
        """Return the item in one sentence."""
        detail = dict(self.detail)
        if self.concern is Concern.SET_ASIDE:
            detail["reason"] = words.strings("why", detail["reason"])
        states = words.listed(words.state(state) for state in self.states)
        return words.strings(
            "check",
            self.concern.value,
            site=words.name(self.site),
            actor=words.name(self.actor),
            when=words.when(self.window),
            day=words.day(self.window.start),
            states=states,
            change=states,
            **detail,
        )


def list_states(periods: Sequence[Period], on: date) -> Iterator[Item]:
    """Yield what the timelines themselves ask for, seen from the day ``on``."""
    for period in periods:
        yield from _disputes(period)
        yield from _broken_orders(period)
        yield from _silences(period, on)
        yield from _overdue(period, on)
        for overruled in period.overruled:
            if overruled.reason not in {"unconfirmed", "unverified"}:
                detail = {"reason": overruled.reason}
                yield _item(Concern.SET_ASIDE, period, claims=(overruled.claim,), detail=detail)


def list_figures(documents: Mapping[str, Document]) -> Iterator[Item]:
    """Yield the numbers in which versions of one text differ."""
    for figure in changed_figures(find_copies(documents), documents):
        detail = {
            "before": figure.before,
            "after": figure.after,
            "first": figure.first,
            "second": figure.second,
            "context": figure.context_after,
        }
        yield Item(Concern.FIGURE, detail=detail)


def list_inputs(documents: Iterable[Document], problems: Iterable[Problem]) -> Iterator[Item]:
    """Yield the documents without a date, and everything else wrong with the input."""
    undated = {(d.path, d.line) for d in documents if d.published is None}
    for path, line in sorted(undated, key=str):
        place = path if line is None else f"{path}:{line}"
        yield Item(Concern.UNDATED, detail={"path": place})
    for problem in problems:
        if (problem.path, problem.line) not in undated:
            yield Item(Concern.INPUT, detail={"message": str(problem)})


def list_doubts(doubts: Iterable[Doubt]) -> Iterator[Item]:
    """Yield the names that no place has, or several."""
    for doubt in doubts:
        detail = {
            "mention": doubt.mention,
            "path": doubt.document,
            "places": ", ".join(doubt.places),
        }
        yield Item(Concern.AMBIGUOUS if doubt.places else Concern.UNPLACED, detail=detail)


def _item(
    concern: Concern,
    period: Period,
    window: Interval | None = None,
    *,
    claims: tuple[str, ...] | None = None,
    states: tuple[State, ...] = (),
    detail: Mapping[str, str] | None = None,
) -> Item:
    days = window or Interval(period.valid_from, period.valid_to)
    cited = period.claims if claims is None else claims
    return Item(concern, period.site_id, period.actor, days, states, cited, detail or {})


def _disputes(period: Period) -> Iterator[Item]:
    if period.contested:
        yield _item(Concern.CONTESTED, period, states=period.contested)


def _broken_orders(period: Period) -> Iterator[Item]:
    """Yield presence after a departure without a return, and windows that cannot follow."""
    for reason in period.reasons:
        broken = IMPOSSIBLE if not period.contested else ORDER_BROKEN
        if reason.key in broken and (period.changing_to or period.contested):
            yield _item(Concern.IMPOSSIBLE_ORDER, period, reason.window, claims=reason.claims)
            return


def _silences(period: Period, on: date) -> Iterator[Item]:
    """Yield a state that is stale on the day, and one that was until news came."""
    if period.stale_from is None:
        return
    if period.valid_to is not None and period.valid_to <= on:
        yield _item(Concern.GAP, period, Interval(period.stale_from, period.valid_to))
    elif period.stale_from <= on and period.status in PRESENT:
        yield _item(Concern.STALE, period, Interval(period.stale_from, None))


def _overdue(period: Period, on: date) -> Iterator[Item]:
    """Yield the plans that are past their last day, where nothing was heard of them."""
    if period.valid_to is not None and period.valid_to <= on:
        return
    for plan in period.plans:
        if plan.fate == "open" and plan.window.end and plan.window.end < on:
            yield _item(Concern.OVERDUE, period, plan.window, claims=plan.claims, states=(plan.to,))
