"""Stream documents from web archives: WARC files, and WACZ packages of them."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, replace
from io import BufferedReader
from typing import TYPE_CHECKING, Any

from basestatus.documents.assembling import Origin
from basestatus.documents.kinds import media_type
from basestatus.documents.pages import NO_ARTICLE
from basestatus.documents.single import EMPTY, read_single
from basestatus.documents.unpacking import MODEST, swollen, unpacked
from basestatus.errors import DocumentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from basestatus.model import Document
    from basestatus.settings import Limits

__all__ = ["read_wacz", "read_warc"]

KINDS = {"text/html": ".html", "application/xhtml+xml": ".xhtml", "application/pdf": ".pdf"}
CONVERTED = {"text/plain": ".txt"}  # of a record that a program made of another
DELIVERED = "200"
DAMAGED = "fetch or pack it again"
# What damage makes the libraries stumble over, beside their own errors.
STUMBLES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class _Stream:
    """A file whose early end is an error of reading; warcio takes EOFError for a good end."""

    file: IO[bytes]

    def read(self, size: int = -1) -> bytes:
        """Read as the file does."""
        try:
            return self.file.read(size)
        except EOFError as error:
            raise OSError(str(error)) from error


def read_wacz(file: IO[bytes], *, path: str, limits: Limits) -> Iterator[Document | Problem]:
    """Yield the documents of every WARC in a package, as :func:`read_warc` does."""
    try:
        with zipfile.ZipFile(file) as package:
            names = sorted(n for n in package.namelist() if n.endswith((".warc", ".warc.gz")))
            for name in names:
                yield from _read_member(package, name, path, limits)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, *STUMBLES) as error:
        yield Problem(path, None, f"is no WACZ that can be read: {error}", DAMAGED)
        return
    if not names:
        yield Problem(path, None, "holds no WARC", "name a WACZ, which has one in archive/")


def _read_member(
    package: zipfile.ZipFile, name: str, path: str, limits: Limits
) -> Iterator[Document | Problem]:
    """Yield the documents of one WARC in a package, unless it unpacks to too much."""
    about = package.getinfo(name)
    if about.file_size > max(MODEST, limits.archive_ratio * about.compress_size):
        yield swollen(f"{path}/{name}", limits.archive_ratio)
        return
    with package.open(name) as member:
        file = unpacked(BufferedReader(member), path=f"{path}/{name}", limits=limits)
        yield from read_warc(file, path=f"{path}/{name}", limits=limits)


def read_warc(file: IO[bytes], *, path: str, limits: Limits) -> Iterator[Document | Problem]:
    """Yield the articles of a WARC, packed or not; a line is the number of a record, from 1.

    What else a site is made of is left aside: pictures, scripts, errors, pages without an article.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  (heavy)
    from warcio.bufferedreaders import ChunkedDataException  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415

    number, articles = 0, 0
    failures = (ArchiveLoadFailed, ChunkedDataException, StatusAndHeadersParserException)
    try:
        for number, record in enumerate(ArchiveIterator(_Stream(file)), 1):
            found = _read_record(record, path, limits)
            if found:
                articles += 1
                yield replace(found, line=number)
    except DocumentError as error:
        yield from error.problems
        return
    except (*failures, *STUMBLES) as error:
        message = f"is no WARC to be read further: {' '.join(str(error).split())}"
        yield Problem(path, number + 1, message, DAMAGED)
        return
    if not articles:
        yield Problem(path, None, NO_ARTICLE if number else EMPTY, "remove it")


def _read_record(record: Any, path: str, limits: Limits) -> Document | Problem | None:  # noqa: ANN401  (warcio ships no types)
    """Return the article of a record, what is wrong with it, or None where it is none."""
    headers = record.http_headers or record.rec_headers
    kind, charset = media_type(headers.get_header("Content-Type") or "")
    suffix = _suffix(record, kind)
    if not suffix:
        return None
    origin = Origin(
        path=path,
        address=record.rec_headers.get_header("WARC-Target-URI") or "",
        charset=charset,
    )
    found = read_single(record.content_stream(), suffix, origin, limits=limits)
    bare = isinstance(found, Problem) and found.message in {NO_ARTICLE, EMPTY}
    return None if bare else found


def _suffix(record: Any, kind: str) -> str:  # noqa: ANN401
    """Return the ending for what a record delivers, empty where that is no article."""
    if record.rec_type == "conversion":
        return CONVERTED.get(kind, "")
    status = record.http_headers.get_statuscode() if record.http_headers else DELIVERED
    delivered = record.rec_type in {"response", "resource"} and status == DELIVERED
    return KINDS.get(kind, "") if delivered else ""
