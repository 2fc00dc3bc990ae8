"""What a verb is done to, where that is neither a site nor a force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.roles import is_determiner

if TYPE_CHECKING:
    from basestatus.extract.case import Case

__all__ = ["stranger_object"]

PREPOSITIONS = ("source", "goal", "location", "near", "of", "agent", "after", "before")
LINKS = ("and", "that", "relative", "clause", "contrast", "if", "not", "only", "there")
KNOWN = ("part", "grasp", "troops", "last")
ACTIVE = frozenset({"past", "present", "base", "ing", "participle"})
LONGEST = 5


def stranger_object(case: Case) -> int:
    """Return the token of a thing that a verb is done to and that is no site; -1 where none is.

    A site that owns the thing ("the depots of the base") is not a stranger's.
    """
    trigger = case.trigger
    apart = bool(trigger.word.particle) and trigger.end == trigger.at + 1
    if case.form not in ACTIVE or trigger.passive or trigger.suffix or apart:
        return -1
    phrase = _after_verb(case) if case.pack.order == "vso" else _after_determiner(case)
    return _stranger(case, phrase)


def _stranger(case: Case, phrase: range) -> int:
    """Return the last noun of a phrase that holds only unknown words or cargo."""
    marked = case.marked
    if not phrase or any(marked.taken[at] or marked.head_kind(at) for at in phrase):
        return -1
    known = (*KNOWN, "cargo", "quantity") if case.label == "send" else KNOWN
    if any(marked.has(at, *known) or marked.tokens[at].analysis.suffix for at in phrase):
        return -1
    owned = any(0 <= m.first - phrase.stop <= 1 and m.role in {"", "of"} for m in marked.marks)
    return -1 if owned else phrase.stop - 1


def _after_determiner(case: Case) -> range:
    """Return the tokens of a noun phrase with a determiner that follows a verb at once."""
    marked, first = case.marked, case.end
    if first >= len(marked.tokens):
        return range(0)
    if not is_determiner(marked.tokens[first], case.pack):
        if case.label not in {"take", "give"} or marked.tokens[first].text.endswith("ly"):
            return range(0)
        first -= 1
    last = first + 1
    while last < min(len(marked.tokens), first + LONGEST) and not _closes(case, last):
        last += 1
    return range(first + 1, last)


def _after_verb(case: Case) -> range:
    """Return the indefinite noun that follows a verb and its subject, dates between allowed."""
    marked, agent = case.marked, case.agent
    fits = case.label in {"take", "give", "send"} and not case.trigger.word.particle
    if not fits or agent is None or agent.first != case.end:
        return range(0)
    at = agent.last
    while marked.has(at, "date"):
        at += 1
    if at >= len(marked.tokens) or _closes(case, at):
        return range(0)
    token = marked.tokens[at]
    begins = not token.words and token.text.startswith(case.pack.morphology.articles)
    return range(0) if token.analysis.article or begins else range(at, at + 1)


def _closes(case: Case, at: int) -> bool:
    """Whether a noun phrase has ended before a token."""
    token = case.marked.tokens[at]
    if not token.is_word or token.analysis.role or token.analysis.conjunction:
        return True
    trigger = any(t.at == at and t.word.form != "noun" for t in case.marked.triggers)
    return trigger or case.marked.has(at, *PREPOSITIONS, *LINKS, "date", "be", "have", "say")
