"""Take in what is new where a project looks, build it, and tell what changed on the map."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from basestatus.build import build
from basestatus.errors import ClaimError
from basestatus.files import written_aside
from basestatus.ingest import take, unheard
from basestatus.project import STORE, open_project
from basestatus.timeline import compare_timelines, read_built, write_periods

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from basestatus.build import Built
    from basestatus.errors import Problem
    from basestatus.ingest import Harvest, Plan
    from basestatus.layers import Atlas
    from basestatus.model import Period
    from basestatus.timeline import Difference

__all__ = ["Watched", "watch"]

MAPS = "maps"
MADE = "status.geojson"
READ = ("seeds", "geo", "basestatus.toml")
LAST = "states.jsonl"


@dataclass(frozen=True, slots=True)
class Watched:
    """What one look found: articles, and the build that followed, None where none was due.

    ``changes`` is what the map shows otherwise than after the last look, nothing at the first.
    """

    harvest: Harvest
    built: Built | None
    changes: tuple[Difference, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was wrong."""
        return (*self.harvest.problems, *(self.built.problems if self.built else ()))


def watch(plan: Plan, *, tell: Callable[[int, int], object] = unheard) -> Watched:
    """Take in what the feeds and folders of a project have, and build if that is due.

    It is when something the build reads is newer than what it wrote.

    Raises:
        InputError: if the settings, places or forces cannot be used.
        OutputError: if something cannot be written.
    """
    wanted = plan.settings.watch
    folders = (str(plan.project / folder) for folder in wanted.folders)
    harvest = take((*wanted.feeds, *folders), plan, tell=tell)
    if not is_due(plan.project):
        return Watched(harvest, None, ())
    built = build(open_project(plan.project), plan.project / MAPS)
    changes = _changes(plan.project, built.atlas) if built.files else ()
    return Watched(harvest, built, changes)


def is_due(folder: Path) -> bool:
    """Whether something that a build reads is newer than what it wrote, or that is not there."""
    made = folder / MAPS / MADE
    if not made.exists():
        return True
    return any(_changed(path) > _changed(made) for name in READ for path in _below(folder / name))


def _below(path: Path) -> Iterator[Path]:
    """Yield a file, or a folder and all that it holds."""
    if path.exists():
        yield path
    for parent, folders, names in os.walk(path):
        yield from (Path(parent, name) for name in (*folders, *names))


def _changed(path: Path) -> float:
    return path.lstat().st_mtime


def _changes(folder: Path, atlas: Atlas) -> tuple[Difference, ...]:
    """Return what differs from the last look, and remember this one."""
    tracked = atlas.settings.tracked
    states = tuple(p for p in atlas.periods if not tracked or p.actor in tracked)
    path = folder / STORE / LAST
    before = _read(path)
    with written_aside(path) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
        write_periods(states, file)
    return () if before is None else compare_timelines(before, states)


def _read(path: Path) -> tuple[Period, ...] | None:
    """Return the states of the last look, None where there was none that can be read."""
    try:
        return read_built(path)
    except ClaimError:
        return None
