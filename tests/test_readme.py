from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from basestatus.build import build
from basestatus.cli.app import COMMANDS, app
from basestatus.project import open_project

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^    (basestatus .*)$", README, re.MULTILINE)


def examples(name: str) -> list[list[str]]:
    """Return the examples that the help of a command, or of each command in it, shows."""
    with click.Context(app) as context:
        command = app.get_command(context, name)
    inner = command.commands.values() if isinstance(command, click.Group) else [command]
    return [re.findall(r"basestatus .*", c.epilog or "") for c in inner if c]


@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_of_every_command_is_shown(name: str) -> None:
    assert [given for given in examples(name) if not set(given) & set(SHOWN)] == []


def test_no_command_is_shown_that_is_not_there() -> None:
    called = {words for line in SHOWN for words in re.findall(r"basestatus (\w+)", line)}
    assert called == set(COMMANDS)


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 150


def test_what_it_points_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_its_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(open_project(ROOT), tmp_path / "maps").problems == ()
    for part in ("geo", "seeds", "basestatus.toml"):
        (tmp_path / part).symlink_to(ROOT / part)
    monkeypatch.chdir(tmp_path)
    for code in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102  (our own words)
