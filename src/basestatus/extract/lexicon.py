"""Everything extraction needs to know, compiled once: packs, names, kinds of site, parents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.extract.names import Names
from basestatus.languages import Meaning, Pack, fold, load_classes, load_pack, packs
from basestatus.languages.nations import nation_actors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from basestatus.model import Actor, Area, Site

DETECTED = 2000

__all__ = ["Lexicon", "compile_lexicon"]

TOWNS = frozenset({"town", "city", "village"})
CIVIL = TOWNS | frozenset(
    {
        "prison",
        "refugee_camp",
        "camp_idp",
        "region",
        "river",
        "point",
    }
)
PUBLIC = frozenset({"airport", "border_crossing", "bridge", "crossing", "harbour", "port"})
NAVAL = frozenset({"naval_base", "port", "naval_facility", "harbour"})
FLYING = frozenset({"air_base", "airport", "airfield", "airstrip", "air base", "airbase"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled words and names; built once, shared by all documents, never changed."""

    packs: Mapping[str, Pack]
    meanings: Mapping[str, Meaning]
    names: Names
    sites: Mapping[str, Site]
    areas: Mapping[str, Area]
    actors: Mapping[str, Actor]
    owners: Mapping[str, str]
    missions: frozenset[str]
    called: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    civil: frozenset[str]

    def is_civil(self, site_id: str) -> bool:
        """Whether a site is a town, a prison or the like rather than a base."""
        return site_id in self.civil

    def is_town(self, site_id: str) -> bool:
        """Whether a site is a town, a city or a village."""
        return self.sites[site_id].kind in TOWNS

    def state_at(self, site_id: str) -> str:
        """Return the tracked force of the state on whose soil a site lies, empty if unknown."""
        place = self.sites.get(site_id) or self.areas.get(site_id)
        return self.owners.get(place.country.upper(), "") if place is not None else ""

    def is_naval(self, site_id: str) -> bool:
        """Whether ships use a site."""
        return self.sites[site_id].kind in NAVAL

    def is_public(self, site_id: str) -> bool:
        """Whether travellers and goods pass through a site."""
        return self.sites[site_id].kind in PUBLIC

    def is_flying(self, site_id: str) -> bool:
        """Whether aircraft use a site."""
        return self.sites[site_id].kind in FLYING

    def pack_for(self, language: str, text: str) -> Pack:
        """Return the pack of a language, else the one whose words the text uses most."""
        short = language.partition("-")[0].lower()
        if short in self.packs:
            return self.packs[short]
        words = text[:DETECTED].split()

        def known(pack: Pack) -> tuple[int, int]:
            return sum(word in pack.stopwords for word in words), sum(
                word in pack.words for word in words
            )

        return max(self.packs.values(), key=known)


def compile_lexicon(
    sites: Mapping[str, Site], areas: Mapping[str, Area], actors: Mapping[str, Actor]
) -> Lexicon:
    """Compile a gazetteer and an actor table with every language pack."""
    return Lexicon(
        packs={language: load_pack(language) for language in packs()},
        meanings=load_classes(),
        names=Names(sites, areas, actors),
        sites=sites,
        areas=areas,
        actors=actors,
        owners=nation_actors(actors),
        missions=frozenset(actor.id for actor in actors.values() if _is_mission(actor)),
        kinds={site.id: _common_words(site) for site in sites.values() if not _is_civil(site)},
        called={actor.id: _words_of(actor) for actor in actors.values()},
        civil=frozenset(site.id for site in sites.values() if _is_civil(site)),
    )


def _is_mission(actor: Actor) -> bool:
    """Whether a force is made up of several nations' troops, by a word in one of its names.

    An alliance that another of its names calls rebels is none.
    """
    told = [
        {word.label for word in load_pack(language).analyse(token).words}
        for name in actor.names
        for token in fold(name.text).text.replace("-", " ").split()
        for language in packs()
    ]
    rebels = any(labels & {"irregular", "group"} and "mission" not in labels for labels in told)
    return any("mission" in labels for labels in told) and not rebels


def _words_of(actor: Actor) -> frozenset[str]:
    """Return the words of the names of a force, folded."""
    return frozenset(word for name in actor.names for word in fold(name.text).text.split())


def _common_words(site: Site) -> frozenset[str]:
    """Return what a site is called beside its name proper ("refinery of …", "X dam"), folded."""
    names = (fold(name.text).text.split() for name in site.names)
    ends = (words[-1 if words[-1].isascii() else 0] for words in names if len(words) > 1)
    return frozenset(ends)


def _is_civil(site: Site) -> bool:
    """Whether the kind, or the head noun in the first name, is a town's, a prison's or the like."""
    if site.kind in CIVIL:
        return True
    heads = {
        word.label
        for name in site.names[:3]
        for token in fold(name.text).text.split()[:1]
        for language in packs()
        for word in load_pack(language).analyse(token).words
        if word.kind == "head"
    }
    return bool(heads & {"refugee_camp", "prison"})
