"""Mark sites spoken of without their names: "the base", "there", "its gate"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import Reference
from basestatus.extract.sentence.roles import is_people, role_before
from basestatus.extract.sentence.text import QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack, Word

__all__ = ["mark_references"]

NO_NOUN = (
    "be",
    "have",
    "plan",
    "possible",
    "not",
    "and",
    "location",
    "source",
    "goal",
    "relative",
    "clause",
    "date",
    "before",
    "after",
    "still",
)
POINTING = frozenset({"part", "former_one", "latter_one", "there"})
PARTITIVE = 4
RELATIVE = 5
LEFT = frozenset({"leave", "quit", "clear", "shut"})
SPOKEN_OF = frozenset({"base", "air_base", "port", "prison"})


def mark_references(marked: Marked, pack: Pack) -> None:
    """Fill the references of a sentence, in order."""
    marked.references.extend(_references(marked, pack))


def _references(marked: Marked, pack: Pack) -> Iterator[Reference]:
    for at, token in enumerate(marked.tokens):
        head = token.analysis.head
        if marked.taken[at] or (head is None and marked.operators[at].isdisjoint(POINTING)):
            continue
        if head is not None and marked.head_kind(at) in SPOKEN_OF and not _speaks(marked, at):
            yield from _of_head(marked, at, head, pack)
        elif marked.has(at, "part") and _is_owned(marked, at, pack):
            role = role_before(marked, at, pack)
            number = "dual" if token.analysis.suffix in pack.morphology.pair else "singular"
            yield Reference(at, at + 1, "", number, "", "location" if role == "near" else role)
        elif marked.has(at, "former_one", "latter_one") and _is_one_of_two(marked, at, pack):
            end = _phrase_end(marked, at)
            number = "former" if marked.has(at, "former_one") else "latter"
            yield Reference(at, end, "", number, "", role_before(marked, at, pack))
        elif marked.has(at, "there") and not (
            marked.has(at - 1, "there")
            or _is_existential(marked, at, pack)
            or _is_partitive(marked, at, pack)
            or _is_made_to(marked, at)
            or _resumes_another(marked, at, pack)
        ):
            yield _of_adverb(marked, at, pack)


def _of_head(marked: Marked, at: int, head: Word, pack: Pack) -> Iterator[Reference]:
    """Yield what "the base" or "two bases: A and B" speaks of; nothing for bases at large."""
    glossed = head.number == "plural" and _is_glossed(marked, at, pack)
    if head.number == "plural" and not (glossed or _is_pointed_at(marked, at, pack)):
        return
    if glossed or _is_definite(marked, at, pack):
        number, gender = _number(marked, at, head, pack), _gender(head.rule, pack)
        yield Reference(at, at + 1, head.label, number, gender, role_before(marked, at, pack))


def _of_adverb(marked: Marked, at: int, pack: Pack) -> Reference:
    """Return what "there", "it" or "both" speaks of."""
    text = marked.tokens[at].text
    role = next((r for r in ("source", "goal", "location") if r in marked.operators[at]), "")
    role = role or role_before(marked, at, pack)
    role = role or ("location" if marked.has(at, "here") else "")
    number, gender = _pronoun_number(text, pack), _pronoun_gender(text, pack)
    return Reference(at, _phrase_end(marked, at), "", number, gender, role)


def _is_existential(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether "there" only brings in who is in a place named later ("there are soldiers in X")."""
    brings = marked.has(at + 1, "troops", "cargo", "quantity", "not")
    return pack.order == "vso" and marked.has(at, "here") and brings


def _is_made_to(marked: Marked, at: int) -> bool:
    """Whether "them" are those who are let or made to do something ("allowed them to regroup")."""
    to = at + 1 + any(token.text in QUOTES for token in marked.tokens[at + 1 : at + 2])
    made = marked.has(at, "pronoun_force") and marked.has(to, "goal")
    ahead = marked.tokens[to + 1 : to + 3]
    return made and any(w.form == "base" for token in ahead for w in token.words)


