"""Who follows the tutorial, and nothing else, ends with a published map."""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from basestatus.strings import strings

PAGE = Path(__file__).parents[1] / "docs/tutorial.md"
BIN = Path(sys.executable).parent
STEP = re.compile(r"^```sh\n(.*?)^```$(?:\s*^```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
REVIEW = "basestatus review\n"
WORDS = strings("en")
CARD = rf"\d+ of \d+(.*?){WORDS('review', 'do_undo')}"
RUMOUR = "to \u2068Russian forces"
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


@pytest.fixture
def environment() -> dict[str, str]:
    """Return what a new user's shell knows."""
    return {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "BASESTATUS_WHO": "A. Reader"}


def enter(typed: str, folder: Path, environment: dict[str, str]) -> tuple[str, Path]:
    """Type a step in a folder; return what is shown, and the folder in which it ends."""
    run = ["bash", "-euo", "pipefail", "-c", f"{typed}pwd >&2"]
    done = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True)  # noqa: PLW1510
    assert done.returncode == 0, done.stderr
    *said, ended = done.stderr.splitlines(keepends=True)
    return (done.stdout + "".join(said)).translate(ISOLATES), Path(ended.strip())


def review(folder: Path, environment: dict[str, str]) -> str:
    """Press the keys that the tutorial names, card after card; return what was shown."""
    terminal = pexpect.spawn(
        "basestatus",
        ["review"],
        cwd=folder,
        env=environment | {"TERM": "dumb"},
        encoding="utf-8",
        timeout=60,
    )
    seen = ""
    while terminal.expect([CARD, pexpect.EOF]) == 0:
        seen += terminal.match.group(1)
        if RUMOUR in terminal.match.group(1):
            terminal.send("r")
            terminal.expect(WORDS("review", "ask_reason"))
            terminal.sendline("rumour, no second source")
        else:
            terminal.send("a")
    return seen.translate(ISOLATES)


def test_the_tutorial_ends_with_a_published_map(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    folder = tmp_path
    checker = doctest.OutputChecker()
    for typed, shown in STEP.findall(PAGE.read_text(encoding="utf-8")):
        if typed.endswith(REVIEW):
            seen = review(folder, environment)
            assert [line for line in shown.splitlines() if line not in seen] == []
            continue
        said, folder = enter(typed, folder, environment)
        assert not shown or checker.check_output(shown, said, doctest.ELLIPSIS), said
    public = folder / "public"
    manifest = json.loads((public / "record/manifest.json").read_text(encoding="utf-8"))
    assert {"map.html", "status.gpkg"} <= manifest["files"].keys()
    page = (public / "map.html").read_text(encoding="utf-8")
    assert "of another year" in page
    assert "Russian troops had taken over" not in page
