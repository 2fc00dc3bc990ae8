"""Fit an atlas of very many claims into a map: its last months, and a word that says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from basestatus.archive import claims_named
from basestatus.layers import told_sites
from basestatus.render.page.wording import long_date, page_languages, page_subtitle
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim, Period
    from basestatus.settings import Settings

__all__ = ["MOST_CLAIMS", "Excerpt", "fit"]

MOST_CLAIMS = 20_000
"""With so many claims a page has some ten megabytes, or twenty; browsers open that at once."""


class Excerpt(NamedTuple):
    """What a map shows of an atlas; ``since`` is its first day, None where it shows all."""

    atlas: Atlas
    since: date | None


def fit(
    atlas: Atlas,
    *,
    since: date | None = None,
    most: int = MOST_CLAIMS,
    most_states: int = MOST_CLAIMS,
) -> Excerpt:
    """Return an atlas, or what held or was published since a day, later where it is too large.

    Each state keeps the newest claim that it rests on, however old that is. Where even these are
    more than ``most_states``, only sites that were told of in that time stay.
    """
    room = _first_day(atlas.claims, most) if len(atlas.claims) > most else None
    first = max((day for day in (since, room) if day), default=None)
    if first is None:
        return Excerpt(atlas, None)
    fresh = {c.id: c for c in atlas.claims if c.published and c.published >= first}
    periods = [*islice(_lasting(atlas.periods, first), most_states + 1)]
    key, about = "excerpt", {}
    if len(periods) > most_states:
        sites = {claim.site for claim in fresh.values()}
        periods = [p for p in _lasting(atlas.periods, first) if p.site_id in sites]
        told = {period.site_id for period in periods}
        key, about = "excerpt_sites", {"sites": len(told), "all": len(told_sites(atlas))}
    kept = fresh | _newest(periods, atlas.claims)
    about["n"] = len(atlas.claims) - len(kept)
    shown = replace(
        atlas,
        settings=_said(atlas.settings, first, key, about),
        claims=tuple(sorted(kept.values(), key=_age)),
        periods=tuple(_narrowed(period, kept) for period in periods),
    )
    return Excerpt(shown, first)


def _first_day(claims: Iterable[Claim], most: int) -> date | None:
    """Return the first day since which no more claims were published than may be shown.

    It is the last day of all where more were published on that alone.
    """
    published = Counter(claim.published for claim in claims if claim.published)
    first, counted = max(published, default=None), 0
    for day in sorted(published, reverse=True):
        counted += published[day]
        if counted > most:
            break
        first = day
    return first


def _lasting(periods: Iterable[Period], since: date) -> Iterator[Period]:
    """Yield the periods that reach into the time since a day."""
    return (p for p in periods if p.valid_to is None or p.valid_to > since)


def _newest(periods: Sequence[Period], claims: Sequence[Claim]) -> dict[str, Claim]:
    """Return the newest claim behind each period, by id."""
    known = claims_named(claims, {name for period in periods for name in period.claims})
    behind = ([known[name] for name in period.claims if name in known] for period in periods)
    newest = (max(own, key=lambda c: (c.published or date.min, c.id)) for own in behind if own)
    return {claim.id: claim for claim in newest}


def _age(claim: Claim) -> tuple[date, str, int, str]:
    return claim.published or date.max, claim.document, claim.start, claim.id


def _narrowed(period: Period, kept: Collection[str]) -> Period:
    """Return a period without the claims that are not shown."""
    plans = (replace(plan, claims=_only(plan.claims, kept)) for plan in period.plans)
    reasons = (replace(reason, claims=_only(reason.claims, kept)) for reason in period.reasons)
    return replace(
        period,
        claims=_only(period.claims, kept),
        plans=tuple(plan for plan in plans if plan.claims),
        reasons=tuple(reason for reason in reasons if reason.claims),
        overruled=tuple(other for other in period.overruled if other.claim in kept),
    )


def _only(names: Sequence[str], kept: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in kept)


def _said(settings: Settings, since: date, key: str, about: Mapping[str, int]) -> Settings:
    """Return settings whose subtitle says in every language what is left out."""
    numbers = {name: f"{number:,}" for name, number in about.items()}
    subtitles = {}
    for tag in page_languages(settings, None):
        words = strings(tag)("map", key, since=long_date(since, tag), **numbers)
        subtitles[tag] = " · ".join(filter(None, [page_subtitle(settings, tag), words]))
    return replace(settings, subtitle=subtitles)
