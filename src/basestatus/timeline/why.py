"""Say why: the state in one sentence, then the steps that lead to it, each with its quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.model import Interval, State
from basestatus.timeline.because import Because
from basestatus.timeline.sources import Register
from basestatus.timeline.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from basestatus.model import Claim, Document, Period, Plan, Reason
    from basestatus.strings import Strings

__all__ = ["explain"]

INDENT = "    "
UNQUOTED = (Because.PRESUPPOSED.value, Because.OVERRULED.value)
"""Steps whose claims are quoted under another."""
VERSIONS = (Because.VERSION.value, Because.VERSION_NEVER.value)
GONE = (State.LEFT, State.TRANSFERRED)


def explain(
    period: Period,
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    strings: Strings,
    on: date | None = None,
    *,
    names: Mapping[str, str] | None = None,
    register: Register | None = None,
    quotes: bool = True,
) -> tuple[str, ...]:
    """Return lines that say what a period shows and why; lines of quotes are indented.

    ``on`` is the day asked about, by which plans may be overdue and the state stale; ``names``
    labels sites, areas and actors by their ids; ``quotes`` may be left out.
    """
    words = Wording(strings, documents, register or Register(), names or {})
    known = {claim.id: claim for claim in claims}
    return tuple(_Account(period, known, words, on, quotes=quotes).lines())


class _Account:
    """The account of one period, which quotes each claim once."""

    def __init__(
        self,
        period: Period,
        claims: Mapping[str, Claim],
        words: Wording,
        on: date | None,
        *,
        quotes: bool,
    ) -> None:
        self.period = period
        self.claims = claims
        self.words = words
        self.on = on
        self.quoted: set[str] = set()
        self.quotes = quotes

    def lines(self) -> Iterator[str]:
        """Yield the account line by line."""
        yield self._state()
        yield from self._remarks()
        for reason in self.period.reasons:
            yield f"{self._reason(reason)}{self._implied(reason)}"
            if reason.key not in UNQUOTED:
                yield from self._quotes(reason.claims)
        yield from self._quotes(self.period.claims)
        for plan in self.period.plans:
            yield self._plan(plan)
            yield from self._quotes(plan.claims)
        yield from self._not_followed()

    def _not_followed(self) -> Iterator[str]:
        """Yield the claims that the period does not follow, under the reason."""
        reasons = dict.fromkeys(overruled.reason for overruled in self.period.overruled)
        for reason in reasons:
            because = self.words.strings("why", reason)
            yield self.words.strings("why", "not_followed", reason=because)
            names = [o.claim for o in self.period.overruled if o.reason == reason]
            self.quoted.difference_update(names)
            yield from self._quotes(names)

    def _state(self) -> str:
        """Return the state in one sentence."""
        period, words = self.period, self.words
        key = f"turning_{period.changing_to}" if period.changing_to else f"is_{period.status}"
        sentence = words.strings(
            "map",
            key,
            actor=words.name(period.actor),
            site=words.name(period.site_id),
            holder=words.name(period.holder),
            start=words.day(period.valid_from),
            end=words.day(period.valid_to),
        )
        if self.on is None:
            return sentence
        return f"{words.strings('why', 'on_day', day=words.day(self.on))} {sentence}"

    def _remarks(self) -> Iterator[str]:
        """Yield what qualifies the state."""
        period, words = self.period, self.words
        if period.status is not State.UNKNOWN or period.changing_to:
            judged = {
                "reliability": words.strings("map", f"grade_{period.grade[0]}"),
                "credibility": words.strings("map", f"grade_{period.grade[1]}"),
            }
            yield words.strings(
                "why", "sources", n=period.n_independent, grade=period.grade, **judged
            )
        if period.contested:
            states = words.listed(words.state(state) for state in period.contested)
            yield words.strings("why", "disputed", states=states)
        if period.inherited_from:
            yield words.strings("why", "inherited_state", area=words.name(period.inherited_from))
        if self.on and period.stale_from and period.stale_from <= self.on:
            yield words.strings("why", "stale", day=words.day(period.stale_from))

    def _reason(self, reason: Reason) -> str:
        """Return one step of the argument."""
        words = self.words
        cited = [self.claims[claim] for claim in reason.claims if claim in self.claims]
        return words.strings(
            "why",
            reason.key,
            outlets=words.outlets(cited),
            when=words.when(reason.window),
            start=words.day(reason.window.start),
            n=len(cited),
        )

    def _implied(self, reason: Reason) -> str:
        """Return what the map would show on the day asked about if one version is right."""
        first, last = reason.window.start, reason.window.end
        gone = [state for state in self.period.contested if state in GONE]
        there = [state for state in self.period.contested if state not in GONE]
        if reason.key not in VERSIONS or self.on is None or not gone or not there:
            return ""
        never = reason.key == Because.VERSION_NEVER or (first is not None and self.on < first)
        if not never and (last is None or self.on < last):
            return ""
        state = self.words.state((there if never else gone)[0])
        return " " + self.words.strings("why", "version_shows", state=state)

    def _plan(self, plan: Plan) -> str:
        """Return a plan and what became of it."""
        late = self.on and plan.fate == "open" and plan.window.end and plan.window.end < self.on
        key = "plan_overdue" if late else f"plan_{plan.fate}"
        window = self.words.when(Interval(plan.window.start, plan.window.end))
        return self.words.strings("why", key, change=self.words.state(plan.to), when=window)

    def _quotes(self, names: Iterable[str]) -> Iterator[str]:
        """Yield the evidence of claims that was not quoted before."""
        for name in names if self.quotes else ():
            claim = self.claims.get(name)
            if claim and name not in self.quoted:
                self.quoted.add(name)
                yield INDENT + self.words.evidence(claim, self._letter(claim))

    def _letter(self, claim: Claim) -> str:
        return self.words.register.letter(claim, self.words.documents.get(claim.document))
