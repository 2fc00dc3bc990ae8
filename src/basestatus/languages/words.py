"""What a form may mean: its readings, and a token taken apart into them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.languages.morphology import Split

__all__ = ["Analysis", "Meaning", "Phrase", "Phrases", "Word", "analysis_of"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a class of triggers means, from classes.toml."""

    status: str
    begun: str
    roles: tuple[str, ...]
    agent: str
    cargo: str = ""
    taker: str = ""
    moves: bool = False
    object: str = ""
    far: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """One reading of a form.

    ``kind`` is trigger, operator, head or source; ``label`` its class; ``form`` the tense of a
    verb, noun for a noun, state for an adjective of state; ``particle`` the words that must
    follow; ``rule`` names the pack entry.
    """

    kind: str
    label: str
    form: str = ""
    number: str = "singular"
    particle: tuple[str, ...] = ()
    rule: str = ""


Phrase = tuple[tuple[str, ...], Word]
Phrases = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A token taken apart: its readings, and what is attached to it.

    ``role`` is that of an attached preposition; ``suffix`` an attached pronoun. ``is_word`` is
    whether it is a word or a number, not punctuation. The rest picks from its readings, once for
    each form rather than at each of its tokens: the classes of its ``operators``, its
    ``triggers``, its ``head``, whether it is a ``source``; ``bare`` is the token without its
    article and conjunction, empty where no article is attached.
    """

    words: tuple[Word, ...] = ()
    stem: str = ""
    conjunction: bool = False
    role: str = ""
    article: bool = False
    future: bool = False
    suffix: str = ""
    is_word: bool = True
    operators: frozenset[str] = frozenset()
    triggers: tuple[Word, ...] = ()
    head: Word | None = None
    source: bool = False
    bare: str = ""


def analysis_of(token: str, split: Split, words: tuple[Word, ...], *, bare: str) -> Analysis:
    """Return a folded token, split into a stem and its clitics, with the readings of the stem."""
    return Analysis(
        words,
        split.stem,
        split.conjunction,
        split.role,
        split.article,
        split.future,
        split.suffix,
        is_word=token[:1].isalnum(),
        operators=frozenset(w.label for w in words if w.kind == "operator"),
        triggers=tuple(w for w in words if w.kind == "trigger"),
        head=next((w for w in words if w.kind == "head"), None),
        source=any(w.kind == "source" for w in words),
        bare=bare,
    )
