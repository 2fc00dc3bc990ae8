"""Rows of test data: sentences in a file for each language, and what they claim."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Row:
    """Sentences and their claims, in the short form of the test that reads them."""

    language: str
    fact: str
    text: str
    claims: list[str]


def rows(folder: Path) -> list[Row]:
    return [
        Row(path.stem, **json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
