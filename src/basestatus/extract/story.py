"""What a document has told so far: its places, forces and who holds what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.lexicon import Lexicon
    from basestatus.extract.marks import Marked, Place, Reference

RECENT = 4
TOPIC = 1

__all__ = ["Mention", "Story", "military_first"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Sites or areas spoken of together: their ids, where, and the words (folded offsets).

    ``aside`` is whether they stand in a clause that only dates another ("two months after …").
    """

    ids: tuple[str, ...]
    scope: str
    sentence: int
    paragraph: int
    at: int
    words: tuple[tuple[int, int], ...]
    civil: bool = False
    flying: bool = False
    aside: bool = False


@dataclass(slots=True)
class Story:
    """The discourse state of one document, filled sentence by sentence."""

    lexicon: Lexicon
    mentions: list[Mention] = field(default_factory=list)
    actors: list[tuple[int, int, str]] = field(default_factory=list)
    people: list[tuple[int, int, str]] = field(default_factory=list)
    weights: Counter[str] = field(default_factory=Counter)
    holders: dict[str, str] = field(default_factory=dict)
    leavers: dict[str, str] = field(default_factory=dict)
    movers: list[tuple[int, int, str]] = field(default_factory=list)
    strikes: bool = False
    home: str = ""

    def resolve(self, reference: Reference, marked: Marked, index: int) -> Mention | None:
        """Return what a reference speaks of: a gloss beside it, else the last that fits."""
        many = reference.number != "singular"
        here = [m for m in self.mentions if m.sentence == index]
        if many:
            gloss = next((m for m in here if m.at >= reference.last and len(m.ids) > 1), None)
            if gloss is not None:
                return gloss
        earlier = [
            m
            for m in self.mentions
            if (m.sentence, m.at) < (index, reference.first) and m.scope == "site"
        ]
        fitting = [m for m in earlier if self._fits(reference, m)]
        if not many:
            last = fitting[-1:] if not reference.kind and not reference.gender else []
            single = [m for m in fitting if len(m.ids) == 1 or m in last]
            single = [m for m in single if m.sentence >= 0 or index <= 1]
            recent = [
                m for m in single if not m.aside and not m.civil and index - m.sentence <= RECENT
            ]
            return (recent or single or [None])[-1]
        return self._several(reference, fitting, index)

    def _fits(self, reference: Reference, mention: Mention) -> bool:
        if reference.kind == "air_base":
            return mention.flying or not mention.civil
        return not (reference.kind and mention.civil)

    def _several(self, reference: Reference, fitting: list[Mention], index: int) -> Mention | None:
        """Return the last list of sites, else the last two sites spoken of close together."""
        last = next((m for m in reversed(fitting) if len(m.ids) > 1), None)
        singles: dict[str, Mention] = {}
        for mention in reversed(fitting):
            if index - mention.sentence <= 2:
                for site in mention.ids:
                    singles.setdefault(site, mention)
        wanted = 2 if reference.number == "dual" else len(singles)
        if last is not None and (reference.number != "dual" or len(last.ids) == 2):
            return last
        if len(singles) < 2 or len(singles) < wanted:
            return None
        chosen = list(singles)[:wanted]
        newest = singles[chosen[0]]
        return Mention(
            tuple(chosen), "site", newest.sentence, newest.paragraph, newest.at, newest.words
        )

    def base_for(self, place: Place, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the base spoken of before that lies at a town named without a head noun."""
        if not ids or place.head == "town" or not self.lexicon.is_civil(ids[0]):
            return ids
        told = {
            site for mention in self.mentions if mention.scope == "site" for site in mention.ids
        }
        at_town = (
            [
                s
                for s in sorted(told)
                if self.lexicon.sites[s].parent == ids[0] or s.startswith(f"{ids[0]}-")
            ]
            if told
            else []
        )
        return tuple(at_town) or ids

    def focus(self, index: int, paragraph: int) -> Mention | None:
        """Return the one site that the paragraph so far is about."""
        near = [
            m for m in self.mentions if m.scope == "site" and m.sentence < index and not m.civil
        ]
        here = [m for m in near if m.paragraph == paragraph]
        if here:
            return here[-1] if len(here[-1].ids) == 1 else None
        return (
            near[-1] if near and len(near[-1].ids) == 1 and index - near[-1].sentence <= 2 else None
        )

    def holder(self, site: str, other_than: str = "") -> str:
        """Return who was last said to be at a site."""
        found = self.leavers.get(site, "")
        if found and found != other_than:
            return found
        found = self.holders.get(site, "")
        return found if found != other_than else ""

    def last_actor(self, index: int, at: int, other_than: str = "") -> str:
        """Return the force spoken of last before a token of a sentence."""
        return _latest(self.actors, index, at, other_than)

    def last_people(self, index: int, at: int) -> str:
        """Return the force, not a capital or a spokesman, spoken of last: what "they" means."""
        return self.last_here(index, at) or self.dominant() or _latest(self.people, index, at, "")

    def last_here(self, index: int, at: int) -> str:
        """Return the force spoken of last in the sentence itself."""
        return _latest([row for row in self.people if row[0] == index], index, at, "")

    def last_mover(self, index: int, at: int, other_than: str = "") -> str:
        """Return the force that last left, stayed or came before a token of a sentence."""
        return _latest(self.movers, index, at, other_than)

    def dominant(self) -> str:
        """Return the force that a document speaks of at least twice as much as of any other."""
        ranked = sorted(self.weights.items(), key=lambda row: (-row[1], row[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return ""
        return ranked[0][0]

    def mission(self) -> str:
        """Return the force of several nations spoken of most."""
        ranked = sorted(self.weights.items(), key=lambda row: (-row[1], row[0]))
        return next((a for a, _ in ranked if a in self.lexicon.missions), "")

    def main_actor(self, site: str, other_than: str = "") -> str:
        """Return the force spoken of most, a foreign one before that of the site's own state."""
        state = self.lexicon.state_at(site)
        ranked = sorted(self.weights.items(), key=lambda row: (row[0] == state, -row[1], row[0]))
        return next((a for a, weight in ranked if a != other_than and weight >= TOPIC), "")


def _latest(rows: list[tuple[int, int, str]], index: int, at: int, other_than: str) -> str:
    return next((a for i, t, a in reversed(rows) if (i, t) < (index, at) and a != other_than), "")


def military_first(place: Place, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the ids a place may mean, best reading first, by the head beside its name."""
    sites = [r for r in place.readings if r.kind == "site"]
    ids = [r.id for r in sites]
    if place.head in {"prison", "refugee_camp"}:
        wanted = {"prison": {"prison"}, "refugee_camp": {"refugee_camp", "camp"}}[place.head]
        return tuple(i for i in ids if lexicon.sites[i].kind in wanted)
    if place.head == "town":
        towns = [i for i in ids if lexicon.is_civil(i)]
        return tuple(towns or ids)
    if place.head == "air_base":
        flying = [i for i in ids if lexicon.is_flying(i)]
        if flying:
            return tuple(flying)
    bases = [i for i in ids if not lexicon.is_civil(i)]
    if place.head in {"base", "air_base"} and not bases:
        children = [
            s.id for s in lexicon.sites.values() if s.parent in ids and not lexicon.is_civil(s.id)
        ]
        return tuple(children or ids)
    prisons = [i for i in bases if lexicon.sites[i].kind == "prison"]
    return tuple([i for i in bases if i not in prisons] or bases or ids)
