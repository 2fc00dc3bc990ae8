"""Tell what a change of places, forces or rules can change in the reading of a document."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import ahocorasick_rs

from basestatus.languages import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from basestatus.extract import Lexicon
    from basestatus.model import Document, Site

__all__ = ["Change", "Meanings", "compare", "meanings", "version"]

SHORT = 8
PLACES = frozenset({"site", "area"})
CODE = (".py", ".toml")
READERS = ("archive", "documents", "extract", "languages", "model")
"""The parts of basestatus that what is read depends on."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """What each folded name stands for, hashed.

    ``places`` are the names of places; ``shared`` is a hash of what counts whatever is named: the
    forces of states, and those of several nations.
    """

    names: Mapping[str, str]
    places: frozenset[str]
    shared: str


@dataclass(frozen=True, slots=True)
class Change:
    """The names whose meaning is new, gone or another, and whether places are named by new ones.

    ``all`` says that every document that names a place is read differently.
    """

    names: frozenset[str]
    new_places: bool
    all: bool

    def affects(self, document: Document) -> bool:
        """Whether a document can be read differently.

        Reading looks up nothing but the names whose letters stand in the folded text or title,
        what these mean, and what is shared; so it cannot where none of them changed.
        """
        if self.all or not self.names:
            return self.all
        scan = _automaton(self.names)
        texts = (fold(document.text).text, fold(document.title).text)
        return any(scan.find_matches_as_indexes(text) for text in texts)


@cache
def _automaton(names: frozenset[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(sorted(names))


def compare(old: Meanings, new: Meanings) -> Change:
    """Return what is different."""
    either = old.names.keys() | new.names.keys()
    names = frozenset(name for name in either if old.names.get(name) != new.names.get(name))
    return Change(names, not new.places <= old.places, old.shared != new.shared)


def meanings(lexicon: Lexicon) -> Meanings:
    """Return what the names of a lexicon mean.

    The meaning of a site's name takes in what is known of the site, and of those that lie in it.
    """
    inner: dict[str, list[Site]] = defaultdict(list)
    for site in lexicon.sites.values():
        inner[site.parent].append(site)
    known = {name: _hash(replace(actor, line=None)) for name, actor in lexicon.actors.items()}
    known |= {name: _hash(replace(area, line=None)) for name, area in lexicon.areas.items()}
    for name, site in lexicon.sites.items():
        known[name] = _hash(*(replace(place, line=None) for place in (site, *inner[name])))
    names: dict[str, str] = {}
    places: set[str] = set()
    for text, readings, short in lexicon.names.entries():
        names[text] = _hash(readings, short, [known.get(reading.id) for reading in readings])
        if any(reading.kind in PLACES for reading in readings):
            places.add(text)
    shared = _hash(sorted(lexicon.owners.items()), sorted(lexicon.missions))
    return Meanings(names, frozenset(places), shared)


def _hash(*values: object) -> str:
    return hashlib.blake2b(repr(values).encode(), digest_size=SHORT).hexdigest()


@cache
def version() -> str:
    """Return a hash of the code and data that read documents."""
    found = hashlib.blake2b(digest_size=SHORT)
    package = files("basestatus")
    for name in READERS:
        _add(package / name, found)
    return found.hexdigest()


def _add(item: Traversable, found: hashlib.blake2b) -> None:
    """Add a file, or the files of a folder, to a hash."""
    if item.is_dir():
        for inner in sorted(item.iterdir(), key=lambda inner: inner.name):
            _add(inner, found)
    elif item.name.endswith(CODE):
        found.update(item.name.encode() + item.read_bytes())
