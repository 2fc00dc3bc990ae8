"""The record of what was published and of what was corrected since, as plain files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, Any

from basestatus.errors import ClaimError, Problem
from basestatus.files import written_aside
from basestatus.timeline import read_claims, write_claims
from basestatus.timeline.claim_rows import claim_of_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from basestatus.model import Claim

__all__ = [
    "PUBLIC",
    "RECORD",
    "Correction",
    "CorrectionKind",
    "Record",
    "compare_claims",
    "read_record",
    "sha256_of",
    "with_files",
    "write_record",
]

# What a reader sees of a claim: a new name for a rule corrects nothing.
SEEN = (
    "site",
    "actor",
    "to",
    "status",
    "modality",
    "valid_start",
    "valid_end",
    "attributed_to",
    "quote",
)
PUBLIC, RECORD = "public", "record"
CLAIMS, LOG, MANIFEST = "claims.jsonl", "corrections.jsonl", "manifest.json"
RESTORE = "restore it from git: the record is only added to"


class CorrectionKind(StrEnum):
    """What became of a claim that had been published."""

    CORRECTED = "corrected"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim as it was published, the day it was set right, and what stands in its place.

    ``after`` is None for a claim retracted; ``reason`` is the editor's, empty where none was
    given.
    """

    on: date
    kind: CorrectionKind
    before: Claim
    after: Claim | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What is public: its claims, and every correction so far, oldest first.

    ``documents`` are the SHA-256 of the texts by the document's id, ``files`` those of the files
    by their names.
    """

    claims: tuple[Claim, ...] = ()
    corrections: tuple[Correction, ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


def read_record(folder: Path) -> Record:
    """Read the record of a project; an empty one where nothing was published.

    Raises:
        ClaimError: naming each row that cannot be read, with its line.
    """
    if not (folder / MANIFEST).exists():
        return Record()
    claims, problems = read_claims(folder / CLAIMS)
    corrections, wrong = _read_log(folder / LOG)
    if problems or wrong:
        raise ClaimError(*problems, *wrong)
    manifest = _read_manifest(folder / MANIFEST)
    return Record(claims, corrections, manifest["documents"], manifest["files"])


def with_files(record: Record, folder: Path) -> Record:
    """Return a record that knows the files of a folder by their SHA-256."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return replace(record, files={str(p.relative_to(folder)): sha256_of(p) for p in files})


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_record(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write the record of a project, in the order of ids, so that versions compare well."""
    manifest = {"documents": dict(record.documents), "files": dict(record.files)}
    texts = {
        CLAIMS: "".join(map(_line, sorted(record.claims, key=lambda claim: claim.id))),
        LOG: "".join(json.dumps(_row(c), ensure_ascii=False) + "\n" for c in record.corrections),
        MANIFEST: json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
    }
    for name, text in texts.items():
        with written_aside(folder / name) as aside:
            aside.write_text(text, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in texts)


def compare_claims(
    before: Iterable[Claim], after: Iterable[Claim], *, on: date, reasons: Mapping[str, str]
) -> tuple[Correction, ...]:
    """Return what became of published claims that now read otherwise or are gone.

    A claim stands corrected by the new one of its id, else by a new one on the same words; where
    there is none it is retracted. ``reasons`` are the editors', by the claim's id.
    """
    new = {claim.id: claim for claim in after}
    old = {claim.id: claim for claim in before}
    by_words = {_words(claim): claim for claim in new.values() if claim.id not in old}
    changed = (claim for claim in old.values() if not _reads_alike(claim, new.get(claim.id)))
    return tuple(
        _correction(claim, new.get(claim.id) or by_words.get(_words(claim)), on, reasons)
        for claim in sorted(changed, key=lambda claim: claim.id)
    )


def _correction(
    before: Claim, after: Claim | None, on: date, reasons: Mapping[str, str]
) -> Correction:
    kind = CorrectionKind.CORRECTED if after else CorrectionKind.RETRACTED
    reason = reasons.get(before.id) or (reasons.get(after.id, "") if after else "")
    return Correction(on, kind, before, after, reason)


def _reads_alike(before: Claim, after: Claim | None) -> bool:
    return after is not None and all(getattr(before, name) == getattr(after, name) for name in SEEN)


def _words(claim: Claim) -> tuple[str, int, int, str]:
    return claim.document, claim.start, claim.end, claim.quote


def _row(correction: Correction) -> dict[str, object]:
    return {
        "on": correction.on.isoformat(),
        "kind": correction.kind.value,
        "reason": correction.reason,
        "before": json.loads(_line(correction.before)),
        "after": json.loads(_line(correction.after)) if correction.after else None,
    }


def _line(claim: Claim) -> str:
    """Return a claim as `basestatus claims` writes it."""
    file = StringIO()
    write_claims([claim], file)
    return file.getvalue()


def _read_manifest(path: Path) -> dict[str, dict[str, str]]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        return {name: dict(manifest[name]) for name in ("documents", "files")}
    except (ValueError, KeyError, TypeError) as error:
        raise ClaimError(Problem(str(path), None, f"no manifest: {error!r}", RESTORE)) from error


def _read_log(path: Path) -> tuple[tuple[Correction, ...], tuple[Problem, ...]]:
    found = tuple(_rows(path))
    corrections = tuple(row for row in found if isinstance(row, Correction))
    return corrections, tuple(row for row in found if isinstance(row, Problem))


def _rows(path: Path) -> Iterator[Correction | Problem]:
    """Yield the corrections of a log, a problem for each line that holds none."""
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, start=1):
            try:
                yield _read_correction(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                yield Problem(str(path), number, f"no correction: {error!r}", RESTORE)


def _read_correction(row: Mapping[str, Any]) -> Correction:
    after = _claim(row["after"]) if row["after"] else None
    kind, on = CorrectionKind(row["kind"]), date.fromisoformat(row["on"])
    return Correction(on, kind, _claim(row["before"]), after, str(row["reason"]))


def _claim(row: object) -> Claim:
    claim, errors = claim_of_row(row)
    if claim is None:
        raise ValueError(errors[0].message)
    return claim
