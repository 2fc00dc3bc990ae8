"""Draw an atlas whose every word is hostile, and check that the result is what it claims to be."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from lxml import etree
from tests.exports.conftest import hostile_story

from basestatus.exports import write_export
from basestatus.model import is_writable
from basestatus.render import draw_snapshot, write_map

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.layers import Atlas

__all__ = ["export_texts", "picture_texts", "print_texts"]

ON = date(2026, 2, 14)
XML = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


class Skeleton(HTMLParser):
    """What a browser would run or fetch: each element that can, with the attributes that do."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        active = tuple(name for name, _ in attrs if name.startswith("on") or name == "src")
        if active or tag in {"script", "iframe", "object", "embed", "link", "meta", "base", "img"}:
            self.found.append((tag, active))


def _hostile(data: bytes, *, named: bool = False) -> Atlas:
    """Return an atlas of one word; one that a place may be named, as readers see to, if told."""
    word = data.decode("utf-8", "replace").strip() or "word"
    if named:
        word = "".join(filter(is_writable, word)) or "word"
    told = hostile_story(word)
    documents = {
        key: replace(d, title=word, publisher=word, url=word, language=word)
        for key, d in told.documents.items()
    }
    claims = tuple(replace(c, attributed_to=word, mention=word) for c in told.claims)
    settings = replace(told.settings, title={"en": word, "ar": word})
    return replace(told, documents=documents, claims=claims, settings=settings)


@lru_cache(maxsize=8)
def _skeleton(data: bytes, path: Path) -> list[tuple[str, tuple[str, ...]]]:
    write_map(_hostile(data), path)
    skeleton = Skeleton()
    skeleton.feed(path.read_text(encoding="utf-8"))
    return skeleton.found


def print_texts(data: bytes, folder: Path) -> None:
    """Write the page, and check that words add nothing that runs or is fetched."""
    assert _skeleton(data, folder / "map.html") == _skeleton(b"word", folder / "usual.html")


def picture_texts(data: bytes, folder: Path) -> None:
    """Draw a picture, and check that it is well-formed."""
    path = folder / "map.svg"
    draw_snapshot(_hostile(data, named=True), ON, path)
    etree.fromstring(path.read_bytes(), XML)


def export_texts(data: bytes, folder: Path) -> None:
    """Write the formats made of text, and check that each is well-formed."""
    atlas = _hostile(data)
    for name in ("a.geojson", "a.fg.json", "a.lpf.json", "a.timemap.json", "events.json"):
        write_export(atlas, folder / name)
        json.loads((folder / name).read_text(encoding="utf-8"))
    write_export(atlas, folder / "a.kml")
    etree.fromstring((folder / "a.kml").read_bytes(), XML)
    write_export(atlas, folder / "a.csv")
    with (folder / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len({len(row) for row in csv.reader(file)}) == 1
