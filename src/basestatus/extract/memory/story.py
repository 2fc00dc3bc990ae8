"""What a document has told so far: its places, forces and who holds what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from basestatus.extract.memory.tenures import Tenure, tenant_before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from basestatus.extract.lexicon import Lexicon

RECENT = 4
PAIR = 2
TOWN = "town"

__all__ = ["TOWN", "Mention", "Story"]


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
    """The discourse state of one document, filled sentence by sentence.

    ``genders`` are those of the forces spoken of; ``holders`` are told to be at a site, ``leavers``
    to have left it, ``presumed`` to have been there when it was said to be taken; ``rivals`` are
    who loses sites to each taker; ``passers`` are people of no force, ``groups`` forces told to act
    together; ``tenures`` are who was where and when, as told, and ``known`` those of a first
    reading; ``called`` are the words that the sites spoken of may be called by for short; ``ahead``
    are the pairs of sites that a first reading found; ``offices`` are whose ministries are spoken
    of; ``moved`` is whether a force is told to hand bases over; ``sheltering`` are called refugee
    camps, ``towns`` towns and the like.
    """

    lexicon: Lexicon
    mentions: list[Mention] = field(default_factory=list)
    actors: list[tuple[int, int, str]] = field(default_factory=list)
    genders: dict[tuple[int, int], str] = field(default_factory=dict)
    people: list[tuple[int, int, str]] = field(default_factory=list)
    strangers: list[tuple[int, int]] = field(default_factory=list)
    passers: list[tuple[int, int]] = field(default_factory=list)
    groups: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    speakers: list[tuple[int, int, str]] = field(default_factory=list)
    losers: list[tuple[int, str, str, str]] = field(default_factory=list)
    weights: Counter[str] = field(default_factory=Counter)
    holders: dict[str, str] = field(default_factory=dict)
    leavers: dict[str, str] = field(default_factory=dict)
    presumed: dict[str, str] = field(default_factory=dict)
    rivals: dict[str, str] = field(default_factory=dict)
    tenures: dict[str, list[Tenure]] = field(default_factory=dict)
    known: Mapping[str, list[Tenure]] = field(default_factory=dict)
    movers: list[tuple[int, int, str]] = field(default_factory=list)
    offices: dict[str, str] = field(default_factory=dict)
    strikes: bool = False
    moved: bool = False
    sheltering: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)
    home: str = ""
    called: set[str] = field(default_factory=set)
    ahead: tuple[Mention, ...] = ()

    def note(self, mention: Mention) -> None:
        """Enter sites or areas that are spoken of, and what they may be called for short."""
        self.mentions.append(mention)
        self.called.update(*map(self.kinds_of, mention.ids))

    def is_civil(self, site: str) -> bool:
        """Whether a site is no base: by its kind, or because the text calls it a refugee camp."""
        return site in self.sheltering or self.lexicon.is_civil(site)

    def holder(self, site: str, other_than: str = "") -> str:
        """Return who was last said to be at a site."""
        found = self.leavers.get(site, "")
        if found and found != other_than:
            return found
        found = self.holders.get(site) or self.presumed.get(site, "")
        return found if found != other_than else ""

    def tenant_before(
        self, site: str, when: tuple[int, int], taker: str, *, earlier: bool = False
    ) -> str:
        """Return who was at a site before it changed at a token of a sentence."""
        told = (self.known or self.tenures).get(site, ())
        return tenant_before(told, when, taker, earlier=earlier)

    def past_tenant(self, site: str, other_than: str) -> str:
        """Return who alone is told, earlier or later, to have been at a site before."""
        told = (self.known or self.tenures).get(site, ())
        past = {tenure.actor for tenure in told if tenure.earlier and not tenure.left}
        return next(iter(past - {other_than}), "") if len(past) == 1 else ""

    def was_there(self, site: str, actor: str) -> bool:
        """Whether a force is told to have been at a site, not to be there."""
        told = (self.known or self.tenures).get(site, ())
        return any(tenure.earlier and tenure.actor == actor for tenure in told)

    def is_somewhere(self, actor: str) -> bool:
        """Whether a force is told, anywhere in the document, to be at a site or to leave one."""
        told = (self.known or self.tenures).values()
        return any(t.actor == actor and not t.guessed for tenures in told for t in tenures)

    def told_of(self, site: str, actor: str) -> bool:
        """Whether a force is told to be, to have been or to come at a site."""
        return any(tenure.actor == actor for tenure in self.tenures.get(site, ()))

    def has_lost(self, site: str, actor: str) -> bool:
        """Whether what was told last of a force at a site is that another has it."""
        told = [t.to for t in self.tenures.get(site, ()) if t.actor == actor and not t.earlier]
        return bool(told and told[-1])

    def last_leaver(self, site: str) -> str:
        """Return who was last told to leave a site."""
        told = self.tenures.get(site, ())
        return next((tenure.actor for tenure in reversed(told) if tenure.left), "")

    def last_actor(self, index: int, at: int, other_than: str = "") -> str:
        """Return the force spoken of last before a token of a sentence."""
        return _latest(self.actors, index, at, other_than)

    def last_of(self, genders: frozenset[str], index: int, at: int, other_than: str = "") -> str:
        """Return the force spoken of last before a token that is of one of some genders."""
        fitting = [row for row in self.actors if self.genders.get(row[:2], "") in genders]
        return _latest(fitting, index, at, other_than)

    def spoke_of_a_stranger(self, index: int, at: int) -> bool:
        """Whether the force spoken of last before a token is of a nation that is not tracked."""
        when = (index, at)
        last = next((told for told in reversed(self.strangers) if told < when), None)
        known = next(((i, t) for i, t, _ in reversed(self.actors) if (i, t) < when), None)
        return last is not None and (known is None or known < last)

    def passed_by(self, index: int, at: int) -> bool:
        """Whether "they" may be people of no force, spoken of after the last force."""
        last = max((row[:2] for row in self.people if row[:2] < (index, at)), default=(-1, 0))
        others = (*self.passers, *self.strangers)
        return any(last < told < (index, at) for told in others)

    def last_tenant(self, site: str, other_than: str) -> str:
        """Return who was last told to be at a site, to leave or to take it."""
        told = self.tenures.get(site, ())
        return next((a for t in reversed(told) if (a := t.tenant(other_than))), "")

    def last_taker(self, site: str) -> str:
        """Return the state's force that took a site last, whose units come to it after that."""
        told = (tenure.to for tenure in reversed(self.tenures.get(site, ())) if tenure.to)
        taker = next(told, "")
        return taker if taker in self.lexicon.owners.values() else ""

    def last_lost(self, site: str, since: int) -> str:
        """Return who is told to have lost a site to another last, not before a sentence."""
        told = (t for t in reversed(self.tenures.get(site, ())) if t.sentence >= since)
        return next((tenure.actor for tenure in told if tenure.to), "")

    def last_transfer(self, site: str) -> tuple[str, str] | None:
        """Return who is told to have lost a site last and who took it, None where nobody is."""
        told = self.tenures.get(site, ())
        return next(((t.actor, t.to) for t in reversed(told) if t.actor and t.to), None)

    def last_group(self, index: int, at: int) -> tuple[str, ...]:
        """Return the forces that "they" means: the last group, nobody else spoken of since."""
        told = next((g for i, t, g in reversed(self.groups) if (i, t) < (index, at)), ())
        return told if self.last_actor(index, at) in told else ()

    def last_two(self, index: int, at: int) -> tuple[str, ...]:
        """Return the two forces that "both sides" means: the last group, else the last two."""
        pairs = (g for i, t, g in reversed(self.groups) if (i, t) < (index, at))
        told = next((group for group in pairs if len(group) == PAIR), ())
        if told:
            return told
        last = self.last_actor(index, at)
        return tuple(actor for actor in (self.last_actor(index, at, last), last) if actor)

    def last_called(self, word: str) -> str:
        """Return the force spoken of last that a noun such as "movement" is part of the name of."""
        recent = (actor for _, _, actor in reversed(self.actors))
        return next((actor for actor in recent if word in self.lexicon.called[actor]), "")

    def last_of_no_state(self) -> str:
        """Return the force spoken of last that is no state's: what "the group" means."""
        states = set(self.lexicon.owners.values())
        return next((a for _, _, a in reversed(self.actors) if a not in states), "")

    def last_irregular(self) -> str:
        """Return the force that "the rebels" means: the last that fits, else the only one."""
        recent = (actor for _, _, actor in reversed(self.actors))
        told = next((actor for actor in recent if self._is_irregular(actor)), "")
        fitting = self.irregulars() or [a for a in self.lexicon.actors if self._is_irregular(a)]
        return told or (fitting[0] if len(fitting) == 1 else "")

    def irregulars(self) -> list[str]:
        """Return the forces spoken of that are neither a state's nor a mission."""
        return [a for a in sorted(self.weights) if self.weights[a] and self._is_irregular(a)]

    def _is_irregular(self, actor: str) -> bool:
        lexicon = self.lexicon
        return actor not in lexicon.missions and actor not in lexicon.owners.values()

    def kinds_of(self, site: str) -> frozenset[str]:
        """Return the words that a site may be called by for short ("the refinery")."""
        return self.lexicon.kinds.get(site, frozenset())

    def last_loser(self, index: int, site: str, taker: str) -> str:
        """Return who lost another site a few sentences ago to the taker of this one."""
        rows = (r for r in reversed(self.losers) if index - r[0] <= RECENT and r[1] != site)
        return next((actor for _, _, actor, to in rows if taker in {"", to}), "")

    def last_speaker(self, index: int, at: int) -> str:
        """Return the force whose officer or spokesman was named last, a sentence ago at most."""
        return _latest([row for row in self.speakers if index - row[0] <= 1], index, at, "")

    def last_people(self, index: int, at: int) -> str:
        """Return the force, not a capital or a spokesman, spoken of last: what "they" means."""
        told = {actor for i, t, actor in self.actors if (i, t) < (index, at)}
        topic = self.dominant() if self.dominant() in told else ""
        return self.last_here(index, at) or topic or _latest(self.people, index, at, "")

    def last_here(self, index: int, at: int) -> str:
        """Return the force spoken of last in the sentence itself."""
        return _latest([row for row in self.people if row[0] == index], index, at, "")

    def last_mover(self, index: int, at: int, other_than: str = "") -> str:
        """Return the force that last left, stayed or came before a token of a sentence."""
        return _latest(self.movers, index, at, other_than)

    def mover_here(self, index: int, at: int) -> str:
        """Return the force that last left, stayed or came in the sentence itself."""
        return _latest([row for row in self.movers if row[0] == index], index, at, "")

    def mover_near(self, index: int, at: int) -> str:
        """Return the force that last left, stayed or came, a sentence ago at most."""
        return _latest([row for row in self.movers if index - row[0] <= 1], index, at, "")

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
        return next((a for a, weight in ranked if a != other_than and weight), "")


def _latest(rows: list[tuple[int, int, str]], index: int, at: int, other_than: str) -> str:
    return next((a for i, t, a in reversed(rows) if (i, t) < (index, at) and a != other_than), "")
