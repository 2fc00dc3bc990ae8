"""A language pack: the words of one language by class, read from its TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from basestatus.errors import LanguagePackError
from basestatus.languages.entries import entries
from basestatus.languages.folding import fold
from basestatus.languages.morphology import Morphology, Split
from basestatus.languages.words import Meaning, analysis_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.languages.words import Analysis, Phrase, Phrases, Word

T = TypeVar("T")
Pieces = tuple[tuple[str, "Analysis", bool], ...]
Openings = dict[str, list[tuple[int, "Phrase"]]]
REMEMBERED = 200_000
PHASES = frozenset({"begin", "continue", "finish", "halt", "become"})

__all__ = ["Pack", "load_classes", "load_pack", "packs"]


@dataclass(frozen=True, slots=True)
class Pack:
    """The words of one language, folded; ``words`` by form, ``phrases`` by first word."""

    language: str
    direction: str
    script: str
    order: str
    adjective: str
    stopwords: frozenset[str]
    morphology: Morphology
    words: dict[str, tuple[Word, ...]]
    phrases: dict[str, Phrases]
    references: dict[str, frozenset[str]]
    hedged: frozenset[str]
    _analyses: dict[str, Analysis] = field(default_factory=dict, init=False, repr=False)
    _spellings: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)
    _pieces: dict[str, Pieces] = field(default_factory=dict, init=False, repr=False)
    _openings: dict[str, Openings] = field(default_factory=dict, init=False, repr=False)

    def pieces(self, word: str) -> Pieces:
        """Return the folded tokens of a word, with readings, and whether each may open a phrase.

        They are remembered.
        """
        found = self._pieces.get(word)
        if found is None:
            pieces = self._split(word)
            found = tuple((p, self.analyse(p), bool(self._table_of(p))) for p in pieces)
            _remember(self._pieces, word, found)
        return found

    def analyse(self, token: str) -> Analysis:
        """Return the readings of a folded token, clitics taken off; remembered."""
        found = self._analyses.get(token)
        if found is None:
            found = self._take_apart(token)
            _remember(self._analyses, token, found)
        return found

    def spellings(self, token: str) -> tuple[str, ...]:
        """Return a folded token with and without clitics, and what it is a form of; remembered."""
        found = self._spellings.get(token)
        if found is None:
            found = tuple(dict.fromkeys(self._spell(token)))
            _remember(self._spellings, token, found)
        return found

    def phrases_from(self, token: str, following: str) -> Phrases:
        """Return the phrases that two folded tokens may open, in order of choice."""
        table = self._openings.get(token)
        if table is None:
            table = self._table_of(token)
            _remember(self._openings, token, table)
        if not table:
            return ()
        found = [row for word in self.spellings(following) if word in table for row in table[word]]
        return tuple(phrase for _, phrase in sorted(found, key=itemgetter(0)))

    def _split(self, word: str) -> tuple[str, ...]:
        """Split off a possessive ending and an elided article."""
        for ending in self.morphology.possessive:
            if len(word) > len(ending) and word.endswith(ending) and word not in self.words:
                return word.removesuffix(ending), ending
        head, apostrophe, rest = word.partition("'")
        if apostrophe and rest and head in self.morphology.elision:
            return head + apostrophe, rest
        return (word,)

    def _table_of(self, token: str) -> Openings:
        """Return the phrases that a folded token may open by their second word, each ranked."""
        rows = (self.phrases.get(start, ()) for start in self.spellings(token))
        table: Openings = {}
        for rank, phrase in enumerate(chain.from_iterable(rows)):
            table.setdefault(phrase[0][1], []).append((rank, phrase))
        return table

    def _spell(self, token: str) -> Iterator[str]:
        analysis = self.analyse(token)
        yield token
        yield from (w.rule for w in analysis.words if w.kind != "trigger")
        if analysis.stem != token:
            yield analysis.stem
        for mark in (*self.morphology.conjunctions, *self.morphology.articles):
            if token.startswith(mark) and len(token) > len(mark) + 1:
                yield token[len(mark) :]
        for suffix in self.morphology.suffixes:
            if token.endswith(suffix) and len(token) > len(suffix) + 1:
                base = token[: -len(suffix)]
                yield base
                for form, bare in self.morphology.before_suffix:
                    if base.endswith(form):
                        yield base[: -len(form)] + bare

    def _take_apart(self, token: str) -> Analysis:
        """Prefer the whole token, then the fewest clitics whose rest is a known form."""
        bare = self.morphology.after_article(token)
        for split in self.morphology.splits(token):
            words = self.words.get(split.stem, ())
            if split.future:
                imperfect = split.stem.startswith(self.morphology.imperfect)
                words = tuple(w for w in words if _may_be_ahead(w, imperfect=imperfect))
            if split.article and split.stem.endswith(self.morphology.construct):
                words = tuple(w for w in words if w.number != "dual")
            if words:
                return analysis_of(token, split, words, bare=bare)
        return analysis_of(token, Split(token), (), bare=bare)


def _may_be_ahead(word: Word, *, imperfect: bool) -> bool:
    """Whether the mark of the future may stand before a word: before an imperfect."""
    phase = word.kind == "operator" and word.label in PHASES
    return word.form in {"present", "passive_present"} or (phase and imperfect)


def _remember(memory: dict[str, T], token: str, value: T) -> None:
    """Keep a value, and start again before the words of an archive fill the memory."""
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[token] = value


@cache
def load_classes() -> dict[str, Meaning]:
    """Read what the classes of triggers mean, the same for every language."""
    data = _read("classes.toml")
    return {name: Meaning(**{**row, "roles": tuple(row["roles"])}) for name, row in data.items()}


@cache
def packs() -> tuple[str, ...]:
    """Return the languages that have a pack."""
    names = (entry.name for entry in files(__package__).iterdir())
    data = {"classes.toml", "folding.toml", "nations.toml"}
    return tuple(
        sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml") and n not in data)
    )


@cache
def load_pack(language: str) -> Pack:
    """Read one pack.

    Raises:
        LanguagePackError: if there is none, or its file cannot be read: broken TOML, a table that
            is missing, an unknown class or paradigm.
    """
    if language not in packs():
        message = f"no language pack for {language!r}: there are {', '.join(packs())}"
        raise LanguagePackError(message)
    name = f"{language}.toml"
    try:
        return _compile(language, _read(name))
    except KeyError as error:
        message = f"{name}: the table or key {error} is missing: compare en.toml"
        raise LanguagePackError(message) from error
    except (LanguagePackError, tomllib.TOMLDecodeError) as error:
        message = str(error) if str(error).startswith(name) else f"{name}: {error}"
        raise LanguagePackError(message) from error


def _compile(language: str, data: dict[str, Any]) -> Pack:
    """Make a pack of the tables of its file."""
    morphology = Morphology.of(data)
    words, phrases = _tables(data, morphology)
    references = {key: _folded_set(value) for key, value in data["references"].items()}
    hedged = frozenset().union(*(_folded_set(row.get("hedged", [])) for row in data["source"]))
    return Pack(
        language=language,
        direction=data["direction"],
        script=data["script"],
        order=data["order"],
        adjective=data["adjective"],
        stopwords=_folded_set(data["stopwords"]),
        morphology=morphology,
        words=words,
        phrases=phrases,
        references=references,
        hedged=hedged,
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _folded_set(words: list[str]) -> frozenset[str]:
    return frozenset(fold(word).text for word in words)


def _tables(
    data: dict[str, Any], morphology: Morphology
) -> tuple[dict[str, tuple[Word, ...]], dict[str, Phrases]]:
    """Return the table of single words and the table of phrases, by first word."""
    words: dict[str, list[Word]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for form, word in entries(data, morphology, known=load_classes()):
        parts = tuple(fold(form).text.replace("-", " ").split())
        if len(parts) == 1:
            readings = words.setdefault(parts[0], [])
            if word not in readings:
                readings.append(word)
        else:
            phrases.setdefault(parts[0], []).append((parts, word))
    longest = {
        first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in phrases.items()
    }
    return {form: tuple(readings) for form, readings in words.items()}, longest
