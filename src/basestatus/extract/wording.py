"""Find phrases of several words in tokens, clitics and inflection allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.text import Token
    from basestatus.languages import Pack, Word

__all__ = ["matches", "phrase_at", "spellings"]


def phrase_at(tokens: list[Token], at: int, pack: Pack) -> tuple[int, list[Word]] | None:
    """Return the longest phrase that begins at a token, and its readings."""
    for start in spellings(tokens[at], pack):
        rows = pack.phrases.get(start, ())
        for parts, _ in rows:
            if matches(tokens, at + 1, parts[1:], pack):
                return len(parts), [word for other, word in rows if other == parts]
    return None


def matches(tokens: list[Token], at: int, parts: tuple[str, ...], pack: Pack) -> bool:
    if at + len(parts) > len(tokens):
        return False
    return all((part in spellings(tokens[at + i], pack) for i, part in enumerate(parts)))


def spellings(token: Token, pack: Pack) -> tuple[str, ...]:
    """Return a token with and without its clitics, and the words it is a form of."""
    text = token.text
    found = [text, *(w.rule for w in token.words if w.kind != "trigger")]
    if token.analysis.stem != text:
        found.append(token.analysis.stem)
    for mark in (*pack.morphology.conjunctions, *pack.morphology.articles):
        if text.startswith(mark) and len(text) > len(mark) + 1:
            found.append(text[len(mark) :])
    for suffix in pack.morphology.suffixes:
        if text.endswith(suffix) and len(text) > len(suffix) + 2:
            base = text[: -len(suffix)]
            found.append(base)
            found += [
                base[: -len(a)] + b for a, b in pack.morphology.before_suffix if base.endswith(a)
            ]
    return tuple(found)
