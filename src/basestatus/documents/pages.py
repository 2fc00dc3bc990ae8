"""Read the article out of a web page, with what the page says about it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from basestatus.documents.archiver import is_report, read_report
from basestatus.documents.assembling import Facts, assemble
from basestatus.documents.detection import detect_language
from basestatus.documents.encodings import decode
from basestatus.documents.nesting import count_elements, page_depth, widest_tag
from basestatus.documents.rows import read_row
from basestatus.errors import Problem

if TYPE_CHECKING:
    from basestatus.documents.assembling import Origin
    from basestatus.model import Document
    from basestatus.settings import Limits

__all__ = ["NO_ARTICLE", "looks_like_page", "read_page"]

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
LANGUAGE = re.compile(
    r"<html[^>]{0,400}\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.IGNORECASE
)
PAGE = re.compile(
    rb"\s*(<!--.*?-->\s*)*<(!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
READ_FOR_CHARSET = 4096
NO_ARTICLE = "holds no article"
# Dates are taken from the markup alone, and no date is refused for lying ahead of some clock.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-12-31"}


def looks_like_page(data: bytes) -> bool:
    """Tell whether bytes open like HTML."""
    return PAGE.match(data[:READ_FOR_CHARSET].removeprefix(b"\xef\xbb\xbf")) is not None


def read_page(data: bytes, origin: Origin, *, limits: Limits) -> Document | Problem:
    """Return the main text of a page as a document, without menus, adverts and comments.

    Of its charset and address the page itself may know better than the server.
    """
    found = CHARSET.search(data[:READ_FOR_CHARSET])
    html = decode(data, path=origin.path, declared=found[1].decode() if found else origin.charset)
    if isinstance(html, Problem):
        return html
    tangled = _tangled(html, origin.path, limits)
    if tangled:
        return tangled
    if is_report(html):
        return read_row(read_report(html), path=origin.path, line=None, stem=origin.stem)
    page = _extract(html, origin.address)
    if page is None or not page.text:
        return Problem(origin.path, None, NO_ARTICLE, "remove it, or save its text as .txt")
    declared = LANGUAGE.search(html[:READ_FOR_CHARSET])
    facts = Facts(
        path=origin.path,
        id=origin.stem,
        stem=origin.stem,
        title=page.title or "",
        publisher=page.sitename or page.hostname or "",
        author=page.author or "",
        url=_web(page.url) or origin.address,
        language=detect_language(page.text) or (declared[1] if declared else ""),
        published=date.fromisoformat(page.date) if page.date else None,
    )
    return assemble(page.text, facts)


def _tangled(html: str, path: str, limits: Limits) -> Problem | None:
    """Return what about a page would take its parser too long, or too deep."""
    if page_depth(html) > limits.nesting:
        message = f"nests elements deeper than {limits.nesting} levels"
        return Problem(path, None, message, "raise limits.nesting in basestatus.toml")
    if count_elements(html) > limits.elements:
        message = f"has more than {limits.elements} elements"
        return Problem(path, None, message, "raise limits.elements in basestatus.toml")
    if widest_tag(html, enough=limits.attributes) > limits.attributes:
        message = f"has an element of more than {limits.attributes} attributes"
        return Problem(path, None, message, "raise limits.attributes in basestatus.toml")
    return None


def _web(address: str | None) -> str:
    """Return an address of the web, and nothing for a script or a file."""
    return address if address and address.lower().startswith(("http://", "https://")) else ""


def _extract(html: str, address: str) -> Any:  # noqa: ANN401  (trafilatura ships no types)
    from trafilatura import bare_extraction  # noqa: PLC0415  (heavy)

    return bare_extraction(
        html,
        url=address or None,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=DATES,
    )
