"""The command that shows how dates are read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from basestatus.cli.app import app


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, ["dates", *arguments], input=stdin)


def printed(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_text_given_is_read() -> None:
    result = run("--published", "2026-02-13", "They left on Wednesday.")
    assert result.exit_code == 0
    assert printed(result) == [
        {
            "text": "Wednesday",
            "start": 13,
            "end": 22,
            "valid_start": "2026-02-11",
            "valid_end": "2026-02-11",
            "edtf": "2026-02-11",
        }
    ]


def test_plain_text_on_stdin_is_one_text() -> None:
    text = "All quiet.\nThey left by 3 Feb. 2026."
    (row,) = printed(run("-", stdin=text))
    assert text[row["start"] : row["end"]] == row["text"]
    assert (row["valid_start"], row["valid_end"]) == (None, "2026-02-03")


def test_rows_on_stdin_keep_their_ids() -> None:
    rows = [
        {"id": 7, "text": "غادروا أول أمس", "published": "2026-02-13", "lang": "ar"},
        {"id": "b", "text": "il y a deux semaines", "published": "2026-02-13"},
        {"text": "yesterday", "published": "2026-02-13T10:00:00Z", "lang": "en-GB"},
    ]
    result = run(stdin="\n".join(json.dumps(row) for row in rows))
    assert [row.get("id") for row in printed(result)] == [7, "b", None]
    assert [row["edtf"] for row in printed(result)] == ["2026-02-11", "2026-01-30", "2026-02-12"]


def test_a_broken_row_is_named_and_the_rest_read() -> None:
    good = json.dumps({"text": "in 2014"})
    result = run(stdin=f'{good}\n{{"text": "today", "published": "soon"}}\nnonsense\n\n{good}\n')
    assert result.exit_code == 1
    assert len(printed(result)) == 2
    assert "stdin:2" in result.stderr
    assert "stdin:3" in result.stderr


def test_the_option_stands_in_for_a_row_without_a_date() -> None:
    (row,) = printed(run("--published", "2026-02-13", stdin='{"text": "today"}'))
    assert row["edtf"] == "2026-02-13"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("قبل يومين", "2026-02-11"),
        ("two days ago", "2026-02-11"),
        ("il y a deux jours", "2026-02-11"),
    ],
)
def test_the_language_is_guessed(text: str, edtf: str) -> None:
    (row,) = printed(run("--published", "2026-02-13", text))
    assert row["edtf"] == edtf


def test_a_text_with_no_letters_has_no_error() -> None:
    assert run("--published", "2026-02-13", "12/").exit_code == 0
