"""Every exception that basestatus raises.

BasestatusError
├── InputError(ValueError)        a file, row or value handed in is wrong
│   ├── DocumentError             … a document
│   ├── GazetteerError            … a gazetteer or an actor table
│   ├── ClaimError                … a row of claims
│   ├── ConfigError               … basestatus.toml or another settings file
│   └── FetchError                … an address of the web
├── LanguagePackError(ValueError) a language pack is inconsistent
└── OutputError(OSError)          a result cannot be written
    └── BusyError                 … since another process is writing there
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "BasestatusError",
    "BusyError",
    "ClaimError",
    "ConfigError",
    "DocumentError",
    "FetchError",
    "GazetteerError",
    "InputError",
    "LanguagePackError",
    "OutputError",
    "Problem",
]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with the input: where it is, what it is, what would be right."""

    path: str
    line: int | None
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}" + (f" ({self.remedy})" if self.remedy else "")


class BasestatusError(Exception):
    """The root of the tree."""


class InputError(BasestatusError, ValueError):
    """Something handed in is wrong; carries every problem found, not just the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class DocumentError(InputError):
    """A document cannot be read."""


class GazetteerError(InputError):
    """A gazetteer or an actor table cannot be used."""


class ClaimError(InputError):
    """A row of claims is wrong."""


class ConfigError(InputError):
    """A settings file is wrong."""


class FetchError(InputError):
    """An address cannot be fetched, or must not be."""


class LanguagePackError(BasestatusError, ValueError):
    """A language pack is inconsistent."""


class OutputError(BasestatusError, OSError):
    """A result cannot be written."""


class BusyError(OutputError):
    """Another process is writing there."""
