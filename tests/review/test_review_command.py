"""basestatus review by options and by script."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from click.testing import CliRunner, Result

from basestatus.cli.app import app

SIGNED = ("--who", "Sara", "--when", "2026-03-01")


def review(folder: Path, *arguments: str) -> Result:
    runner = CliRunner(env={"BASESTATUS_WHO": "", "GIT_CONFIG_GLOBAL": "/dev/null"})
    return runner.invoke(app, ["review", str(folder), *arguments])


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "geo/decisions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def queue(folder: Path) -> list[dict[str, Any]]:
    answer = review(folder, "--json")
    assert answer.exit_code == 0
    cards: list[dict[str, Any]] = json.loads(answer.stdout)
    return cards


def test_a_script_reads_the_queue_and_decides(folder: Path, tmp_path: Path) -> None:
    """What is wrong in it is named with its line, the rest is recorded."""
    cards = queue(folder)
    assert all(card["passage"]["quote"] for card in cards)
    first, second, third = (card["claim"] for card in cards[:3])
    parts = [{"site": "Red Hill base"}, {"site": "north-base", "status": "leaving"}]
    choices = [
        {"claim": first, "decision": "accept"},
        {"claim": second, "decision": "split", "reason": "two bases", "parts": parts},
        {"claim": third, "decision": "edit", "reason": "wrong", "parts": [{"site": "Xyz"}]},
        {"claim": "nothing", "decision": "accept"},
        {"claim": third, "decision": "agree"},
        {"claim": third, "decision": "accept", "colour": "blue"},
    ]
    script = tmp_path / "decisions.jsonl"
    script.write_text("\n".join([*map(json.dumps, choices), "{"]), encoding="utf-8")
    answer = review(folder, *SIGNED, "--from", str(script))
    assert answer.exit_code == 1
    told = [line.split(": ")[0] for line in answer.stderr.splitlines()[1:]]
    assert told == [f"{script}:{number}" for number in (3, 4, 5, 6, 7)]
    assert sorted(row["decision"] for row in rows(folder)) == ["accept", "split", "split"]
    left = {card["claim"] for card in queue(folder)}
    assert {card["claim"] for card in cards} - left == {first, second}


def test_options_decide_on_single_claims(folder: Path) -> None:
    first, second, third, *_ = (card["claim"] for card in queue(folder))
    changes = ("--set", "site=lakeside base", "--set", "valid_start=..", "--set", "to=guard")
    review(folder, *SIGNED, "--accept", first, "--reject", second, "--reason", "checked")
    review(folder, *SIGNED, "--edit", third, *changes, "--reason", "wrong base")
    found = {row["claim"]: row for row in rows(folder)}
    assert found[first]["decision"] == "accept"
    assert found[second]["reason"] == "checked"
    assert (found[third]["new_to"], found[third]["new_valid_start"]) == ("guard", "..")
    assert {(row["who"], row["when"]) for row in found.values()} == {("Sara", "2026-03-01")}


def test_a_decision_without_a_reason_is_refused(folder: Path) -> None:
    answer = review(folder, *SIGNED, "--reject", queue(folder)[0]["claim"])
    assert answer.exit_code == 1
    assert "reason: missing (why, in a few words)" in answer.stderr
    assert not (folder / "geo/decisions.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (("--accept", "0", "--set", "site"), "not FIELD=VALUE"),
        (("--accept", "0"), "nobody to sign"),
        (("--json", "--language", "tlh"), "there are ar, en"),
    ],
)
def test_wrong_usage_is_told(folder: Path, arguments: tuple[str, ...], wrong: str) -> None:
    answer = review(folder, *arguments)
    assert answer.exit_code == 2
    assert wrong in answer.stderr


def test_the_page_is_served_until_it_is_left(folder: Path) -> None:
    program = Path(sys.executable).with_name("basestatus")
    command = [str(program), "review", str(folder), "--browser", "--who", "Sara"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().strip()
            opener = build_opener(HTTPCookieProcessor())
            with opener.open(address) as page:
                secret = re.search(r'name="review-secret" content="([^"]+)"', page.read().decode())
            assert secret
            origin = address.partition("/enter")[0]
            headers = {
                "Origin": origin,
                "X-Review-Secret": secret[1],
                "Content-Type": "application/json",
            }
            leave = Request(f"{origin}/quit", b"{}", headers)  # noqa: S310  (its own address)
            with opener.open(leave) as answer:
                assert answer.status == 200
            assert server.wait(timeout=20) == 0
        finally:
            server.kill()
