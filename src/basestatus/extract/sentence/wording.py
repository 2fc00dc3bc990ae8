"""Find phrases of several words in tokens, clitics and inflection allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.languages.speech import load_speech

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked
    from basestatus.extract.sentence.text import Token
    from basestatus.languages import Pack, Word

__all__ = ["ends_another_verb", "matches", "phrase_at"]


def phrase_at(tokens: list[Token], at: int, pack: Pack) -> tuple[int, list[Word]] | None:
    """Return the longest phrase that begins at a token, and its readings."""
    if at + 1 == len(tokens):
        return None
    rows = pack.phrases_from(tokens[at].text, tokens[at + 1].text)
    for parts, word in rows:
        if word.label == "agent" and _is_definite(tokens, at + len(parts) - 1, parts, pack):
            continue
        if word.label == "near" and "there" in tokens[at].analysis.operators - {word.label}:
            continue
        if matches(tokens, at + 2, parts[2:], pack):
            return len(parts), [word for other, word in rows if other == parts]
    return None


def _is_definite(tokens: list[Token], at: int, parts: tuple[str, ...], pack: Pack) -> bool:
    """Whether an article makes a noun of the last part of a preposition ("by the side of")."""
    articles = pack.morphology.articles
    last = tokens[at].text if at < len(tokens) else ""
    return last.startswith(articles) and not parts[-1].startswith(articles)


def matches(tokens: list[Token], at: int, parts: tuple[str, ...], pack: Pack) -> bool:
    """Whether the parts of a phrase stand at a token and after it."""
    if at + len(parts) > len(tokens):
        return False
    for place, part in enumerate(parts, at):  # noqa: SIM110  (asked of every token)
        if part not in pack.spellings(tokens[place].text):
            return False
    return True


def ends_another_verb(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a word of being away is the particle of an unknown verb ("was carried out")."""
    token = marked.tokens[at - 1]
    adverb = token.text in pack.references.get("adverbs", ()) or token.text.endswith(
        tuple(load_speech(pack.language).adverbs)
    )
    return marked.is_unknown(at - 1) and not adverb
