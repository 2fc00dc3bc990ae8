"""The sites and areas that a trigger is about, named, referred to or implied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.extract.memory.bases import military_first
from basestatus.extract.memory.recall import base_for, focus, resolve
from basestatus.extract.sentence.marks import Place, Reference
from basestatus.extract.sites.arguments import choose_sites
from basestatus.extract.sites.implied import implied, implied_area
from basestatus.extract.sites.pronouns import antecedent, still_to_come

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.case import Case
    from basestatus.extract.memory.story import Mention, Story
    from basestatus.extract.sentence.marks import Mark, Marked

__all__ = ["Where", "find_sites", "sites_of"]


@dataclass(frozen=True, slots=True)
class Where:
    """A site or an area that a trigger is about.

    ``words`` are the folded offsets of its name; ``first`` and ``last`` the tokens that stand for
    it, -1 where it is implied; ``leading`` the first token of the first such site.
    """

    site: str
    scope: str
    words: tuple[int, int]
    first: int
    last: int
    leading: int


def find_sites(case: Case) -> list[Where]:
    """Return the sites and areas that a trigger is about, in the order of its list."""
    told = [*_told_sites(case)]
    ahead = None if told else still_to_come(case, case.once(_marks))
    return told if ahead is None else [*sites_of(case.marked, ahead, case.story, ahead.first)]


def _told_sites(case: Case) -> Iterator[Where]:
    """Yield the sites and areas named, referred to or implied."""
    chosen = case.once(_marks)
    if not chosen:
        yield from _at(case, implied(case) or implied_area(case))
    elif _relieves_them(case, chosen):
        chosen = [place for place in case.marked.places if place.first >= case.end]
        if not chosen:
            yield from _at(case, focus(case.story, case.index, case.marked.sentence.paragraph))
    leading = chosen[0].first if chosen else -1
    for mark in chosen:
        if isinstance(mark, Place):
            yield from sites_of(case.marked, mark, case.story, leading)
        else:
            yield from _of_reference(case, mark, leading)


def _at(case: Case, mention: Mention | None) -> Iterator[Where]:
    """Yield the sites or the area that a trigger speaks of without words for them."""
    if mention is not None:
        words = _words(case.marked, mention, case.at, case.end)
        yield from (Where(site, mention.scope, words, -1, -1, -1) for site in mention.ids)


def _marks(case: Case) -> list[Mark]:
    """Return the places and references that a trigger is about."""
    return choose_sites(case.marked, case.trigger, case.meaning, case.pack)


def _relieves_them(case: Case, chosen: list[Mark]) -> bool:
    """Whether "them" are those whose place is taken, no sites being told of together."""
    mark = chosen[0]
    if case.label != "take" or case.trigger.passive or not isinstance(mark, Reference):
        return False
    them = (f for f in case.marked.forces if f.sort == "pronoun" and f.first == case.end)
    many = not mark.kind and mark.number == "plural" and len(chosen) == 1
    beside = many and any(f.first == mark.first for f in them)
    return beside and resolve(case.story, mark, case.index) is None


def _of_reference(case: Case, mark: Reference, leading: int) -> Iterator[Where]:
    """Yield the sites that a reference speaks of."""
    named = antecedent(case.marked, mark)
    if named is not None and case.pack.order == "vso":
        yield from sites_of(case.marked, named, case.story, leading)
        return
    mention = resolve(case.story, mark, case.index)
    if mention is not None:
        words = _words(case.marked, mention, mark.first, mark.last)
        for site in mention.ids:
            yield Where(site, mention.scope, words, mark.first, mark.last, leading)


def _words(marked: Marked, mention: Mention, first: int, last: int) -> tuple[int, int]:
    """Return where the name stands; where only the title has it, the words that speak of it."""
    if mention.words:
        return mention.words[0]
    return marked.tokens[first].start, marked.tokens[last - 1].end


def sites_of(marked: Marked, place: Place, story: Story, leading: int) -> Iterator[Where]:
    """Yield the site or the area of a name; none where its head says it is neither."""
    words = marked.tokens[place.name[0]].start, marked.tokens[place.name[1] - 1].end
    ids = base_for(story, place, military_first(place, story.lexicon))
    areas = [r.id for r in place.readings if r.kind == "area"]
    if ids:
        yield Where(ids[0], "site", words, place.first, place.last, leading)
    elif areas and place.head in {"", "town"}:
        yield Where(areas[0], "area", words, place.first, place.last, leading)
