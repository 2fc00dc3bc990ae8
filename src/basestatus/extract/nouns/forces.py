"""Mark who may move in a sentence: named forces, nations' troops, equipment, and the others."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from basestatus.extract.nouns.joining import is_part, is_verb_at, join_forces
from basestatus.extract.nouns.places import is_dateline
from basestatus.extract.nouns.qualified import (
    is_of_a_base,
    is_opposed,
    noun_beside,
    opens_a_name,
    qualifies_a_move,
)
from basestatus.extract.sentence.marks import Force
from basestatus.extract.sentence.roles import (
    attached_role,
    is_determiner,
    is_people,
    role_before,
    with_role,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.names import Hit
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["mark_forces"]

NEAR = 2
FREIGHT = 4
ABOARD = 8
PAIR = 2
MOVERS = frozenset({"cargo", "troops"})
SORTS = ("troops", "cargo", "civilian")
PLACED = frozenset({"near", "location", "source"})
MEANT = frozenset({*SORTS, "pronoun_force", "state", "mission", "quantity"})


def mark_forces(marked: Marked, pack: Pack) -> None:
    """Fill the forces of a sentence, in order, those that belong together joined."""
    found = sorted(_forces(marked, pack), key=lambda force: (force.first, -force.last))
    joined = join_forces(marked, found, pack)
    kept = (force for force in joined if not is_part(marked, force, joined))
    told: list[Force] = []
    for force in kept:
        told.append(_in_list(marked, with_role(marked, force, pack), told))
    marked.forces[:] = told


def _in_list(marked: Marked, force: Force, before: list[Force]) -> Force:
    """Return a country with the role of the one that "and" joins it to ("near X and Y")."""
    if not before or force.role or (before[-1].sort, force.sort) != ("metonym", "metonym"):
        return force
    attached = any(hit.clitics for first, _, hit in marked.hits if first == force.first)
    joined = attached if force.first == before[-1].last else marked.has(force.first - 1, "and")
    near = force.first - before[-1].last <= 1 and before[-1].role in PLACED
    return replace(force, role=before[-1].role) if joined and near else force


def _forces(marked: Marked, pack: Pack) -> Iterator[Force]:
    covered: set[int] = set()
    for first, last, hit in marked.hits:
        force = _named(marked, first, last, hit, pack)
        if force is not None and not is_opposed(marked, first, pack):
            covered.update(range(force.first, force.last))
            yield _unless_spent(marked, _with_others(marked, force, pack), pack)
    for at, token in enumerate(marked.tokens):
        told = token.analysis.source or token.text.isdigit()
        if not told and marked.operators[at].isdisjoint(MEANT):
            continue
        free = not (at in covered or marked.taken[at] or is_of_a_base(marked, at))
        free = free and not opens_a_name(marked, at)
        sort = _sort_at(marked, at, pack) if free else ""
        if sort and not is_verb_at(marked, at) and not _qualifies_a_base(marked, at, sort, pack):
            own = "source" if sort == "pronoun" and marked.has(at, "source") else ""
            role = own or role_before(marked, at, pack)
            force = Force(at, at + 1, "", sort, role)
            yield _unless_spent(marked, force, pack)


def _with_others(marked: Marked, force: Force, pack: Pack) -> Force:
    """Return a force with those of the adjectives joined to its own ("Indian and Chinese")."""
    last = force.last
    nations = [h for h in marked.hits if force.first <= h[0] and h[1] <= last]
    for hit in marked.hits:
        if pack.adjective == "after" and hit[0] == last and _is_attached(marked, hit, pack):
            nations.append(hit)
            last = hit[1]
    nations = [hit for hit in nations if is_people(hit[2]) or hit[0] == force.first]
    if len(nations) < PAIR or not all(
        _is_joined(marked, *pair, pack) for pair in pairwise(nations)
    ):
        return force
    first, *others = dict.fromkeys(actor for _, _, hit in nations if (actor := _owner(hit)))
    return replace(force, actor=first, last=last, others=tuple(others))


def _is_attached(marked: Marked, hit: tuple[int, int, Hit], pack: Pack) -> bool:
    """Whether "and" is attached to an adjective of nationality."""
    first, _, name = hit
    marks = pack.morphology.conjunctions
    return is_people(name) and (
        marked.tokens[first].analysis.conjunction or name.clitics.startswith(marks)
    )


def _is_joined(
    marked: Marked, one: tuple[int, int, Hit], other: tuple[int, int, Hit], pack: Pack
) -> bool:
    """Whether "and", a comma or a hyphen alone stands between two adjectives."""
    between = range(one[1], other[0])
    if not between:
        return _is_attached(marked, other, pack) or marked.tokens[other[0]].joined
    return all(marked.has(at, "and") or marked.tokens[at].text == "," for at in between)


def _owner(hit: Hit) -> str:
    """Return the actor of a force's name or of a word for a nation's people."""
    return next((r.id for r in hit.readings if r.kind in {"people", "adjective", "force"}), "")


def _sort_at(marked: Marked, at: int, pack: Pack) -> str:
    """Return the sort of force that a common word stands for, empty for none."""
    labels = marked.operators[at]
    sort = next((sort for sort in SORTS if sort in labels), "")
    if sort:
        return sort
    if _is_pronoun(marked, at, pack):
        return "pronoun"
    soldiers = any(w.label == "troops" for w in marked.tokens[at].words)
    if ("state" in labels and soldiers) or _is_mission(marked, at, pack):
        return "troops"
    if _is_person(marked, at):
        return "person"
    return "troops" if _is_number_of_them(marked, at, pack) else ""


def _is_pronoun(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token stands for a force; "their" only before what the force does."""
    if not marked.has(at, "pronoun_force"):
        return False
    if not is_determiner(marked.tokens[at], pack):
        return True
    ahead = [t for t in marked.triggers if 0 < t.at - at <= NEAR]
    return any(pack.order == "vso" or t.word.form in {"noun", "ing"} for t in ahead)


