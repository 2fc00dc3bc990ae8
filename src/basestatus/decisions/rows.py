"""Check one row of decisions, cell by cell, and make the decision."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from basestatus.decisions.values import NOTHING, Anchor, Decision, Reading, Verdict
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from basestatus.decisions.values import Ids

__all__ = ["COLUMNS", "RowError", "cells_of", "decision_of"]

READING = tuple(item.name for item in fields(Reading))
ANCHOR = tuple(item.name for item in fields(Anchor))
NEW = "new_"
COLUMNS = (
    *("claim", "decision"),
    *(NEW + name for name in READING),
    *("into", "reason", "who", "when"),
    *READING,
    *ANCHOR,
)
CHANGING = (Verdict.EDIT, Verdict.SPLIT)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class RowError(NamedTuple):
    """What is wrong with a cell, and what would be right."""

    message: str
    remedy: str


def decision_of(
    cells: Mapping[str, str], line: int | None, ids: Ids | None = None
) -> tuple[Decision | None, tuple[RowError, ...]]:
    """Return the decision that a row says, or every error in it.

    Without ``ids`` any place and any force will do.
    """
    errors = (*_errors(cells), *_day_errors(cells), *_unknown(cells, ids))
    return (None, errors) if errors else (_decision(cells, line), ())


def cells_of(decision: Decision) -> dict[str, str]:
    """Return the cells of a decision by column."""
    anchor = decision.anchor
    cells = {
        "claim": decision.claim,
        "decision": decision.verdict.value,
        "into": decision.into,
        "reason": decision.reason,
        "who": decision.who,
        "when": decision.when,
        "document": anchor.document,
        "start": "" if anchor.start is None else str(anchor.start),
        "quote": anchor.quote,
        "mention": anchor.mention,
        "sha256": anchor.sha256,
    }
    new = {NEW + name: text for name, text in decision.new.told().items()}
    return cells | new | decision.read.told()


def _decision(cells: Mapping[str, str], line: int | None) -> Decision:
    start = cells.get("start", "")
    return Decision(
        claim=cells.get("claim", ""),
        verdict=Verdict(cells["decision"]),
        reason=cells.get("reason", ""),
        who=cells["who"],
        when=cells["when"],
        new=Reading(**{name: cells.get(NEW + name, "") for name in READING}),
        into=cells.get("into", ""),
        read=Reading(**{name: cells.get(name, "") for name in READING}),
        anchor=Anchor(
            cells.get("document", ""),
            int(start) if start else None,
            *(cells.get(name, "") for name in ("quote", "mention", "sha256")),
        ),
        line=line,
    )


def _errors(cells: Mapping[str, str]) -> Iterator[RowError]:
    """Yield what does not go together in a row."""
    verdict = cells.get("decision", "")
    changed = [name for name in READING if cells.get(NEW + name)]
    anchored = cells.get("quote") and (cells.get("document") or cells.get("sha256"))
    if verdict not in set(Verdict):
        yield _wrong(cells, "decision", "one of " + ", ".join(Verdict))
    elif changed and verdict not in CHANGING:
        yield _wrong(cells, NEW + changed[0], f"nothing: {verdict} changes no field")
    elif verdict == Verdict.EDIT and not changed:
        yield RowError("decision: edit changes nothing", "what changes, in a column new_…")
    if not cells.get("claim") and not anchored:
        yield _wrong(cells, "claim", "the id of a claim, or its document and quote")
    if not cells.get("who"):
        yield _wrong(cells, "who", "the name of who decided")
    if not cells.get("reason") and verdict != Verdict.ACCEPT:
        yield _wrong(cells, "reason", "why, in a few words")
    if (verdict == Verdict.MERGE) != bool(cells.get("into")):
        yield _wrong(cells, "into", "the id of the claim it is merged with, for merge alone")
    elif cells.get("into") and cells.get("into") == cells.get("claim"):
        yield _wrong(cells, "into", "another claim than itself")
    if cells.get("start") and not cells["start"].isdecimal():
        yield _wrong(cells, "start", "an offset in code points, or nothing")


def _day_errors(cells: Mapping[str, str]) -> Iterator[RowError]:
    """Yield what is wrong with the days of a row."""
    if not _is_moment(cells.get("when", "")):
        yield _wrong(cells, "when", "a day or a time, as 2026-03-01 or 2026-03-01T09:30:00Z")
    for prefix in (NEW, ""):
        names = (f"{prefix}valid_start", f"{prefix}valid_end")
        bad = [name for name in names if not _is_end(cells.get(name, ""))]
        for name in bad:
            yield _wrong(cells, name, f"a day, as 2026-03-01, {NOTHING} for none, or nothing")
        start, end = (cells.get(name, "") for name in names)
        if not bad and NOTHING not in (start, end) and end and end < start:
            yield _wrong(cells, names[1], f"a day no earlier than {start}")


def _unknown(cells: Mapping[str, str], ids: Ids | None) -> Iterator[RowError]:
    """Yield the words that no vocabulary has."""
    for prefix in (NEW, ""):
        for name, words in (("status", Status), ("modality", Modality)):
            if cells.get(prefix + name) and cells[prefix + name] not in set(words):
                yield _wrong(cells, prefix + name, "one of " + ", ".join(words))
    if ids is None:
        return
    if cells.get("new_site") and cells["new_site"] not in ids.places:
        yield _wrong(cells, "new_site", "the id of a site or an area of the gazetteer")
    for name, known in (("new_actor", ids.actors), ("new_to", ids.takers)):
        if cells.get(name) and cells[name] not in known:
            yield _wrong(cells, name, "an id of the table of actors")


def _wrong(cells: Mapping[str, str], name: str, remedy: str) -> RowError:
    value = cells.get(name, "")
    return RowError(f"{name}: {f'{value[:60]!r}' if value else 'missing'}", remedy)


def _is_end(text: str) -> bool:
    return text in {"", NOTHING} or (DAY.fullmatch(text) is not None and _parses(text))


def _is_moment(text: str) -> bool:
    """Whether a text is a day or a time of ISO 8601."""
    return DAY.match(text) is not None and _parses(text)


def _parses(text: str) -> bool:
    parse = date.fromisoformat if DAY.fullmatch(text) else datetime.fromisoformat
    try:
        parse(text)
    except ValueError:
        return False
    return True
