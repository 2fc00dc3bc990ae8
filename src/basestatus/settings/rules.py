"""What each key of basestatus.toml may hold, and what to write where it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_network
from typing import TYPE_CHECKING

from basestatus.model import is_writable
from basestatus.settings.values import PublishPolicy, Uncleared

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.settings.toml_lines import KeyPath

__all__ = ["ANY", "RULES", "TABLES", "Rule"]

ANY = "*"  # stands for any key of a table
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
ADDRESS = re.compile(r"https?://\S+")
AGENT = re.compile(r"[ -~]+")
TILES = re.compile(r"https?://\S+")
SCHEDULER = re.compile(r"[a-z]+://\S+")
TILE_PARTS = ("{z}", "{x}", "{y}")
GRADES = ("A", "B", "C", "D", "E", "F")
DATE_LINE, POLE = 180, 90
LARGEST = 2**31
DEEPEST = 250  # what the parsers of JSON and of pages go down to


@dataclass(frozen=True, slots=True)
class Rule:
    """How to read a value: ``accept`` gives the setting, or None where it is wrong.

    ``name`` is what keys look like in a table whose keys are free.
    """

    accept: Callable[[object], object | None]
    wanted: str
    name: re.Pattern[str] = re.compile(r".+", re.DOTALL)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() and is_writable(value) else None


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(map(_text, value)):
        return None
    return tuple(value) if len(set(value)) == len(value) else None


def _languages(value: object) -> tuple[str, ...] | None:
    tags = _texts(value)
    return tags if tags and all(map(LANGUAGE.fullmatch, tags)) else None


def _number(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value)


def _extent(value: object) -> tuple[float, ...] | None:
    given = value if isinstance(value, list) else []
    sides = tuple(side for side in map(_number, given) if side is not None)
    if not len(sides) == len(given) == 4:  # noqa: PLR2004  (its four sides)
        return None
    west, south, east, north = sides
    lies_on_earth = -DATE_LINE <= west < east <= DATE_LINE and -POLE <= south < north <= POLE
    return sides if lies_on_earth else None


def _count(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 < value < LARGEST else None


def _scheduler(value: object) -> str | None:
    text = _text(value)
    return text if text and SCHEDULER.fullmatch(text) else None


def _levels(value: object) -> int | None:
    number = _count(value)
    return number if number is not None and number <= DEEPEST else None


def _tiles(value: object) -> str | None:
    text = _text(value)
    fits = text and TILES.fullmatch(text) and all(part in text for part in TILE_PARTS)
    return text if fits else None


def _grade(value: object) -> str | None:
    return value if isinstance(value, str) and value in GRADES else None


def _not_negative(value: object) -> float | None:
    number = _number(value)
    return number if number is not None and 0 <= number < LARGEST else None


def _policy(value: object) -> PublishPolicy | None:
    return next((policy for policy in PublishPolicy if policy == value), None)


def _uncleared(value: object) -> Uncleared | None:
    return next((choice for choice in Uncleared if choice == value), None)


def _amount(value: object) -> float | None:
    number = _not_negative(value)
    return number or None


def _whole(value: object) -> int | None:
    return 0 if value == 0 and not isinstance(value, bool | float) else _count(value)


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _agent(value: object) -> str | None:
    text = _text(value)
    return text if text and AGENT.fullmatch(text) else None


def _feeds(value: object) -> tuple[str, ...] | None:
    texts = _texts(value)
    return texts if texts is not None and all(map(ADDRESS.fullmatch, texts)) else None


def _networks(value: object) -> tuple[str, ...] | None:
    texts = _texts(value)
    return texts if texts is not None and all(map(_is_network, texts)) else None


def _is_network(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return False
    return True


_WORDS = Rule(_text, 'a text, or one for each language: {en = "…", ar = "…"}')
_WORDS_IN = Rule(_text, 'a text under a language tag: en = "…"', LANGUAGE)
RULES: dict[KeyPath, Rule] = {
    ("title",): _WORDS,
    ("title", ANY): _WORDS_IN,
    ("subtitle",): _WORDS,
    ("subtitle", ANY): _WORDS_IN,
    ("tracked",): Rule(_texts, 'the ids of actors, each once: ["us_coalition"]'),
    ("languages",): Rule(_languages, 'language tags, each once: ["en", "ar"]'),
    ("extent",): Rule(_extent, "west, south, east, north in degrees: [35.5, 32.0, 42.5, 37.5]"),
    ("stale_after",): Rule(_count, "a whole number of days above 0, such as 90"),
    ("tiles",): Rule(_tiles, "an http or https address with {z}, {x} and {y} in it"),
    ("reliability", ANY): Rule(_grade, 'a grade from A to F: "Wire" = "B"'),
    ("publish", "policy"): Rule(_policy, "one of " + ", ".join(PublishPolicy)),
    ("publish", "uncleared"): Rule(_uncleared, "one of " + ", ".join(Uncleared)),
    ("publish", "precision_m"): Rule(_not_negative, "metres, 0 or more"),
    ("cluster", "scheduler"): Rule(_scheduler, "the address of a Dask scheduler: tcp://host:8786"),
    ("cluster", "workers"): Rule(_whole, "a whole number of processes, 0 for one a processor"),
    ("limits", "document_bytes"): Rule(_count, "a whole number of bytes above 0"),
    ("limits", "line_bytes"): Rule(_count, "a whole number of bytes above 0"),
    ("limits", "nesting"): Rule(_levels, f"a whole number of levels from 1 to {DEEPEST}"),
    ("limits", "elements"): Rule(_count, "a whole number above 0"),
    ("limits", "attributes"): Rule(_count, "a whole number above 0"),
    ("limits", "archive_ratio"): Rule(_count, "a whole number above 0"),
    ("limits", "names"): Rule(_count, "a whole number above 0"),
    ("fetch", "seconds"): Rule(_amount, "seconds, above 0"),
    ("fetch", "bytes"): Rule(_count, "a whole number of bytes above 0"),
    ("fetch", "retries"): Rule(_whole, "a whole number, 0 or more"),
    ("fetch", "delay"): Rule(_not_negative, "seconds, 0 or more"),
    ("fetch", "addresses"): Rule(_count, "a whole number above 0"),
    ("fetch", "robots"): Rule(_flag, "true or false"),
    ("fetch", "inside"): Rule(_networks, 'private networks: ["10.20.0.0/16"]'),
    ("fetch", "agent"): Rule(_agent, 'a name in plain letters: "basestatus (desk@example.org)"'),
    ("watch", "feeds"): Rule(_feeds, 'addresses, each once: ["https://example.org/rss"]'),
    ("watch", "folders"): Rule(_texts, 'folders, each once: ["inbox"]'),
}
TABLES: frozenset[KeyPath] = frozenset(path[:-1] for path in RULES)
