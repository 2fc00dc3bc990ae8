"""What is told to those who run basestatus for others is so."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")


def test_every_test_that_the_threat_model_names_is_there() -> None:
    named = set(re.findall(r"`(tests/[^`]+)`", SECURITY))
    assert len(named) > 15
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_every_row_of_the_threat_model_names_a_test() -> None:
    rows = SECURITY.partition("| threat |")[2].partition("\n\n")[0].splitlines()[2:]
    assert [row for row in rows if "`tests/" not in row.split("|")[3]] == []


def test_the_container_has_all_that_it_copies() -> None:
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", CONTAINER, re.MULTILINE)
    paths = [path for line in copied for path in line.split()]
    assert [path for path in paths if not (ROOT / path).exists()] == []
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert [path for path in paths if f"!{path}" not in ignored] == []


def test_the_container_runs_without_rights_and_from_locked_requirements() -> None:
    assert re.findall(r"^USER (\w+)$", CONTAINER, re.MULTILINE) == ["basestatus"]
    assert "--require-hashes" in CONTAINER
    assert re.findall(r"^FROM \S+:(\S+)", CONTAINER, re.MULTILINE) == ["3.13-slim"] * 2
