"""Draw an atlas whose every word is hostile, and check that the result is what it claims to be."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from itertools import cycle
from typing import TYPE_CHECKING

from lxml import etree
from tests.exports.conftest import hostile_story

from basestatus.cells import guarded, unguarded
from basestatus.exports import write_export
from basestatus.model import Name, is_writable
from basestatus.render import draw_snapshot, write_map

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.layers import Atlas

__all__ = ["SEPARATOR", "export_texts", "picture_texts", "print_texts"]

ON = date(2026, 2, 14)
SEPARATOR = b"\x1e"
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
    """Return an atlas of some words; such as a place may be named, as readers see to, if told."""
    words = cycle(_words(data, named=named))
    told = hostile_story(next(words))
    documents = {
        key: replace(
            d, title=next(words), publisher=next(words), url=next(words), language=next(words)
        )
        for key, d in told.documents.items()
    }
    claims = tuple(replace(c, attributed_to=next(words), mention=next(words)) for c in told.claims)
    actors = {
        key: replace(a, names=(Name(next(words), "en"), Name(next(words), "ar")), color=next(words))
        for key, a in told.actors.items()
    }
    settings = replace(told.settings, title={"en": next(words), "ar": next(words)})
    return replace(told, documents=documents, claims=claims, actors=actors, settings=settings)


def _words(data: bytes, *, named: bool) -> list[str]:
    """Return what stands between separators, so that one input fills fields differently."""
    words = (part.decode("utf-8", "replace").strip() for part in data.split(SEPARATOR))
    fit = ("".join(filter(is_writable, word)) if named else word for word in words)
    return [word for word in fit if word] or ["word"]


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
        rows = list(csv.reader(file))
    assert len({len(row) for row in rows}) == 1
    assert all(guarded(unguarded(cell)) == cell for row in rows for cell in row)
