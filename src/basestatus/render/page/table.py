"""Sites, actors and dated states as the page's script reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from basestatus.model import State
from basestatus.render.page.columns import OPEN, Codes, day_number, packed, stepped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Actor, Area, Plan, Site
    from basestatus.render.page.knowledge import KnownPeriod

__all__ = ["name_block", "state_block"]

_STATES = tuple(State)
_COLOR = re.compile("#[0-9A-Fa-f]{6}")


def state_block(
    atlas: Atlas, rows: Sequence[KnownPeriod], languages: Sequence[str]
) -> dict[str, Any]:
    """Return the first block of a page: everything that drawing a date needs."""
    sites = _told(atlas, rows)
    actors, areas = Codes(), Codes()
    announced = {claim.id: claim.published for claim in atlas.claims}
    columns = _rows(rows, [site.id for site in sites], _Coding(actors, areas, announced))
    return {
        "states": [state.value for state in _STATES],
        "sites": _sites(sites),
        "rows": columns,
        "actors": [
            _named(name, atlas.actors, languages) | _color(atlas.actors.get(name))
            for name in actors.values
        ],
        "areas": [_named(name, atlas.areas, languages) for name in areas.values],
    }


def name_block(
    atlas: Atlas, rows: Sequence[KnownPeriod], languages: Sequence[str]
) -> dict[str, Any]:
    """Return the names of the sites: apart, since text beyond Latin doubles a block in memory."""
    sites = _told(atlas, rows)
    return {
        "names": {tag: [site.label(tag) for site in sites] for tag in languages},
        "also": [_variants(site, languages) for site in sites],
    }


def _told(atlas: Atlas, rows: Sequence[KnownPeriod]) -> list[Site]:
    return [atlas.sites[name] for name in sorted({row.period.site_id for row in rows})]


def _sites(sites: Sequence[Site]) -> dict[str, Any]:
    kinds = Codes()
    return {
        "id": [site.id for site in sites],
        "lon": [round(site.lon, 5) for site in sites],
        "lat": [round(site.lat, 5) for site in sites],
        "radius": packed(round(site.radius_m) for site in sites),
        "kind": packed(kinds(site.kind) for site in sites),
        "kinds": kinds.values,
    }


def _variants(site: Site, languages: Sequence[str]) -> str | int:
    """Return the names of a site that are not its labels, a line each; 0 if there are none."""
    labels = {site.label(tag) for tag in languages}
    return "\n".join(dict.fromkeys(n.text for n in site.names if n.text not in labels)) or 0


def _named(
    name: str, known: Mapping[str, Actor] | Mapping[str, Area], languages: Sequence[str]
) -> dict[str, str]:
    """Return an actor or area by id, with its name in each language."""
    thing = known.get(name)
    return {"id": name} | {tag: thing.label(tag) if thing else name for tag in languages}


def _color(actor: Actor | None) -> dict[str, str]:
    """Return the colour of the sites handed to an actor, where it has one of its own."""
    return {"color": actor.color} if actor and _COLOR.fullmatch(actor.color) else {}


@dataclass(frozen=True, slots=True)
class _Coding:
    """The values that columns name by number, and the day on which each claim was published."""

    actors: Codes
    areas: Codes
    announced: Mapping[str, date | None]


def _rows(rows: Sequence[KnownPeriod], sites: Sequence[str], coding: _Coding) -> dict[str, Any]:
    place = {name: number for number, name in enumerate(sites)}
    periods = [row.period for row in rows]
    contests, intents = Codes(), Codes()
    return {
        "n": len(rows),
        "site": stepped(place[p.site_id] for p in periods),
        "actor": packed(coding.actors(p.actor) for p in periods),
        "state": packed(_STATES.index(p.status) for p in periods),
        "next": packed(_code(p.changing_to) for p in periods),
        "start": packed(day_number(p.valid_from, when_open=-OPEN) for p in periods),
        "stop": packed(day_number(p.valid_to, when_open=OPEN) for p in periods),
        "known": packed(day_number(row.known_from, when_open=-OPEN) for row in rows),
        "until": packed(day_number(row.known_to, when_open=OPEN) for row in rows),
        "stale": packed(day_number(p.stale_from, when_open=OPEN) for p in periods),
        "holder": packed(coding.actors(p.holder) for p in periods),
        "area": packed(coding.areas(p.inherited_from) for p in periods),
        "contested": packed(contests(tuple(map(_code, p.contested))) for p in periods),
        "plans": packed(intents(_plans(p.plans, coding.announced)) for p in periods),
        "contests": contests.values,
        "intents": intents.values,
    }


def _code(state: State | None) -> int:
    return -1 if state is None else _STATES.index(state)


def _plans(
    plans: Iterable[Plan], announced: Mapping[str, date | None]
) -> tuple[tuple[int, int, int, str, int], ...]:
    """Return plans as state, first day, last day, fate, day announced; of equal ones, one."""
    coded = (
        (
            _code(plan.to),
            day_number(plan.window.start, when_open=-OPEN),
            day_number(plan.window.end, when_open=OPEN),
            plan.fate,
            day_number(_first_day(plan, announced), when_open=-OPEN),
        )
        for plan in plans
    )
    return tuple(dict.fromkeys(coded))


def _first_day(plan: Plan, announced: Mapping[str, date | None]) -> date | None:
    days = [announced.get(name) for name in plan.claims]
    return min((day for day in days if day), default=None)
