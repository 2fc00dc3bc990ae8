"""Put dates, names and sources into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.render.snapshots.typesetting import isolate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim
    from basestatus.render.snapshots.appearances import Look
    from basestatus.strings import Strings

__all__ = ["date_words", "knowledge_date", "look_words", "map_title", "source_words", "subtitle"]

SECTION = "snapshot"
MOST_ACTORS = 3


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


def subtitle(atlas: Atlas, actors: Iterable[str], words: Strings) -> str:
    """Name the actors that the map shows."""
    names = [isolate(actor_words(atlas, actor, words)) for actor in actors]
    shown = words(SECTION, "comma").join(names[:MOST_ACTORS])
    more = len(names) - MOST_ACTORS
    return words(SECTION, "and_more", names=shown, count=more) if more > 0 else shown


def actor_words(atlas: Atlas, actor: str, words: Strings) -> str:
    """Return an actor's name, or its id where it has none."""
    known = atlas.actors.get(actor)
    return known.label(words.language) if known else actor


def look_words(look: Look, words: Strings) -> str:
    """Name a state as the legend does, with what it is changing to."""
    if len(look.contested) > 1:
        names = [words("status", state.value) for state in look.contested]
        return words(SECTION, "contested_of", states=words(SECTION, "or").join(names))
    name = words("status", look.state.value)
    if look.changing_to is None:
        return name
    return words(SECTION, "changing", before=name, after=words("status", look.changing_to.value))


def source_words(claims: Iterable[Claim], atlas: Atlas, words: Strings) -> str:
    """Name the newest source and count the others: Publisher, 13 Feb 2026 (+2)."""
    found = sorted(claims, key=lambda claim: (str(claim.published or ""), claim.id))
    if not found:
        return ""
    newest = found[-1]
    others = len({claim.document for claim in found}) - 1
    document = atlas.documents.get(newest.document)
    name = (document and (document.publisher or document.title)) or newest.document
    parts = [isolate(name)]
    if newest.published:
        parts.append(isolate(date_words(newest.published, words)))
    text = words(SECTION, "comma").join(parts)
    return words(SECTION, "and_sources", source=text, count=others) if others > 0 else text
