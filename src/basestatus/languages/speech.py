"""Words of reported speech beyond the operators of a pack: pronouns, relays, hedges, closers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from basestatus.languages.folding import fold

__all__ = ["Phrases", "Speech", "load_speech"]

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Speech:
    """The [speech] table of a language pack, folded: by first word, what must follow it.

    ``verbs`` report like the operator "say"; ``weak`` do so only with a source noun or "that";
    ``addressed`` take the hearer as object; ``participles`` go on with the subject at hand;
    ``relays`` pass on the words of the source that follows ``relay_marks``, or is the object
    where there are none; ``announcements`` are nouns that report; ``he``, ``they`` and ``it``
    stand for a person, several, or an institution; ``partitives`` pick one of several; ``same``
    points back; ``generic`` nouns may mean any source, ``vague`` ones say nothing without what
    follows; ``helpers`` stand between subject and verb; ``closers`` end a source phrase, but not
    as the last word of ``links``; ``idle`` objects leave nothing said ("said goodbye");
    ``adverbs`` are endings of adverbs; ``no_sources`` are what is cited but says nothing;
    ``unnamed`` tells that a source keeps its name back, ``unverified`` that nobody could check.
    ``firsts`` are the first words of all.
    """

    verbs: Phrases
    weak: Phrases
    addressed: Phrases
    participles: Phrases
    relays: Phrases
    relay_marks: Phrases
    announcements: Phrases
    he: Phrases
    they: Phrases
    it: Phrases
    partitives: Phrases
    same: Phrases
    generic: Phrases
    vague: Phrases
    helpers: Phrases
    closers: Phrases
    links: Phrases
    idle: Phrases
    adverbs: Phrases
    no_sources: Phrases
    unnamed: Phrases
    unverified: Phrases
    firsts: frozenset[str]


@cache
def load_speech(language: str) -> Speech:
    """Read the [speech] table of a pack; what it does not list is empty."""
    text = files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    table = data.get("speech", {})
    elided = tuple(fold(word).text + "'" for word in data.get("tokens", {}).get("elision", []))
    names = [f.name for f in fields(Speech) if f.name != "firsts"]
    entries = {name: _entries(table.get(name, []), elided) for name in names}
    return Speech(**entries, firsts=frozenset().union(*entries.values()))


def _entries(texts: list[str], elided: tuple[str, ...]) -> Phrases:
    """Return what follows each first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        first, *rest = _words(text, elided)
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


def _words(text: str, elided: tuple[str, ...]) -> Iterator[str]:
    """Yield the words of an entry as a text is cut: at hyphens and after elisions."""
    for word in fold(text).text.replace("-", " ").split():
        head = next((h for h in elided if word.startswith(h) and word != h), "")
        yield from (part for part in (head, word[len(head) :]) if part)
