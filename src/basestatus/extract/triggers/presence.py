"""Presence said without a verb of presence: "the men are there", "guards at the gate"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import Force, Trigger
from basestatus.extract.sentence.text import QUOTES
from basestatus.extract.triggers.equations import mark_equations
from basestatus.extract.triggers.headings import mark_headings
from basestatus.extract.triggers.leftovers import mark_leftovers
from basestatus.languages import Word

if TYPE_CHECKING:
    from basestatus.extract.names import Hit
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["mark_presence"]

PLACED = 3
SHOWN = 3
THERE = frozenset({"troops", "people", "name", "pronoun"})


def mark_presence(marked: Marked, pack: Pack) -> None:
    """Add a trigger of presence where a copula, or nothing, joins a force and a word of place."""
    _mark_grasp(marked, pack)
    _mark_rest(marked, pack)
    _mark_existence(marked, pack)
    _mark_absence(marked, pack)
    mark_equations(marked, pack)
    mark_leftovers(marked, pack)
    mark_headings(marked, pack)
    verbs = {t.at for t in marked.triggers if not marked.tokens[t.at].analysis.conjunction}
    for force in marked.forces:
        if force.sort not in THERE or force.role or _is_of_a_noun(marked, force, pack):
            continue
        at = _copula(marked, force, pack)
        acts = any(t.end == force.first for t in marked.triggers) and pack.order == "vso"
        if at is None or acts or any(force.last <= verb <= at + 2 for verb in verbs):
            continue
        word = Word("trigger", "stay", "copula", rule=f"{pack.language}.stay.copula")
        marked.triggers.append(Trigger(at, at + 1, word))
    marked.triggers.sort(key=lambda trigger: trigger.at)


def _mark_existence(marked: Marked, pack: Pack) -> None:
    """Add a trigger where "there are" and a place enclose a force."""
    for at in sorted({*marked.where("exist"), *marked.where("show")}):
        if marked.has(at - 1, "exist") or (marked.has(at, "show") and marked.has(at - 1, "be")):
            continue
        force = next((f for f in marked.forces if f.first > at and f.sort in THERE), None)
        if force is None or any(at < t.at < force.last for t in marked.triggers):
            continue
        if marked.has(at, "show") and (not force.actor or force.first - at > SHOWN):
            continue
        last = force.last + _is_left_over(marked, force.last)
        if marked.has(last, "location") and _begins_base(marked, last + 1):
            word = Word("trigger", "stay", "copula", rule=f"{pack.language}.stay.exist")
            marked.triggers[:] = [t for t in marked.triggers if t.at != force.last]
            marked.triggers.append(Trigger(last, last + 1, word))


def _mark_absence(marked: Marked, pack: Pack) -> None:
    """Add a trigger where "no longer", a place and a force make up all that is said."""
    for at in marked.where("no_more"):
        place = next((p for p in marked.places if 0 < p.first - at <= PLACED), None)
        if place is None or not (marked.has(at + 1, "location") and _begins_base(marked, at + 2)):
            continue
        force = next((f for f in marked.forces if f.first >= place.last and f.sort in THERE), None)
        ahead = range(place.last, force.first) if force else range(0)
        plain = all(marked.has(i, "not", "quantity", "last") for i in ahead)
        if force and plain and not any(at < t.at < force.last for t in marked.triggers):
            word = Word("trigger", "stay", "copula", rule=f"{pack.language}.stay.exist")
            marked.triggers.append(Trigger(at + 1, at + 2, word))


def _is_left_over(marked: Marked, at: int) -> bool:
    """Whether a word says that those before it are left ("there is not one soldier left at X")."""
    words = marked.tokens[at].words if at < len(marked.tokens) else ()
    return marked.has(at, "left_over") or any(word.label == "quit" for word in words)


def _mark_grasp(marked: Marked, pack: Pack) -> None:
    """Add a trigger where "in" or "under" and a noun of holding enclose a force."""
    grasps = marked.where("grasp")
    holders = [(first, last, _holder(hit)) for first, last, hit in marked.hits if last in grasps]
    unnamed = (*marked.where("state"), *marked.where("first_person"))
    holders += [(at, at + 1, "") for at in unnamed if not marked.taken[at]]
    for first, last, actor in holders:
        bound = marked.has(last, "grasp") and not marked.tokens[last].analysis.article
        held = bound and marked.has(first - 1, "location", "under")
        told = any(t.at < first < t.end or t.at == last for t in marked.triggers)
        if not held or told or actor is None:
            continue
        word = Word("trigger", "hold", "phrase", rule=f"{pack.language}.hold.grasp")
        marked.triggers.append(Trigger(first - 1, last + 1, word))
        marked.forces[:] = [f for f in marked.forces if not first <= f.first <= last]
        if not marked.has(first, "first_person"):
            marked.forces.append(Force(last, last + 1, actor, "troops", "agent"))
    marked.forces.sort()


def _mark_rest(marked: Marked, pack: Pack) -> None:
    """Add a trigger at "only" before a site where nothing else is left ("have but X there")."""
    for place in marked.places:
        at = place.first - 1
        left = marked.has(at, "only") and any(r.kind == "site" for r in place.readings)
        start = marked.opening(place.first)
        told = any(start <= t.at < place.first for t in marked.triggers)
        if left and not told and marked.any_between(start, at, "not", "no_more"):
            word = Word("trigger", "stay", "copula", rule=f"{pack.language}.stay.only")
            marked.triggers.append(Trigger(at, at + 1, word))


def _holder(hit: Hit) -> str | None:
    """Return the actor of a force or of a word for its nation, None for a name of neither."""
    return next((r.id for r in hit.readings if r.kind in {"adjective", "force"}), None)


def _copula(marked: Marked, force: Force, pack: Pack) -> int | None:
    """Return the token that says a force is in a place; None if none does."""
    at = force.last
    if pack.order == "svo" and marked.tokens[at : at + 1] and marked.tokens[at].text in QUOTES:
        at += 1
    while marked.has(at, "be", "still", "last", "have", "no_more") or _is_adverb(marked, at, pack):
        at += 1
    if marked.has(at, "there") and marked.has(at, "location", "here"):
        opens = _opens(marked, force.first) or marked.has(force.first - 1, "there")
        joined = at > force.last or (pack.order == "vso" and opens)
        if not joined or _ends(marked, at + 1):
            return at if joined else None
    joined = marked.any_between(force.last, at, "be")
    if joined and marked.has(at, "location") and _begins_base(marked, at + 1, spoken_of=True):
        return at - 1
    if pack.order != "vso":
        return None
    if marked.has(at, "location") and _opens(marked, force.first) and _is_all(marked, at + 1):
        return at
    before = force.first - 1
    while marked.has(before, "not", "quantity"):
        before -= 1
    here = marked.has(before, "there") and marked.has(before, "location", "here")
    if not here or force.sort == "pronoun" or not _opens(marked, before):
        return None
    start = marked.opening(before)
    told = any(start <= t.at < before for t in marked.triggers)
    return None if told else before


def _is_of_a_noun(marked: Marked, force: Force, pack: Pack) -> bool:
    """Whether a force only completes an unknown noun before it ("the death of soldiers there")."""
    at = force.first - 1
    while marked.has(at, "quantity") or (at >= 0 and marked.tokens[at].text.isdigit()):
        at -= 1
    if at < 0 or pack.order != "vso":
        return False
    token, task = marked.tokens[at], marked.has(at, "task")
    known = marked.taken[at] or (not task and bool(token.words or marked.operators[at]))
    return token.is_word and not known and not token.analysis.conjunction


def _is_adverb(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether an adverb such as "now" stands at a token."""
    adverbs = pack.references.get("adverbs", ())
    return at < len(marked.tokens) and marked.tokens[at].text in adverbs


