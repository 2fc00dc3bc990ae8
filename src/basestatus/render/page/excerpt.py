"""Fit an atlas of very many claims into a page: its last months, and a word that says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from basestatus.render.page.wording import long_date, page_languages, page_subtitle
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim, Period
    from basestatus.settings import Settings

__all__ = ["MOST_CLAIMS", "Excerpt", "fit"]

MOST_CLAIMS = 20_000
"""With so many claims a page has some twenty megabytes, which browsers still open at once."""


class Excerpt(NamedTuple):
    """What a page shows of an atlas; ``since`` is its first day, None where it shows all."""

    atlas: Atlas
    since: date | None


def fit(atlas: Atlas, *, most: int = MOST_CLAIMS) -> Excerpt:
    """Return an atlas, or what held or was published in the last time of it where it is too large.

    Each state keeps the newest claim that it rests on, however old that is.
    """
    if len(atlas.claims) <= most:
        return Excerpt(atlas, None)
    since = _first_day(atlas.claims, most)
    if since is None:
        return Excerpt(atlas, None)
    periods = [p for p in atlas.periods if p.valid_to is None or p.valid_to > since]
    kept = {c.id for c in atlas.claims if c.published and c.published >= since}
    kept |= _newest(periods, atlas.claims)
    shown = replace(
        atlas,
        settings=_said(atlas.settings, since, len(atlas.claims) - len(kept)),
        claims=tuple(claim for claim in atlas.claims if claim.id in kept),
        periods=tuple(_narrowed(period, kept) for period in periods),
    )
    return Excerpt(shown, since)


def _first_day(claims: Sequence[Claim], most: int) -> date | None:
    """Return the first day since which no more claims were published than may be shown."""
    days = sorted((claim.published for claim in claims if claim.published), reverse=True)
    if not days:
        return None
    after = days[min(most, len(days) - 1)]
    return min((day for day in days[:most] if day > after), default=days[0])


def _newest(periods: Sequence[Period], claims: Sequence[Claim]) -> set[str]:
    """Return the newest claim behind each period."""
    days = {c.id: c.published.toordinal() if c.published else 0 for c in claims}
    behind = ([name for name in period.claims if name in days] for period in periods)
    return {max(names, key=lambda name: (days[name], name)) for names in behind if names}


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


def _said(settings: Settings, since: date, left_out: int) -> Settings:
    """Return settings whose subtitle says in every language what is left out."""
    subtitles = {}
    for tag in page_languages(settings, None):
        words = strings(tag)("map", "excerpt", since=long_date(since, tag), n=f"{left_out:,}")
        subtitles[tag] = " · ".join(filter(None, [page_subtitle(settings, tag), words]))
    return replace(settings, subtitle=subtitles)
