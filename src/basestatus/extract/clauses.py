"""Where clauses begin, and how far apart two marks of a sentence stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.marks import Marked
    from basestatus.languages import Pack

__all__ = ["distance", "mark_clauses"]

OPENERS = ("relative", "that", "clause", "after", "before", "if", "contrast")
BREAKS = frozenset(";:?!.")
NOT_VERBS = frozenset({"noun", "state", "phrase"})
WORD_COST = 0.12
COMMA_COST = 0.5
CLAUSE_COST = 1.6
TRIGGER_COST = 0.9
SHORTEST = 3


def mark_clauses(marked: Marked, pack: Pack) -> None:
    """Number the clauses: a new one at a stop, a subordinator, or "and" before a verb."""
    number = 0
    verbs = {t.at for t in marked.triggers if t.word.form not in NOT_VERBS}
    for at, token in enumerate(marked.tokens):
        known = marked.operators[at] or token.analysis.conjunction
        if (known or _after_comma(marked, at)) and _begins_clause(marked, at, verbs, pack):
            number += 1
        marked.clauses.append(number)
        if token.text in BREAKS:
            number += _is_break(marked, at)
        elif pack.order == "svo" and marked.has(at, "say") and not marked.has(at + 1, "that"):
            number += 1


def _after_comma(marked: Marked, at: int) -> bool:
    return at > 0 and marked.tokens[at - 1].text == ","


def _is_break(marked: Marked, at: int) -> bool:
    """Whether a stop ends a clause, as in a date and before a list it does not."""
    listed = marked.tokens[at].text == ":" and (
        marked.head_kind(at - 1) or marked.head_kind(at - 2)
    )
    return not (listed or marked.has(at, "date"))


def _begins_clause(marked: Marked, at: int, verbs: set[int], pack: Pack) -> bool:
    if marked.has(at, *OPENERS):
        return not (
            marked.has(at - 1, *OPENERS) and marked.operators[at] == marked.operators[at - 1]
        )
    token = marked.tokens[at]
    if at in verbs and token.analysis.conjunction:
        return True
    if token.analysis.conjunction and marked.has(
        at, "say", "begin", "finish", "not", "no_more", "still", "deny", "possible", "plan"
    ):
        return True
    if token.analysis.conjunction is False and _conjoined_verb(marked, at, pack):
        return True
    if marked.has(at, "and") and token.is_word:
        return _verb_soon(marked, at + 1, verbs)
    return False


def _conjoined_verb(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether an unknown word with a conjunction attached follows a comma: most likely a verb."""
    text = marked.tokens[at].text
    if not _after_comma(marked, at) or marked.taken[at] or marked.tokens[at].words:
        return False
    for mark in pack.morphology.conjunctions:
        rest = text.removeprefix(mark)
        if rest != text and len(rest) >= SHORTEST:
            return not rest.startswith((*pack.morphology.articles, *pack.morphology.prefixes))
    return False


def _verb_soon(marked: Marked, at: int, verbs: set[int]) -> bool:
    """Whether a verb follows "and" before another noun: at once or after an adverb or auxiliary."""
    for ahead in range(at, min(at + 3, len(marked.tokens))):
        if ahead in verbs or marked.has(ahead, "say", "be", "have", "plan", "begin", "finish"):
            return True
        if marked.taken[ahead] or marked.has(ahead, "troops", "cargo", "civilian"):
            return False
    return False


def distance(marked: Marked, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return how far apart two token ranges are: words, commas, clauses and verbs between them."""
    first, last = (one[1], other[0]) if one[0] < other[0] else (other[1], one[0])
    words, pauses = marked.count(first, last)
    low, high = min(one[0], other[0]), max(one[0], other[0])
    clauses = marked.clauses[high] - marked.clauses[low]
    verbs = sum(
        first <= t.at < last and t.word.form not in {"noun", "phrase"} for t in marked.triggers
    )
    return WORD_COST * words + COMMA_COST * pauses + CLAUSE_COST * clauses + TRIGGER_COST * verbs
