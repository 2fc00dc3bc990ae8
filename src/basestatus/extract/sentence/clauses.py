"""Where clauses begin, and how far apart two marks of a sentence stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from basestatus.extract.sentence.roles import is_determiner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["distance", "main_opening", "mark_clauses", "words_of_clause"]

OPENERS = frozenset({"relative", "that", "clause", "after", "before", "if", "contrast"})
BREAKS = frozenset(";:?!.")
NOT_VERBS = frozenset({"noun", "state", "phrase"})
WORD_COST = 0.12
COMMA_COST = 0.5
CLAUSE_COST = 1.6
TRIGGER_COST = 0.9
SHORTEST = 3
SUBJECT_REACH = 7
DATING = ("after", "before")
FRONTED = ("after", "before", "have")
LONGEST = 20
FINITE = ("be", "have", "plan", "possible", "begin", "finish", "continue", "say", "deny")


def mark_clauses(marked: Marked, pack: Pack) -> None:
    """Number the clauses: a new one at a stop, a subordinator, or "and" before a verb."""
    number = highest = 0
    verbs = {t.at for t in marked.triggers if t.word.form not in NOT_VERBS}
    asides = dict(_asides(marked, verbs, pack))
    resumed: dict[int, int] = {}
    said = marked.where("say") if pack.order == "svo" else ()
    for at, token in enumerate(marked.tokens):
        if at in asides:
            resumed[asides[at]] = number
        known = marked.operators[at] or token.analysis.conjunction or _after_comma(marked, at)
        if at in resumed:
            highest, number = max(highest, number), resumed[at]
        elif at in asides or (known and _begins_clause(marked, at, verbs, pack)):
            number = highest = max(highest, number) + 1
        marked.clauses.append(number)
        ends = at in said and not marked.has(at + 1, "that")
        if _is_break(marked, at) if token.text in BREAKS else ends:
            number = highest = max(highest, number) + 1


def _after_comma(marked: Marked, at: int) -> bool:
    return at > 0 and marked.tokens[at - 1].text == ","


def _is_break(marked: Marked, at: int) -> bool:
    """Whether a stop ends a clause, as in a date and before a list it does not."""
    listed = marked.tokens[at].text == ":" and (
        marked.head_kind(at - 1) or marked.head_kind(at - 2)
    )
    return not (listed or marked.has(at, "date"))


def _asides(marked: Marked, verbs: set[int], pack: Pack) -> Iterator[tuple[int, int]]:
    """Yield where an aside between commas begins and where the clause around it goes on."""
    commas = [at for at, token in enumerate(marked.tokens) if token.text == ","]
    end = 0
    for first, last in pairwise(commas):
        if first < end or last - first > LONGEST or not _is_aside(marked, first, last, verbs, pack):
            continue
        end = last
        yield first + 1, last + 1


def _is_aside(marked: Marked, first: int, last: int, verbs: set[int], pack: Pack) -> bool:
    """Whether the words between two commas speak of the noun before them and the clause goes on."""
    relative = marked.has(first + 1, "relative")
    if pack.order != "svo":
        follows = any(marked.taken[last + 1 : last + 2]) or bool(marked.head_kind(last + 1))
        dated = marked.has(first + 1, *DATING) and follows
        return dated or (relative and marked.taken[first - 1] and last + 1 in verbs)
    apposed = is_determiner(marked.tokens[first + 1], pack)
    governed = apposed and marked.has(last + 1, "goal")
    if not (governed or _goes_on(marked, last + 1, verbs)):
        return False
    opens = relative or apposed
    return opens or first + 1 in verbs or marked.has(first + 1, "begin", "finish")


def _goes_on(marked: Marked, at: int, verbs: set[int]) -> bool:
    """Whether the predicate of a clause begins at a token, an adverb passed over."""
    start = at + marked.is_unknown(at)
    return start in verbs or marked.has(start, *FINITE)


def _begins_clause(marked: Marked, at: int, verbs: set[int], pack: Pack) -> bool:
    if not marked.operators[at].isdisjoint(OPENERS):
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
    return pack.order == "svo" and _is_main(marked, at, verbs, pack)


def _is_main(marked: Marked, at: int, verbs: set[int], pack: Pack) -> bool:
    """Whether the subject of a sentence follows a fronted clause that ends in one with "that"."""
    if not _after_comma(marked, at) or not (marked.has(0, *FRONTED) or 0 in verbs):
        return False
    here = marked.clauses[-1]
    start = marked.clauses.index(here)
    subject = is_determiner(marked.tokens[at], pack) or any(hit[0] == at for hit in marked.hits)
    ahead = range(at + 1, min(at + SUBJECT_REACH, len(marked.tokens)))
    verb = any(i in verbs or marked.has(i, "be", "have") for i in ahead)
    return marked.has(start, "relative", "that") and subject and verb


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
    """Whether a verb follows "and" before another noun: at once, after an adverb or a date."""
    dated = marked.has(at, "agent", "location") and marked.has(at + 1, "date")
    at = next(i for i in range(at + dated, len(marked.tokens) + 1) if not marked.has(i, "date"))
    for ahead in range(at, min(at + 3, len(marked.tokens))):
        if ahead in verbs or marked.has(ahead, "say", "be", "have", "plan", "begin", "finish"):
            return True
        if marked.taken[ahead] or marked.has(ahead, "troops", "cargo", "civilian"):
            return False
    return False


def main_opening(marked: Marked, start: int) -> tuple[int, int]:
    """Return where the clause opens and ends that one with "that" at a token hangs on.

    A clause joined by "and" to another with "that" hangs on what that one does.
    """
    end = start
    first = marked.opening(end - 1)
    while first and marked.has(first, "that") and marked.tokens[end].analysis.conjunction:
        end, first = first, marked.opening(first - 1)
    return first, end


def distance(marked: Marked, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return how far apart two token ranges are: words, commas, clauses and verbs between them."""
    first, last = (one[1], other[0]) if one[0] < other[0] else (other[1], one[0])
    words, pauses = marked.count(first, last)
    low, high = min(one[0], other[0]), max(one[0], other[0])
    clauses = abs(marked.clauses[high] - marked.clauses[low])
    verbs = [t.at for t in marked.triggers if first <= t.at < last and t.word.form not in NOT_VERBS]
    if not clauses and marked.opening(low) != marked.opening(high):
        here = [at for at in range(first, last) if marked.clauses[at] == marked.clauses[low]]
        counts = [marked.count(at, at + 1) for at in here]
        words, pauses = sum(count[0] for count in counts), sum(count[1] for count in counts)
        verbs = [at for at in verbs if at in here]
    return (
        WORD_COST * words + COMMA_COST * pauses + CLAUSE_COST * clauses + TRIGGER_COST * len(verbs)
    )


def words_of_clause(marked: Marked, at: int, between: tuple[int, int]) -> int:
    """Return how many tokens between two stand in the clause of a token, asides left out."""
    first, last = between
    here = marked.clauses[at]
    goes_on = marked.clauses[last - 1] == here
    return sum(marked.clauses[i] == here or not goes_on for i in range(first, last))
