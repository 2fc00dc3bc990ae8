"""The statements of a sentence: which verb or phrase credits whom, and how far its words reach."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.extract.sources import phrase_after, read_source
from basestatus.extract.subjects import find_following, find_subject, helpers_before, skip_aside

if TYPE_CHECKING:
    from basestatus.extract.scenes import Scene
    from basestatus.extract.sources import Source
    from basestatus.extract.subjects import Subject

__all__ = ["Statement", "find_statements"]

MARK = '"'
AHEAD = 14
AGENT = 8
RELAY = 12
ENDS = frozenset({".", "?", "!"})
PREPOSITIONS = ("source", "goal", "location", "near", "agent")


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that credit a source at tokens ``first`` to ``last``; they bear on ``low`` to ``high``.

    ``source`` is None where a pronoun or nothing stands for it; ``pronoun`` is then "he",
    "they", "it", or empty. ``forward`` and ``backward`` tell on which sides the credited words
    stand. ``embedded`` ones stand in a relative clause, ``going_on`` ones continue the subject,
    ``joined`` ones begin with "and", ``cited`` ones are no verbs ("according to"), ``relayed``
    ones name whom another source quotes.
    """

    at: int
    first: int
    last: int
    source: Source | None
    pronoun: str = ""
    forward: bool = True
    backward: bool = False
    low: int = 0
    high: int = 0
    denies: bool = False
    embedded: bool = False
    going_on: bool = False
    cited: bool = False
    joined: bool = False
    relayed: bool = False

    def bears_on(self, token: int) -> bool:
        """Whether a token belongs to the credited words."""
        return self.low <= token < self.high and not self.first <= token < self.last


def find_statements(scene: Scene) -> list[Statement]:
    """Return the statements of a sentence in the order of their verbs, bounds set."""
    found: list[Statement] = []
    for at in range(len(scene)):
        statement = _statement_at(scene, at)
        if statement is not None and not (found and found[-1].cited and at < found[-1].last):
            found.append(statement)
    return [_bounded(scene, found, place) for place in range(len(found))]


def _statement_at(scene: Scene, at: int) -> Statement | None:
    """Return the statement whose verb or marker stands at a token."""
    if scene.has(at, "according") and not scene.has(at - 1, "according"):
        return _cited(scene, at)
    if scene.phrase(at, scene.speech.relays):
        relayed = _relayed(scene, at)
        if relayed is not None:
            return relayed
    length = scene.phrase(at, scene.speech.verbs) or int(scene.has(at, "say"))
    if length and _is_verb(scene, at):
        return _told(scene, at, at + length)
    length = scene.phrase(at, scene.speech.announcements)
    return _announced(scene, at, at + length) if length else None


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a word of saying is a verb here, and something is said."""
    token = scene.marked.tokens[at]
    if token.analysis.article or token.analysis.role:
        return False
    noun = at in scene.nouns or bool(scene.phrase(at, scene.speech.weak))
    determined = scene.text(at - 1) in scene.pack.references.get("determiners", ())
    if noun and (determined or scene.has(at - 1, "of", "deny")):
        return False
    if at in scene.nouns and _says(scene, at + 1):
        return False
    if noun and scene.text(at - 1) in scene.pack.morphology.possessive:
        return False
    governed = scene.has(at - 1, "source", "goal", "location", "near")
    if scene.verb_first and governed and not scene.has(at - 1, "there"):
        return False
    helpers = range(at - 1, at) if scene.verb_first else range(helpers_before(scene, at), at)
    negated = any(scene.has(back, "not", "no_more") for back in helpers)
    negated = negated and not _is_clause_object(scene, at)
    return not (negated and not scene.has(at, "deny")) and not scene.has(at - 1, "goal")


def _that_follows(scene: Scene, at: int) -> bool:
    """Whether "that" or a colon comes next, a date passed over."""
    at = skip_aside(scene, at)
    return scene.has(at, "that") or scene.text(at) == ":"


def _says(scene: Scene, at: int) -> bool:
    return scene.has(at, "say") and at not in scene.nouns


def _cited(scene: Scene, at: int) -> Statement | None:
    """Read "according to X", and what is put like it: "as X said"."""
    first = at
    while scene.has(first, "according", "there") or _says(scene, first) or (
        scene.has(first, "not") and _says(scene, first + 1)
    ):
        first += 1
    first = skip_aside(scene, first)
    last = phrase_after(scene, first)
    if last <= first or not _is_source(scene, first, last):
        return None
    single = first == at + 1 and not scene.has(at, "say")
    if single and not scene.speaks(first, last) and not scene.verb_first:
        return None
    leading = not any(scene.marked.tokens[i].is_word for i in range(at)) or scene.has(at - 1, "contrast")
    says = scene.verb_first and _that_follows(scene, last)
    return Statement(
        at, at, last, read_source(scene, first, last),
        forward=leading or says or _goes_on(scene, last), backward=not leading and not says, cited=True,
        relayed=bool(scene.phrase(at, scene.speech.relays)),
    )  # fmt: skip


def _goes_on(scene: Scene, last: int) -> bool:
    """Whether the sentence goes on after a comma or semicolon."""
    return any(scene.text(at) in {",", ";"} for at in range(last, min(last + AHEAD, len(scene))))


def _is_source(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun phrase can be the source of words, as an agreement or a plan is not."""
    nouns = [at for at in range(first, last) if at in scene.nouns]
    if nouns or scene.speaks(first, last):
        last = nouns[0] + 1 if nouns else first
    elif _is_thing(scene, first, last):
        return False
    return not any(scene.phrase(at, scene.speech.no_sources) for at in range(first, last))


