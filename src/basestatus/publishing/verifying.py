"""Check what was published against what is there now: every hash and every quote."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from basestatus.errors import Problem
from basestatus.model import Span
from basestatus.publishing.record import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from basestatus.model import Claim, Document
    from basestatus.publishing.record import Record

__all__ = ["verify_record"]

SHOWN = 60
RESTORE = "restore it from git, or publish again so that the change is on record"


def verify_record(
    record: Record, documents: Mapping[str, Document], *, out: Path
) -> tuple[Problem, ...]:
    """Return a problem for each document, quote and file that is not as it was published.

    ``out`` is the folder of the published files; one that was not made there is not looked for.
    """
    return (
        *_documents(record, documents),
        *_quotes(record, documents),
        *(_files(record, out) if out.is_dir() else ()),
    )


def _documents(record: Record, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Hash each text anew: the stored hash itself may have been altered."""
    for name, sha256 in record.documents.items():
        document = documents.get(name)
        if document is None:
            yield Problem(f"document {name}", None, "was published from and is gone", RESTORE)
        elif hashlib.sha256(document.text.encode()).hexdigest() != sha256:
            message = f"is not the text that was published from: its SHA-256 was {sha256}"
            yield Problem(document.path, document.line, message, RESTORE)


def _quotes(record: Record, documents: Mapping[str, Document]) -> Iterator[Problem]:
    for claim in record.claims:
        document = documents.get(claim.document)
        if document and not _stands(claim, document):
            message = f"does not say {claim.quote[:SHOWN]!r} at {claim.start}, as claim {claim.id}"
            yield Problem(document.path, document.line, message, RESTORE)


def _stands(claim: Claim, document: Document) -> bool:
    return document.quote(Span(claim.start, claim.end)) == claim.quote


def _files(record: Record, out: Path) -> Iterator[Problem]:
    for name, sha256 in record.files.items():
        path = out / name
        if not path.is_file():
            yield Problem(str(path), None, "was published and is gone", RESTORE)
        elif sha256_of(path) != sha256:
            message = f"is not the file that was published: its SHA-256 was {sha256}"
            yield Problem(str(path), None, message, RESTORE)
