"""The figures that the tests hold the reading to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Row", "accuracy"]


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one language in one collection of articles; shares from 0 to 1."""

    collection: str
    language: str
    scores: dict[str, float]


def accuracy(path: Path) -> tuple[Row, ...]:
    """Return the pinned scores, a row for each collection and language."""
    pins = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Row(collection, language, scores)
        for collection, pin in sorted(pins.items())
        for language, scores in pin["scores"].items()
        if language != "all"
    )
