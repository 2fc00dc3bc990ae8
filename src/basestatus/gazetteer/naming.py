"""Make names and identifiers out of the text of a table's cells."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from basestatus.model import Name

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["each_once", "identifier", "script_language", "split_names"]

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_APART = re.compile(r"[\W_]+")


def script_language(text: str) -> str:
    """Guess a name's language from its script: ar, en, or empty for any other.

    >>> script_language("Tanf"), script_language("\u0627\u0644\u062a\u0646\u0641")
    ('en', 'ar')
    """
    if text.isascii():
        return "en" if _LATIN.search(text) else ""
    if _ARABIC.search(text):
        return "ar"
    return "en" if _LATIN.search(text) else ""


def split_names(*cells: str, kind: str = "", source: str = "") -> tuple[Name, ...]:
    """Return the names in cells that hold several apart by ``|``, each once, in order."""
    parts = "|".join(cells).split("|")
    texts = dict.fromkeys([part.strip() for part in parts])
    return tuple([Name(text, script_language(text), source, kind) for text in texts if text])


def each_once(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names without repetition: of those alike in text and language the first."""
    kept: dict[tuple[str, str], Name] = {}
    for name in names:
        kept.setdefault((name.text, name.language), name)
    return tuple(kept.values())


def identifier(names: tuple[Name, ...]) -> str:
    """Make an id from names: the first Latin one where there is one, lower case, hyphens.

    >>> identifier((Name("Al-Ḩasakah (city)", "en"),))
    'al-hasakah-city'
    """
    chosen = next((n.text for n in names if n.language == "en"), names[0].text if names else "")
    plain = unicodedata.normalize("NFKD", chosen).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'\u2018\u2019")
    return _APART.sub("-", letters).strip("-")
