"""How a noun phrase is governed: its preposition, read leftwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.sentence.text import QUOTES

if TYPE_CHECKING:
    from basestatus.extract.names import Hit
    from basestatus.extract.sentence.marks import Force, Marked
    from basestatus.extract.sentence.text import Token
    from basestatus.languages import Pack

__all__ = ["attached_role", "is_determiner", "is_people", "role_before", "with_role"]

ROLES = "near", "source", "goal", "location", "agent", "of"
REACH = 7
BY_REACH = 4
HELP_REACH = 2
FINITE = frozenset({"past", "present"})


def is_determiner(token: Token, pack: Pack) -> bool:
    """Whether a token only points: an article, a demonstrative, a possessive."""
    return (
        token.text in pack.references["determiners"] or token.text in pack.references["indefinite"]
    )


def attached_role(marked: Marked, at: int, pack: Pack) -> str:
    """Return the role of a preposition attached to a token."""
    token = marked.tokens[at]
    for first, _, hit in marked.hits:
        if first == at:
            rest = hit.clitics.lstrip("".join(pack.morphology.conjunctions))
            return next((role for mark, role in pack.morphology.roles if rest.startswith(mark)), "")
    return token.analysis.role


def role_before(marked: Marked, first: int, pack: Pack) -> str:
    """Return how the noun phrase that holds a token is governed, read leftwards from it.

    A head with its own preposition ("base at …") is part of the phrase; the role is what governs
    the head.
    """
    role = attached_role(marked, first, pack)
    if _begins_anew(marked, first, pack):
        return role
    at = first - 1
    steps = 0
    lenient = opened = False
    while not role and at >= 0 and steps < REACH:
        token = marked.tokens[at]
        whose = marked.has(at, "pronoun_force") and marked.has(at, "source", "goal")
        if whose or marked.has(at, "there"):
            return ""
        label = next((name for name in ROLES if name in marked.operators[at]), "")
        label = "" if lenient and label == "near" else label
        if label == "of" and _is_partitive(marked, at, pack):
            at, steps = at - 1, steps + 1
            continue
        if label and not (label in {"location", "of", "near"} and _head_left_of(marked, at)):
            label = "source" if label == "location" and marked.has(at - 1, "source") else label
            about = label in {"near", "goal"} and marked.tokens[at + 1].text[0].isdigit()
            return "" if about or (label == "source" and _quantity(marked, at)) else label
        lenient = lenient or marked.has(at, "such_as")
        passed = lenient and _is_passed(marked, at)
        bound = at == first - 1 and _is_bound(marked, at, pack)
        held = marked.has(at, "grasp") and marked.has(at - 1, "source")
        if not (label or passed or bound or held or _inside_phrase(marked, at, pack)):
            return ""
        if (
            opened
            and not label
            and not is_determiner(token, pack)
            and not marked.has(at, "last", "quantity")
        ):
            return ""
        opened = opened or is_determiner(token, pack)
        role = attached_role(marked, at, pack) if not label else ""
        at -= 1
        steps += token.is_word
    return role


def _is_partitive(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether "of" only says how many of some are meant ("two of the five hilltops, X and Y")."""
    before = marked.tokens[at - 1] if at else None
    counted = before is not None and (before.text.isdigit() or is_determiner(before, pack))
    return pack.order == "svo" and marked.is_plural_head(_noun_after(marked, at)) and counted


def _noun_after(marked: Marked, at: int) -> int:
    """Return the token of the first noun for a base or a town after another token."""
    ahead = range(at + 1, min(at + REACH, len(marked.tokens)))
    return next((i for i in ahead if marked.head_kind(i)), -1)


def _is_passed(marked: Marked, at: int) -> bool:
    """Whether a token may stand between examples and what governs them, no verb or pause."""
    token = marked.tokens[at]
    pause = token.text == "," and marked.has(at + 1, "such_as")
    return pause or (token.is_word and not any(w.kind == "trigger" for w in token.words))


