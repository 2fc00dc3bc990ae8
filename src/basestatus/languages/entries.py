"""What a pack's tables list: every form of every entry, with its reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from basestatus.errors import LanguagePackError
from basestatus.languages.folding import fold
from basestatus.languages.morphology import noun_forms, verb_forms
from basestatus.languages.words import Word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from basestatus.languages.morphology import Morphology

__all__ = ["entries"]

NOUNS = frozenset({"cargo", "civilian", "troops"})


def entries(
    data: dict[str, Any], morphology: Morphology, *, known: Collection[str]
) -> Iterator[tuple[str, Word]]:
    """Yield every form of every entry of a pack with its reading.

    Raises:
        LanguagePackError: for a class of triggers that is not ``known``.
    """
    for row in data["trigger"]:
        if row["class"] not in known:
            message = f"{data['language']}.toml: unknown class of triggers {row['class']!r}: "
            raise LanguagePackError(message + ", ".join(known))
        yield from _trigger_entries(row, morphology, data)
    for row in data["operator"]:
        yield from _operator_entries(row, morphology)
    for kind in ("head", "source"):
        for row in data[kind]:
            yield from _noun_entries(kind, row["kind"], row["words"], morphology)
            for text in row.get("plural", []):
                yield text, Word(kind, row["kind"], "noun", "plural", rule=fold(text).text)


def _operator_entries(row: dict[str, Any], morphology: Morphology) -> Iterator[tuple[str, Word]]:
    """Yield the words of one class of operators, which may imply another, and its verbs' forms."""
    for label in (row["class"], *row.get("implies", [])):
        for text in [*row["words"], *row.get("fixed", [])]:
            yield text, Word("operator", label, rule=fold(text).text)
        for entry in row.get("verbs", []):
            for tense, form in verb_forms(entry, morphology):
                yield form, Word("operator", label, tense, rule=fold(form).text)
        if label in NOUNS:
            yield from _noun_entries("operator", label, row["words"], morphology)


def _noun_entries(
    kind: str, label: str, nouns: list[str], morphology: Morphology
) -> Iterator[tuple[str, Word]]:
    """Yield the forms of nouns."""
    for text in nouns:
        for number, form in noun_forms(text, morphology):
            yield form, Word(kind, label, "noun", number, rule=fold(text).text)


def _trigger_entries(
    row: dict[str, Any], morphology: Morphology, data: dict[str, Any]
) -> Iterator[tuple[str, Word]]:
    """Yield the forms of the verbs, nouns, states and phrases of one class."""
    label, language = row["class"], data["language"]
    for entry in row.get("verbs", []):
        spelling, _, particles = entry.partition(" + ")
        for particle in _particles(particles, data.get("complements", {})):
            rule = f"{language}.{label}.{spelling}" + (particle and f" + {particle}")
            follow = tuple(fold(particle).text.split())
            for tense, form in verb_forms(spelling, morphology):
                yield form, Word("trigger", label, tense, particle=follow, rule=rule)
    for text in row.get("nouns", []):
        for number, form in noun_forms(text, morphology):
            yield form, Word("trigger", label, "noun", number, rule=f"{language}.{label}.{text}")
    for text in row.get("states", []):
        yield text, Word("trigger", label, "state", rule=f"{language}.{label}.{text}")
    for text in row.get("phrases", []):
        yield text, Word("trigger", label, "phrase", rule=f"{language}.{label}.{text}")


def _particles(text: str, complements: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield what may follow a verb; ``{name}`` stands for each of a list of complements."""
    for particle in text.split(" | "):
        before, _, name = particle.partition("{")
        named = complements[name.removesuffix("}")] if name else [""]
        yield from (before + complement for complement in named)