def _is_partitive(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether "of it" names some of the things just listed ("equipment, of it radars")."""
    if pack.order != "vso" or not marked.has(at, "source"):
        return False
    start = max(at - PARTITIVE, 0)
    told = any(start <= t.at < at for t in marked.triggers)
    things = ("cargo", "troops")
    return marked.has(at + 1, *things) and marked.any_between(start, at, *things) and not told


def _resumes_another(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a pronoun in a relative clause only takes up a noun ("the time in which they …")."""
    start = next(
        (i for i in range(at - 1, max(at - RELATIVE, 0), -1) if marked.has(i, "relative")), 0
    )
    if pack.order != "vso" or not start or marked.has(at, "here"):
        return False
    definite = marked.tokens[start - 1].text.startswith(pack.morphology.articles)
    unknown = marked.is_unknown(start - 1)
    return unknown and (definite or bool(marked.head_kind(start - 2)))


def _phrase_end(marked: Marked, at: int) -> int:
    """Return the token after a phrase of several words that means one thing ("all three")."""
    end = at + 1
    while end < len(marked.tokens) and marked.operators[end] == marked.operators[at]:
        end += 1
    return end


def _is_one_of_two(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether "the former" begins at a token and stands alone, not before a noun."""
    end = _phrase_end(marked, at)
    if marked.operators[at - 1] == marked.operators[at] and at:
        return False
    free = any(t.end == at for t in marked.triggers) or marked.tokens[at].analysis.conjunction
    if pack.adjective == "after" and not free:
        return False
    following = marked.tokens[end] if end < len(marked.tokens) else None
    plain = following is None or not following.is_word or marked.has(end, *NO_NOUN)
    return plain or any(t.at == end for t in marked.triggers)


def _is_glossed(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a list of names follows that says which bases are meant ("two bases: A and B")."""
    after = [p for p in marked.places if p.first > at and any(r.kind == "site" for r in p.readings)]
    listed = len(after) > 1 and after[0].group == after[1].group
    before = after[0].first - 1 if listed else at
    example = pack.order == "svo" and marked.has(before, "such_as")
    return marked.tokens[before].text == ":" or example or marked.has(before, "namely")


def _is_owned(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a part of a site ("its gate", "the fence") is that of a site spoken of."""
    token = marked.tokens[at]
    suffix = token.analysis.suffix in {
        *pack.morphology.feminine_pronouns,
        *pack.morphology.masculine_pronouns,
        *pack.morphology.pair,
    }
    if token.analysis.suffix and suffix:
        return True
    if marked.any_between(at + 1, at + 3, "source", "of"):
        return False
    if marked.has(at + 1, "location") and any(
        first <= at + 3 for first, _, _ in marked.hits if first > at
    ):
        return False
    return _is_definite(marked, at, pack)


def _is_pointed_at(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a plural is of sites just named ("both bases"), not of bases at large."""
    before = {marked.tokens[back].text for back in range(max(at - 3, 0), at)}
    counted = bool(before & (pack.references["dual"] | pack.references["plural"]))
    return counted or marked.has(at + 1, "left_over") or _is_left_behind(marked, at - 1, pack)


def _is_left_behind(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token says of the bases after it that they were left ("the vacated posts")."""
    if pack.order != "svo" or at < 0 or marked.taken[at]:
        return False
    left = (w for w in marked.tokens[at].words if w.label in LEFT and w.kind == "trigger")
    return any(word.form in {"participle", "state"} for word in left)


def _speaks(marked: Marked, at: int) -> bool:
    """Whether a head is a source here: a centre or a site that reports."""
    if not marked.tokens[at].analysis.source:
        return False
    return any(marked.has(near, "say", "according") for near in (at - 2, at - 1, at + 1))


def _number(marked: Marked, at: int, head: Word, pack: Pack) -> str:
    before = {marked.tokens[back].text for back in range(max(at - 3, 0), at)}
    if before & pack.references["dual"]:
        return "dual"
    return head.number


def _is_definite(marked: Marked, at: int, pack: Pack) -> bool:
    token = marked.tokens[at]
    if token.analysis.article and marked.has(at - 1, "civilian"):
        return False
    if token.analysis.article or token.analysis.suffix or _is_of_town(marked, at):
        return True
    for back in range(at - 1, max(at - 5, -1), -1):
        other = marked.tokens[back]
        if other.text in pack.references["indefinite"]:
            return False
        if other.text in pack.references["determiners"] or other.text in pack.references["dual"]:
            return True
        people = any((first <= back < last and is_people(hit) for first, last, hit in marked.hits))
        known = bool(other.words) and not marked.has(back, "last", "left_over")
        known = known and not _is_left_behind(marked, back, pack)
        known = known and not (pack.order == "svo" and marked.has(back, "troops", "state"))
        if not people and (known or not other.is_word or marked.taken[back]):
            return False
    return False


def _is_of_town(marked: Marked, at: int) -> bool:
    """Whether "the town" owns a base by standing right after it ("the camp of the town")."""
    town = marked.head_kind(at + 1) == "town"
    return town and marked.tokens[at + 1].analysis.article


def _gender(noun: str, pack: Pack) -> str:
    if not pack.morphology.feminine:
        return ""
    return "feminine" if noun.endswith(pack.morphology.feminine) else "masculine"


def _pronoun_number(text: str, pack: Pack) -> str:
    if text in pack.references["dual"] or text.endswith(pack.morphology.pair):
        return "dual"
    return "plural" if text in pack.references["plural"] else "singular"


def _pronoun_gender(text: str, pack: Pack) -> str:
    for gender, endings in (
        ("feminine", pack.morphology.feminine_pronouns),
        ("masculine", pack.morphology.masculine_pronouns),
    ):
        if endings and text.endswith(endings):
            return gender
    return ""
