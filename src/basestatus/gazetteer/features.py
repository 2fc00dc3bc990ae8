"""Find the features of a GeoJSON text one by one, each with the line it starts on."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["features"]

_SOLID = re.compile(r"[^\s,]")
_FEATURE = re.compile(r'\{(?=\s*"[^"]*"\s*:)')
_LIST = re.compile(r'"features"\s*:\s*\[')
# Each try may look at the whole text, so that their number has to be bounded.
_MOST_BROKEN, _MOST_TRIES = 100, 50
_DECODER = json.JSONDecoder()


def features(text: str, path: str) -> Iterator[tuple[int, dict[str, Any]] | Problem]:
    """Yield each feature with its line; a problem for each stretch that is not JSON.

    The list is walked with an incremental decoder, so that a mistake in one feature costs that
    feature alone and every line number is that of the file.
    """
    begun = _LIST.search(text)
    if begun is None:
        yield Problem(path, 1, 'no "features" list', "give a GeoJSON FeatureCollection")
        return
    at, line, counted, broken = begun.end(), 1, 0, 0
    while (at := _skip(text, at)) < len(text) and text[at] != "]":
        line, counted = line + text.count("\n", counted, at), at
        found, end = _decoded(text, at)
        if isinstance(found, json.JSONDecodeError):
            yield Problem(path, found.lineno, f"broken feature: {found.msg}", "mend the JSON here")
            broken += 1
        elif isinstance(found, dict):
            yield line, found
        else:
            yield Problem(path, line, "not a feature", "list GeoJSON features only")
        if broken == _MOST_BROKEN:
            yield Problem(path, line, "so many features are broken that the rest is left out")
            return
        at = end
    if at >= len(text):
        yield Problem(path, text.count("\n") + 1, "the features list does not end", "add ]}")


def _decoded(text: str, at: int) -> tuple[object, int]:
    """Return the value that begins at a place, or the error there, and where to go on."""
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        return error, _next_feature(text, max(error.pos, at + 1))
    except (RecursionError, ValueError):
        return json.JSONDecodeError("nests too deeply", text, at), _next_feature(text, at + 1)


def _skip(text: str, at: int) -> int:
    """Return where the next thing that is neither blank nor comma stands, or the end."""
    solid = _SOLID.search(text, at)
    return solid.start() if solid else len(text)


def _next_feature(text: str, start: int) -> int:
    """Return where the next whole feature begins, or the end of the text."""
    for begun in islice(_FEATURE.finditer(text, start), _MOST_TRIES):
        try:
            found, _ = _DECODER.raw_decode(text, begun.start())
        except (RecursionError, ValueError):
            continue
        if isinstance(found, dict) and found.get("type") == "Feature":
            return begun.start()
    return len(text)