def _is_thing(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun phrase is a place, a load or an action rather than somebody."""
    ahead = range(first + 1, last)
    end = next((at for at in ahead if scene.has(at, *PREPOSITIONS, "of")), last)
    head = first if scene.verb_first else end - 1
    if scene.marked.head_kind(head) or scene.has(head, "cargo"):
        return True
    return any(t.at == head and t.word.form == "noun" for t in scene.marked.triggers)


def _relayed(scene: Scene, at: int) -> Statement | None:
    """Read "quoted X as saying": the words are those of X."""
    end = at + scene.phrase(at, scene.speech.relays)
    if scene.has(end, "agent"):
        return None
    if scene.speech.relay_marks:
        ahead = range(end, min(end + RELAY, len(scene)))
        end = next((i + 1 for i in ahead if scene.phrase(i, scene.speech.relay_marks)), 0)
    last = phrase_after(scene, end) if end else 0
    if last <= end or not scene.speaks(end, last):
        return None
    ahead = range(last, min(last + AHEAD, len(scene)))
    marks = (i for i in ahead if scene.has(i, "that") or scene.phrase(i, scene.speech.participles))
    mark = next(marks, 0)
    if not mark:
        return None
    says = scene.verb_first or _complement(scene, mark + 1)
    return Statement(
        at, at, last, read_source(scene, end, last),
        forward=says, backward=not says, relayed=True,
    )  # fmt: skip


def _announced(scene: Scene, at: int, end: int) -> Statement | None:
    """Read "the announcement by X that": a noun of saying and whose it is."""
    agent = scene.has(end, "agent")
    subject = find_following(scene, end + agent) if agent or scene.verb_first else None
    if subject is None or not scene.speaks(subject.first, subject.last):
        return None
    source = read_source(scene, subject.first, subject.last)
    return Statement(at, at, subject.last, source, embedded=True)


def _told(scene: Scene, at: int, end: int) -> Statement | None:
    """Read a verb of saying with its subject and the words it credits."""
    start = at if scene.verb_first else helpers_before(scene, at)
    going_on = bool(scene.phrase(at, scene.speech.participles))
    if not going_on and any(_is_passive_mark(scene, back) for back in range(start, at)):
        return _passive(scene, at, end)
    subject = find_subject(scene, at, end)
    idle = scene.phrase(end, scene.speech.idle)
    if subject is None or idle or not _is_fit(scene, at, subject):
        return None
    if at in scene.nouns and _says(scene, subject.first - 1):
        return None
    source = None
    if not subject.left_out and not subject.pronoun:
        source = read_source(scene, subject.first, subject.last)
    first = min(subject.first, at)
    last = max(subject.last, end)
    says = _complement(scene, last, addressed=bool(scene.phrase(at, scene.speech.addressed)))
    inverted = subject.last > at and not scene.verb_first
    forward, backward = _sides(scene, first, last, says=says, inverted=inverted)
    cited = scene.verb_first and scene.has(at - 1, "clause") and at > 1 and not says
    if not scene.verb_first and scene.has(first - 1, "relative"):
        forward, backward = True, False
    elif cited or (_is_clause_object(scene, at) and scene.has(at - 2, "relative")):
        forward, backward = False, True
    return Statement(
        at, first, last, source, subject.pronoun, forward=forward, backward=backward,
        denies=scene.has(at, "deny"), embedded=_is_embedded(scene, at), going_on=going_on,
        cited=cited, joined=scene.marked.tokens[at].analysis.conjunction or scene.has(first - 1, "and"),
    )  # fmt: skip


def _is_passive_mark(scene: Scene, at: int) -> bool:
    return scene.has(at, "be") or (scene.has(at, "was") and scene.has(at - 1, "was"))


def _passive(scene: Scene, at: int, end: int) -> Statement | None:
    """Read "was confirmed by X"."""
    ahead = range(end, min(end + AGENT, len(scene)))
    agent = next((i for i in ahead if scene.has(i, "agent")), 0)
    last = phrase_after(scene, agent + 1) if agent else 0
    if last <= agent + 1 or not scene.speaks(agent + 1, last):
        return None
    return Statement(
        at, at, last, read_source(scene, agent + 1, last),
        forward=False, backward=True, denies=scene.has(at, "deny"),
    )  # fmt: skip


def _is_fit(scene: Scene, at: int, subject: Subject) -> bool:
    """Whether a subject and a verb go together: a verb that rarely reports asks for more."""
    weak = bool(scene.phrase(at, scene.speech.weak))
    reported = _that_ahead(scene, max(at + 1, subject.last))
    if scene.verb_first and scene.has(at, "near"):
        return reported and scene.speaks(subject.first, subject.last)
    if subject.pronoun:
        return not weak or subject.pronoun != "it"
    if subject.left_out:
        return _may_leave_out(scene, at, weak=weak, reported=reported)
    noun = any(i in scene.nouns for i in range(subject.first, subject.last))
    noun = noun or bool(scene.phrase(subject.first, scene.speech.partitives))
    if weak and not noun:
        return reported and scene.speaks(subject.first, subject.last)
    return _is_source(scene, subject.first, subject.last)


def _may_leave_out(scene: Scene, at: int, *, weak: bool, reported: bool) -> bool:
    """Whether a verb may go on with a subject named before; at the opening only after "and"."""
    if scene.phrase(at, scene.speech.participles):
        return True
    if not scene.verb_first:
        return not weak
    return reported and not weak and (at > 0 or scene.marked.tokens[at].analysis.conjunction)


def _that_ahead(scene: Scene, at: int) -> bool:
    """Whether words are introduced after a token: by "that", a colon or a quotation mark."""
    for ahead in range(at, min(at + AHEAD, len(scene))):
        if scene.has(ahead, "that") or scene.text(ahead) in {":", MARK}:
            return True
        if ahead in scene.actions or scene.text(ahead) == ";":
            return False
    return False


def _is_embedded(scene: Scene, at: int) -> bool:
    return scene.verb_first and (scene.has(at - 1, "relative") or _is_clause_object(scene, at))


def _is_clause_object(scene: Scene, at: int) -> bool:
    """Whether a verb takes up what it says with a pronoun ("what X said")."""
    taken_up = scene.marked.tokens[at].analysis.suffix not in {"", *scene.pack.morphology.people}
    return scene.verb_first and taken_up and scene.has(at - 1, "not")


def _complement(scene: Scene, at: int, *, addressed: bool = False) -> bool:
    """Whether the credited words begin after a token, adjuncts and hearers passed over."""
    if scene.verb_first:
        return _introduced(scene, at)
    if at >= len(scene) or scene.text(at) in {*ENDS, ",", ";", ")"}:
        return False
    if scene.has(at, "that") or scene.text(at) in {":", MARK}:
        return True
    if scene.has(at, "relative", "and"):
        return False
    adverb = scene.is_adverb(at)
    adjunct = scene.has(at, *PREPOSITIONS, "after", "before", "clause") or at in scene.timed
    if not (addressed or adjunct or adverb):
        return True
    for ahead in range(at, min(at + AHEAD, len(scene))):
        if scene.has(ahead, "that") or scene.text(ahead) in {":", MARK}:
            return True
        if scene.text(ahead) in {",", ";"} or scene.has(ahead, "relative", "clause", "after"):
            return False
        if ahead in scene.actions or scene.has(ahead, "be", "have", "plan", "not"):
            return True
    return False


def _introduced(scene: Scene, at: int) -> bool:
    """Whether "that", a colon, a quotation or a noun of change follows in the same breath."""
    for ahead in range(at, min(at + AHEAD, len(scene))):
        if scene.has(ahead, "that") or scene.text(ahead) in {":", MARK}:
            return True
        if any(t.at == ahead for t in scene.marked.triggers):
            return True
        dated = ahead + 1 in scene.timed or ahead - 1 in scene.timed
        if scene.text(ahead) == "," and not dated:
            return False
    return False


def _sides(
    scene: Scene, first: int, last: int, *, says: bool, inverted: bool
) -> tuple[bool, bool]:
    """Return whether the credited words stand after, and before, the words that credit."""
    if not any(scene.marked.tokens[at].is_word for at in range(first)):
        return True, False
    if inverted:
        return scene.text(last) == ":", True
    if says:
        return True, False
    return _goes_on(scene, last), True


def _bounded(scene: Scene, found: list[Statement], place: int) -> Statement:
    """Return a statement with the tokens it bears on, the next one's words left out."""
    statement = found[place]
    low = _low(scene, found, place) if statement.backward else statement.last
    high = _high(scene, found, place) if statement.forward else statement.first
    return replace(statement, low=low, high=high)


def _high(scene: Scene, found: list[Statement], place: int) -> int:
    last = found[place].last
    for other in found[place + 1 :]:
        if other.source is None or other.embedded or other.cited:
            continue
        if not other.backward:
            return _opening(scene, max(other.first, last), last)
        breach = _breach(scene, last, other.first)
        if breach is not None:
            return breach
    return len(scene)


def _low(scene: Scene, found: list[Statement], place: int) -> int:
    first = found[place].first
    if place and found[place].relayed and found[place - 1].backward:
        return _low(scene, found, place - 1)
    for other in reversed(found[:place]):
        if other.embedded or (other.source is None and other.going_on):
            continue
        breach = _breach(scene, other.last, first)
        return other.last if breach is None else breach
    return 0


def _opening(scene: Scene, at: int, floor: int) -> int:
    """Return where the clause opens whose subject or verb stands at a token."""
    while at > floor and (
        scene.text(at - 1) == "," or scene.has(at - 1, "and", "contrast", "clause")
    ):
        at -= 1
    return at


def _breach(scene: Scene, first: int, last: int) -> int | None:
    """Return where a new main clause opens between two tokens, None where none does."""
    for at in range(last - 1, first, -1):
        if scene.has(at, "contrast", "clause") or scene.text(at) == ";":
            return at
        if scene.has(at, "and") and scene.text(at - 1) == ",":
            return at
    return None
