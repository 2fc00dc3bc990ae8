"""Enter into the story what each trigger tells of who is where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.memory.tenures import Tenure
from basestatus.extract.outcomes.lasting import holds_since
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.events import Outcome
    from basestatus.extract.outcomes.mood import Mood
    from basestatus.extract.sites.whereabouts import Where

__all__ = ["note_move", "note_past_presence", "remember"]

OBJECT_REACH = 6
BODIES = frozenset({"name", "people", "troops"})
SEIZING = frozenset({"take", "enter", "pass"})
GONE = frozenset({Status.WITHDRAWN, Status.WITHDRAWING})


def remember(case: Case, where: Where, outcome: Outcome) -> None:
    """Enter who moved, who left and who is there."""
    if where.scope == "site" and case.label in SEIZING:
        case.story.presumed[where.site] = outcome.actor
    if case.agent is None:
        return
    moves = case.label not in {"hold", "take", "enter"}
    if outcome.sure and moves and outcome.modality is not Modality.DENIED:
        case.story.movers.append((case.index, case.at, outcome.actor))
    if where.scope != "site":
        return
    taken = bool(outcome.to) and any(f.actor == outcome.to for f in case.marked.forces)
    if taken and outcome.modality is Modality.ASSERTED:
        case.story.rivals.setdefault(outcome.to, outcome.actor)
    _note_tenure(case, where.site, outcome)
    if outcome.sure:
        _note_holders(case, where.site, outcome)


def note_move(case: Case) -> None:
    """Enter who is told to leave, give up or send troops, of no site ("has begun to go home")."""
    actor = case.agent.actor if case.agent is not None else ""
    if not actor or actor[0] == "?" or case.form == "noun":
        return
    plain = not case.trigger.passive and _gives_bases(case)
    gives = case.label == "give" and plain
    if case.label in {"leave", "send"} or gives:
        case.story.movers.append((case.index, case.at, actor))
        body = case.agent is not None and case.agent.sort in BODIES
        case.story.moved = case.story.moved or body or case.label != "leave"


def _gives_bases(case: Case) -> bool:
    """Whether bases that are not named are what is handed over ("handed over two more bases")."""
    ahead = range(case.end, min(case.end + OBJECT_REACH, len(case.marked.tokens)))
    return any(case.marked.is_plural_head(at) or case.marked.head_kind(at) for at in ahead)


def _note_holders(case: Case, site: str, outcome: Outcome) -> None:
    """Enter who left a site, who lost it to whom, and who is there."""
    story, actor = case.story, outcome.actor
    if outcome.status in {*GONE, Status.TRANSFERRED} and outcome.modality is Modality.ASSERTED:
        story.leavers[site] = actor
    takes = case.label == "take" and case.form != "noun"
    if takes and outcome.to and outcome.modality is Modality.ASSERTED:
        story.losers.append((case.index, site, actor, outcome.to))
    if outcome.status is not Status.BUILDING_UP and not holds_since(case):
        story.holders.setdefault(site, actor)


def _note_tenure(case: Case, site: str, outcome: Outcome) -> None:
    """Enter what an outcome tells of who is at a site: who goes, comes, stays, is to go."""
    told, status = outcome.modality is Modality.ASSERTED, outcome.status
    goes = status in {*GONE, Status.TRANSFERRED}
    if not told and not (goes and outcome.modality in {Modality.PLANNED, Modality.DENIED}):
        return
    since = status is Status.ACTIVE and holds_since(case)
    actor, to = ("", outcome.actor) if since else (outcome.actor, outcome.to if told else "")
    left = told and status in GONE
    guessed = status is Status.TRANSFERRED and not outcome.sure
    tenure = Tenure(case.index, case.at, actor, to, case.is_earlier, left, case.is_after, guessed)
    case.story.tenures.setdefault(site, []).append(tenure)


def note_past_presence(case: Case, mood: Mood, where: Where) -> None:
    """Enter who is told to have been at a site, which is no claim ("had run it since 2014")."""
    actor = case.agent.actor if case.agent is not None else ""
    plain = mood.modality is Modality.ASSERTED and not mood.negated
    if actor and actor[0] != "?" and plain and case.meaning.status == Status.ACTIVE:
        tenure = Tenure(case.index, case.at, actor, earlier=True)
        case.story.tenures.setdefault(where.site, []).append(tenure)
