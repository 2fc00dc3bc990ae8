"""Judge where places are said to be: missing, out of range, exchanged or far from their country."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from basestatus.errors import Problem
from basestatus.gazetteer.countries import country_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.gazetteer.countries import Box
    from basestatus.gazetteer.draft import Draft

__all__ = ["misplaced", "outside_country", "usual_boxes"]

_MARGIN = 1.0  # degrees: boxes are of land, posts may stand off the coast
_FAR = 2.0  # degrees off the other places before an exchange is thought of
_MANY = 9  # below this many places each is compared with all the others
_QUARTERS = (0.25, 0.75)


def misplaced(draft: Draft, path: str, usual: Box | None) -> Problem | None:
    """Return why a place cannot be drawn, None if it can.

    ``usual`` is where the other places of the file lie; it is asked only where the row's own
    country does not decide.
    """
    if draft.lon is None or draft.lat is None:
        if draft.area and (draft.members or draft.wkt):
            return None
        missing = " and ".join(n for n, v in (("lat", draft.lat), ("lon", draft.lon)) if v is None)
        return _problem(draft, path, f"{missing} missing", "give both in degrees, WGS 84")
    return _impossible(draft, path) or _exchanged(draft, path, usual)


def _impossible(draft: Draft, path: str) -> Problem | None:
    """Return the problem of coordinates that are on no map."""
    lon, lat = draft.lon or 0.0, draft.lat or 0.0
    if not (math.isfinite(lon) and math.isfinite(lat)):
        return _problem(draft, path, f"lat {lat}, lon {lon} is no place", "give degrees, WGS 84")
    if lon == 0 and lat == 0:
        return _problem(draft, path, "lat 0, lon 0 is a placeholder", "give the place or drop it")
    if abs(lat) > 90 and abs(lon) <= 90 and abs(lat) <= 180:  # noqa: PLR2004  (degrees)
        return _swapped(draft, path, f"lat {lat} is out of range")
    if abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004  (degrees)
        message = f"lat {lat}, lon {lon} is out of range"
        return _problem(draft, path, message, "lat is -90 to 90, lon -180 to 180, in degrees")
    return None


def _exchanged(draft: Draft, path: str, usual: Box | None) -> Problem | None:
    """Return the problem of a place that fits only with its coordinates exchanged."""
    lon, lat = draft.lon or 0.0, draft.lat or 0.0
    own = country_box(draft.country)
    if own is not None:
        fits = _off(own, lon, lat) > _MARGIN and _off(own, lat, lon) <= _MARGIN
        message = f"lat {lat}, lon {lon} is not in {draft.country}"
    else:
        fits = usual is not None and _off(usual, lon, lat) > max(_FAR, 2 * _off(usual, lat, lon))
        message = f"lat {lat}, lon {lon} is far from every other place"
    return _swapped(draft, path, message) if fits else None


def outside_country(draft: Draft, path: str) -> Problem | None:
    """Return the problem of a place that its country does not reach."""
    own = country_box(draft.country)
    if own is None or draft.lon is None or draft.lat is None:
        return None
    if _off(own, draft.lon, draft.lat) <= _MARGIN:
        return None
    message = f"lat {draft.lat}, lon {draft.lon} is not in {draft.country}"
    return _problem(draft, path, message, "correct the place or the country")


def usual_boxes(drafts: Sequence[Draft]) -> list[Box | None]:
    """Return for each place the box that the others lie in, None where they form no pattern.

    Of many places it is that of the middle half, widened by its own size each way.
    """
    points = [(d.lon, d.lat) for d in drafts if d.lon is not None and d.lat is not None]
    if len(points) >= _MANY:
        (west, east), (south, north) = (_middle(sorted(axis)) for axis in zip(*points, strict=True))
        wide, high = east - west, north - south
        box = (west - wide, south - high, east + wide, north + high)
        return [box] * len(drafts)
    return [_box([p for p in points if p != (draft.lon, draft.lat)]) for draft in drafts]


def _box(points: list[tuple[float, float]]) -> Box | None:
    """Return the box around points; one point is no pattern."""
    if len(points) <= 1:
        return None
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _middle(ordered: list[float]) -> tuple[float, float]:
    """Return the first and third quartile."""
    low, high = (ordered[int(share * (len(ordered) - 1))] for share in _QUARTERS)
    return low, high


def _off(box: Box, lon: float, lat: float) -> float:
    """Return how many degrees a point is off a box, 0 inside."""
    west, south, east, north = box
    return math.hypot(max(west - lon, 0.0, lon - east), max(south - lat, 0.0, lat - north))


def _swapped(draft: Draft, path: str, message: str) -> Problem:
    remedy = f"lat {draft.lon}, lon {draft.lat} would fit"
    if not draft.country:
        remedy += "; if the place is right, state its country"
    message = f"{message}: latitude and longitude look exchanged"
    return _problem(draft, path, message, remedy)


def _problem(draft: Draft, path: str, message: str, remedy: str) -> Problem:
    return Problem(path, draft.line, f"{draft.id}: {message}", remedy)
