"""Measure how deep brackets and elements nest, in one pass, before a parser goes down there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["count_elements", "json_depth", "page_depth", "widest_tag"]

# A text that is not closed ends with the line: so no character is looked at twice.
JSON_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
BRACKET = re.compile(rb"[\[\]{}]")
TAG = re.compile(r"<(/?)([a-z][a-z0-9:-]*)([^<>]*)", re.IGNORECASE)
QUOTED = re.compile(r"\"[^\"]*+\"?|'[^']*+'?")
RAW = frozenset({"script", "style", "textarea", "title", "noscript"})
# Elements that are empty, or that the next one of their kind closes.
FLAT = frozenset(
    {"area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta"}
    | {"option", "p", "param", "source", "td", "th", "tr", "track", "wbr", "html", "head", "body"}
)


def json_depth(data: bytes, *, enough: int) -> int:
    """Return how deep arrays and objects nest; at most ``enough`` brackets need no look.

    >>> json_depth(b'{"a": ["[[["]}', enough=0)
    2
    """
    if data.count(b"[") + data.count(b"{") <= enough:
        return 0
    depth = deepest = 0
    for bracket in BRACKET.findall(JSON_TEXT.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def page_depth(html: str) -> int:
    """Return how deep elements nest, as far as tags alone tell.

    >>> page_depth("<div><p>a<p>b<br><b>c</b></div><script>'<div>'</script>")
    2
    """
    depth = deepest = 0
    for closing in _closings(html):
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def count_elements(html: str) -> int:
    """Return how many tags open an element: a page of many links takes its reader ever longer.

    >>> count_elements("<p>a<br><b>c</b>")
    3
    """
    return sum(not found[1] for found in TAG.finditer(html))


def widest_tag(html: str, *, enough: int) -> int:
    """Return how many attributes the tag has that has most; short ones need no look.

    >>> widest_tag("<p><a href='x' title='one two'>", enough=1)
    2
    """
    inside = (found[3] for found in TAG.finditer(html))
    wide = (QUOTED.sub("", text) for text in inside if len(text) > 2 * enough)
    return max((len(text.split()) for text in wide), default=0)


def _closings(html: str) -> Iterator[bool]:
    """Yield for each tag of an element that can hold others whether it closes one."""
    raw = ""
    for found in TAG.finditer(html):
        closing, name = bool(found[1]), found[2].lower()
        if raw:
            raw = "" if closing and name == raw else raw
        elif name in RAW and not closing:
            raw = name
        elif name not in FLAT | RAW and not found[3].endswith("/"):
            yield closing
