"""Make everything from a project folder: claims, timelines, maps and GIS files."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus import render
from basestatus.archive import DocumentSpool, apply_anywhere, gather_evidence, held_like
from basestatus.decisions import Ids, read_decisions
from basestatus.edition import find_obstacles, make_edition
from basestatus.errors import BasestatusError, InputError, OutputError, Problem
from basestatus.exports import write_export
from basestatus.files import prepared, switch
from basestatus.layers import Atlas, told_sites
from basestatus.publishing import RECORD, read_record, with_files, write_record
from basestatus.stages import count, stage
from basestatus.timeline import read_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from basestatus.archive import Evidence
    from basestatus.decisions import Applied
    from basestatus.edition import Edition
    from basestatus.model import Claim, Document
    from basestatus.project import Project

    Writer = Callable[["Sheet"], None]

__all__ = ["Built", "build", "find_evidence", "known_ids", "make_atlas", "review_claims"]

LOG = logging.getLogger(__name__)
PICTURES = "snapshots"
MOST_PICTURES, MOST_DRAWN = 100, 500
"""Dates, and sites, of an archive so large that maps show its last time only."""
SNAPSHOT = re.compile(r"\d{4}-\d\d-\d\d\.png")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build read and wrote: no files where one of them could not be written."""

    atlas: Atlas
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What each output is made from, and the path it goes to."""

    atlas: Atlas
    basemap: Path
    path: Path


def build(
    project: Project,
    out: Path,
    *,
    as_known_on: date | None = None,
    public_on: date | None = None,
) -> Built:
    """Write the map page, the GIS files and the pictures of a project into a folder.

    They change together: where one of them cannot be written, or the build is stopped, all are
    as they were. The same input gives the same bytes. With ``public_on`` it is the edition for
    the public of that day, and the record of what was published goes with it.

    Raises:
        OutputError: if another build is writing there, or nothing can be written.
        InputError: if the publishing policy cannot be kept.
    """
    with prepared(out) as aside:
        atlas, problems = make_atlas(project, as_known_on=as_known_on)
        edition = _edition(project, atlas, problems, out, public_on) if public_on else None
        atlas = edition.atlas if edition else atlas
        failed = tuple(_write_all(atlas, project.basemap, aside))
        if edition:
            write_record(with_files(edition.record, aside), aside / RECORD)
        with stage("switch"):
            files, refused = ((), ()) if failed else _switched(aside)
    for path in files:
        LOG.info("%s", path)
    return Built(atlas, files, (*problems, *failed, *refused))


def _edition(
    project: Project, atlas: Atlas, problems: Iterable[Problem], out: Path, on: date
) -> Edition:
    """Return what the public sees of an atlas.

    Raises:
        InputError: if the decisions are not in order, or leave nothing to publish.
    """
    refused = tuple(find_obstacles(atlas, problems, project.decisions))
    if refused:
        raise InputError(*refused)
    edition = make_edition(atlas, read_record(out / RECORD), on=on)
    if not edition.atlas.claims:
        message = f"publish.policy clears none of {len(atlas.claims)} claims"
        remedy = "accept some with basestatus review"
        raise InputError(Problem(str(project.folder), None, message, remedy))
    return edition


def _write_all(atlas: Atlas, basemap: Path, aside: Path) -> Iterator[Problem]:
    """Write every output into a folder; yield a problem for each that cannot be written."""
    for name, write in OUTPUTS.items():
        try:
            with stage(name):
                write(Sheet(atlas, basemap, aside / name))
        except (BasestatusError, OSError) as error:
            yield _told(aside.parent / name, str(error).replace(str(aside), str(aside.parent)))


def _switched(aside: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Put what was written in the place of the old; return the files, or why it cannot be."""
    try:
        return switch(aside, gone=_outdated(aside)), ()
    except OutputError as error:
        return (), (_told(aside.parent, str(error)),)


def _told(path: Path, message: str) -> Problem:
    """Return a problem whose message does not repeat the path."""
    return Problem(str(path), None, message.removeprefix(f"{path}: ").replace(f"{path}/", ""))


def _outdated(aside: Path) -> Iterator[Path]:
    """Yield the pictures of an earlier build whose dates are none now."""
    for path in sorted(aside.parent.glob(f"{PICTURES}/*")):
        if SNAPSHOT.fullmatch(path.name) and not (aside / PICTURES / path.name).exists():
            yield path


