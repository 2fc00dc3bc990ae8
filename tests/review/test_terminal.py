"""Review by keystrokes, in a terminal."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pexpect
import pytest

from basestatus.decisions import Verdict, read_decisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENTER, STOP = "\r", "\x03"
KEPT = [ENTER]


@pytest.fixture
def open_terminal(folder: Path) -> Iterator[Callable[[str], Any]]:
    """Return a function that opens the review in a terminal of 100 by 40."""
    children: list[Any] = []

    def opened(language: str) -> Any:  # noqa: ANN401  (pexpect has no types)
        child = pexpect.spawn(
            str(Path(sys.executable).with_name("basestatus")),
            ["review", str(folder), "--who", "Sara", "--language", language],
            env={**os.environ, "TERM": "xterm-256color"},
            dimensions=(40, 100),
            encoding="utf-8",
            timeout=60,
        )
        children.append(child)
        return child

    yield opened
    for child in children:
        child.close(force=True)


def press(terminal: Any, keys: list[str], shown: str) -> None:  # noqa: ANN401
    """Press keys one after another, each when something was printed after the one before."""
    for key in keys[:-1]:
        terminal.send(key)
        terminal.expect(r"[:\]] $")
    terminal.send(keys[-1])
    terminal.expect(shown)


def test_every_key_does_what_it_says(open_terminal: Callable[[str], Any], folder: Path) -> None:
    terminal = open_terminal("en")
    terminal.expect("1 of 6")
    terminal.expect(re.escape("\x1b[7m"))  # the quote is marked
    press(terminal, ["a"], "Accepted.*2 of 6.*Quit")
    press(terminal, ["r", "of another year\r"], "Rejected.*3 of 6.*Quit")
    press(terminal, ["k"], "4 of 6.*Quit")
    press(terminal, ["p"], "3 of 6.*Quit")
    days = ["..\r", "2026-02-11\r"]
    edit = ["e", *KEPT * 3, "Leaving\r", *KEPT, *days, "as the text says\r"]
    press(terminal, edit, "Edited.*4 of 6.*Quit")
    split = ["s", "2\r", *KEPT * 7, "lakeside base\r", *KEPT * 6, "two places\r"]
    press(terminal, split, "Split.*5 of 6.*Quit")
    press(terminal, ["u"], "Taken back.*4 of 6.*Quit")
    press(terminal, ["e", "Nowhere\r"], "is no place")
    press(terminal, [STOP], "Accept.*Quit")
    press(terminal, ["r", ENTER], "reason: missing")
    press(terminal, ["m", "1\r", "the same words\r"], "Merged.*Quit")
    press(terminal, ["q"], "4 decided in this sitting, 2 left")
    terminal.expect(pexpect.EOF)
    decisions, problems = read_decisions(folder / "geo/decisions.csv")
    assert problems == ()
    assert {Verdict.ACCEPT, Verdict.REJECT, Verdict.EDIT, Verdict.MERGE} == {
        row.verdict for row in decisions
    }
    edited = next(row for row in decisions if row.verdict is Verdict.EDIT)
    assert (edited.new.status, edited.new.valid_end) == ("withdrawing", "2026-02-11")
    assert edited.reason == "as the text says"


def test_an_arabic_keyboard_has_the_same_keys(open_terminal: Callable[[str], Any]) -> None:
    terminal = open_terminal("ar")
    terminal.expect("خروج")
    terminal.send("ش")
    terminal.expect("2 من")
    terminal.expect("خروج")
    terminal.send("ض")
    terminal.expect(pexpect.EOF)


def test_arabic_lines_are_isolated_and_nothing_obeys_the_text(
    open_terminal: Callable[[str], Any], folder: Path
) -> None:
    path = folder / "seeds/4-turned.txt"
    text = "date 2026-02-17\nUS forces remain at Lakeside base\u202e and the rest.\n"
    path.write_text(text, encoding="utf-8")
    terminal = open_terminal("en")
    seen = ""
    for number in range(1, 8):
        terminal.expect(f"{number} of 7(.*)Quit")
        seen += terminal.match.group(1)
        terminal.send("k")
    terminal.expect(pexpect.EOF)
    assert "and the rest" in seen
    assert "\u202e" not in seen
    arabic = [line for line in seen.splitlines() if "القوات" in line]
    assert arabic
    assert all(line.startswith("\u2067") and "\u2069" in line for line in arabic)