def _is_all(marked: Marked, at: int) -> bool:
    """Whether a base, named or pointed at, begins at a token and nothing follows it."""
    bases = (m for m in marked.marks if m.first == at and (m.kind or m.role == "location"))
    ends = (m.last for m in bases if m.kind or any(r.kind == "site" for r in m.readings))
    return any(end >= len(marked.tokens) or not marked.tokens[end].is_word for end in ends)


def _opens(marked: Marked, at: int) -> bool:
    """Whether a word of place stands first in its clause, so that what follows is its subject."""
    if marked.opening(at) == at or not marked.tokens[at - 1].is_word:
        return True
    return marked.has(at - 1, "not", "no_more", "that", "still", "be")


def _begins_base(marked: Marked, at: int, *, spoken_of: bool = False) -> bool:
    """Whether a base, named or only spoken of, begins at a token, its article aside."""
    marks = [m for m in marked.marks if 0 <= m.first - at <= 1]
    named = any(r.kind == "site" for m in marks if m.role == "location" for r in m.readings)
    return named or (spoken_of and any(m.kind and m.role in {"", "location"} for m in marks))


def _ends(marked: Marked, at: int) -> bool:
    """Whether nothing that could be a predicate follows at a token."""
    if at >= len(marked.tokens) or marked.any_between(at, at + 2, "part"):
        return True
    token = marked.tokens[at]
    return not token.is_word or bool(marked.operators[at]) or token.analysis.conjunction
