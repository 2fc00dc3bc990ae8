"""What a run says on stderr, as words or as lines of JSON, and what is kept of it for a report."""

from __future__ import annotations

import json
import logging
import os
import re
from datetime import UTC, datetime

import click

__all__ = ["Kept", "keep", "talk", "talk_from", "talk_in_lines"]

LOG = logging.getLogger("basestatus")
# Libraries whose remarks on what they read are no news: what matters becomes a problem.
TALKATIVE = ("pypdf", "trafilatura", "urllib3")
# What a server, a file or its name could send to a terminal that obeys it.
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class _Echo(logging.Handler):
    """Prints what the library has to say on stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(HARMFUL.sub("\ufffd", self.format(record)), err=True)


class _Lines(logging.Formatter):
    """Writes a record as one line of JSON, with whatever it carries beside its message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        more = {key: value for key, value in vars(record).items() if key not in USUAL}
        line = {"time": time, "level": record.levelname.lower(), "logger": record.name}
        said = {**line, "message": record.getMessage(), **more}
        return json.dumps(said, ensure_ascii=False, default=str)


class Kept(logging.Handler):
    """Keeps the seconds of each stage, and how many there were of what was counted."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what a record carries."""
        said = vars(record)
        if "stage" in said:
            self.seconds[said["stage"]] = self.seconds.get(said["stage"], 0.0) + said["seconds"]
        if "counted" in said:
            self.counts[said["counted"]] = said["number"]


def talk(level: int) -> None:
    """Let the library say on stderr what is of a level or above it.

    It says so in lines of JSON where BASESTATUS_LOG is json.
    """
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    LOG.setLevel(logging.DEBUG)
    LOG.handlers = [_Echo(level)]
    if os.environ.get("BASESTATUS_LOG") == "json":
        talk_in_lines()


def talk_from(level: int) -> None:
    """Let the library say what is of a level or above it from now on."""
    for handler in LOG.handlers:
        handler.setLevel(level)


def talk_in_lines() -> None:
    """Let the library speak in lines of JSON from now on."""
    for handler in LOG.handlers:
        handler.setFormatter(_Lines())


def keep() -> Kept:
    """Return what will be known of the run from now on."""
    kept = Kept()
    LOG.addHandler(kept)
    return kept
