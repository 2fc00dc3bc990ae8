"""Guess the language of a text from the dates that its packs find in it."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from basestatus.languages.dates.expressions import find_expressions

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["guess_language"]

READ = 2000
DEFAULT = "en"


def guess_language(text: str) -> str:
    """Return the language with date words, of the text's script, whose dates cover most of it.

    >>> guess_language("le 12 février, il y a deux semaines")
    'fr'
    """
    head = text[:READ]
    found = [language for language, script in _scripts().items() if script == _script(head)]
    if len(found) < 2:  # noqa: PLR2004  (nothing to choose)
        return found[0] if found else DEFAULT
    return max(found, key=lambda language: (_covered(head, language), language == DEFAULT))


def _covered(text: str, language: str) -> int:
    """Return how many characters of a text are dates in a language."""
    return sum(found.span.end - found.span.start for found in find_expressions(text, language))


def _script(text: str) -> str:
    """Return the script of most letters, by its Unicode name."""
    names = [unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()]
    return max(sorted(set(names)), key=names.count, default="LATIN")


@cache
def _scripts() -> Mapping[str, str]:
    """Return the languages that have date words, and their scripts."""
    packs = {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in files("basestatus.languages").iterdir()
        if entry.name.endswith(".toml")
    }
    return {
        language: str(pack["script"]).upper()
        for language, pack in sorted(packs.items())
        if "time" in pack
    }
