"""Read and write what stands above a text: TOML between two lines of three plus signs."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from basestatus.decoding import load_toml
from basestatus.errors import Problem
from basestatus.model import PublishedBasis

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from basestatus.model import Document

__all__ = ["RETRIEVED", "Retrieved", "part_front", "read_retrieved", "with_front"]

RETRIEVED = "retrieved"
READ = 16384
FRONT = re.compile(r"\A\+\+\+\r?\n(?P<toml>.*?)^\+\+\+\r?\n", re.DOTALL | re.MULTILINE)
LINE = re.compile(r"at line (\d+)")
IN_THE_TEXT = frozenset({PublishedBasis.TEXT, PublishedBasis.DATELINE, PublishedBasis.FILE_NAME})


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Where a document came from: its address, when, and the SHA-256 of the bytes that came.

    ``original`` is where those bytes are kept, relative to the project, empty where they are not.
    """

    address: str
    at: datetime
    sha256: str
    original: str = ""


def part_front(text: str, *, path: str) -> tuple[dict[str, Any], str] | Problem:
    r"""Part a text from the keys above it, which are none where it opens with no +++.

    >>> part_front('+++\ntitle = "Tanf"\n+++\nThe last trucks left.', path="a.txt")
    ({'title': 'Tanf'}, 'The last trucks left.')
    """
    found = FRONT.match(text)
    if not found:
        return {}, text
    if len(found["toml"]) > READ:
        return Problem(path, 1, f"what stands between +++ is longer than {READ} characters")
    try:
        return load_toml(found["toml"].replace("\r\n", "\n")), text[found.end() :]
    except tomllib.TOMLDecodeError as error:
        line = LINE.search(str(error))
        message = f"what stands between +++ is not TOML: {error}"
        return Problem(path, int(line[1]) + 1 if line else 1, message, 'write title = "…"')


def read_retrieved(path: Path) -> Retrieved | None:
    """Return where a document that is a file came from, None where it does not say so."""
    if path.suffix != ".txt":
        return None
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        parted = part_front(file.read(READ), path=str(path))
    front = {} if isinstance(parted, Problem) else parted[0].get(RETRIEVED, {})
    try:
        return Retrieved(front["address"], front["at"], front["sha256"], front.get("original", ""))
    except (KeyError, TypeError):
        return None


def with_front(document: Document, retrieved: Retrieved) -> str:
    """Return the text of a document below what is known of it, to be read back the same.

    A date that the text or the name of the file gives is left for them to say.
    """
    named = document.published_basis in IN_THE_TEXT
    about = {
        "title": document.title,
        "published": None if named else document.published,
        "source": document.publisher,
        "author": document.author,
        "url": document.url,
        "lang": document.language,
    }
    came = {
        "address": retrieved.address,
        "at": retrieved.at,
        "sha256": retrieved.sha256,
        "original": retrieved.original,
    }
    lines = [*_lines(about), "", f"[{RETRIEVED}]", *_lines(came)]
    return "\n".join(["+++", *lines, "+++", document.text])


def _lines(values: dict[str, Any]) -> list[str]:
    return [f"{key} = {_toml(value)}" for key, value in values.items() if value]


def _toml(value: str | date) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return value.isoformat()
