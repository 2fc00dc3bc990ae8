"""Which sites told of before words point back to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.memory.story import TOWN
from basestatus.extract.sentence.marks import BASES, COUNTED_OFF, ONE_OF_TWO

if TYPE_CHECKING:
    from basestatus.extract.memory.story import Mention, Story
    from basestatus.extract.sentence.marks import Place, Reference

__all__ = ["base_for", "focus", "listed_before", "resolve"]

RECENT = 4
CLOSE = 2
PAIR = 2
LEAD = 2
KINDS = frozenset({*BASES, TOWN, "prison", "refugee_camp"})


def resolve(story: Story, reference: Reference, index: int) -> Mention | None:
    """Return what a reference speaks of: a gloss beside it, else the last that fits."""
    if reference.number in ONE_OF_TWO:
        return _one_of_two(story, reference, index)
    if reference.number in COUNTED_OFF:
        return _counted_off(story, reference, index)
    many = reference.number != "singular"
    here = [m for m in story.mentions if m.sentence == index]
    if many:
        gloss = next((m for m in here if m.at >= reference.last and len(m.ids) > 1), None)
        if gloss is not None:
            return gloss
    earlier = (m for m in story.mentions if (m.sentence, m.at) < (index, reference.first))
    fitting = [m for m in earlier if m.scope == "site" and _fits(story, reference, m)]
    if many:
        return _several(reference, fitting, index) or _named_later(story, reference, index)
    return _single(reference, fitting, index)


def _one_of_two(story: Story, reference: Reference, index: int) -> Mention | None:
    """Return the first or the second of two sites named together or one after the other."""
    earlier = [m for m in story.mentions if (m.sentence, m.at) < (index, reference.first)]
    sites = [m for m in earlier if m.scope == "site" and index - m.sentence <= CLOSE]
    named = [(site, m) for m in sites for site in m.ids]
    pair = list({site: (site, m) for site, m in reversed(named)}.values())[:PAIR]
    if len(pair) < PAIR:
        return None
    site, mention = pair[-1] if reference.number == "former" else pair[0]
    return replace(mention, ids=(site,))


def listed_before(story: Story, index: int, at: int) -> Mention | None:
    """Return the list of sites told last before a token of a sentence, close by."""
    earlier = (m for m in story.mentions if (m.sentence, m.at) < (index, at))
    lists = [m for m in earlier if len(m.ids) > 1 and m.scope == "site"]
    return next((m for m in reversed(lists) if index - m.sentence <= RECENT), None)


def _counted_off(story: Story, reference: Reference, index: int) -> Mention | None:
    """Return the site of a list that an ordinal counts off; "the other" is that not told last."""
    told = listed_before(story, index, reference.first)
    if told is None:
        return None
    place = COUNTED_OFF.index(reference.number)
    if COUNTED_OFF[place] != "other_one":
        return replace(told, ids=told.ids[place : place + 1]) if place < len(told.ids) else None
    since = (m for m in reversed(story.mentions) if (m.sentence, m.at) > (told.sentence, told.at))
    last = next((m.ids[0] for m in since if m.ids[0] in told.ids), told.ids[0])
    others = tuple(site for site in told.ids if site != last)
    return replace(told, ids=others) if len(told.ids) == PAIR else None


def _single(reference: Reference, fitting: list[Mention], index: int) -> Mention | None:
    """Return the last base spoken of close by, else the last site of any kind."""
    adverb = not reference.kind and not reference.gender
    last = fitting[-1:] if adverb or _is_of_things(reference, fitting, index) else []
    single = [m for m in fitting if len(m.ids) == 1 or m in last]
    single = [m for m in single if m.sentence >= 0 or index <= 1]
    near = (m for m in single if index - m.sentence <= RECENT)
    recent = [m for m in near if not m.aside and not m.civil]
    airports = [m for m in recent if m.flying and reference.kind == "air_base"]
    if reference.kind == TOWN:
        return next((m for m in reversed(single) if index - m.sentence <= RECENT), None)
    return next(reversed(airports or recent or single), None)


def _is_of_things(reference: Reference, fitting: list[Mention], index: int) -> bool:
    """Whether a pronoun in the feminine, as of many things, speaks of a list just given."""
    listed = bool(fitting) and len(fitting[-1].ids) > PAIR and index - fitting[-1].sentence <= 1
    return listed and reference.gender == "feminine" and not reference.kind


def _fits(story: Story, reference: Reference, mention: Mention) -> bool:
    """Whether a mention is of the kind that a reference speaks of."""
    if any(reference.kind in story.kinds_of(site) for site in mention.ids):
        return True
    if reference.kind in story.called - KINDS:
        return False
    if reference.kind == TOWN:
        return all(site in story.towns or story.lexicon.is_town(site) for site in mention.ids)
    if reference.kind == "prison":
        return all(story.lexicon.sites[site].kind == "prison" for site in mention.ids)
    if reference.kind == "air_base":
        return mention.flying or not mention.civil
    if reference.kind == "port":
        return any(story.lexicon.is_naval(site) for site in mention.ids)
    return not (reference.kind and mention.civil)


def _several(reference: Reference, fitting: list[Mention], index: int) -> Mention | None:
    """Return the last list of sites, else the last two sites spoken of close together."""
    dual = reference.number == "dual"
    last = next((m for m in reversed(fitting) if len(m.ids) > 1), None)
    if last is not None and (not dual or len(last.ids) == PAIR):
        return last
    singles: dict[str, Mention] = {}
    for mention in reversed(fitting):
        if index - mention.sentence <= CLOSE:
            singles |= {site: mention for site in mention.ids if site not in singles}
    if len(singles) < PAIR:
        return None
    chosen = tuple(singles)[:PAIR] if dual else tuple(singles)
    newest = singles[chosen[0]]
    return replace(newest, ids=chosen)


def _named_later(story: Story, reference: Reference, index: int) -> Mention | None:
    """Return the pair named soon after "two bases" in a lead, unless told to be held."""
    soon = (m for m in story.ahead if index < m.sentence <= index + RECENT)
    found = next((m for m in soon if _fits(story, reference, m)), None)
    if found is None or reference.number != "dual" or index > LEAD:
        return None
    movers = {actor for sentence, _, actor in story.people if sentence == index}
    told = (t for site in found.ids for t in story.known.get(site, ()))
    stays = (t for t in told if t.sentence == found.sentence and not (t.left or t.to))
    held = any(t.actor in movers for t in stays)
    return None if held else found


def base_for(story: Story, place: Place, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the base spoken of before that lies at a town named without a head noun."""
    if not ids or place.head == "town" or not story.lexicon.is_civil(ids[0]):
        return ids
    sites = {site for m in story.mentions if m.scope == "site" for site in m.ids}
    at_town = (s for s in sorted(sites) if _lies_at(story, s, ids[0]))
    return tuple(at_town) or ids


def _lies_at(story: Story, site: str, town: str) -> bool:
    return story.lexicon.sites[site].parent == town or site.startswith(f"{town}-")


def focus(story: Story, index: int, paragraph: int) -> Mention | None:
    """Return the one site that the paragraph so far is about."""
    near = [m for m in story.mentions if m.scope == "site" and m.sentence < index]
    near = [m for m in near if not m.civil]
    here = [m for m in near if m.paragraph == paragraph]
    last = here or [m for m in near[-1:] if index - m.sentence <= CLOSE]
    return last[-1] if last and len(last[-1].ids) == 1 else None
