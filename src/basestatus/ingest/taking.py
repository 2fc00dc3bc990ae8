"""Take articles in, from addresses, feeds, lists, files and folders, onto a project's shelf."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from basestatus.documents import Retrieved
from basestatus.errors import InputError, Problem
from basestatus.ingest.fetching import NOTHING
from basestatus.ingest.harvest import Harvest, Taken
from basestatus.ingest.inputs import input_of_answer, inputs_of_path, items
from basestatus.ingest.leads import ADDRESS, Lead, completed
from basestatus.ingest.memory import read_memory, write_memory
from basestatus.ingest.originals import keep_original
from basestatus.ingest.shelf import read_shelf
from basestatus.ingest.visits import visit_all
from basestatus.timeline.copies import find_copies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from basestatus.ingest.fetching import Answer, Sign
    from basestatus.ingest.inputs import Input
    from basestatus.ingest.manners import Visitor
    from basestatus.ingest.memory import Memory
    from basestatus.ingest.shelf import Shelf
    from basestatus.model import Document
    from basestatus.settings import Settings

__all__ = ["Plan", "take", "unheard"]

SEEDS = "seeds"


@dataclass(frozen=True, slots=True)
class Plan:
    """How articles are taken in: into which project, by whom and when.

    ``originals`` keeps what was fetched, ``again`` asks again for what is there already, and
    without ``write`` nothing is written.
    """

    project: Path
    settings: Settings
    visitor: Visitor
    at: datetime
    originals: bool = False
    again: bool = False
    write: bool = True


def unheard(done: int, total: int) -> None:
    """Tell nobody how many of how many addresses have been visited."""


def take(
    sources: Iterable[str], plan: Plan, *, tell: Callable[[int, int], object] = unheard
) -> Harvest:
    """Take in what sources hold and the project has not; ``tell`` hears how far it is.

    Raises:
        OutputError: if something cannot be written.
    """
    shelf = read_shelf(plan.project / SEEDS, limits=plan.settings.limits)
    run = _Run(plan, shelf, read_memory(plan.project))
    direct = [lead for source in sources for lead in run.open(source)]
    nested = run.visit(run.visit(direct, tell), tell)
    if nested:
        message = f"is one of {len(nested)} addresses in a list that a list names"
        run.problems.append(Problem(nested[0].address, None, message, "take that list in itself"))
    run.remember()
    return Harvest(tuple(run.told()), run.known, tuple(run.problems))


@dataclass(slots=True)
class _Run:
    """One run: what it may do, what it finds, and what it has done so far."""

    plan: Plan
    shelf: Shelf
    memory: Memory
    taken: list[tuple[str, Document]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    known: int = 0
    feeds: dict[str, tuple[Sign, list[Lead]]] = field(default_factory=dict)

    def open(self, source: str) -> Iterator[Lead]:
        """Take in what a path holds, and yield the addresses in it, or the one that it is."""
        if ADDRESS.fullmatch(source):
            fresh = self.plan.again or not self.shelf.has_address(source)
            self.known += not fresh
            yield from [Lead(source)] * fresh
            return
        for given in inputs_of_path(source, limits=self.plan.settings.limits):
            if isinstance(given, Problem):
                self.problems.append(given)
            elif self.memory.files.get(given.place) == given.sha256 and not self.plan.again:
                self.known += 1
            else:
                yield from self._open_file(given)

    def visit(self, leads: Sequence[Lead], tell: Callable[[int, int], object]) -> list[Lead]:
        """Fetch and take in what leads lead to; return the leads in what they lead to."""
        more: list[Lead] = []
        tell(0, len(leads))
        visits = visit_all(leads, self.plan.visitor, self._sign)
        for number, (lead, answer) in enumerate(visits, 1):
            if isinstance(answer, Problem):
                self._refuse(answer, lead)
            elif answer.status == HTTPStatus.OK:
                more += self._open_answer(lead, answer)
            else:
                self.known += 1
            tell(number, len(leads))
        return more

    def remember(self) -> None:
        """Keep what the next run is to know; a feed whose articles failed will be asked again."""
        for address, (sign, leads) in self.feeds.items():
            if not any(lead.address in self.memory.failed for lead in leads):
                self.memory.feeds[address] = sign
        if self.plan.write:
            write_memory(self.plan.project, self.memory)

    def told(self) -> Iterator[Taken]:
        """Yield what was taken in, with the versions of it that are there."""
        paths = {document.id: document.path for document in self.shelf.documents}
        documents = {document.id: document for document in self.shelf.documents}
        groups = find_copies(documents) if self.taken else ()
        versions = {name: group for group in groups for name in group}
        for address, document in self.taken:
            others = [name for name in versions.get(document.id, ()) if name != document.id]
            near = tuple(paths[name] for name in others)
            yield Taken(document.path, address, document.title, document.published, near)

    def _sign(self, lead: Lead) -> Sign:
        """Return by what a server can tell that something is as it was, if it is still here."""
        if self.shelf.has_address(lead.address):
            return self.memory.pages.get(lead.address, NOTHING)
        return NOTHING if self.plan.again else self.memory.feeds.get(lead.address, NOTHING)

    def _open_file(self, given: Input) -> list[Lead]:
        before = len(self.problems)
        leads = self._read(given, None)
        if len(self.problems) == before:
            self.memory.files[given.place] = given.sha256
        return leads

    def _open_answer(self, lead: Lead, answer: Answer) -> list[Lead]:
        before = len(self.problems)
        leads = self._read(input_of_answer(answer), lead)
        if leads:
            self.feeds[lead.address] = answer.sign, leads
        elif len(self.problems) == before:
            self.memory.note(lead.address, answer.sign)
        else:
            self.memory.note_failure(lead.address)
        return leads

    def _refuse(self, problem: Problem, lead: Lead) -> None:
        self.problems.append(problem)
        self.memory.note_failure(lead.address)

    def _read(self, given: Input, lead: Lead | None) -> list[Lead]:
        """Take in the articles of an input; return the new leads in it, no more than may be."""
        leads: dict[str, Lead] = {}
        for item in items(given, limits=self.plan.settings.limits):
            if isinstance(item, Lead):
                leads.setdefault(item.address, item)
            elif isinstance(item, Problem):
                self.problems.append(item)
            else:
                self._store(item, given, lead)
        new = [found for found in leads.values() if self._is_new(found)]
        self.known += len(leads) - len(new)
        most = self.plan.settings.fetch.addresses
        if len(new) > most:
            message = f"names {len(new)} new addresses, of which the first {most} are taken"
            remedy = "run it again for the others, or raise fetch.addresses in basestatus.toml"
            self.problems.append(Problem(given.name, None, message, remedy))
        return new[:most]

    def _is_new(self, lead: Lead) -> bool:
        """Whether an address that a list names is to be visited: neither here nor seen before."""
        seen = lead.address in self.memory.pages or self.memory.gave_up(lead.address)
        return self.plan.again or not (seen or self.shelf.has_address(lead.address))

    def _store(self, found: Document, given: Input, lead: Lead | None) -> None:
        """Put an article on the shelf unless its text is there."""
        document = completed(found, lead) if lead else found
        if document.sha256 in self.shelf.texts:
            self.known += 1
            return
        place = given.name if found.line is None else f"{given.name}:{found.line}"
        address = lead.address if lead else found.url or place
        retrieved = Retrieved(address, self.plan.at, given.sha256)
        write = self.plan.write
        if self.plan.originals and given.source.data is not None:
            retrieved = keep_original(self.plan.project, given, retrieved, write=write)
        try:
            kept = self.shelf.put(document, retrieved, write=write)
        except InputError as error:
            self.problems += error.problems
        else:
            self.taken.append((address, kept))
