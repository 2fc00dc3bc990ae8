"""Turn bytes into text: UTF-8 first, then what the page says of itself, then a good guess."""

from __future__ import annotations

import codecs
import re

from basestatus.errors import Problem

__all__ = ["decode"]

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What news pages used before UTF-8; a closed list keeps exotic guesses out.
LEGACY = ["cp1256", "cp1252", "iso8859_6", "cp1254", "cp1251", "cp1255"]
# What browsers take these names for (WHATWG Encoding Standard, 4.2).
MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROLS = 0.01
REMEDY = "save it as UTF-8"


def decode(data: bytes, *, path: str, declared: str = "") -> str | Problem:
    """Decode bytes and change nothing else; a byte order mark is no part of the text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            name = encoding.removesuffix("-sig").upper()
            text = _try(data, encoding)
            return text or Problem(path, None, f"starts as {name} but does not go on so", REMEDY)
    if _is_binary(data):
        return Problem(path, None, "is binary, not text", "put articles here, as text")
    text = _try(data, "utf-8")
    if text is None and declared:
        text = _try(data, _meant(declared))
    if text is None:
        text = _guess(data)
    return Problem(path, None, "is in an unknown encoding", REMEDY) if text is None else text


def _is_binary(data: bytes) -> bool:
    head = data[:65536]
    return b"\0" in head or len(CONTROLS.findall(head)) > MOST_CONTROLS * len(head)


def _meant(name: str) -> str:
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return name
    return MEANT.get(encoding, encoding)


def _try(data: bytes, encoding: str) -> str | None:
    """Decode, or return None where the encoding is unknown or does not fit."""
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (seldom needed)

    best = from_bytes(data, cp_isolation=LEGACY).best()
    return None if best is None else _try(data, best.encoding)