def _carries_freight(marked: Marked, force: Force) -> bool:
    """Whether a ship or a lorry of nobody's carries what no force needs ("laden with grain")."""
    if force.sort == "cargo" and _carries_passengers(marked, force):
        return True
    loaded = force.sort == "cargo" and not force.actor and marked.has(force.last, "carry")
    load = range(force.last, force.last + FREIGHT)
    return loaded and not any(marked.has(at, "troops", "cargo", "quantity", "date") for at in load)


def _carries_passengers(marked: Marked, force: Force) -> bool:
    """Whether an aircraft or a lorry has civilians on board ("a plane left with 90 travellers")."""
    ahead = range(force.last, min(force.last + ABOARD, len(marked.tokens)))
    loads = (at for at in ahead if marked.has(at, "carry"))
    load = next(loads, len(marked.tokens))
    return marked.any_between(load, load + FREIGHT, "civilian")


def _unless_spent(marked: Marked, force: Force, pack: Pack) -> Force:
    """Return a force, as civilians where its soldiers are wounded, captured or retired."""
    if _carries_freight(marked, force):
        return replace(force, sort="civilian")
    at = force.first - 1 if pack.adjective == "before" else force.last
    if pack.adjective == "before" and not marked.operators[at] and not marked.taken[at]:
        at -= 1
    spent = force.sort in {"troops", "name"} and marked.has(at, "spent")
    return replace(force, sort="civilian") if spent else force


