"""Words shown to people, one file a language; a new language is a new file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from basestatus.errors import LanguagePackError

__all__ = ["Strings", "languages", "strings"]

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Strings:
    """The strings of one language, in sections; English stands in for what is missing."""

    language: str
    direction: str
    sections: dict[str, dict[str, str]]

    def __call__(self, section: str, key: str, **values: object) -> str:
        """Return a string with its ``{placeholders}`` filled.

        >>> strings("en")("status", "held")
        'Held'
        """
        text = self.sections.get(section, {}).get(key)
        if text is None and self.language != FALLBACK:
            return strings(FALLBACK)(section, key, **values)
        if text is None:
            message = f"strings/{self.language}.toml has no [{section}] {key}"
            raise LanguagePackError(message)
        return text.format(**values) if values else text


def languages() -> tuple[str, ...]:
    """Return the languages that have a file of strings."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml")))


@cache
def strings(language: str) -> Strings:
    """Read the strings of one language.

    Raises:
        LanguagePackError: if there is no such file.
    """
    source = files(__package__).joinpath(f"{language}.toml")
    if not source.is_file():
        message = f"no strings for {language!r}: there are {', '.join(languages())}"
        raise LanguagePackError(message)
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Strings(language, data.pop("direction"), data)
