"""Why a trigger makes no claim: a question, a condition, a demand, an attempt, something unreal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.outcomes.denials import is_denied
from basestatus.extract.outcomes.prospects import who_must
from basestatus.extract.sentence.roles import is_determiner
from basestatus.extract.sentence.text import QUOTES
from basestatus.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.extract.case import Case

__all__ = ["void_because"]

IF_REACH = 2
ASIDE_REACH = 8
TELL_REACH = 4
YEAR = 4
YEAR_REACH = 3
VERB = frozenset(
    {"past", "present", "base", "ing", "participle", "passive_past", "passive_present"}
)


def void_because(case: Case, window: range) -> str:
    """Return why there is no claim: a question, a condition, a demand, an unreal event, a topic."""
    return next((reason for reason, holds in REASONS if holds(case, window)), "")


def _is_question(case: Case, _: range) -> bool:
    """Whether a sentence asks, quoting nobody."""
    asked = case.marked.sentence.question
    return asked and not any(t.text in QUOTES for t in case.marked.tokens)


def _is_condition(case: Case, window: range) -> bool:
    """Whether "if" opens the sentence, or governs the trigger."""
    start = max(window.start - 1, 0)
    governed = any(case.marked.has(at, "if") for at in range(start, case.at))
    return governed or case.marked.any_between(0, IF_REACH, "if") or _is_conditioned(case)


def _is_conditioned(case: Case) -> bool:
    """Whether an aside makes a noun depend on something ("a withdrawal from X, if it happens")."""
    ahead = range(case.end, min(case.end + ASIDE_REACH, len(case.marked.tokens)))
    aside = (at for at in ahead if case.marked.tokens[at - 1].text == ",")
    return case.form == "noun" and any(case.marked.has(at, "if") for at in aside)


def _is_demand(case: Case, window: range) -> bool:
    """Whether a trigger is only what is asked for or debated."""
    demanded = _governed(case, window, "demand") and not _governed(case, window, "deny")
    return _is_debated(case) or demanded


def _is_prevented(case: Case, _: range) -> bool:
    """Whether what a trigger tells was kept from coming about ("prevented X from falling")."""
    for at in range(case.at - 1, case.marked.opening(case.at) - 1, -1):
        if case.marked.has(at, "prevent"):
            return True
        if not case.marked.tokens[at].is_word and case.marked.tokens[at].text not in QUOTES:
            return False
    return False


def _is_attempt(case: Case, window: range) -> bool:
    """Whether a site is only to be taken: somebody tries, or fails, to do so."""
    takes = case.meaning.taker == "subject"
    infinite = case.form == "noun" or case.marked.has(case.marked.opening(case.at), "that")
    works = any(t.at in window and t.word.label == "work" for t in case.marked.triggers)
    return takes and infinite and (works or _governed(case, window, "attempt"))


def _is_matter(case: Case, _: range) -> bool:
    """Whether a noun only says what a plan or a deal is about ("the withdrawal agreement")."""
    if case.form != "noun":
        return False
    tokens, matter = case.marked.tokens, case.pack.references.get("matter", frozenset())
    if _is_of_a_treaty(case, matter):
        return True
    if case.pack.order == "vso":
        return bool(case.at) and not matter.isdisjoint(
            case.pack.spellings(tokens[case.at - 1].text)
        )
    return case.end < len(tokens) and tokens[case.end].text in matter


def _is_of_a_treaty(case: Case, matter: frozenset[str]) -> bool:
    """Whether a coming is what a treaty or the like is on ("the accord on the deployment at X")."""
    marked, at = case.marked, case.at - 1
    while at > 0 and is_determiner(marked.tokens[at], case.pack):
        at -= 1
    on = at > 0 and marked.has(at, "location", "of", "plan")
    comes = case.meaning.status == Status.BUILDING_UP
    named = case.pack.spellings(marked.tokens[at - 1].text) if on else ()
    return comes and not matter.isdisjoint(named)


def _is_predicate(case: Case, _: range) -> bool:
    """Whether a noun says what a change told before it was ("which was a limited deployment")."""
    marked, at = case.marked, case.at
    bare = case.form == "noun" and not marked.tokens[at].analysis.article
    copula = case.pack.references.get("are", ())
    return bare and at > 0 and marked.tokens[at - 1].text in copula


def _is_denied_an_aim(case: Case, window: range) -> bool:
    """Whether a noun with "for" says what somebody is not ready for ("not ready to take it")."""
    marked, at = case.marked, case.at
    aim = case.label == "take" and marked.tokens[at].analysis.role == "goal"
    return aim and marked.has(at - 1, "plan") and _governed(case, window, "not")


def _is_unsaid(case: Case, _: range) -> bool:
    """Whether nobody said, or set a day for, what a noun tells ("did not announce the pullout")."""
    marked, first = case.marked, case.marked.opening(case.at)
    if case.form != "noun" or case.pack.order != "vso":
        return False
    unset = case.pack.references.get("unset", frozenset())
    if not unset.isdisjoint(case.pack.spellings(marked.tokens[case.at - 1].text)):
        return marked.any_between(first, case.at, "not")
    about = case.pack.references.get("circumstance", ())
    told = any(marked.tokens[at].text in about for at in range(first, case.at))
    return not told and any(
        marked.has(at, "not") and marked.has(at + 1, "say") for at in range(first, case.at - 1)
    )


def _is_anniversary(case: Case, _: range) -> bool:
    """Whether a noun only dates by how long ago it was ("a year after their taking it")."""
    marked, at = case.marked, case.at
    ago = marked.has(at - 2, "date") and marked.has(at - 1, "location")
    lasted = marked.has(at - 2, "date") and marked.has(at - 1, "source")
    since = (case.label == "take" and marked.has(at - 1, "since")) or (
        case.label == "stay" and lasted
    )
    dated = since or (bool(case.trigger.suffix) and ago) or _is_of_a_year(case)
    return case.form == "noun" and dated


def _is_of_a_year(case: Case) -> bool:
    """Whether a year stands between a determiner and a noun ("the 2019 Russian takeover")."""
    tokens, pack = case.marked.tokens, case.pack
    years = (
        at
        for at in range(max(case.at - YEAR_REACH, 1), case.at)
        if tokens[at].text.isdigit() and len(tokens[at].text) == YEAR
    )
    return pack.adjective == "before" and any(is_determiner(tokens[at - 1], pack) for at in years)


def _is_dated_by(case: Case, _: range) -> bool:
    """Whether an arrival, itself undated, only says since when something is so."""
    marked, start = case.marked, case.marked.opening(case.at)
    since = marked.has(start, "since") or marked.has(case.at - 1, "since")
    comes = case.meaning.status == Status.BUILDING_UP
    return comes and since and not marked.any_between(start, marked.ending(case.at), "date")


def _is_debated(case: Case) -> bool:
    """Whether a noun is what is asked for or debated ("the withdrawal was debated")."""
    marked, end = case.marked, case.marked.ending(case.at)
    told = (at for at in range(case.end, end) if marked.has(at, "demand"))
    return case.form == "noun" and any(marked.has(at - 1, "be") for at in told)


def _is_unreal(case: Case, window: range) -> bool:
    """Whether a sentence tells of a drill or the like, or a clause of what would have been."""
    here = window.start, case.marked.ending(case.at)
    drill = case.marked.any_between(0, len(case.marked.tokens), "counterfactual")
    return drill or case.marked.any_between(*here, "unreal")


def _is_before(case: Case, _: range) -> bool:
    """Whether a verb tells what is yet to be after "before"."""
    before = case.marked.has(case.marked.opening(case.at), "before")
    return before and case.form in VERB and _is_ahead(case)


def _is_ahead(case: Case) -> bool:
    """Whether the sentence is not told in the past, so that "before they leave" is yet to be."""
    past = {"past", "participle", "passive_past"}
    return not any(t.word.form in past and t.at < case.at for t in case.marked.triggers)


def _governed(case: Case, window: range, label: str) -> bool:
    return any(case.marked.has(at, label) for at in window)


def _is_untold(case: Case, window: range) -> bool:
    """Whether somebody does not say that it came about ("has not confirmed their retreat")."""
    told = (at for at in range(window.start - 1, case.at) if case.marked.has(at, "tell"))
    return any(case.marked.any_between(at - TELL_REACH, at, "not") for at in told)


def _is_near(case: Case, _: range) -> bool:
    """Whether somebody only comes near to doing it ("close to taking X")."""
    return case.form == "ing" and case.marked.has(case.at - 1, "verge")


def _is_habit(case: Case, _: range) -> bool:
    """Whether a change is told of years or of each year ("trimmed the garrison over the years")."""
    here = case.marked.opening(case.at), case.marked.ending(case.at)
    return case.meaning.status != Status.ACTIVE and case.marked.any_between(*here, "habit")


def _is_able(case: Case, window: range) -> bool:
    """Whether somebody can come or be put there, which says nothing of whether they do."""
    comes = case.meaning.status == Status.BUILDING_UP or case.form == "state"
    return comes and _governed(case, window, "able")


def _is_urged(case: Case, window: range) -> bool:
    """Whether others say of a force that it must do it, no day being set."""
    marked, agent = case.marked, who_must(case) or case.agent
    obliged = _governed(case, window, "must") or agent != case.agent
    if agent is None or not agent.actor or not obliged:
        return False
    clause = marked.opening(case.at), marked.ending(case.at)
    own = any(f.actor == agent.actor and f != agent for f in marked.forces)
    said = any(True for _ in marked.where("say"))
    return said and not own and not marked.any_between(*clause, "date")


def _is_topic(case: Case, window: range) -> bool:
    """Whether a noun is only what is thought or said of ("opposes the return", "any exit")."""
    marked = case.marked
    topics = {at for at in window if marked.has(at, "topic")}
    negated = any(marked.has(at, "not") for at in {*window} - topics)
    if case.form != "noun" or not topics or negated or is_denied(case):
        return False
    for at in reversed(window):
        if at in topics:
            return True
        if not marked.tokens[at].is_word or any(t.at == at for t in marked.triggers):
            return False
    return False


def _is_hypothetical(case: Case, _: range) -> bool:
    """Whether "when" and a present say what will be or is wont to be ("when they leave, …")."""
    marked, opening = case.marked, case.marked.opening(case.at)
    present = case.form in {"present", "passive_present"}
    present = present or (case.form == "base" and not marked.has(case.at - 1, "goal", "plan"))
    present = present or marked.any_between(opening, case.at, "beginning")
    return present and marked.any_between(max(opening - 1, 0), case.at, "whenever")


REASONS: tuple[tuple[str, Callable[[Case, range], bool]], ...] = (
    ("matter", _is_matter),
    ("predicate", _is_predicate),
    ("aim", _is_denied_an_aim),
    ("anniversary", _is_anniversary),
    ("since", _is_dated_by),
    ("question", _is_question),
    ("condition", _is_condition),
    ("unreal", _is_unreal),
    ("before", _is_before),
    ("demand", _is_demand),
    ("attempt", _is_attempt),
    ("prevented", _is_prevented),
    ("untold", _is_untold),
    ("habit", _is_habit),
    ("hypothetical", _is_hypothetical),
    ("unsaid", _is_unsaid),
    ("topic", _is_topic),
    ("able", _is_able),
    ("urged", _is_urged),
    ("near", _is_near),
)
