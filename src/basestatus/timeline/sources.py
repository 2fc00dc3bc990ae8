"""The project's own list of sources: who they are, and how reliable they have been."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from basestatus.decoding import load_toml
from basestatus.errors import Problem
from basestatus.languages import fold
from basestatus.settings.toml_lines import error_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from basestatus.model import Claim, Document

__all__ = ["RELIABILITY", "Register", "Source", "folded_name", "read_sources", "register_sources"]

RELIABILITY = "ABCDEF"
UNJUDGED = "F"


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet, agency or official body; ``reliability`` is A to F by the Admiralty code.

    ``kind`` is agency, outlet, official or observer; ``family`` names those that print the same
    copy or have one owner, who count as one; ``reason`` says why the letter.
    """

    id: str
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    kind: str = ""
    reliability: str = UNJUDGED
    reason: str = ""
    family: str = ""

    @property
    def counted_as(self) -> str:
        """The id of the source that this one counts as."""
        return self.family or self.id


@dataclass(frozen=True, slots=True)
class Register:
    """Sources by every folded name and by domain."""

    by_name: Mapping[str, Source] = field(default_factory=dict)
    by_domain: Mapping[str, Source] = field(default_factory=dict)

    def find(self, name: str, url: str = "") -> Source | None:
        """Return the source of a name, else of an address, None where neither is known."""
        found = self.by_name.get(folded_name(name)) if name and self.by_name else None
        if found or not self.by_domain:
            return found
        return next((self.by_domain[d] for d in _domains_of(url) if d in self.by_domain), None)

    def letter(self, claim: Claim, document: Document | None) -> str:
        """Return the reliability, A to F, of who is quoted, else of the outlet that carries it."""
        said = self.find(claim.attributed_to) if claim.attributed_to else None
        if said is None and document:
            said = self.find(document.publisher, document.url)
        return said.reliability if said else UNJUDGED

    def agencies(self) -> tuple[tuple[str, Source], ...]:
        """Return the folded names of news agencies, longest first."""
        named = [(name, source) for name, source in self.by_name.items() if source.kind == "agency"]
        return tuple(sorted(named, key=lambda pair: (-len(pair[0]), pair[0])))


def register_sources(
    sources: Iterable[Source], reliability: Mapping[str, str] | None = None
) -> Register:
    """Return the register of sources, with letters for further names or instead of the list's."""
    by_name: dict[str, Source] = {}
    by_domain: dict[str, Source] = {}
    for source in sources:
        names = (source.id, *source.names)
        letter = next((reliability[n] for n in names if reliability and n in reliability), None)
        judged = replace(source, reliability=letter or source.reliability)
        by_name |= {folded_name(name): judged for name in names}
        by_domain |= dict.fromkeys(source.domains, judged)
    for name, letter in (reliability or {}).items():
        by_name.setdefault(folded_name(name), Source(name, (name,), reliability=letter))
    return Register(by_name, by_domain)


@lru_cache(maxsize=1 << 16)
def folded_name(name: str) -> str:
    """Return a name as it is compared: folded, with single spaces."""
    return " ".join(fold(name).text.split())


def read_sources(path: Path) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Read a sources.toml of ``[[source]]`` tables; a missing file is an empty list."""
    if not path.is_file():
        return (), ()
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        rows = load_toml(text).get("source", [])
    except tomllib.TOMLDecodeError as error:
        problem = Problem(str(path), error_line(error, text), f"not TOML: {error}", "mend the line")
        return (), (problem,)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return (), (Problem(str(path), None, "source: not a list of tables", "[[source]] tables"),)
    problems = [
        Problem(str(path), line, message, remedy)
        for row, line in zip_longest(rows, _row_lines(text)[: len(rows)])
        for message, remedy in _faults(row)
    ]
    return tuple(_source(row) for row in rows if not any(_faults(row))), tuple(problems)


def _row_lines(text: str) -> list[int]:
    """Return the lines on which tables of sources begin."""
    return [n for n, line in enumerate(text.split("\n"), 1) if line.strip() == "[[source]]"]


def _faults(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a table, and what would be right."""
    if not isinstance(row.get("id"), str):
        yield "a source without an id", 'id = "…"'
    letter = row.get("reliability", UNJUDGED)
    if not isinstance(letter, str) or len(letter) != 1 or letter not in RELIABILITY:
        yield f"reliability: {letter!r}", "a letter from A to F"
    for key in ("names", "domains"):
        value = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            yield f"{key}: {value!r}", "a list of texts"


def _source(row: Mapping[str, Any]) -> Source:
    return Source(
        id=row["id"],
        names=tuple(row.get("names", ())),
        domains=tuple(row.get("domains", ())),
        kind=str(row.get("kind", "")),
        reliability=row.get("reliability", UNJUDGED),
        reason=str(row.get("reason", "")),
        family=str(row.get("family", "")),
    )


def _domains_of(url: str) -> Iterator[str]:
    """Yield the host of an address and the domains around it."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return
    labels = (host or "").split(".")
    for number in range(len(labels) - 1):
        yield ".".join(labels[number:])
