"""Which class a form belongs to that may be of several: "receive" or "hand over"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.agreement import is_masculine
from basestatus.extract.triggers.auxiliaries import is_passive
from basestatus.extract.triggers.objects import object_kind, subject_kind
from basestatus.extract.triggers.verbs import has_auxiliary, has_object

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack, Word

__all__ = ["choose_sense"]

GOAL_REACH = 10
HEADLINE = 4
OBJECT_REACH = 6
BECOME = 5
OBJECT_REACH = 4


def choose_sense(marked: Marked, at: int, words: list[Word], pack: Pack) -> list[Word]:
    """Where a form may be of "receive" or of "hand over", let a recipient after it decide."""
    labels = {w.label for w in words}
    if {"arrive", "return"} <= labels:
        given = is_passive(marked, at) or has_object(marked, at, pack)
        given = given or (marked.has(at + 1, "of") and _has_a_site(marked, at))
        return [w for w in words if w.label == ("return" if given else "arrive")]
    if "stay" in labels and labels & {"arrive", "enter"}:
        stays = not _is_to_come(marked, at) and any(w.label == "stay" for w in words)
        return [w for w in words if (w.label == "stay") == stays]
    if {"send", "enter"} <= labels:
        ahead = range(at + 1, min(at + OBJECT_REACH, len(marked.tokens)))
        brings = any(marked.has(i, "cargo") and not marked.has(i - 1, "source") for i in ahead)
        return [w for w in words if w.label == ("send" if brings else "enter")]
    if {"arrive", "take"} <= labels:
        site = any(
            marked.taken[i] or marked.head_kind(i)
            for i in range(at + 1, min(at + OBJECT_REACH, len(marked.tokens)))
        )
        return [w for w in words if w.label == ("take" if site else "arrive")]
    if {"give", "remove"} <= labels:
        passive = is_passive(marked, at)
        kind = subject_kind(marked, at) if passive else object_kind(marked, at + 1, pack)
        moved = kind == "presence" and (passive or not _has_a_site(marked, at))
        return [w for w in words if w.label == ("remove" if moved else "give")]
    if {"gain", "receive"} <= labels:
        given = is_passive(marked, at) or _has_a_site(marked, at)
        return [w for w in words if w.label == ("gain" if given else "receive")]
    if {"host", "receive"} <= labels:
        return [w for w in words if (w.label == "host") == _is_lodging(marked, at)]
    return _choose_taking(marked, at, words, labels, pack)


def _choose_taking(
    marked: Marked, at: int, words: list[Word], labels: set[str], pack: Pack
) -> list[Word]:
    """Where a form may be of "take" and of what comes before or after taking, tell which."""
    if {"take", "hold"} <= labels and any(w.form == "participle" for w in words):
        return [w for w in words if (w.label == "hold") == _is_so_now(marked, at)]
    if "take" in labels and labels & {"hold", "stay"} and any(w.form == "present" for w in words):
        return [w for w in words if (w.label == "take") == _is_news(marked, at)]
    if {"give", "take"} <= labels:
        ahead = range(at + 1, min(at + GOAL_REACH, len(marked.tokens)))
        goal = any(_reaches(marked, i) for i in ahead) and not _is_done_by_one(marked, at, pack)
        return [w for w in words if w.label == ("give" if goal else "take")]
    return words


def _is_done_by_one(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a masculine noun after a form is its subject, and no object of a "she"."""
    feminine = marked.tokens[at].analysis.stem.startswith(pack.morphology.feminine_verbs)
    after = at + 1 < len(marked.tokens) and not marked.head_kind(at + 1)
    return feminine and after and is_masculine(marked.tokens[at + 1].text, pack)


def _reaches(marked: Marked, at: int) -> bool:
    """Whether what something is given to begins at a token, no "about" before a number."""
    if marked.has(at, "goal"):
        about = marked.has(at + 1, "quantity", "date")
        return not about and at + 1 < len(marked.tokens)
    return marked.tokens[at].analysis.role == "goal"


def _is_lodging(marked: Marked, at: int) -> bool:
    """Whether a form tells how many a base has, no batch of them and none to come."""
    ahead = range(at + 1, min(at + GOAL_REACH, len(marked.tokens)))
    counted = any(marked.has(i, "quantity") or marked.tokens[i].text[0].isdigit() for i in ahead)
    batch = any(marked.has(i, "partial", "date") for i in ahead)
    return counted and not batch and not _is_to_come(marked, at)


def _has_a_site(marked: Marked, at: int) -> bool:
    """Whether the name of a site or a word for a base stands right after a verb."""
    ahead = range(at + 1, min(at + OBJECT_REACH, len(marked.tokens)))
    ahead = range(at + 1, next((i for i in ahead if marked.has(i, "source")), ahead.stop))
    named = (hit for first, _, hit in marked.hits if first in ahead)
    sites = any(reading.kind == "site" for hit in named for reading in hit.readings)
    return sites or any(marked.head_kind(i) for i in ahead)


def _is_so_now(marked: Marked, at: int) -> bool:
    """Whether a passive tells how things are ("is occupied by"), not what was or will be done."""
    now = is_passive(marked, at) and not has_auxiliary(marked, at, "have")
    dated = any(marked.has(i, "date") for i in range(at, min(at + GOAL_REACH, len(marked.tokens))))
    if marked.has(at - 1, "date") and marked.has(at + 1, "agent") and not now:
        return not is_passive(marked, at)
    reduced = marked.has(at - 1, "continue") and not marked.has(at - 2, "be")
    if reduced or (marked.has(at - 1, "past") and marked.has(at - 2, "relative") and not dated):
        return True
    return now and not marked.any_between(at - 3, at, "past", "plan", "continue")


def _is_to_come(marked: Marked, at: int) -> bool:
    """Whether a form that tells where a force stands tells where it will come to stand."""
    past = any(w.form == "past" for w in marked.tokens[at].words if w.kind == "trigger")
    past = past and not _is_so_now(marked, at)
    meant = marked.any_between(at - BECOME, at, "plan", "possible", "demand")
    hoped = marked.has(at - 1, "that") and meant
    return past or hoped or marked.tokens[at].analysis.future or marked.has(at - 1, "may", "plan")


def _is_news(marked: Marked, at: int) -> bool:
    """Whether a present of control tells of a change: a new state, a future, a headline."""
    future = marked.tokens[at].analysis.future or marked.has(at - 1, "plan", "that", "possible")
    headline = 0 < at <= HEADLINE and not any(marked.has(i, "still", "relative") for i in range(at))
    headed = headline and any(first == 0 for first, _, _ in marked.hits)
    return future or headed or marked.any_between(at - BECOME, at, "become")
