"""Understand what bellingcat's auto-archiver leaves of a page: a row of its CSV, or its report."""

from __future__ import annotations

import ast
import re
from datetime import date

from basestatus.documents.columns import key_of
from basestatus.documents.rows import KEYS

__all__ = ["RECORD", "is_report", "read_record", "read_report"]

RECORD = "metadata"  # the column into which it writes a Python dictionary
REPORT = re.compile(r"Made with\s+<a[^>]{0,200}/bellingcat/auto-archiver\b", re.IGNORECASE)
FOOT = 20_000  # characters from the end, where a report says what made it
DAY = 3  # year, month, day


def read_record(cell: str) -> dict[str, str]:
    """Return what a cell says of a page under the keys of a document.

    It is the text of a Python dictionary, which is taken apart and never run; what in it is no
    plain text or time is left aside.
    """
    try:
        tree = ast.parse(cell, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    if not isinstance(tree, ast.Dict):
        return {}
    pairs = zip(tree.keys, tree.values, strict=True)
    return _known({str(k.value): _plain(v) for k, v in pairs if isinstance(k, ast.Constant)})


def is_report(html: str) -> bool:
    """Whether a page is a report on an archived one."""
    return REPORT.search(html[-FOOT:]) is not None


def read_report(html: str) -> dict[str, str]:
    """Return what a report says of the page that it is on, under the keys of a document."""
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415  (heavy)

    page = document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8"))
    rows = page.xpath("//table[contains(@class, 'metadata')]//tr[td[2]]")
    cells = ([cell.text_content().strip() for cell in row.iterchildren("td")] for row in rows)
    return _known({name: value for name, value, *_ in cells})


def _known(found: dict[str, str]) -> dict[str, str]:
    named = {key_of(name): value for name, value in found.items()}
    return {key: value for key, value in named.items() if key in KEYS and value}


def _plain(node: ast.expr) -> str:
    """Return a text as it is, a call of datetime as its day, anything else as nothing."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    values = [a.value for a in getattr(node, "args", []) if isinstance(a, ast.Constant)]
    numbers = [value for value in values[:DAY] if isinstance(value, int)]
    try:
        return date(*numbers).isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""
