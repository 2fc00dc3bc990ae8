"""Make places of the names of sites and areas, with their heads, roles and lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.nouns.lists import group_lists, is_conjoined, is_list
from basestatus.extract.sentence.marks import BASES, Place
from basestatus.extract.sentence.roles import is_determiner, is_people, role_before
from basestatus.extract.sentence.text import QUOTES

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["is_dateline", "mark_places"]

OUTER_REACH = 7
HEAD_REACH = 5
LOCATOR_REACH = 2
NAMELY = 9
ANNOUNCED = frozenset({*BASES, "town"})
DATELINE = 12


def mark_places(marked: Marked, pack: Pack) -> None:
    """Make a place of each name of a site or an area, its head noun included."""
    for first, last, hit in marked.hits:
        readings = tuple(r for r in hit.readings if r.kind in {"site", "area"})
        if hit.clitics.endswith(pack.morphology.articles) and is_people(hit):
            readings = tuple(r for r in readings if r.kind == "site")
        if not readings:
            continue
        head, start, end = _head_beside(marked, first, last, pack)
        region = _is_region(marked, first, last, pack)
        if region:
            head, start, end = "", first, last
        if all(r.kind == "area" for r in readings):
            head, start, end = "town" if head == "town" else "", first, last
        if is_dateline(marked, last):
            topic = Place(first, last, (first, last), readings, "base", "near")
            marked.places.append(topic)
            continue
        head = head or _head_of_list(marked, first, pack)
        if not head:
            readings = tuple(r for r in readings if not r.weak)
        if readings:
            for at in range(start, end):
                marked.taken[at] = True
            listed = _announcing_head(marked, start)
            role = role_before(marked, start if listed is None else listed, pack)
            head = head if listed is None else marked.head_kind(listed)
            role = role or _apposed_role(marked, start, end, pack)
            role = role or (_own_role(marked, first, pack) if start == first else "")
            role = "near" if region else role
            role = "near" if head == "" and marked.has(start - 1, "group") else role
            marked.places.append(Place(start, end, (first, last), readings, head, role))
    _set_locators_aside(marked, pack)
    group_lists(marked, pack)


def _own_role(marked: Marked, first: int, pack: Pack) -> str:
    """Return the role of a name that may begin with a preposition ("at Tanf", not "left At Tanf").

    A hyphen or an article before it shows that the word is part of the name.
    """
    governs = "location" in marked.tokens[first].analysis.operators and first > 0
    if pack.order != "svo" or not governs or marked.tokens[first + 1].joined:
        return ""
    before = marked.tokens[first - 1]
    verb = any(t.at < first <= t.end for t in marked.triggers)
    return "" if verb or is_determiner(before, pack) or marked.has(first - 1, "of") else "location"


def _head_of_list(marked: Marked, first: int, pack: Pack) -> str:
    """Return the kind of bases that a name is the next of in a list, empty for no list."""
    previous = marked.places[-1] if marked.places else None
    if previous is None or previous.head not in BASES or previous.last >= first:
        return ""
    return previous.head if is_list(marked, previous.last, first, pack) else ""


def _announcing_head(marked: Marked, first: int) -> int | None:
    """Return the plural that a name after a pause is an example of ("four bases, including X")."""
    at = first - 1
    while at >= 0 and _introduces(marked, at):
        at -= 1
    reach = NAMELY if marked.any_between(at + 1, first, "such_as") else 1
    back = range(at, max(at - reach, -1), -1)
    return next((before for before in back if _is_announced(marked, before, first)), None)


def _is_announced(marked: Marked, at: int, first: int) -> bool:
    """Whether a plural for bases or towns stands at a token, not right before a name."""
    return at < first - 1 and marked.is_plural_head(at) and marked.head_kind(at) in ANNOUNCED


def _introduces(marked: Marked, at: int) -> bool:
    """Whether a token stands between a plural and its examples: "such as", a pause, a date."""
    dated = marked.has(at, "date") or (marked.has(at, "location") and marked.has(at + 1, "date"))
    return dated or marked.has(at, "such_as") or marked.tokens[at].text in {",", ":", "("}


def _apposed_role(marked: Marked, first: int, last: int, pack: Pack) -> str:
    """Return the role of the noun that a name between commas gives the name of ("a town, X, …")."""
    head = first - 2
    around = head >= 0 and marked.tokens[first - 1].text == ","
    ends = last >= len(marked.tokens) or not marked.tokens[last].is_word
    if pack.order != "svo" or not (around and ends) or marked.taken[head]:
        return ""
    kind = marked.head_kind(head)
    named = kind in ANNOUNCED and not marked.is_plural_head(head)
    return role_before(marked, head, pack) if named else ""


def _set_locators_aside(marked: Marked, pack: Pack) -> None:
    """Give a place that only says where the one before it lies ("Camp X in Y") the role near."""
    for index in range(1, len(marked.places)):
        before, place = marked.places[index - 1], marked.places[index]
        between = range(before.last, place.first)
        owner = marked.tokens[before.last].text if between else ""
        owned = owner in pack.morphology.possessive and not place.role
        if owned and all(r.kind == "area" for r in before.readings):
            marked.places[index - 1] = replace(before, role="near")
            marked.places[index] = replace(place, role=before.role)
            continue
        if place.head in BASES and all(r.kind == "area" for r in before.readings):
            continue
        attached = before.last == place.first and place.role == "location"
        located = marked.has(before.last, "location", "of") and not marked.has(
            before.last + 1, "date"
        )
        if attached or (0 < len(between) <= LOCATOR_REACH and located):
            marked.places[index] = replace(place, role="near")


def is_dateline(marked: Marked, last: int) -> bool:
    """Whether a name opens a sentence before a dash, no verb between: where it was filed."""
    if last > DATELINE // 2:
        return False
    for at in range(last, min(last + DATELINE, len(marked.tokens))):
        token = marked.tokens[at]
        if token.text == "-":
            return True
        if marked.has(at, "source", "goal", "be", "have", "say", "relative") or any(
            w.kind == "trigger" for w in token.words
        ):
            return False
    return False


def _head_beside(marked: Marked, first: int, last: int, pack: Pack) -> tuple[str, int, int]:
    """Return the head noun of a name and the range of both; left of it, else right of it."""
    at, skipped = first - 1, 0
    while at >= 0 and skipped < HEAD_REACH and not is_conjoined(marked, first, pack):
        kind = marked.head_kind(at)
        if kind and _names_a_region(marked, at, first, last, pack):
            break
        if kind:
            outer = _outer_head(marked, at, last) if kind == "town" else None
            return outer or (kind, at, last)
        if not _may_stand_between(marked, at, pack):
            break
        at, skipped = at - 1, skipped + marked.tokens[at].is_word
    if pack.order == "svo":
        for at in (last, last + 1):
            kind = marked.head_kind(at)
            if kind and (at == last or _plain(marked, last)):
                return kind, first, at + 1
    inner = next(
        (w.label for at in range(first, last) for w in marked.tokens[at].words if w.kind == "head"),
        "",
    )
    outer = _outer_head(marked, first, last) if inner == "town" else None
    return outer or (inner, first, last)


def _outer_head(marked: Marked, at: int, last: int) -> tuple[str, int, int] | None:
    """Return the base of "base near the town of X", where the head beside the name is a town's."""
    near = False
    for back in range(at - 1, max(at - OUTER_REACH, -1), -1):
        token = marked.tokens[back]
        if marked.taken[back]:
            return None
        near = near or marked.has(back, "near")
        inside = marked.has(at - 1, "location") and _is_the_base(marked, back)
        if (near or inside or back == at - 1) and marked.head_kind(back) in BASES:
            return marked.head_kind(back), back, last
        states = token.analysis.article and all(w.form == "state" for w in token.analysis.triggers)
        if not token.is_word or (token.analysis.triggers and not states):
            return None
    return None


