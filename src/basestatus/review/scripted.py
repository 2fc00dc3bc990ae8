"""Decide by script: choices on claims as JSON Lines, one object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from basestatus.decisions import Choice, Signature, Verdict
from basestatus.decoding import load_json
from basestatus.errors import InputError, Problem
from basestatus.review.session import decide_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from basestatus.review.answers import Answers
    from basestatus.review.session import Session

__all__ = ["choice_of", "decide_all"]

KEYS = frozenset({"claim", "decision", "reason", "into", "parts"})


def decide_all(
    session: Session, lines: Iterable[str], name: str, signature: Signature, answers: Answers
) -> tuple[Session, tuple[Problem, ...]]:
    """Record the choice of each line that is right, and name what is wrong with the others."""
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            claim, choice = _read(line, answers)
            session = decide_on(session, claim, choice, signature)
        except InputError as error:
            problems += (Problem(name, number, p.message, p.remedy) for p in error.problems)
    return session, tuple(problems)


def choice_of(row: dict[str, Any], answers: Answers) -> Choice:
    """Return the choice that an object tells.

    Raises:
        InputError: if its decision or one of its fields is none.
    """
    verdict = row.get("decision")
    if verdict not in set(Verdict):
        remedy = "one of " + ", ".join(Verdict)
        raise InputError(Problem("choice", None, f"decision: {verdict!r}", remedy))
    parts = row.get("parts") or []
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise InputError(Problem("choice", None, "parts: not a list of objects", "field to value"))
    return Choice(
        verdict=Verdict(verdict),
        reason=str(row.get("reason") or ""),
        parts=tuple(answers.reading({k: str(v) for k, v in part.items()}) for part in parts),
        into=str(row.get("into") or ""),
    )


def _read(line: str, answers: Answers) -> tuple[str, Choice]:
    """Return the claim and the choice in a line."""
    try:
        row = load_json(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(
            Problem("line", None, f"not JSON: {error}", "one object a line")
        ) from error
    unknown = sorted(row.keys() - KEYS) if isinstance(row, dict) else ["no object"]
    if unknown:
        remedy = f"keys are {', '.join(sorted(KEYS))}"
        raise InputError(Problem("line", None, f"unknown: {', '.join(unknown)}", remedy))
    return str(row.get("claim")), choice_of(row, answers)
