"""Forms from stems, and clitics off forms, by the tables of a language pack."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from basestatus.errors import LanguagePackError
from basestatus.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Morphology", "Split", "noun_forms", "verb_forms"]


@dataclass(frozen=True, slots=True)
class Split:
    """A token without its clitics."""

    stem: str
    conjunction: bool = False
    role: str = ""
    article: bool = False
    future: bool = False
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Morphology:
    """The paradigms and clitics of one language, folded."""

    paradigms: dict[str, dict[str, list[str]]]
    verbs: dict[str, str]
    nouns: tuple[dict[str, Any], ...]
    conjunctions: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    articles: tuple[str, ...] = ()
    contracted: tuple[tuple[str, str], ...] = ()
    future: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    possessive: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    feminine_pronouns: tuple[str, ...] = ()
    masculine_pronouns: tuple[str, ...] = ()
    feminine_nouns: tuple[str, ...] = ()
    feminine_verbs: tuple[str, ...] = ()
    pair_verbs: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    imperfect: tuple[str, ...] = ()
    we_present: tuple[str, ...] = ()
    we_past: tuple[str, ...] = ()
    verb_plural: tuple[str, ...] = ()
    subjunctive: tuple[str, ...] = ()
    before_suffix: tuple[tuple[str, str], ...] = ()
    construct: tuple[str, ...] = ()
    plural_cases: tuple[str, ...] = ()
    elision: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: dict[str, Any]) -> Morphology:
        """Read the tables of a pack."""
        tokens = data["tokens"]

        def folded(key: str) -> tuple[str, ...]:
            return tuple(fold(text).text for text in tokens.get(key, []))

        return cls(
            paradigms=data["paradigms"],
            verbs=data.get("verbs", {}),
            nouns=tuple(data["noun_forms"]),
            conjunctions=folded("conjunctions"),
            prefixes=folded("prefixes"),
            roles=tuple((fold(k).text, v) for k, v in tokens.get("roles", {}).items()),
            articles=folded("articles"),
            contracted=tuple(
                (fold(k).text, fold(v).text) for k, v in tokens.get("contracted", {}).items()
            ),
            future=folded("future"),
            suffixes=folded("suffixes"),
            possessive=folded("possessive"),
            feminine=tuple(tokens.get("feminine_endings", [])),
            feminine_pronouns=folded("feminine"),
            masculine_pronouns=folded("masculine"),
            feminine_nouns=folded("feminine_nouns"),
            feminine_verbs=folded("feminine_verbs"),
            pair_verbs=folded("pair_verbs"),
            pair=folded("pair"),
            people=folded("people"),
            imperfect=folded("imperfect"),
            we_present=folded("we_present"),
            we_past=folded("we_past"),
            verb_plural=folded("verb_plural"),
            subjunctive=folded("subjunctive"),
            before_suffix=tuple(
                (fold(k).text, fold(v).text) for k, v in tokens.get("before_suffix", {}).items()
            ),
            construct=folded("construct"),
            plural_cases=folded("plural_cases"),
            elision=frozenset(folded("elision")),
            abbreviations=frozenset(folded("abbreviations")),
        )

    def proclitics(self) -> frozenset[str]:
        """Return every string of clitics that may stand before a name, the empty one included."""
        fronts = ["", *self.conjunctions]
        middles = ["", *self.prefixes, *self.articles]
        middles += [prefix + article for prefix in self.prefixes for article in self.articles]
        middles += [whole for whole, _ in self.contracted]
        return frozenset(front + middle for front in fronts for middle in middles)

    def after_article(self, token: str) -> str:
        """Return a token without the article, and the conjunction, attached to it; else nothing."""
        fronts = ("", *self.conjunctions)
        marks = (front + article for front in fronts for article in self.articles)
        return next((token.removeprefix(mark) for mark in marks if token.startswith(mark)), "")

    def splits(self, token: str) -> Iterator[Split]:
        """Yield the ways to take clitics off, the whole token first."""
        yield Split(token)
        for split in self._without_prefix(token):
            if split.stem != token:
                yield split
        for split in self._without_prefix(token):
            for suffix in self.suffixes:
                stem = split.stem.removesuffix(suffix)
                if stem != split.stem and len(stem) > 1 and not split.article:
                    for bare in (*self._unbound(stem), stem):
                        yield replace(split, stem=bare, suffix=suffix)

    def _unbound(self, stem: str) -> Iterator[str]:
        """Yield a stem as it is written without a suffix, where its ending differs."""
        for form, bare in self.before_suffix:
            if stem.endswith(form):
                yield stem.removesuffix(form) + bare

    def _without_prefix(self, token: str) -> Iterator[Split]:
        """Yield the token, then it without a conjunction, preposition, article or future mark."""
        for conjunction, rest in self._after(token, self.conjunctions):
            yield Split(rest, conjunction)
            for mark in self.future:
                if rest.startswith(mark):
                    yield Split(rest[len(mark) :], conjunction, future=True)
            for article in self.articles:
                if rest.startswith(article):
                    yield Split(rest[len(article) :], conjunction, article=True)
            yield from self._without_preposition(rest, conjunction=conjunction)

    def _without_preposition(self, rest: str, *, conjunction: bool) -> Iterator[Split]:
        roles = dict(self.roles)
        for whole, prefix in self.contracted:
            if rest.startswith(whole):
                yield Split(rest[len(whole) :], conjunction, roles.get(prefix, ""), article=True)
        for prefix in self.prefixes:
            if rest.startswith(prefix):
                inner = rest[len(prefix) :]
                yield Split(inner, conjunction, roles.get(prefix, ""))
                for article in self.articles:
                    if inner.startswith(article):
                        yield Split(
                            inner[len(article) :], conjunction, roles.get(prefix, ""), article=True
                        )

    def _after(self, token: str, prefixes: tuple[str, ...]) -> Iterator[tuple[bool, str]]:
        yield False, token
        for prefix in prefixes:
            if token.startswith(prefix) and len(token) > len(prefix) + 1:
                yield True, token[len(prefix) :]


def verb_forms(entry: str, morphology: Morphology) -> Iterator[tuple[str, str]]:
    """Yield (tense, form) for an entry: a verb that the pack names, else a paradigm and stems.

    Raises:
        LanguagePackError: for an unknown paradigm or too few stems.
    """
    name, *stems = morphology.verbs.get(entry, entry).split()
    try:
        for tense, templates in morphology.paradigms[name].items():
            for template in templates:
                yield tense, template.format(*stems)
    except (KeyError, IndexError) as error:
        message = f"verb entry {entry!r}: unknown name or paradigm, or too few stems"
        raise LanguagePackError(message) from error


def noun_forms(text: str, morphology: Morphology) -> Iterator[tuple[str, str]]:
    """Yield (number, form) for a noun; only the last word of a phrase is inflected."""
    for row in morphology.nouns:
        if text.endswith(row["ending"]):
            stem = text[: len(text) - len(row["ending"])]
            for number in ("singular", "dual", "plural"):
                for template in row.get(number, []):
                    yield number, template.format(stem)
            return
