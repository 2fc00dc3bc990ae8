"""What a verb takes as its object: a force or a presence, a base or the control of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import BASES
from basestatus.extract.sentence.roles import is_determiner, is_people
from basestatus.extract.triggers.auxiliaries import first_passive, is_passive
from basestatus.extract.triggers.verbs import is_somebody

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack, Word

__all__ = ["dwindles", "ends_object", "is_it", "object_kind", "subject_kind"]

REACH = 9
COUNT_REACH = 3


def object_kind(marked: Marked, end: int, pack: Pack) -> str:
    """Return "presence" or "site" for the noun phrase at a token, empty where it is neither."""
    strict = marked.has(end - 1, "have")
    end = _after_subject(marked, end) if pack.order == "vso" else end
    for at in range(end, min(end + REACH, len(marked.tokens))):
        kind = _kind(marked, at)
        if kind:
            return kind
        if not _qualifies(marked, at, pack, strict=strict):
            return ""
    return ""


def _after_subject(marked: Marked, end: int) -> int:
    """Return the token after the force that stands between a verb and its object."""
    at = end
    while at < len(marked.tokens):
        last = next((f for s, f, hit in marked.hits if s == at and is_somebody(hit)), 0)
        if not (last or marked.has(at, "state") or (at == end and marked.has(at, "troops"))):
            return at
        at = last or at + 1
    return at


def is_it(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether "it" stands at a token, and no word for several."""
    it = marked.has(at, "there") and marked.has(at, "pronoun_force")
    return it and marked.tokens[at].text not in pack.references["plural"]


def _names_a_presence(marked: Marked, end: int, pack: Pack) -> bool:
    """Whether the noun phrase at a token is a presence or a garrison, not what it is housed in."""
    for at in range(end, min(end + REACH, len(marked.tokens))):
        if marked.has(at, "troops") or _kind(marked, at) == "presence":
            return True
        subject = any(f <= at < last and is_somebody(hit) for f, last, hit in marked.hits)
        if not subject and not _qualifies(marked, at, pack, strict=False):
            return False
    return False


def _garrisoned(marked: Marked, at: int) -> bool:
    """Whether a word for troops or their presence stands some words before a token."""
    before = range(max(at - REACH, 0), at)
    return any(marked.has(i, "troops") or _kind(marked, i) == "presence" for i in before)


def subject_kind(marked: Marked, at: int) -> str:
    """Return "presence" or "site" for the nearest noun before a passive, empty for neither."""
    at = first_passive(marked, at)
    for back in range(at - 1, max(at - REACH, -1), -1):
        kind = _kind(marked, back)
        if kind or marked.has(back, "cargo", "civilian"):
            return kind
    return ""


def _kind(marked: Marked, at: int) -> str:
    """Return what a token names: a force or a presence, a base, a place, or neither."""
    readings = {r.kind for first, _, hit in marked.hits if first == at for r in hit.readings}
    head = marked.head_kind(at)
    if readings & {"site"} or head in BASES or marked.has(at, "grasp"):
        return "site"
    if head and _is_named(marked, at):
        return "site"
    words = marked.tokens[at].words
    presence = any(w.label == "stay" and w.form == "noun" for w in words)
    return "presence" if presence or readings & {"force"} or marked.has(at, "troops") else ""


def _is_named(marked: Marked, at: int) -> bool:
    """Whether the name of a site follows the noun for its kind ("the town of X", "Mount X")."""
    start = at + 1 + marked.has(at + 1, "of")
    here = (hit for first, _, hit in marked.hits if first == start)
    return any(r.kind == "site" for hit in here for r in hit.readings)


def _qualifies(marked: Marked, at: int, pack: Pack, *, strict: bool) -> bool:
    """Whether a token may stand before the noun: a number, a determiner, an adjective.

    After "have", which helps other verbs, an unknown word may be a participle: then it may not.
    """
    token = marked.tokens[at]
    if is_determiner(token, pack) or token.text[0].isdigit() or token.joined:
        return True
    if any(first <= at < last and is_people(hit) for first, last, hit in marked.hits):
        return True
    if marked.has(at, "last", "quantity", "only", "still", "pronoun_force", "date", "of", "and"):
        return True
    if token.text in pack.references.get("size", ()):
        return True
    participle = any(w.form == "participle" for w in token.words)
    plain = not token.words or (participle and not marked.has(at, "be", "have", "was"))
    return token.is_word and plain and not marked.taken[at] and not strict


def dwindles(marked: Marked, end: int, word: Word, pack: Pack) -> bool:
    """Whether a force or its presence is what grows small or is made so."""
    passive = word.form == "participle" and is_passive(marked, end - 1)
    if (passive or _has_no_object(marked, end, word)) and _garrisoned(marked, end - 1):
        return True
    beside = end < len(marked.tokens) and marked.tokens[end].text == (*word.particle, "")[0]
    after = end + len(word.particle) * beside
    return not marked.has(after - 1, "goal") and _names_a_presence(marked, after, pack)


def _has_no_object(marked: Marked, end: int, word: Word) -> bool:
    """Whether a verb of growing small has no object, and with "to" says to how many."""
    ahead = marked.tokens[end : end + COUNT_REACH]
    counted = not word.particle or any(token.text[0].isdigit() for token in ahead)
    return counted and word.form in {"past", "participle"} and ends_object(marked, end)


def ends_object(marked: Marked, at: int) -> bool:
    """Whether nothing more is said of what is taken: a stop, a date or a source follows."""
    dated = marked.has(at, "location") and marked.has(at + 1, "date")
    more = at < len(marked.tokens) and marked.tokens[at].is_word
    return not more or dated or marked.has(at, "source", "goal", "date", "and", "after", "before")