def _is_the_base(marked: Marked, at: int) -> bool:
    """Whether a head means one base that is known, by its article or that of what follows."""
    token = marked.tokens[at]
    following = marked.tokens[at + 1]
    known = token.analysis.article or following.analysis.article or following.analysis.bare
    return bool(known) and not marked.is_plural_head(at)


def _is_region(marked: Marked, first: int, last: int, pack: Pack) -> bool:
    """Whether a name only says in which region the base before it lies."""
    before = range(first - 1, max(first - HEAD_REACH, -1), -1)
    head = next((at for at in before if marked.head_kind(at) in BASES), -1)
    return head >= 0 and _names_a_region(marked, head, first, last, pack)


def _names_a_region(marked: Marked, head: int, first: int, last: int, pack: Pack) -> bool:
    """Whether a base lies somewhere in the region of a name ("a base in X province")."""
    ahead = marked.tokens[last : last + 1]
    region = any(t.text in pack.references.get("region", ()) for t in ahead)
    return region and marked.any_between(head, first, "location")


def _plain(marked: Marked, at: int) -> bool:
    return (
        at < len(marked.tokens)
        and marked.tokens[at].is_word
        and not marked.tokens[at].words
        and not marked.taken[at]
    )


def _may_stand_between(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token may stand between a head and the name: a quote, an adjective, "of"."""
    token = marked.tokens[at]
    if marked.has(at, "relative", "that"):
        return False
    if token.text in QUOTES or marked.has(at, "location", "of", "near"):
        return True
    if is_determiner(token, pack):
        return True
    people = any((first <= at < last and is_people(hit) for first, last, hit in marked.hits))
    plain = (
        token.is_word
        and not token.words
        and not marked.taken[at]
        and not token.analysis.conjunction
    )
    return people or plain or _owns(marked, at, pack) or _is_military(marked, at, pack)


def _is_military(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a word for a soldier is the adjective of the base before it ("the military base")."""
    articles = pack.morphology.articles
    definite = all(token.text.startswith(articles) for token in marked.tokens[at - 1 : at + 1])
    soldier = any(word.label == "troops" for word in marked.tokens[at].words)
    agrees = pack.adjective == "after" and bool(articles) and definite
    return agrees and soldier and bool(marked.head_kind(at - 1))


def _owns(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token is of a possessive or of the force before it ("the army's Camp X")."""
    endings = pack.morphology.possessive
    if marked.tokens[at].text in endings:
        return True
    ends = (last for first, last, _ in marked.hits if first <= at < last)
    return any(end < len(marked.tokens) and marked.tokens[end].text in endings for end in ends)
