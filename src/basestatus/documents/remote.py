"""Reach files by an address, as s3://bucket/news, through fsspec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from basestatus.errors import Problem

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

__all__ = ["is_remote", "looks_of", "open_remote", "remote_files"]

MARK = "://"
WEB = ("http://", "https://")
MISSING = 'install it, and fsspec with pip install "basestatus[cluster]"'


def is_remote(path: str) -> bool:
    """Whether a path is the address of a file elsewhere.

    >>> is_remote("s3://bucket/news"), is_remote("seeds/news.jsonl")
    (True, False)
    """
    return MARK in path


def remote_files(address: str) -> tuple[str, ...] | Problem:
    """Return the addresses of a file, or of all files in a folder, by name."""
    if address.startswith(WEB):
        remedy = f"basestatus ingest {address}"
        return Problem(address, None, "is on the web, which is not read but taken in", remedy)
    try:
        system, path = _system(address)
        if system.isfile(path):
            return (address,)
        found = sorted(system.unstrip_protocol(name) for name in system.find(path))
    except ImportError as error:
        return Problem(address, None, f"needs a package: {error}", MISSING)
    except (OSError, ValueError) as error:
        return Problem(address, None, f"cannot be reached: {error}", "check the address")
    return tuple(found) or Problem(address, None, "does not exist", "name a file or a folder")


def open_remote(address: str) -> AbstractContextManager[Any]:
    """Open a file for reading bytes."""
    system, path = _system(address)
    return cast("AbstractContextManager[Any]", system.open(path, "rb"))


def looks_of(address: str) -> tuple[int, str]:
    """Return the size of a file, and what changes with it."""
    system, path = _system(address)
    return int(system.size(path) or 0), str(system.ukey(path))


def _system(address: str) -> tuple[Any, str]:
    import fsspec  # noqa: PLC0415  (an extra)

    system, path = fsspec.core.url_to_fs(address)
    return system, str(path)
