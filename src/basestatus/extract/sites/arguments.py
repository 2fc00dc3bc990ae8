"""Which places belong to a trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.agreement import disagrees
from basestatus.extract.sentence.clauses import distance
from basestatus.extract.sentence.marks import BASES, COUNTED_OFF, ONE_OF_TWO, Place
from basestatus.extract.sites.aftermath import left_behind
from basestatus.extract.sites.barriers import is_area, is_out_of_reach
from basestatus.extract.sites.relations import is_antecedent, relation
from basestatus.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.sentence.marks import Mark, Marked, Trigger
    from basestatus.languages import Meaning, Pack

__all__ = ["choose_sites"]

LIMIT = 4.6
WRONG_SIDE = 1.4
APPOSED = 1.2
PLACED_APART = 2.6
ONLY = 2.0
FRONT = 2
SOURCE_REACH = 6
TOPICAL = 1.5
PLACED = 0.5
AREA = 0.8
PRONOUN = 0.3
ANTECEDENT = 0.9
FOLLOWING = 3


def choose_sites(marked: Marked, trigger: Trigger, meaning: Meaning, pack: Pack) -> list[Mark]:
    """Return the nearest place or reference in a fitting role, with its list; empty if none."""
    if trigger.suffix and not _suffix_is_agent(marked, trigger, pack):
        return []
    ranked = sorted(
        (
            (_cost(marked, trigger, mark, meaning, pack), mark.first, mark)
            for mark in _candidates(marked, trigger, pack)
        ),
        key=lambda row: (row[0], row[1]),
    )
    ranked = [row for row in ranked if not _governs(marked, row[2], trigger, pack)] or ranked
    if not ranked or ranked[0][0] > LIMIT:
        unnamed = _unnamed_source(marked, trigger, pack)
        return [] if unnamed else left_behind(marked, trigger)
    best = _apposed(marked, ranked)
    excepted = _excepted(marked, trigger) if best.number == "plural" else []
    if excepted:
        return excepted
    chosen = [best]
    if best.group >= 0:
        chosen = [place for place in marked.places if place.group == best.group]
    chosen += [
        mark
        for cost, _, mark in ranked
        if mark not in chosen and _parallel(marked, best, mark, trigger)
    ]
    further = (_resumes, _exemplifies)
    resumed = (p for p in marked.places if any(joins(marked, best, p) for joins in further))
    chosen = [*_joined_before(marked, best), *chosen]
    groups = {place.group for place in (*resumed, *chosen) if place.group >= 0}
    return [*chosen, *(p for p in marked.places if p.group in groups and p not in chosen)]


def _joined_before(marked: Marked, best: Mark) -> list[Mark]:
    """Return the base spoken of that "and" joins to a name ("the base and Camp X")."""
    if not isinstance(best, Place):
        return []
    attached = bool(marked.tokens[best.first].analysis.conjunction) or _conjoined(marked, best)
    end = best.first if attached else best.first - 1
    joined = attached or marked.has(end, "and")
    return [r for r in marked.references if joined and r.last == end and r.kind in BASES]


def _governs(marked: Marked, mark: Mark, trigger: Trigger, pack: Pack) -> bool:
    """Whether a bare capital may stand for its government ("Damascus takes over the base")."""
    here = (f for f in marked.forces if f.first == mark.first and f.sort == "metonym")
    return any(not (f.role or disagrees(marked, trigger, f, pack)) for f in here)


def _resumes(marked: Marked, best: Mark, place: Place) -> bool:
    """Whether a place goes on with a list after a semicolon ("A and B from X; C from Y")."""
    if not isinstance(best, Place) or place.first < best.last or place.role not in {"", best.role}:
        return False
    before = place.first - 1 - marked.has(place.first - 1, "and")
    told = (t.word.form for t in marked.triggers if t.at >= best.last)
    return marked.tokens[before].text == ";" and all(form == "noun" for form in told)


def _exemplifies(marked: Marked, best: Mark, place: Place) -> bool:
    """Whether a place is an example of what a town or an area has ("left X, including Y")."""
    wider = isinstance(best, Place) and best.head in {"", "town"} and best.last < place.first
    named = wider and marked.any_between(place.first - FRONT, place.first, "such_as")
    return named and not any(best.last <= t.at < place.first for t in marked.triggers)


def _excepted(marked: Marked, trigger: Trigger) -> list[Mark]:
    """Return what an exception names before a verb ("except for X, they left all their bases")."""
    before = (p for p in marked.places if p.last <= trigger.at and p.role in {"", "goal"})
    return [p for p in before if marked.any_between(p.first - FRONT, p.first, "only")]


def _apposed(marked: Marked, ranked: list[tuple[float, int, Mark]]) -> Mark:
    """Return the nearest mark, or the name that a nearer common noun stands beside."""
    cost, _, best = ranked[0]
    if best.readings:
        return best
    names = [
        mark
        for other, _, mark in ranked
        if mark.readings
        and other <= min(cost + (PLACED_APART if _is_apart(marked, mark) else APPOSED), LIMIT)
        and (mark.role == best.role or _is_apart(marked, mark))
        and (best.number == "singular" or any(r.kind == "site" for r in mark.readings))
    ]
    return names[0] if names and best.kind else best


def _is_apart(marked: Marked, mark: Mark) -> bool:
    """Whether a name is set off by a comma and "at" ("its last base in the country, at X")."""
    return mark.role == "location" and marked.tokens[mark.first - FRONT].text == ","


def _parallel(marked: Marked, best: Mark, mark: Mark, trigger: Trigger) -> bool:
    """Whether another place stands in the same clause in the same role, joined by "and"."""
    if mark.first < best.last or not (_is_certain(mark) and _is_certain(best)):
        return False
    alike = mark.role in {best.role, _inner_role(marked, best)} or _goes_past(marked, best, mark)
    if not alike and (mark.role or not _conjoined(marked, mark)):
        return False
    between = range(max(best.last, trigger.end), mark.first)
    verbs = any(t.at in between and t.word.form != "noun" for t in marked.triggers)
    if verbs or marked.any_between(between.start, between.stop, "relative"):
        return False
    gapped = _is_gapped(marked, mark)
    named = any(f.actor and f.sort != "metonym" and f.first in between for f in marked.forces)
    if named and not (mark.role or gapped):
        return False
    joined = any(marked.has(at, "and") for at in range(mark.first - 3, mark.first))
    joined = joined or marked.tokens[mark.first].analysis.conjunction or _conjoined(marked, mark)
    return (joined or gapped) and (
        bool(best.role) or marked.clauses[mark.first] == marked.clauses[best.first]
    )


def _is_gapped(marked: Marked, mark: Mark) -> bool:
    """Whether a comma and a date enclose a place, its verb left out (", B on Monday")."""
    dated = mark.last + marked.has(mark.last, "location")
    return marked.tokens[mark.first - 1].text == "," and marked.has(dated, "date")


def _goes_past(marked: Marked, best: Mark, mark: Mark) -> bool:
    """Whether a list goes on past where its member lies ("A in the west and B in the east")."""
    joint = mark.first - 1
    between = marked.tokens[best.last : joint]
    located = marked.has(best.last, "location", "near") and marked.has(joint, "and")
    plain = all(token.is_word and not token.analysis.triggers for token in between)
    return located and not mark.role and isinstance(mark, Place) and plain


def _inner_role(marked: Marked, mark: Mark) -> str:
    """Return the role of a name inside its own phrase: location in "bases in X"."""
    start = mark.name[0] if isinstance(mark, Place) else mark.first
    return "location" if marked.any_between(mark.first, start, "location") else mark.role


def _is_certain(mark: Mark) -> bool:
    """Whether a mark names a site, or counts it off."""
    return bool(mark.readings) or mark.number in {*ONE_OF_TWO, *COUNTED_OFF}


def _conjoined(marked: Marked, mark: Mark) -> bool:
    """Whether a conjunction is attached to the name, or to the preposition before it."""
    attached = any((first == mark.first and hit.clitics for first, _, hit in marked.hits))
    attached = attached or marked.tokens[mark.first].analysis.conjunction
    before = mark.first - 1
    governed = before >= 0 and bool(marked.operators[before])
    return attached or (governed and marked.tokens[before].analysis.conjunction)


def _suffix_is_agent(marked: Marked, trigger: Trigger, pack: Pack) -> bool:
    """Whether an attached pronoun is who moves rather than the site."""
    if trigger.suffix in pack.morphology.people:
        return True
    marks = marked.marks
    following = [
        m
        for m in marks
        if m.first >= trigger.end
        and marked.count(trigger.end, m.first)[0] <= FOLLOWING
        and m.role in {"", "source", "location"}
    ]
    return trigger.word.form == "noun" and bool(following)


def _own_source(marked: Marked, trigger: Trigger, pack: Pack) -> int:
    """Return where what is left is told right after a verb ("withdrew from camps"), else 0."""
    at = trigger.end
    leaves = pack.order == "svo" and trigger.word.label == "leave" and trigger.word.form != "noun"
    if not leaves or not marked.has(at, "source") or marked.has(at + 1, "date", "pronoun_force"):
        return 0
    return 0 if marked.has(at, "there") else at


def _candidates(marked: Marked, trigger: Trigger, pack: Pack) -> Iterator[Mark]:
    start = _unnamed_source(marked, trigger, pack) or _own_source(marked, trigger, pack)
    for mark in marked.marks:
        if mark.first < start:
            continue
        inside = trigger.at < mark.first < trigger.end and marked.has(trigger.end - 1, "of")
        if trigger.word.form == "copula" or not (inside or mark.first <= trigger.at < mark.last):
            yield mark


def _cost(marked: Marked, trigger: Trigger, mark: Mark, meaning: Meaning, pack: Pack) -> float:
    """Return how badly a mark fits as the site of a trigger; beyond LIMIT it does not."""
    role = relation(marked, trigger, mark, pack)
    if role not in meaning.roles or is_out_of_reach(marked, trigger, mark, role):
        return LIMIT + 1
    if role == "goal" and pack.order == "vso" and meaning.taker == "subject":
        attached = marked.tokens[mark.first].analysis.role == "goal"
        if not attached and not any(hit[2].clitics for hit in marked.hits if hit[0] == mark.first):
            return LIMIT + 1
    cost = distance(marked, (trigger.at, trigger.end), (mark.first, mark.last))
    cost = _side_cost(marked, trigger, mark, role, pack, cost=cost)
    if role == "location":
        topical = mark.first < trigger.at and mark.first <= FRONT and mark.role == "location"
        cost -= TOPICAL * topical
        cost += PLACED * ("source" in meaning.roles)
    if mark.first >= trigger.end and meaning.status == Status.ACTIVE:
        cost += _exclusion(marked, trigger, mark)
    return cost + AREA * is_area(mark) + PRONOUN * (not mark.readings and not mark.kind)


def _side_cost(
    marked: Marked, trigger: Trigger, mark: Mark, role: str, pack: Pack, *, cost: float
) -> float:
    """Return the cost with that of standing on the side where a site is not expected."""
    before = mark.first < trigger.at
    if before and role == "patient" and is_antecedent(marked, trigger, mark):
        return min(cost, ANTECEDENT)
    left = before and not (trigger.passive or role == "subject" or _is_topic(marked, trigger, mark))
    right = not before and trigger.passive and pack.order == "svo" and not mark.role
    return cost + WRONG_SIDE * (left or right)


def _is_topic(marked: Marked, trigger: Trigger, mark: Mark) -> bool:
    """Whether a name stands right before a verb that nobody acts in ("the post was given up")."""
    verb = trigger.word.form in {"past", "present"}
    if mark.role or mark.last != trigger.at or not verb:
        return False
    later = (force for force in marked.forces if force.first >= trigger.end)
    return not any(marked.clauses[f.first] == marked.clauses[trigger.at] for f in later)


def _exclusion(marked: Marked, trigger: Trigger, mark: Mark) -> float:
    """Return the bonus of what "only" stands before, or the price of what it does not."""
    if not marked.any_between(trigger.end, len(marked.tokens), "only"):
        return 0.0
    if marked.has(mark.last, "equal"):
        return -ONLY
    return -ONLY if marked.any_between(trigger.end, mark.first, "only") else ONLY


def _unnamed_source(marked: Marked, trigger: Trigger, pack: Pack) -> int:
    """Return where what is left is said in words of no list ("out of the homes"), else 0."""
    if pack.order != "vso" or trigger.word.label not in {"leave", "quit"}:
        return 0
    for at in range(trigger.end, min(trigger.end + SOURCE_REACH, len(marked.tokens) - 1)):
        if any(t.at == at for t in marked.triggers) or not marked.tokens[at].is_word:
            return 0
        if marked.has(at, "source") and not marked.has(at, "there"):
            noun = marked.tokens[at + 1]
            unknown = marked.is_unknown(at + 1) or marked.has(at + 1, "country")
            return at + 1 if unknown and noun.text.startswith(pack.morphology.articles) else 0
    return 0
