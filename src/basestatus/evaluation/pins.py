"""Pin the scores of collections of articles, and tell when they drop."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from basestatus.evaluation.corpora import open_corpus
from basestatus.evaluation.report import figures
from basestatus.evaluation.scores import score
from basestatus.files import written_aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["Pin", "find_drops", "measure", "read_pins", "write_pins"]

GOLD = "gold.jsonl"
TOLERANCE = 0.005
DIGITS = 4
LESS_IS_BETTER = frozenset({"alarms_without_change"})
# Precision and recall may be traded for each other; these may not get worse.
WATCHED = (
    "strict_f1",
    "without_modality_f1",
    "site_and_status_f1",
    "dates_overlap",
    "dates_exact",
    "quotes_exact",
    "sources_named",
    "sources_alike",
    "alarms_without_change",
)


@dataclass(frozen=True, slots=True)
class Pin:
    """The scores of one collection, by language, and the checksum of its files."""

    corpus: str
    scores: Mapping[str, Mapping[str, float | None]]


def measure(folder: Path) -> Pin:
    """Score a folder that holds gold.jsonl, docs.jsonl and perhaps a gazetteer and actors."""
    corpus = open_corpus(folder / GOLD)
    scores = score(corpus.gold, corpus.found, corpus.documents)
    return Pin(
        corpus=_checksum(folder),
        scores={
            language: {name: _rounded(value) for name, value in figures(of).items()}
            for language, of in scores.items()
        },
    )


def find_drops(pinned: Pin, measured: Pin) -> Iterator[str]:
    """Yield each figure that is worse than it was pinned, as a sentence."""
    for language, before in pinned.scores.items():
        now = measured.scores.get(language, {})
        for name in WATCHED:
            if _loss(name, before.get(name), now.get(name)) > TOLERANCE:
                yield f"{language} {name}: {now.get(name)}, was {before[name]}"


def read_pins(path: Path) -> dict[str, Pin]:
    """Read pinned scores by the name of the collection."""
    pins = json.loads(path.read_text(encoding="utf-8"))
    return {name: Pin(**pin) for name, pin in pins.items()}


def write_pins(pins: Mapping[str, Pin], path: Path) -> None:
    """Write pinned scores as JSON, sorted by name."""
    rows = {name: asdict(pin) for name, pin in sorted(pins.items())}
    with written_aside(path) as aside:
        aside.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8", newline="\n")


def _checksum(folder: Path) -> str:
    """Return the SHA-256 of the files of a folder with their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _loss(name: str, before: float | None, now: float | None) -> float:
    """Return by how much a figure got worse; one that can no longer be told is lost as a whole."""
    if before is None:
        return 0.0
    if name in LESS_IS_BETTER:
        return (now or 0.0) - before
    return before - (now or 0.0)