def _is_bound(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether an unknown noun after a preposition owns what follows it ("in the frame of X")."""
    token = marked.tokens[at]
    analysis = token.analysis
    indefinite = not (
        analysis.article or analysis.suffix or analysis.conjunction or _is_definite(token, pack)
    )
    return (
        pack.order == "vso" and marked.is_unknown(at) and indefinite and marked.has(at - 1, *ROLES)
    )


def _is_definite(token: Token, pack: Pack) -> bool:
    """Whether an unknown word begins as one with an attached article does."""
    return token.text.startswith(pack.morphology.articles)


def _begins_anew(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether an indefinite noun follows a definite one, and so is no part of its phrase."""
    if pack.order != "vso" or not at or marked.taken[at]:
        return False
    analysis, before = marked.tokens[at].analysis, marked.tokens[at - 1].analysis
    return before.article and not (analysis.article or analysis.suffix)


def _quantity(marked: Marked, at: int) -> bool:
    """Whether a number or a quantity stands before a token ("hundreds from …" is no origin)."""
    before = marked.tokens[at - 1].text if at else ""
    counted = marked.has(at - 2, "quantity") and not marked.has(at - 1, "troops", "cargo")
    return before.isdigit() or marked.has(at - 1, "quantity") or counted


def _head_left_of(marked: Marked, at: int) -> bool:
    """Whether a head noun stands just before a preposition, an adjective allowed between."""
    return any(marked.head_kind(at - back) not in {"", "town"} for back in (1, 2))


def _inside_phrase(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token can be part of the noun phrase to its right."""
    token = marked.tokens[at]
    if token.text in QUOTES or is_determiner(token, pack) or marked.head_kind(at):
        return True
    if any((first <= at < last and is_people(hit) for first, last, hit in marked.hits)):
        return True
    if marked.has(at, "office", "troops") and _is_numbered(marked, at):
        return True
    if _is_possessor(marked, at, pack):
        return True
    left_over = marked.has(at, "left_over") and marked.is_plural_head(at - 1)
    if left_over or marked.has(at, "last", "rank", "third_one") or token.text.isdigit():
        return True
    plain = (
        token.is_word
        and not token.words
        and not marked.taken[at]
        and not token.analysis.conjunction
    )
    return plain and pack.adjective == "before"


def _is_possessor(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token is of the country whose site is named ("from Iraq's X base")."""
    endings = pack.morphology.possessive
    if marked.tokens[at].text in endings:
        return any(last == at for _, last, _ in marked.hits)
    ends = (last for first, last, _ in marked.hits if first <= at < last)
    return any(last < len(marked.tokens) and marked.tokens[last].text in endings for last in ends)


def _is_numbered(marked: Marked, at: int) -> bool:
    """Whether a unit known by its number follows a token ("the command of the 6th Division X")."""
    ahead = marked.tokens[at + 1 : at + 3]
    return bool(ahead) and any(token.text.isdigit() for token in ahead)


def is_people(hit: Hit) -> bool:
    """Whether a name is a word for a nation's people or for what is theirs."""
    return any(r.kind in {"adjective", "people"} for r in hit.readings)


def with_role(marked: Marked, force: Force, pack: Pack) -> Force:
    """Return a force with the role that what stands around it gives: "by X", "for X to leave"."""
    if (
        force.role == "near"
        and force.sort != "cargo"
        and marked.any_between(force.first - BY_REACH, force.first, "agent")
    ):
        return replace(force, role="agent")
    helped = pack.references.get("support", frozenset())
    if force.role == "source" and any(
        token.text in helped
        for token in marked.tokens[max(force.first - HELP_REACH, 0) : force.first]
    ):
        return replace(force, role="near")
    infinitive = any(t.at == force.last + 1 and t.word.form == "base" for t in marked.triggers)
    infinitive = infinitive and marked.has(force.last, "goal")
    if force.role == "goal" and (infinitive or _is_to_act(marked, force, pack)):
        return replace(force, role="")
    return force


def _is_to_act(marked: Marked, force: Force, pack: Pack) -> bool:
    """Whether "that", no pronoun on it, and a verb follow "to" and a force, which so acts."""
    if pack.order != "vso" or not marked.has(force.last, "that"):
        return False
    bare = not marked.tokens[force.last].text.endswith(pack.morphology.suffixes)
    verb = force.last + 1 + marked.has(force.last + 1, "not")
    return bare and any(t.at == verb and t.word.form in FINITE for t in marked.triggers)
