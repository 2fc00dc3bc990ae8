"""Which tense and voice a form has, and when a time before it makes a noun of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack, Word

__all__ = ["follows_a_time", "in_tense", "in_voice"]

REACH = 9


def in_voice(marked: Marked, at: int, words: list[Word], pack: Pack) -> list[Word]:
    """Return the readings of a form, passives first where nobody is said to act but behind "by"."""
    if not _is_borne(marked, at, pack):
        return words
    return sorted(words, key=lambda word: not word.form.startswith("passive"))


def _is_borne(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a form that may be active or passive has its agent behind "by", or no object."""
    many = marked.tokens[at].analysis.stem.endswith(pack.morphology.subjunctive)
    if many and marked.has(at + 1, "goal", "source"):
        return True
    ahead = range(at + 1, min(at + REACH, len(marked.tokens)))
    ends = (i for i in ahead if not marked.tokens[i].is_word or marked.has(i, "that", "relative"))
    end = next(ends, ahead.stop)
    return pack.order == "vso" and marked.any_between(at + 1, end, "agent")


def follows_a_time(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a form that may be a noun follows a preposition of time, as no verb can."""
    nominal = any(w.form == "noun" for w in marked.tokens[at].analysis.triggers)
    dated = pack.references.get("before_nouns", ())
    return nominal and at > 0 and marked.tokens[at - 1].text in dated


def in_tense(marked: Marked, at: int, pack: Pack) -> list[Word]:
    """Return the readings of a form as a trigger, imperfects alone where nothing else stands.

    An ending of the subjunctive makes a perfect of a form that nothing governs as such.
    """
    token = marked.tokens[at]
    words = [*token.analysis.triggers]
    governed = marked.has(at - 1, "imperfect_next", "not", "that", "so_that")
    if token.analysis.stem.endswith(pack.morphology.subjunctive) and not (
        governed or token.analysis.role
    ):
        words = [w for w in words if w.form != "present"] or words
    present = [w for w in words if w.form in {"present", "passive_present"}]
    return present if present and marked.has(at - 1, "imperfect_next") else words
