"""Put dates, names, changes and sources into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.render.snapshots.directions import isolate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from basestatus.layers import Atlas
    from basestatus.model import Claim
    from basestatus.render.snapshots.appearances import Look
    from basestatus.render.snapshots.changes import Change
    from basestatus.strings import Strings

__all__ = [
    "actor_words",
    "change_words",
    "date_words",
    "document_words",
    "knowledge_date",
    "look_words",
    "map_title",
    "row_words",
    "short_date",
    "source_words",
    "subtitle",
]

SECTION = "snapshot"
MOST_NAMES = 4
SHORT_ID = 12


def date_words(day: date, words: Strings) -> str:
    """Write a date in full: 23 February 2026."""
    month = words(SECTION, f"month_{day.month}")
    return words(SECTION, "date", day=day.day, month=month, year=day.year)


def short_date(day: date, words: Strings) -> str:
    """Write a date without its year: 23 Feb."""
    month = words(SECTION, f"month_short_{day.month}")
    return words(SECTION, "short_date", day=day.day, month=month)


def knowledge_date(atlas: Atlas) -> date | None:
    """Return the day up to which reports were used: as asked for, else that of the latest."""
    if atlas.as_known_on:
        return atlas.as_known_on
    days = [day for claim in atlas.claims for day in (claim.published, claim.reported_on) if day]
    return max(days, default=None)


def map_title(atlas: Atlas, words: Strings) -> str:
    """Return the project's title in a language."""
    return atlas.settings.title.get(words.language) or words(SECTION, "title")


def subtitle(atlas: Atlas, actors: Sequence[str], words: Strings) -> str:
    """Return the project's subtitle, or the names of the actors that the map shows."""
    given = atlas.settings.subtitle.get(words.language)
    return given or listed([actor_words(atlas, actor, words) for actor in actors], words)


def listed(names: Sequence[str], words: Strings) -> str:
    """Join names, and count those that are too many to name."""
    shown = words(SECTION, "comma").join(isolate(name) for name in names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return words(SECTION, "and_more", names=shown, count=more) if more > 0 else shown


def actor_words(atlas: Atlas, actor: str, words: Strings) -> str:
    """Return an actor's name, or its id where it has none."""
    known = atlas.actors.get(actor)
    return known.label(words.language) if known else actor


def row_words(atlas: Atlas, site_id: str, actor: str | None, words: Strings) -> str:
    """Name a site, and, where several are shown, the actor there."""
    name = atlas.sites[site_id].label(words.language)
    return name if actor is None else f"{name} · {isolate(actor_words(atlas, actor, words))}"


def look_words(look: Look, words: Strings) -> str:
    """Name a state as the legend does, with what competes with it or what it is changing to."""
    if len(look.contested) > 1:
        names = [words("status", state.value) for state in look.contested]
        return words(SECTION, "contested_of", states=words(SECTION, "or").join(names))
    name = words("status", look.state.value)
    if look.changing_to is None:
        return name
    return words(SECTION, "changing", before=name, after=words("status", look.changing_to.value))


def change_words(change: Change, words: Strings) -> str:
    """Say what changed: the state, or else what is said over it."""
    look, plan = change.after.look, change.after.plan
    if change.before and change.before.changing_to is look.state and look.changing_to is None:
        return words(SECTION, "by_now", state=look_words(look, words))
    if change.before and look.changing_to and change.before.state is look.state:
        return look_words(look, words)
    if change.moved and change.before:
        before, after = look_words(change.before, words), look_words(look, words)
        return words(SECTION, "from_to", before=before, after=after)
    if plan and change.before and change.before.plan != look.plan:
        state = words("status", plan.to.value)
        return words(SECTION, f"plan_{look.plan.value}", state=state)
    if change.before and look.stale and not change.before.stale:
        return words(SECTION, "now_stale", state=look_words(look, words))
    return look_words(look, words)


def document_words(document_id: str, atlas: Atlas, words: Strings) -> str:
    """Name a document by its publisher, else its title, else the start of its id."""
    document = atlas.documents.get(document_id)
    if document and (document.publisher or document.title):
        return document.publisher or document.title
    return words(SECTION, "report", id=isolate(document_id[:SHORT_ID]))


def source_words(claims: Iterable[Claim], atlas: Atlas, words: Strings) -> str:
    """Name the newest source with its date, and count the other documents."""
    found = sorted(claims, key=lambda claim: (str(claim.published or ""), claim.id))
    if not found:
        return ""
    newest = found[-1]
    parts = [isolate(document_words(newest.document, atlas, words))]
    if newest.published:
        parts.append(isolate(date_words(newest.published, words)))
    source = words(SECTION, "comma").join(parts)
    others = len({claim.document for claim in found}) - 1
    return words(SECTION, "and_sources", source=source, count=others) if others else source
