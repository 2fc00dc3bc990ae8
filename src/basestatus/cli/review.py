"""basestatus review: decide about claims, at the terminal, in a browser or by script."""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.decisions import Signature
    from basestatus.project import Project
    from basestatus.review import Opened

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  basestatus review
  basestatus review --browser
  basestatus review --json > queue.json
  basestatus review --reject 686a475443e63386 --reason "of another year"
  basestatus review --edit 686a475443e63386 --set site="Al-Tanf" --reason "wrong base"
"""
# Terminals that know right to left (VTE, mlterm) then take each line's direction from its text.
LEAD, TRAIL = "\x1b[?2501h", "\x1b[?2501l"
QUIT = "q"
CHOICES = ("accept", "reject", "edit", "merge")


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("folder", metavar="[DIR]", default=".", type=options.FOLDER)
@click.option(
    "--settled", is_flag=True, help="Also what was decided and is contested or low grade."
)
@click.option("--browser", is_flag=True, help="Review on a page of this machine alone.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Its port.  [any free one]")
@click.option("--accept", metavar="CLAIM", multiple=True, help="Accept a claim.  May be repeated.")
@click.option("--reject", metavar="CLAIM", multiple=True, help="Reject a claim.  May be repeated.")
@click.option("--edit", metavar="CLAIM", multiple=True, help="Change what a claim says, by --set.")
@click.option("--merge", metavar="CLAIM", multiple=True, help="Take a claim for that of --into.")
@click.option("--into", metavar="CLAIM", default="", help="The claim that stays.")
@click.option("--set", "changes", metavar="FIELD=VALUE", multiple=True, help="What --edit changes.")
@click.option("--reason", default="", help="Why.")
@click.option("--from", "script", type=options.INPUT, help="Decide by JSON Lines, - for stdin.")
@click.option("--who", envvar="BASESTATUS_WHO", help="Who decides.  [git's user.name]")
@click.option("--when", help="The day or time to record.  [now]")
@click.option("--language", help="Language to work in, as en or ar.  [the project's first]")
@options.as_json
@options.verbosity
def command(folder: Path, **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """Decide about the claims of the project in DIR, those first that change the map most.

    At the terminal, and on the page that --browser opens, single keys accept, reject, edit,
    split, merge, skip and undo. Decisions go to geo/decisions.csv with their reason, who and when;
    the next build follows them. A line of --from has the keys claim, decision, reason, into and
    parts, a list of what each part says. Terminals that do not know right to left show Arabic in
    the wrong order: take the page.
    """
    from basestatus.project import open_project
    from basestatus.review import open_review

    project = open_project(folder)
    opened = open_review(project, settled=given["settled"])
    lines = list(_lines(given))
    if given["script"] or lines:
        _decide(project, opened, lines, given)
    elif given["as_json"]:
        _print_queue(opened, _language(opened, given))
    else:
        options.say(*opened.problems)
        (_serve if given["browser"] else _talk)(project, opened, given)


def _decide(project: Project, opened: Opened, lines: list[str], given: dict[str, Any]) -> None:
    """Record what the options or a script decide."""
    from basestatus.review import anchor_rows
    from basestatus.review.answers import Answers
    from basestatus.review.scripted import decide_all

    answers = Answers(project.gazetteer, project.actors)
    signature = _sign(project, given)
    name = "<options>"
    if given["script"]:
        name = str(given["script"])
        with click.open_file(name, encoding="utf-8") as file:
            lines += file
    session, problems = decide_all(anchor_rows(opened.session), lines, name, signature, answers)
    click.echo(f"{session.desk.table}: {len(session.steps)} recorded", err=True)
    options.end(problems)


def _lines(given: dict[str, Any]) -> list[str]:
    """Return what the options decide, as lines of a script."""
    parts = [_changes(given["changes"])] if given["changes"] else []
    shared = {"reason": given["reason"], "into": given["into"]}
    return [
        json.dumps({"claim": claim, "decision": verdict, **shared, "parts": parts})
        for verdict in CHOICES
        for claim in given[verdict]
    ]


def _changes(pairs: tuple[str, ...]) -> dict[str, str]:
    """Return the fields and values of --set."""
    for pair in pairs:
        if "=" not in pair:
            message = f"--set {pair}: not FIELD=VALUE"
            raise click.UsageError(message)
    return dict(pair.split("=", 1) for pair in pairs)


def _sign(project: Project, given: dict[str, Any]) -> Signature:
    """Return who decides and when."""
    from basestatus.decisions import Signature
    from basestatus.review.signing import git_author

    who = given["who"] or git_author(project.folder)
    if not who:
        message = "nobody to sign decisions: give --who NAME, or: git config user.name NAME"
        raise click.UsageError(message)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Signature(who, given["when"] or now)


def _language(opened: Opened, given: dict[str, Any]) -> str:
    """Return the language to work in."""
    from basestatus.strings import languages

    language = given["language"] or opened.atlas.settings.languages[0]
    if language not in languages():
        message = f"--language {language}: there are {', '.join(languages())}"
        raise click.UsageError(message)
    return str(language)


def _print_queue(opened: Opened, language: str) -> None:
    """Print the cards of the queue."""
    from basestatus.review.cards import Teller

    teller = Teller(opened.atlas, language)
    session = opened.session
    options.print_json([asdict(teller.card(item, session)) for item in session.desk.items])


def _talk(project: Project, opened: Opened, given: dict[str, Any]) -> None:
    """Review at the terminal."""
    from rich.console import Console

    from basestatus.review import anchor_rows
    from basestatus.review.answers import Answers
    from basestatus.review.cards import Teller
    from basestatus.review.terminal import Talk, sit

    _sign(project, given)
    teller = Teller(opened.atlas, _language(opened, given))
    talk = Talk(
        console=Console(highlight=False),
        teller=teller,
        answers=Answers(project.gazetteer, project.actors),
        read_key=_read_key,
        ask=_ask,
        sign=lambda: _sign(project, given),
    )
    click.echo(LEAD, nl=False)
    try:
        session = sit(anchor_rows(opened.session), talk)
    finally:
        click.echo(TRAIL, nl=False)
    left = len(session.desk.items) - len(session.decided)
    talk.say(talk.told("bye", n=len(session.steps), left=left, table=session.desk.table))


def _serve(project: Project, opened: Opened, given: dict[str, Any]) -> None:
    """Review on a page, until it is closed with its quit key or here with Ctrl-C."""
    from basestatus.review import anchor_rows
    from basestatus.review.answers import Answers
    from basestatus.review.page import Keys, Sitting, start_server

    _sign(project, given)
    answers = Answers(project.gazetteer, project.actors)
    languages = dict.fromkeys((_language(opened, given), *opened.atlas.settings.languages))
    sitting = Sitting(
        anchor_rows(opened.session),
        opened.atlas,
        answers,
        lambda: _sign(project, given),
        tuple(languages),
    )
    keys = Keys()
    try:
        server = start_server(sitting, keys, given["port"])
    except OSError as error:
        message = f"--port {given['port']}: {error.strerror}"
        raise click.UsageError(message) from error
    click.echo(keys.address)
    if sys.stdout.isatty():
        click.launch(keys.address)
    with server, contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


def _read_key() -> str:
    """Wait for a key; the end of the input quits."""
    try:
        return click.getchar()
    except (EOFError, KeyboardInterrupt):
        return QUIT


def _ask(question: str, default: str) -> str:
    """Ask for a line; Ctrl-C leaves the question."""
    from basestatus.review.terminal import Cancelled

    try:
        return str(click.prompt(question, default=default, show_default=bool(default)))
    except click.Abort as error:
        click.echo()
        raise Cancelled from error
