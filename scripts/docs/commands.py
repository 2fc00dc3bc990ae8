"""What the command line says of itself."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from basestatus.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Command", "commands"]


@dataclass(frozen=True, slots=True)
class Command:
    """A command as its help tells of it; ``options`` are pairs of a spelling and its meaning."""

    name: str
    usage: str
    about: str
    options: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]


def commands() -> tuple[Command, ...]:
    """Return every command in the order of the help, those in a group after it."""
    return tuple(_walk(click.Context(app, info_name="basestatus")))


def _walk(context: click.Context) -> Iterator[Command]:
    group = context.command
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command:
            inner = click.Context(command, info_name=name, parent=context)
            yield _command(inner)
            yield from _walk(inner)


def _command(context: click.Context) -> Command:
    command = context.command
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    return Command(
        name=context.command_path.removeprefix("basestatus "),
        usage=command.get_usage(context).removeprefix("Usage: "),
        about=_paragraphs(command.help or ""),
        options=tuple((record[0], _cell(record[1])) for record in records if record and record[1]),
        examples=tuple(re.findall(r"basestatus .*", command.epilog or "")),
    )


def _paragraphs(text: str) -> str:
    """Return help as Markdown: a passage that click leaves as it is becomes a code block."""
    passages = re.split(r"\n\s*\n", inspect.cleandoc(text))
    return "\n\n".join(_passage(passage) for passage in passages)


def _passage(text: str) -> str:
    marked = text.lstrip().startswith("\b")
    return "```text\n" + text.replace("\b\n", "").strip("\n") + "\n```" if marked else text


def _cell(text: str) -> str:
    return text.replace("|", r"\|").replace("\n", " ")
