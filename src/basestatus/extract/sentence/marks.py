"""What a sentence holds: places, forces, references and triggers, each at its tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.extract.names import Hit, Reading
    from basestatus.extract.sentence.text import Sentence, Token
    from basestatus.languages import Word

__all__ = [
    "BASES",
    "COUNTED_OFF",
    "ONE_OF_TWO",
    "Force",
    "Mark",
    "Marked",
    "Place",
    "Reference",
    "Trigger",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A named place at tokens ``first`` to ``last``; the head noun beside it is included.

    ``readings`` are the sites and areas the name may mean; ``head`` is the kind of the head
    noun, empty where there is none; ``role`` how it stands in the clause (source, goal, location,
    near, agent, or empty for none); ``group`` is the same for the members of one list.
    """

    first: int
    last: int
    name: tuple[int, int]
    readings: tuple[Reading, ...]
    head: str = ""
    role: str = ""
    group: int = -1

    @property
    def kind(self) -> str:
        """Empty: a name says itself what is meant."""
        return ""

    @property
    def number(self) -> str:
        """Singular: a list of names is several places."""
        return "singular"


@dataclass(frozen=True, slots=True)
class Reference:
    """A site spoken of without its name: a definite head noun, a pronoun, an adverb of place.

    ``kind`` is the kind of the head, empty for a pronoun; ``number`` singular, dual or plural, or
    for one of two sites former or latter, for one of a list what counts it off; ``gender``
    feminine, masculine or empty.
    """

    first: int
    last: int
    kind: str
    number: str
    gender: str = ""
    role: str = ""
    group: int = -1

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Empty: no name is given."""
        return ()


Mark = Place | Reference
BASES = frozenset({"base", "air_base", "port"})
PAUSES = frozenset(",-()")
COUNTED_OFF = ("first_one", "second_one", "third_one", "other_one")
ONE_OF_TWO = frozenset({"former", "latter"})


@dataclass(frozen=True, slots=True, order=True)
class Force:
    """Who may move: ``actor`` is empty where the words do not say.

    ``sort`` is troops, cargo, name, people, metonym, pronoun, civilian or person; the last two do
    not make claims. ``others`` are the forces that one noun names beside the first ("Indian and
    Chinese troops").
    """

    first: int
    last: int
    actor: str
    sort: str
    role: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of presence or its change, with the reading chosen for it."""

    at: int
    end: int
    word: Word
    passive: bool = False
    suffix: str = ""


@dataclass(slots=True)
class Marked:
    """A sentence with its marks; ``operators`` holds the classes at each token: see ``relabel``.

    ``kept`` is what was made of the marks, and must be emptied when they change: see ``Case.once``.
    """

    sentence: Sentence
    tokens: list[Token]
    operators: list[frozenset[str]]
    hits: list[tuple[int, int, Hit]] = field(default_factory=list)
    taken: list[bool] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    forces: list[Force] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    kept: dict[object, object] = field(default_factory=dict, repr=False)
    _labelled: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _openings: list[int] = field(default_factory=list, repr=False)
    _counts: list[tuple[int, int]] = field(default_factory=list, repr=False)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The named places, then the references."""
        return (*self.places, *self.references)

    def opening(self, at: int) -> int:
        """Return the first token of the clause of a token."""
        if len(self._openings) != len(self.clauses):
            self._openings = []
            for here, number in enumerate(self.clauses):
                goes_on = here > 0 and number == self.clauses[here - 1]
                self._openings.append(self._openings[-1] if goes_on else here)
        return self._openings[at] if at else 0

    def ending(self, at: int) -> int:
        """Return the token after the last one of the clause of a token."""
        number = self.clauses[at]
        while at < len(self.tokens) and self.clauses[at] == number:
            at += 1
        return at

    def relabel(self, at: int, labels: frozenset[str]) -> None:
        """Give a token other classes of operators."""
        self.operators[at] = labels
        self._labelled.clear()
        self._counts.clear()

    def has(self, at: int, *labels: str) -> bool:
        """Whether a token carries an operator of any of the classes."""
        operators = self.operators
        return 0 <= at < len(operators) and not operators[at].isdisjoint(labels)

    def where(self, label: str) -> Sequence[int]:
        """Return the tokens that carry an operator of a class, in order.

        A sentence has few, so that to look among them costs less than to ask each of its tokens.
        """
        if not self._labelled:
            self._labelled[""] = []
            for at, operators in enumerate(self.operators):
                for known in operators:
                    self._labelled.setdefault(known, []).append(at)
        return self._labelled.get(label, ())

    def any_between(self, first: int, last: int, *labels: str) -> bool:
        """Whether any token of a range carries an operator of any of the classes."""
        for label in labels:
            for at in self.where(label):
                if first <= at < last:
                    return True
        return False

    def count(self, first: int, last: int) -> tuple[int, int]:
        """Return how many words that are no dates, and how many pauses, a range holds."""
        if not self._counts:
            pairs = zip(self.tokens, self.operators, strict=True)
            words = [token.is_word and "date" not in labels for token, labels in pairs]
            pauses = [token.text in PAUSES for token in self.tokens]
            sums = accumulate(words, initial=0), accumulate(pauses, initial=0)
            self._counts = [*zip(*sums, strict=True)]
        if last <= first:
            return 0, 0
        before, after = self._counts[first], self._counts[last]
        return after[0] - before[0], after[1] - before[1]

    def is_unknown(self, at: int) -> bool:
        """Whether a word of no list and no name stands at a token."""
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        return token.is_word and not (token.words or self.operators[at] or self.taken[at])

    def is_plural_head(self, at: int) -> bool:
        """Whether a plural such as "bases" stands at a token."""
        if not 0 <= at < len(self.tokens):
            return False
        return any(w.kind == "head" and w.number == "plural" for w in self.tokens[at].words)

    def head_kind(self, at: int) -> str:
        """Return the kind of the head noun at a token, empty where it is none."""
        if not 0 <= at < len(self.tokens) or self.taken[at]:
            return ""
        head = self.tokens[at].analysis.head
        if head is None or self.has(at - 1, "civil_use") or self.has(at + 1, "civil_use"):
            return ""
        return head.label
