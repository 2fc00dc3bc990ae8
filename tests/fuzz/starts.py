"""What fuzzing starts from: whole inputs of each kind, and words that the readers know."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
from tests.documents.test_pdfs import LINES, pdf
from tests.documents.test_warc import PACKED, RECORDS
from tests.exports.conftest import HOSTILE
from tests.fuzz.drawing import SEPARATOR

from basestatus.build import make_atlas
from basestatus.decisions.rows import COLUMNS
from basestatus.exports import write_export
from basestatus.project import open_project
from basestatus.timeline import write_claims, write_periods

if TYPE_CHECKING:
    from basestatus.layers import Atlas

__all__ = ["DRAWN", "starts", "words"]

ROOT = Path(__file__).parents[2]
CRASHES = Path(__file__).with_name("crashes")
MOST = 200
PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
BODY = "<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
TABLE = "id,name,names,lat,lon,radius_m,kind,country\ntanf,Al-Tanf,Tanf|التنف,33.5,38.6,5,base,SY\n"
FORCES = "id,name_en,name_ar,aliases\nus,United States,أمريكا,US|American\n"
FEED = """<rss><channel><title>News</title><item><link>https://example.org/1</link>
<title>They left</title><pubDate>Fri, 13 Feb 2026 10:00:00 GMT</pubDate></item></channel></rss>"""
WHEN = "2026-02-24"
DRAWN = ("page", "snapshot", "exports")
FIELDS = 20
LANGUAGES = {"en": b"\x00", "ar": b"\x01", "fr": b"\x02"}


def starts(target: str) -> list[bytes]:
    """Return the inputs that a target starts from: whole ones, and what once broke it."""
    crashes = sorted((CRASHES / target).glob("*"))
    return [*_whole(target), *(path.read_bytes() for path in crashes)]


def words(target: str) -> list[str]:
    """Return what texts are made of: names and words of the repository, or what ends a text.

    A renderer does not care which words it writes, only what could end them or begin another.
    """
    if target in DRAWN:
        fragments: list[str] = json.loads(_text("tests/fuzz/lists/fragments.json"))
        return fragments
    names = re.findall(r'"toponym": "([^"]+)"', _text("geo/gazetteer.geojson"))
    found = [word for row in _articles() for word in re.findall(r"\w{3,}", row["text"])]
    return sorted({*names, *found})


def _whole(target: str) -> list[bytes]:
    if target in {"dates", "extract", "folding"}:
        return [LANGUAGES.get(row["lang"], b"\x03") + row["text"].encode() for row in _articles()]
    if target in DRAWN:
        naughty = [text.encode() for text in (*HOSTILE, *_naughty(), *words(target))]
        several = (SEPARATOR.join(naughty[n : n + FIELDS]) for n in range(0, len(naughty), FIELDS))
        return [*naughty[: len(HOSTILE)], *several]
    if target in {"rows", "packed", "unnamed", "archive"}:
        return [json.dumps(row, ensure_ascii=False).encode() for row in _articles()]
    if target in {"texts", "pages"}:
        return [_page(row) if target == "pages" else row["text"].encode() for row in _articles()]
    return _file(target)


def _file(target: str) -> list[bytes]:
    given = {
        "places": TABLE,
        "forces": FORCES,
        "actors": _text("geo/actors.toml"),
        "settings": _text("basestatus.toml"),
        "sources": _text("geo/sources.toml"),
    }
    if target in given:
        return [given[target].encode()]
    return {
        "gazetteer": _gazetteer,
        "lists": _lists,
        "feeds": lambda: [FEED.encode(), b"https://example.org/1\nhttps://example.org/2\n"],
        "decisions": _decisions,
        "warcs": _warcs,
        "waczs": _waczs,
        "pdfs": lambda: [pdf(*LINES), pdf()],
        "parquet": _parquet,
        "claims": _claims,
        "gold": _claims,
        "periods": _periods,
        "states": _states,
    }[target]()


@cache
def _articles() -> list[dict[str, str]]:
    paths = sorted(ROOT.glob("tests/corpus/*/docs.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    phrases = [
        {"id": path.stem, "lang": path.stem, "text": json.loads(line)["text"]}
        for path in sorted(ROOT.glob("tests/data/claims/*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return [{"lang": "", **row} for row in (*rows[:: max(1, len(rows) // MOST)], *phrases)]


@cache
def _naughty() -> list[str]:
    listed: list[str] = json.loads(_text("tests/browser/naughty/strings.json"))
    return listed


@cache
def _atlas() -> Atlas:
    return make_atlas(open_project(ROOT))[0]


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _page(row: dict[str, str]) -> bytes:
    return (PAGE + BODY).format(title=row.get("title", ""), text=row["text"]).encode()


def _gazetteer() -> list[bytes]:
    whole = json.loads(_text("geo/gazetteer.geojson"))
    small = [f for f in whole["features"] if len(json.dumps(f)) < 3000]
    return [json.dumps({**whole, "features": small[n : n + 2]}).encode() for n in range(20)]


def _lists() -> list[bytes]:
    file = io.StringIO()
    writer = csv.DictWriter(file, ["id", "lang", "text"], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(_articles()[:3])
    archived = "url,metadata\nhttps://example.org,\"{'title': 'A', 'text': 'They left.'}\"\n"
    return [file.getvalue().encode(), archived.encode()]


def _decisions() -> list[bytes]:
    (claim,) = _atlas().claims[:1]
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    known = {name: getattr(claim, name) for name in COLUMNS if hasattr(claim, name)}
    writer.writerow({**known, "claim": claim.id, "decision": "accept", "who": "a", "when": WHEN})
    return [file.getvalue().encode()]


def _warcs() -> list[bytes]:
    return [*RECORDS, b"".join(RECORDS), PACKED]


def _waczs() -> list[bytes]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("archive/data.warc.gz", PACKED)
    return [file.getvalue()]


def _parquet() -> list[bytes]:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([*_articles()[:3]]), file)
    return [file.getvalue()]


def _claims() -> list[bytes]:
    lines = []
    for claim in _atlas().claims:
        file = io.StringIO()
        write_claims([claim], file)
        lines.append(file.getvalue().encode())
    return lines


def _periods() -> list[bytes]:
    file = io.StringIO()
    write_periods(_atlas().periods, file)
    return [line.encode() for line in file.getvalue().splitlines()]


def _states() -> list[bytes]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "states.geojson")
        write_export(_atlas(), path)
        return [path.read_bytes()]
