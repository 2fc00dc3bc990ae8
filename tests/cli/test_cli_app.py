from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

import click
import pytest

from basestatus.cli.app import COMMANDS, app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from subprocess import CompletedProcess

    Run = Callable[..., CompletedProcess[str]]

HEAVY = ("numpy", "pandas", "geopandas", "shapely", "matplotlib", "folium", "trafilatura")


def leaves(command: click.Command, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield the commands that do something, with the words that call them."""
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                yield from leaves(inner, *names, name)
    else:
        yield names, command


LEAVES = dict(leaves(app, "basestatus"))


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_every_command_has_help_and_an_example_of_itself(words: tuple[str, ...]) -> None:
    command = LEAVES[words]
    assert command.help
    assert f"{' '.join(words)} " in (command.epilog or "").replace("\n", " ") + " "


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_every_option_says_what_it_does(words: tuple[str, ...]) -> None:
    options = [p for p in LEAVES[words].params if isinstance(p, click.Option)]
    assert [o.name for o in options if not o.help and not isinstance(o.type, click.Choice)] == []


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_help_of_every_command_can_be_asked_for(words: tuple[str, ...], run: Run) -> None:
    ended = run(*words[1:], "-h")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_help_lists_every_command(run: Run) -> None:
    out = run("--help").stdout
    assert [name for name in COMMANDS if f"\n  {name} " not in out] == []


def test_help_loads_no_heavy_library() -> None:
    script = (
        "import sys; from basestatus.cli.app import app\n"
        "app(['--help'], standalone_mode=False)\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert ended.stderr == "[]\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_are_in_files_of_their_names(name: str) -> None:
    assert isinstance(import_module(f"basestatus.cli.{name}").command, click.Command)


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert version("basestatus") in run("--version").stdout


@pytest.mark.parametrize(
    "arguments",
    [["nothing"], ["build", "nowhere"], ["build", "--as-known-on", "2026-02-30"], ["evaluate"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str], run: Run) -> None:
    ended = run(*arguments)
    assert ended.returncode == 2
    assert "Usage:" in ended.stderr
