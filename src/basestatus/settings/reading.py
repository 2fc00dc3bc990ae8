"""Read basestatus.toml and name everything wrong in it at once, with lines."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from basestatus.decoding import load_toml
from basestatus.errors import ConfigError, Problem
from basestatus.settings.rules import ANY, RULES, TABLES
from basestatus.settings.toml_lines import error_line, key_lines, line_of
from basestatus.settings.values import Cluster, Fetch, Limits, Publish, Settings, Watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from basestatus.settings.toml_lines import KeyPath

__all__ = ["read_settings"]

INNER: Mapping[str, type] = {
    "publish": Publish,
    "limits": Limits,
    "fetch": Fetch,
    "watch": Watch,
    "cluster": Cluster,
}


@dataclass(frozen=True, slots=True)
class _Wrong:
    message: str
    remedy: str


def read_settings(path: Path) -> Settings:
    """Read a basestatus.toml; a missing file gives the defaults.

    Raises:
        ConfigError: naming each unknown key and wrong value with its line.
    """
    if not path.exists():
        return Settings()
    text = _read_text(path)
    found = dict(_check((), _parse(text, path)))
    wrong = {key: value for key, value in found.items() if isinstance(value, _Wrong)}
    if wrong:
        raise ConfigError(*_problems(wrong, key_lines(text), path))
    return _assemble(found)


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(str(path), None, f"byte {error.start} is not UTF-8", "save it as UTF-8")
        raise ConfigError(problem) from error
    except OSError as error:
        raise ConfigError(Problem(str(path), None, f"cannot be read: {error.strerror}")) from error


def _parse(text: str, path: Path) -> dict[str, Any]:
    try:
        return load_toml(text)
    except tomllib.TOMLDecodeError as error:
        message = f"not TOML: {error}"
        raise ConfigError(Problem(str(path), error_line(error, text), message)) from error


def _check(path: KeyPath, value: object) -> Iterator[tuple[KeyPath, object]]:
    """Yield each setting below a key, or what is wrong with it."""
    if isinstance(value, dict) and path in TABLES:
        for key, inner in value.items():
            yield from _check((*path, key), inner)
        return
    rule = RULES.get(path) or RULES.get((*path[:-1], ANY))
    if rule is None:
        yield path, _unknown(path)
        return
    setting = rule.accept(value) if rule.name.fullmatch(path[-1]) else None
    yield path, _wrong(path, value, rule.wanted) if setting is None else setting


def _wrong(path: KeyPath, value: object, wanted: str) -> _Wrong:
    return _Wrong(f"{'.'.join(path)} = {value!r} will not do", f"write {wanted}")


def _unknown(path: KeyPath) -> _Wrong:
    if path in TABLES:
        return _Wrong(f"{path[-1]} is not a table", f"write [{path[-1]}] and its keys below it")
    known = sorted({rule[len(path) - 1] for rule in RULES if rule[: len(path) - 1] == path[:-1]})
    close = difflib.get_close_matches(path[-1], known, n=1)
    remedy = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
    return _Wrong(f"unknown key {'.'.join(path)}", remedy)


def _problems(
    wrong: Mapping[KeyPath, _Wrong], lines: Mapping[KeyPath, int], path: Path
) -> list[Problem]:
    return sorted(
        Problem(str(path), line_of(key, lines), value.message, value.remedy)
        for key, value in wrong.items()
    )


def _assemble(found: Mapping[KeyPath, object]) -> Settings:
    """Nest checked settings; a title that is one text serves every language."""
    settings: dict[str, Any] = {}
    for (name, *inner), value in found.items():
        if inner:
            settings.setdefault(name, {})[inner[0]] = value
        else:
            settings[name] = value
    languages = settings.get("languages", Settings().languages)
    for name in {"title", "subtitle"} & settings.keys():
        if isinstance(settings[name], str):
            settings[name] = dict.fromkeys(languages, settings[name])
    tables = {name: table(**settings.pop(name, {})) for name, table in INNER.items()}
    return Settings(**settings, **tables)
