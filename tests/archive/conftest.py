from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from basestatus.project import Theatre, open_theatre

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
RAIN = "It rained for three days in the hills, and the roads were closed. " * 30
TANF = "US forces have left the Al-Tanf base in Syria, an official said on Thursday. "


@pytest.fixture(scope="session")
def theatre() -> Theatre:
    return open_theatre(ROOT)


def on(theatre: Theatre, *, workers: int = 1, scheduler: str = "") -> Theatre:
    """Return a theatre whose articles are read somewhere."""
    cluster = replace(theatre.settings.cluster, workers=workers, scheduler=scheduler)
    return replace(theatre, settings=replace(theatre.settings, cluster=cluster))


def article(number: int, text: str = "") -> dict[str, object]:
    """Return a row; every hundredth article names a site."""
    told = text or (TANF if number % 100 == 0 else "") + RAIN
    known = {"published": "2026-02-13", "source": "Wire", "lang": "en"}
    return {"id": f"a{number}", "text": f"{number}. {told}", **known}


def write_rows(path: Path, rows: Iterable[dict[str, object] | str]) -> Path:
    """Write rows as JSON Lines; a text stands as it is."""
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
