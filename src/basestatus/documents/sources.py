"""Find the files to read and open them, packed ones too."""

from __future__ import annotations

import os
import sys
import zlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from basestatus.documents.remote import is_remote, looks_of, open_remote, remote_files
from basestatus.documents.unpacking import unpacked
from basestatus.errors import Problem
from basestatus.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "DAMAGED",
    "KNOWN",
    "ROWS",
    "STDIN",
    "Source",
    "find_sources",
    "is_packed",
    "opened",
    "size_of",
]

STDIN = "-"
DEFAULTS = Limits()
KNOWN = frozenset(
    {".txt", ".html", ".htm", ".xhtml", ".pdf", ".jsonl", ".ndjson", ".csv", ".parquet"}
    | {".warc", ".wacz"}
)
ROWS = frozenset({".jsonl", ".ndjson"})
ABOUT = frozenset({"readme", "licence", "license", "notice", "copying"})
GZIP = b"\x1f\x8b"
DAMAGED = (OSError, EOFError, zlib.error)
UNKNOWN = "is no kind of document that can be read:"
REMEDY = f"put articles here as {', '.join(sorted(KNOWN))}"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may hold documents; ``suffix`` is its ending without .gz, in lower case.

    ``data`` is what came over a network, in place of a file, from ``address`` and in what its
    server said to be ``charset``.
    """

    path: str
    suffix: str = ""
    stem: str = ""
    address: str = ""
    charset: str = ""
    data: bytes | None = None


def find_sources(
    paths: Iterable[str | Path], *, also: frozenset[str] = frozenset()
) -> Iterator[Source | Problem]:
    """Yield the files to read, in the order given and by name within a folder; - is stdin.

    ``also`` are endings that are no documents and wanted all the same.
    """
    for path in map(str, paths):
        if path == STDIN:
            yield Source(STDIN)
        elif is_remote(path):
            yield from _remote(path, KNOWN | also)
        elif Path(path).is_dir():
            yield from _in_folder(Path(path), KNOWN | also)
        elif Path(path).exists():
            yield _source(Path(path))
        else:
            yield Problem(path, None, "does not exist", "name a file, a folder, or - for stdin")


@contextmanager
def opened(
    source: Source, limits: Limits = DEFAULTS, *, packed: bool = False
) -> Iterator[BufferedReader[Any]]:
    """Open a source for reading bytes; standard input stays open afterwards.

    What gzip packed is unpacked, as far as the limits let it, unless ``packed`` says to leave it.
    """
    with ExitStack() as stack:
        file: BufferedReader[Any]
        if source.data is not None:
            file = BufferedReader(cast("Any", BytesIO(source.data)))
        elif source.path == STDIN:
            file = BufferedReader(cast("Any", sys.stdin.buffer))
            stack.callback(file.detach)
        elif is_remote(source.path):
            file = BufferedReader(cast("Any", stack.enter_context(open_remote(source.path))))
        else:
            file = stack.enter_context(Path(source.path).open("rb"))
        yield file if packed else unpacked(file, path=source.path, limits=limits)


def size_of(source: Source) -> int:
    """Return the bytes of a file, 0 where they are not known."""
    try:
        if is_remote(source.path):
            return looks_of(source.path)[0]
        return Path(source.path).stat().st_size
    except OSError:
        return 0


def is_packed(source: Source) -> bool:
    """Whether a file is packed with gzip, so that it can only be read from its beginning."""
    try:
        with opened(source, packed=True) as file:
            return file.peek(len(GZIP)).startswith(GZIP)
    except OSError:
        return False


def _remote(address: str, known: frozenset[str]) -> Iterator[Source | Problem]:
    """Yield the files at an address that may be read, as of a folder."""
    found = remote_files(address)
    if isinstance(found, Problem):
        yield found
        return
    for name in found:
        source = _source(Path(name))
        if source.suffix in known and Path(name).stem.lower() not in ABOUT:
            yield replace(source, path=name)


def _in_folder(folder: Path, known: frozenset[str]) -> Iterator[Source | Problem]:
    """Yield what lies in a folder, leaving out hidden files and those about the others."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or path.stem.lower() in ABOUT:
                continue
            source = _source(path)
            problem = Problem(str(path), None, f"{UNKNOWN} {path.suffix}", REMEDY)
            yield source if source.suffix in known else problem


def _source(path: Path) -> Source:
    """Return the source that a file is; its name is taken for UTF-8 whatever the system says."""
    name = os.fsencode(path.name).decode("utf-8", "replace").removesuffix(".gz")
    return Source(str(path), Path(name).suffix.lower(), Path(name).stem)
