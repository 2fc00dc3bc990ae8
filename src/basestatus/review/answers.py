"""Take what an editor types for what is meant: a name for its id, a word for its value."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from basestatus.decisions import NOTHING, Reading
from basestatus.errors import InputError, Problem
from basestatus.gazetteer import find_places
from basestatus.gazetteer.search import name_key
from basestatus.model import Modality, Status
from basestatus.strings import languages, strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

    from basestatus.gazetteer import Gazetteer
    from basestatus.model import Actor

__all__ = ["FIELDS", "Answers"]

FIELDS = tuple(item.name for item in fields(Reading))
"""What an editor can change of a claim."""


class Answers:
    """Understands the answers to what a claim should say, in any spelling and language."""

    def __init__(self, gazetteer: Gazetteer, actors: Mapping[str, Actor]) -> None:
        self.gazetteer = gazetteer
        self.actors = actors

    def reading(self, typed: Mapping[str, str]) -> Reading:
        """Return what all that was typed tells.

        Raises:
            InputError: if a field is none, or an answer is not understood; each is named.
        """
        told: dict[str, str] = {}
        problems: list[Problem] = []
        for name, text in typed.items():
            try:
                told[name] = self.field(name, text.strip())
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(*problems)
        return Reading(**told)

    def field(self, name: str, text: str) -> str:
        """Return what was typed for a field, as it stands in the table; days are left as typed.

        Raises:
            InputError: if the field is none, or the answer is not understood.
        """
        if name not in FIELDS:
            raise InputError(Problem(name, None, "is no field of a claim", ", ".join(FIELDS)))
        if not text or name.startswith("valid_"):
            return text
        if name == "site":
            return self._place(text)
        if name == "status":
            return _word(name, text, Status, "claim")
        if name == "modality":
            return _word(name, text, Modality, "modality")
        return NOTHING if name == "to" and text == NOTHING else self._actor(name, text)

    def _place(self, text: str) -> str:
        """Return the id of the one place of an id or a name."""
        if text in self.gazetteer.sites or text in self.gazetteer.areas:
            return text
        matches = find_places(self.gazetteer, text)
        named = [match.place.id for match in matches if match.likeness == 1]
        if len(named) == 1:
            return named[0]
        near = ", ".join(named or [match.place.id for match in matches]) or "an id of the gazetteer"
        fault = "may be several" if named else "is no place"
        raise InputError(Problem("site", None, f"{text!r} {fault}", near))

    def _actor(self, name: str, text: str) -> str:
        """Return the id of the one force of an id or a name."""
        if text in self.actors:
            return text
        key = name_key(text)
        named = [a.id for a in self.actors.values() if key in {name_key(n.text) for n in a.names}]
        if len(named) == 1:
            return named[0]
        near = ", ".join(sorted(named or self.actors))
        raise InputError(Problem(name, None, f"{text!r} is no force", near))


def _word(name: str, text: str, words: type[StrEnum], prefix: str) -> str:
    """Return the one word of a vocabulary that a text is, begins or stands for in a language."""
    typed = text.casefold()
    named = {w.value for w in words if typed == w.value or typed in set(_labels(w, prefix))}
    found = sorted(named or {w.value for w in words if w.value.startswith(typed)})
    if len(found) == 1:
        return found[0]
    raise InputError(Problem(name, None, f"{text!r} is none", ", ".join(found or list(words))))


def _labels(word: StrEnum, prefix: str) -> Iterable[str]:
    for language in languages():
        told = strings(language)
        if f"{prefix}_{word}" in told.sections["map"]:
            yield told("map", f"{prefix}_{word}").casefold()
