"""Which force belongs to a trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.actors.adjuncts import stands_aside
from basestatus.extract.actors.nearness import agent_cost, is_related

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Force, Marked, Trigger
    from basestatus.languages import Pack

__all__ = ["choose_agent", "drops_pronoun"]

LIMIT = 4.6
SAID = 3
OWN = 2
ACTIVE = frozenset({"past", "present", "base", "ing"})
BODIES = frozenset({"name", "people", "troops"})
SENT = frozenset({"leave", "remove", "send"})
MOVED = frozenset({"leave", "remove", "arrive", "stay", "reinforce", "send"})
VERBAL = frozenset({*ACTIVE, "participle", "passive_past", "passive_present", "still"})


def choose_agent(marked: Marked, trigger: Trigger, pack: Pack) -> Force | None:
    """Return the force that acts, moves or stays, nearest in a fitting place; None if none."""
    ranked = sorted(
        (agent_cost(marked, trigger, force, pack), force.first, force)
        for force in marked.forces
        if not force.first <= trigger.at < force.last and _may_act(marked, trigger, force, pack)
    )
    if not ranked or ranked[0][0] > LIMIT:
        return _of_next_clause(marked, trigger, pack)
    best = _sent_by(marked, trigger, ranked[0][2], pack)
    if _only_says_that_it_fell(marked, trigger, best, pack):
        return None
    if best.sort == "cargo" and not best.actor:
        owners = [f for cost, _, f in ranked if cost <= LIMIT and _owns_cargo(marked, f, best)]
        return owners[0] if owners else best
    return best


def _only_says_that_it_fell(marked: Marked, trigger: Trigger, force: Force, pack: Pack) -> bool:
    """Whether a force of the clause before only says that a site fell."""
    apart = marked.clauses[force.first] < marked.clauses[trigger.at]
    return pack.order == "svo" and trigger.word.label == "pass" and apart


def _sent_by(marked: Marked, trigger: Trigger, subject: Force, pack: Pack) -> Force:
    """Return the troops that somebody moves ("the army flew X's fighters out"), else the subject.

    A force moves troops of its own unless they are named as another's.
    """
    if trigger.passive or trigger.word.label not in SENT:
        return subject
    verb = pack.order == "svo" and trigger.word.form in ACTIVE | {"participle"}
    bystander = subject.sort in {"person", "civilian"}
    clause = marked.clauses[trigger.at]
    here = (f for f in marked.forces if marked.clauses[f.first] == clause)
    near = (f for f in here if 0 <= f.first - trigger.end <= SAID)
    bare = (f for f in near if not f.role or f.first == trigger.end)
    moved = next((f for f in bare if f.sort in BODIES), None)
    if moved is None or not (verb or bystander):
        return subject
    return moved if bystander or moved.actor not in {"", subject.actor} else subject


def _of_next_clause(marked: Marked, trigger: Trigger, pack: Pack) -> Force | None:
    """Return the subject that a participle looks ahead to ("after leaving X, the army …")."""
    if pack.order != "svo" or trigger.word.form not in {"ing", "participle"} or trigger.passive:
        return None
    start = marked.opening(trigger.at)
    if any(
        f.first < trigger.at and marked.clauses[f.first] == marked.clauses[start]
        for f in marked.forces
    ):
        return None
    force = next((f for f in marked.forces if f.first > trigger.end and _opens(marked, f)), None)
    return force if force is not None and force.sort not in {"civilian", "person"} else None


def _opens(marked: Marked, force: Force) -> bool:
    """Whether a force stands right after a comma, its article aside."""
    return any(marked.tokens[at].text == "," for at in range(force.first - 2, force.first))


def _owns_cargo(marked: Marked, force: Force, cargo: Force) -> bool:
    """Whether a named force of the same clause moves the equipment, or moves together with it."""
    return (
        bool(force.actor)
        and force.role in {"", "agent"}
        and marked.clauses[force.first] == marked.clauses[cargo.first]
    )


def _may_act(marked: Marked, trigger: Trigger, force: Force, pack: Pack) -> bool:
    """Whether grammar lets a force be the one that acts."""
    before = force.first < trigger.at
    here = marked.clauses[force.first] == marked.clauses[trigger.at]
    if trigger.word.label in {"empty", "host"}:
        return here and not before
    if marked.any_between(force.first - 2, force.first, "according"):
        return False
    aside = stands_aside(marked, trigger, force, pack)
    if aside or _is_of_another_clause(marked, trigger, force, pack, here=here):
        return False
    if force.sort in {"civilian", "person"} and not force.actor:
        if trigger.word.form == "noun":
            return here and (force.role == "of" or not (force.role or before))
        goes_on = here or (before and force.sort == "civilian" and _coordinated(marked, trigger))
        free = not force.role
        return goes_on and free and (before or pack.order == "vso")
    if _is_governed_away(marked, trigger, force, pack):
        return _is_antecedent(marked, trigger, force, pack)
    if trigger.passive and pack.order == "svo" and force.role != "agent":
        return trigger.word.label in MOVED and before and here
    return before or _may_follow(marked, trigger, force, pack, here=here)


def _is_antecedent(marked: Marked, trigger: Trigger, force: Force, pack: Pack) -> bool:
    """Whether a verb speaks of the force right before it ("of a convoy that left")."""
    if pack.order == "svo":
        return is_related(marked, trigger, force)
    between = range(force.last, trigger.at)
    plain = force.last <= trigger.at and all(marked.has(at, "another", "date") for at in between)
    verb = trigger.word.form in {"past", "present"} and not trigger.passive
    return pack.order == "vso" and verb and plain and force.sort in {"troops", "cargo"}


def _is_of_another_clause(
    marked: Marked, trigger: Trigger, force: Force, pack: Pack, *, here: bool
) -> bool:
    """Whether a force belongs to another verb: by its "by", or as one who only speaks."""
    before = force.first < trigger.at
    if force.role == "agent" and before and trigger.word.form != "noun":
        verb = pack.order == "svo" or (trigger.word.form in ACTIVE and not trigger.passive)
        return verb and not is_related(marked, trigger, force)
    if force.sort != "person":
        return False
    if not before and marked.any_between(*_beyond(force), "say"):
        return True
    if before and pack.order == "vso" and marked.any_between(force.first - 2, trigger.at, "deny"):
        return True
    return not here and not (force.actor and _coordinated(marked, trigger))


def _beyond(force: Force) -> tuple[int, int]:
    """Return the few tokens after a force."""
    return force.last, force.last + SAID


def _is_governed_away(marked: Marked, trigger: Trigger, force: Force, pack: Pack) -> bool:
    """Whether a preposition or a possessive makes a force something else than the one that acts."""
    if trigger.word.label == "stay" and force.role == "goal" and force.first == trigger.end:
        return False
    if force.sort == "metonym":
        if pack.order == "vso" and marked.head_kind(force.first - 1) == "town":
            return True
        owner = marked.tokens[force.last].text if force.last < trigger.at else ""
        own = trigger.word.form == "noun" and trigger.at - force.last <= OWN
        return (owner in pack.morphology.possessive and not own) or force.role not in {
            "",
            "agent",
            "of",
        }
    if trigger.word.label == "stay" and marked.tokens[force.first].analysis.role == "goal":
        return False
    return force.role in {"near", "source", "location"} or (
        force.role == "goal" and (force.sort != "troops" or pack.order == "svo")
    )


def _may_follow(marked: Marked, trigger: Trigger, force: Force, pack: Pack, *, here: bool) -> bool:
    """Whether a force after a trigger may be the one that acts."""
    form = trigger.word.form
    if (trigger.passive and pack.order == "vso" and not here) or drops_pronoun(
        marked, trigger, pack
    ):
        return False
    active = form in ACTIVE or (form == "participle" and not trigger.passive)
    if force.role == "of" and form not in {"noun", "ing"}:
        return False
    if trigger.word.label == "host":
        return here
    if pack.order == "svo" and active:
        sent = trigger.word.label in {"remove", "send", "receive"}
        return sent and force.sort in {"cargo", "troops"} and here
    between = [t for t in marked.triggers if trigger.at < t.at < force.first]
    if form == "noun":
        return here and not between
    owned = any(t.word.form == "noun" and t.end == force.first for t in between)
    return not (
        (owned and trigger.word.label == "hold") or any(t.word.form in VERBAL for t in between)
    )


def _coordinated(marked: Marked, trigger: Trigger) -> bool:
    """Whether a trigger's clause goes on from the one before with "and"."""
    start = marked.opening(trigger.at)
    return marked.has(start, "and") or marked.tokens[start].analysis.conjunction


def drops_pronoun(marked: Marked, trigger: Trigger, pack: Pack) -> bool:
    """Whether the ending of a verb alone says "they"."""
    endings = pack.morphology.verb_plural
    stem = marked.tokens[trigger.at].analysis.stem
    return bool(endings) and trigger.word.form in {"past", "present"} and stem.endswith(endings)