def make_atlas(
    project: Project,
    *,
    claims: Iterable[Claim] | None = None,
    evidence: Evidence | None = None,
    as_known_on: date | None = None,
) -> tuple[Atlas, tuple[Problem, ...]]:
    """Return the evidence and timelines of a project, and everything wrong with its input.

    ``claims`` stand in for those of its documents; ``evidence`` is what find_evidence() found,
    where it did. With ``as_known_on`` only what was published by that day counts.
    """
    sources, wrong = read_sources(project.sources)
    evidence = evidence or find_evidence(project)
    found = evidence.claims if claims is None else tuple(claims)
    applied = review_claims(project, found, evidence.documents, partly=claims is not None)
    placed, unplaced = _placed(applied.claims, project)
    known, documents = placed, evidence.documents
    if as_known_on:
        known = held_like(placed, (c for c in placed if _is_known(c, as_known_on)))
        documents = _known_documents(documents, as_known_on)
    atlas = Atlas(
        settings=project.settings,
        sites=project.gazetteer.sites,
        areas=project.gazetteer.areas,
        members=project.members,
        actors=project.actors,
        documents=documents,
        claims=known,
        periods=(),
        as_known_on=as_known_on,
        sources=tuple(sources),
        reviewed=applied.reviewed,
    )
    with stage("timelines"):
        atlas = replace(atlas, periods=atlas.timelines(as_known_on))
    count("documents with a place", len(documents))
    count("claims", len(known))
    count("periods", len(atlas.periods))
    return atlas, (*project.problems, *evidence.problems, *wrong, *applied.problems, *unplaced)


def review_claims(
    project: Project,
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    *,
    partly: bool = False,
) -> Applied:
    """Return claims after what editors decided in geo/decisions.csv, and what is wrong there.

    Where they are ``partly`` those of the project, decisions on others are not named.
    """
    ids = known_ids(project)
    decisions, wrong = read_decisions(project.decisions, ids)
    path = project.decisions
    applied = apply_anywhere(claims, decisions, documents=documents, ids=ids, path=path)
    others = {row.line for row in applied.reviewed.orphaned} if partly else set()
    named = (problem for problem in applied.problems if problem.line not in others)
    return replace(applied, problems=(*wrong, *named))


def find_evidence(project: Project) -> Evidence:
    """Return what the articles of a project say of its places."""
    with stage("articles"):
        evidence = gather_evidence(project.paths, project, store=project.store)
    count("documents", evidence.read)
    return evidence


def known_ids(project: Project) -> Ids:
    """Return the ids that a decision may name."""
    return Ids(
        sites=frozenset(project.gazetteer.sites),
        areas=frozenset(project.gazetteer.areas),
        actors=frozenset(project.actors),
    )


def _known_documents(documents: Mapping[str, Document], day: date) -> Mapping[str, Document]:
    """Return the documents published by a day, where they all are: in memory, or on disk."""
    then = (document for document in documents.values() if _is_known(document, day))
    on_disk = isinstance(documents, DocumentSpool)
    return DocumentSpool(then) if on_disk else {document.id: document for document in then}


def _placed(
    claims: Sequence[Claim], project: Project
) -> tuple[Sequence[Claim], tuple[Problem, ...]]:
    """Part claims whose place and force are known from those of which no map can be drawn."""
    problems = tuple(problem for claim in claims if (problem := _stranger(claim, project)))
    if not problems:
        return claims, ()
    return held_like(claims, (c for c in claims if not _stranger(c, project))), problems


def _stranger(claim: Claim, project: Project) -> Problem | None:
    """Return what is unknown of a claim's place and force."""
    gazetteer = project.gazetteer
    placed = claim.site in gazetteer.sites or claim.site in gazetteer.areas
    strangers = [claim.site] * (not placed)
    strangers += [claim.actor] * (claim.actor not in project.actors)
    if not strangers:
        return None
    message = f"unknown: {', '.join(map(repr, strangers))}"
    remedy = "use ids of the gazetteer and of the table of actors"
    return Problem(f"claim {claim.id}", None, message, remedy)


def _is_known(item: Claim | Document, day: date) -> bool:
    """Whether something was published by a day."""
    return item.published is not None and item.published <= day


def _write_page(sheet: Sheet) -> None:
    tiles = sheet.atlas.settings.tiles or None
    render.write_map(sheet.atlas, sheet.path, tiles=tiles, basemap=sheet.basemap)


def _write_export(sheet: Sheet) -> None:
    for loss in write_export(sheet.atlas, sheet.path):
        LOG.warning("%s: %s", sheet.path.name, loss)


def _draw_snapshots(sheet: Sheet) -> None:
    atlas, since = render.fit(sheet.atlas)
    sites = len(told_sites(atlas))
    if since and sites > MOST_DRAWN:
        LOG.warning("no pictures of %d sites, which are too many to be told apart", sites)
        return
    dates = render.snapshot_dates(atlas, "change", start=since)
    if since and len(dates) > MOST_PICTURES:
        LOG.warning("pictures of the last %d of %d dates", MOST_PICTURES, len(dates))
        dates = dates[-MOST_PICTURES:]
    render.draw_series(
        atlas,
        dates,
        sheet.path,
        language=sheet.atlas.settings.languages[0],
        basemap=sheet.basemap,
    )


OUTPUTS: dict[str, Writer] = {
    "map.html": _write_page,
    "status.geojson": _write_export,
    "status.gpkg": _write_export,
    PICTURES: _draw_snapshots,
}