def _is_mission(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token speaks of a mission named before ("the mission evacuated the base")."""
    if not marked.has(at, "mission") or marked.has(at + 1, "of", "near"):
        return False
    before = marked.tokens[at - 1].text if at else ""
    return marked.tokens[at].analysis.article or before in pack.references["determiners"]


def _is_person(marked: Marked, at: int) -> bool:
    """Whether a token names one who speaks or watches rather than moves."""
    analysis = marked.tokens[at].analysis
    if not analysis.source or marked.head_kind(at):
        return False
    return not (marked.has(at, "part") and analysis.suffix)


def _qualifies_a_base(marked: Marked, at: int, sort: str, pack: Pack) -> bool:
    """Whether a word for troops only says whose base it is ("the former army base")."""
    before = sort == "troops" and pack.adjective == "before"
    return before and _is_head(marked, at + 1) and not marked.head_kind(at)


def _is_head(marked: Marked, at: int) -> bool:
    """Whether a word for a base stands at a token, part of a name or not."""
    return at < len(marked.tokens) and marked.tokens[at].analysis.head is not None


def _is_number_of_them(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a bare number is the subject of a verb ("about 300 remain")."""
    number = marked.tokens[at].text.isdigit() or marked.has(at, "quantity")
    if not number or pack.order != "svo" or marked.has(at + 1, "of", "date"):
        return False
    verbs = {t.at for t in marked.triggers if t.word.form in {"past", "present", "base"}}
    return not verbs.isdisjoint({at + 1, at + 2})


def _named(marked: Marked, first: int, last: int, hit: Hit, pack: Pack) -> Force | None:
    """Return the force that a name stands for, if it does here."""
    kinds = {r.kind: r.id for r in hit.readings}
    if "force" in kinds:
        return _of_force(marked, first, last, kinds["force"], pack)
    qualified = ""
    if "adjective" in kinds and pack.adjective == "before" and marked.has(last, "group"):
        return Force(first, last + 1, kinds["adjective"], "name", role_before(marked, first, pack))
    if "adjective" in kinds and qualifies_a_move(marked, first, last, pack):
        return Force(first, last, kinds["adjective"], "people", "")
    if "adjective" in kinds or "people" in kinds:
        actor = kinds.get("people") or kinds["adjective"]
        start, end, qualified = noun_beside(marked, first, last, pack)
        if qualified in {"troops", "cargo", "source"}:
            sort = "person" if qualified == "source" else qualified
            sort = "metonym" if sort == "person" and marked.has(start, "state") else sort
            return Force(start, end, actor, sort, role_before(marked, start, pack))
        alone = "people" in kinds or _stands_alone(marked, first, last, pack)
        if alone and not qualified:
            return Force(first, last, actor, "people", role_before(marked, first, pack))
    definite = hit.clitics.endswith(pack.morphology.articles)
    if qualified or definite or "metonym" not in kinds or is_dateline(marked, last):
        return None
    inside = "location" if marked.has(first - 1, "location") else ""
    role = inside or role_before(marked, first, pack)
    return Force(first, last, kinds["metonym"], "metonym", role)


def _of_force(marked: Marked, first: int, last: int, actor: str, pack: Pack) -> Force:
    """Return a force named as such, with the noun right beside its name."""
    last = _after_short_name(marked, last, actor)
    start, end, sort = noun_beside(marked, first, last, pack, reach=1)
    if sort in {"civilian", "source"}:
        if pack.adjective == "before":
            return Force(start, end, actor, "person", role_before(marked, start, pack))
        start, end = first, last
    if sort not in MOVERS and pack.adjective == "before" and _is_head(marked, last):
        return Force(first, last, actor, "name", "near")
    if sort == "other" and attached_role(marked, first, pack):
        start, end = first, last
    sort = sort if sort in MOVERS else "name"
    return Force(start, end, actor, sort, role_before(marked, start, pack))


def _after_short_name(marked: Marked, last: int, actor: str) -> int:
    """Return the token after a force's other name in brackets ("the SDF (Qasad) fighters")."""
    ends = (end for first, end, hit in marked.hits if first == last + 1 and _owner(hit) == actor)
    end = next(ends, last)
    bracketed = end > last and marked.tokens[last].text == "(" and end < len(marked.tokens)
    return end + 1 if bracketed and marked.tokens[end].text == ")" else last


def _stands_alone(marked: Marked, first: int, last: int, pack: Pack) -> bool:
    """Whether an adjective of nationality is used as a noun ("the French left")."""
    if (
        pack.adjective != "before"
        or not first
        or marked.tokens[first - 1].text not in pack.references["determiners"]
    ):
        return False
    at = last
    other = next((end for start, end, hit in marked.hits if start == at + 1 and is_people(hit)), 0)
    if other and marked.has(at, "and"):
        return _stands_alone(marked, first, other, pack)
    ends = at >= len(marked.tokens) or not marked.tokens[at].is_word
    return ends or bool(marked.operators[at]) or is_verb_at(marked, at)
