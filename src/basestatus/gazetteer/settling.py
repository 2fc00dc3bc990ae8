"""Turn drafts into a gazetteer: what is right is kept, everything wrong is named."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from basestatus.errors import Problem
from basestatus.gazetteer.draft import Draft, Gazetteer
from basestatus.gazetteer.kinds import default_radius
from basestatus.gazetteer.likeness import same_sites
from basestatus.gazetteer.placing import misplaced, outside_country, usual_boxes
from basestatus.model import Area, Site, is_writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["settle"]

_WIDEST_M = 500_000.0


def settle(items: Iterable[Draft | Problem], path: str) -> Gazetteer:
    """Check drafts against each other and return the gazetteer they make."""
    drafts, problems = _parted(items)
    for step in (_legible, _placed, _identified, _sized, _related, _told_apart):
        drafts, found = _parted(step(drafts, path))
        problems += found
    return Gazetteer(
        MappingProxyType({d.id: _site(d) for d in drafts if not d.area}),
        MappingProxyType({d.id: _area(d) for d in drafts if d.area}),
        tuple(sorted(problems, key=lambda problem: (problem.line or 0, problem.message))),
    )


def _parted(items: Iterable[Draft | Problem]) -> tuple[list[Draft], list[Problem]]:
    """Part the drafts that go on from the problems found."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Draft):
            drafts.append(item)
        else:
            problems.append(item)
    return drafts, problems


def _legible(drafts: list[Draft], path: str) -> Iterator[Draft | Problem]:
    """Drop places whose id or names hold what no map can show."""
    for draft in drafts:
        wrong = [t for t in (draft.id, *(name.text for name in draft.names)) if not is_writable(t)]
        if wrong:
            message = f"{wrong[0]!a} holds a control character or half a character"
            yield Problem(path, draft.line, message, "write names in letters")
        else:
            yield draft


def _placed(drafts: list[Draft], path: str) -> Iterator[Draft | Problem]:
    """Drop what cannot be drawn; keep, and name, what lies outside its country."""
    for draft, usual in zip(drafts, usual_boxes(drafts), strict=True):
        problem = misplaced(draft, path, usual)
        if problem is not None:
            yield problem
            continue
        yield draft
        elsewhere = outside_country(draft, path)
        if elsewhere is not None:
            yield elsewhere


def _identified(drafts: list[Draft], path: str) -> Iterator[Draft | Problem]:
    """Drop the second of two stated ids; number ids made from a name that occurs again."""
    seen: dict[str, Draft] = {}
    stated = {draft.id for draft in drafts if draft.named}
    times: dict[str, int] = defaultdict(int)
    for draft in drafts:
        if not draft.named:
            free = draft.id
            while free in seen or free in stated:
                times[draft.id] += 1
                free = f"{draft.id}-{times[draft.id] + 1}"
            seen[free] = draft
            yield replace(draft, id=free)
        elif draft.id in seen:
            message = f"{draft.id}: id used before, on line {seen[draft.id].line}"
            yield Problem(path, draft.line, message, "give each place an id of its own")
        else:
            seen[draft.id] = draft
            yield draft


def _sized(drafts: list[Draft], path: str) -> Iterator[Draft | Problem]:
    """Give every place a radius of uncertainty; name one that cannot be."""
    for draft in drafts:
        radius = draft.radius_m
        usual = default_radius(draft.kind)
        if radius is None:
            yield replace(draft, radius_m=usual)
        elif math.isfinite(radius) and 0 < radius <= _WIDEST_M:
            yield draft
        else:
            message = f"{draft.id}: radius_m is {radius:g}"
            remedy = f"give metres, more than 0; {usual:g} is used instead"
            yield Problem(path, draft.line, message, remedy)
            yield replace(draft, radius_m=usual)


def _related(drafts: list[Draft], path: str) -> Iterator[Draft | Problem]:
    """Name parents and members that are not in the file, and do without them."""
    known = {draft.id for draft in drafts}
    for draft in drafts:
        unknown = sorted(draft.members - known)
        for member in unknown:
            message = f"{draft.id}: member {member} is not in the gazetteer"
            yield Problem(path, draft.line, message, "add it or take it off the members")
        if draft.parent and (draft.parent not in known or draft.parent == draft.id):
            message = f"{draft.id}: parent {draft.parent} is not in the gazetteer"
            if draft.parent == draft.id:
                message = f"{draft.id}: is its own parent"
            yield Problem(path, draft.line, message, "name the id of the place it lies in")
            yield replace(draft, parent="", members=draft.members & known)
        else:
            yield replace(draft, members=draft.members & known) if unknown else draft


def _told_apart(drafts: list[Draft], path: str) -> Iterator[Draft | Problem]:
    """Keep everything; name sites that look like one under two ids."""
    yield from drafts
    yield from same_sites([draft for draft in drafts if not draft.area], path)


def _site(draft: Draft) -> Site:
    return Site(
        id=draft.id,
        names=draft.names,
        lon=draft.lon or 0.0,
        lat=draft.lat or 0.0,
        radius_m=draft.radius_m or 0.0,
        kind=draft.kind,
        country=draft.country,
        parent=draft.parent,
        certainty=draft.certainty,
        basis=draft.basis,
        line=draft.line,
    )


def _area(draft: Draft) -> Area:
    return Area(
        id=draft.id,
        names=draft.names,
        kind=draft.kind,
        wkt=draft.wkt,
        members=draft.members,
        country=draft.country,
        line=draft.line,
    )
