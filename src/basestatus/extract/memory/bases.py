"""Which sites a name may mean: the base before the town that it lies at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.lexicon import Lexicon
    from basestatus.extract.sentence.marks import Place

__all__ = ["military_first"]


def military_first(place: Place, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the ids a place may mean, best reading first, by the head beside its name."""
    sites = [r for r in place.readings if r.kind == "site"]
    if place.head == "port":
        sites = [r for r in sites if not (r.weak and lexicon.is_flying(r.id))]
    ids = [r.id for r in sites]
    beside = (place.first, place.last) != place.name
    if place.head == "road" and beside:
        return ()
    if place.head == "port" and beside:
        ids = [i for i in ids if not lexicon.is_flying(i)]
    if place.head in {"prison", "refugee_camp"}:
        wanted = {"prison": {"prison"}, "refugee_camp": {"refugee_camp", "camp"}}[place.head]
        return tuple(i for i in ids if lexicon.sites[i].kind in wanted)
    if place.head == "town":
        towns = [i for i in ids if lexicon.is_civil(i)]
        return tuple(towns or ids)
    if place.head == "air_base":
        flying = [i for i in ids if lexicon.is_flying(i)]
        if flying:
            return tuple(flying)
    bases = [i for i in ids if not lexicon.is_civil(i)]
    if place.head in {"base", "air_base"} and not bases:
        children = [
            s.id for s in lexicon.sites.values() if s.parent in ids and not lexicon.is_civil(s.id)
        ]
        return tuple(children or ids)
    prisons = [i for i in bases if lexicon.sites[i].kind == "prison"]
    return tuple([i for i in bases if i not in prisons] or bases or ids)
