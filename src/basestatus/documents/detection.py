"""Tell the language of a text by its script and its most frequent words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["detect_language"]

READ = 1500
FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Script:
    letters: re.Pattern[str]
    default: str
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Evidence:
    scripts: tuple[_Script, ...]
    words: Mapping[str, frozenset[str]]  # a word and the languages that it speaks for


def detect_language(text: str) -> str:
    """Return the BCP 47 tag of the language of a text's beginning, empty where it cannot be told.

    >>> detect_language("The last of the trucks left the base on Friday.")
    'en'
    >>> detect_language("12345")
    ''
    """
    evidence = _evidence()
    head = text[:READ]
    counts = [sum(map(len, script.letters.findall(head))) for script in evidence.scripts]
    if not any(counts):
        return ""
    script = evidence.scripts[counts.index(max(counts))]
    words = re.findall(r"[^\W\d_]+", head.lower())
    known = (evidence.words[word] for word in words if word in evidence.words)
    hits = Counter(tag for tags in known for tag in tags if tag in script.languages)
    best, count = min(hits.items(), key=lambda hit: (-hit[1], hit[0]), default=("", 0))
    return best if count >= FEWEST_WORDS else script.default


@cache
def _evidence() -> _Evidence:
    source = files(__package__).joinpath("detection.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    scripts = tuple(
        _Script(
            re.compile(f"[{script['ranges']}]+"),
            script.get("default", ""),
            frozenset(script["languages"]),
        )
        for script in data["scripts"].values()
    )
    rows = [(word, tag) for tag, row in data["words"].items() for word in row.split()]
    tags = {word: frozenset(tag for same, tag in rows if same == word) for word, _ in rows}
    return _Evidence(scripts, tags)
