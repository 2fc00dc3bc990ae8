"""Lists of sites in a sentence or in lines of their own, joined to what is told of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from basestatus.extract.names import Hit
    from basestatus.extract.sentence.text import Sentence, Token
    from basestatus.languages import Pack

__all__ = ["Piece", "join_lists"]

BULLETS = frozenset("-*•·")
ITEMS = 2
STOPS = frozenset(".:?")


class Piece(NamedTuple):
    """A sentence with its tokens and the names in it, not marked yet."""

    sentence: Sentence
    tokens: list[Token]
    hits: list[Hit]


def join_lists(pieces: Mapping[int, Piece], pack: Pack) -> dict[int, Piece]:
    """Return the pieces, each list behind a colon of the piece that counts its sites.

    What was joined is left empty in its own place.
    """
    joined = dict(pieces)
    for index in sorted(pieces) if "naming" in pack.references else ():
        host = joined[index]
        listed = _listed_after(pieces, index, pack) if _counts_sites(host) else []
        if listed:
            joined[index] = _joined(host, [pieces[at] for at in listed], pack)
            joined |= {at: Piece(pieces[at].sentence, [], []) for at in listed}
    return joined


def _counts_sites(piece: Piece) -> bool:
    """Whether a piece speaks of several sites and names none."""
    named = any(_is_site(hit) for hit in piece.hits)
    words = (word for token in piece.tokens for word in token.words)
    return not named and any(w.kind == "head" and w.number == "plural" for w in words)


def _listed_after(pieces: Mapping[int, Piece], index: int, pack: Pack) -> list[int]:
    """Return the pieces that only name the sites of the one before them."""
    after = index + 1
    if after in pieces and _names_sites(pieces[index], pieces[after], pack):
        here = pieces[index].sentence.paragraph == pieces[after].sentence.paragraph
        return [after] if here and pieces[index].tokens[-1].text in STOPS else []
    while after in pieces and _is_item(pieces[after], pack):
        after += 1
    return [*range(index + 1, after)] if after - index > ITEMS else []


def _is_site(hit: Hit) -> bool:
    return any(reading.kind == "site" for reading in hit.readings)


def _names_sites(host: Piece, piece: Piece, pack: Pack) -> bool:
    """Whether a sentence says no more than which sites are meant ("they are A and B")."""
    several = sum(_is_site(hit) for hit in piece.hits) >= ITEMS
    framed = host.sentence.question or _frames(piece, pack)
    return several and framed and _rest(piece, pack) <= pack.references["naming"]


def _frames(piece: Piece, pack: Pack) -> bool:
    """Whether a word such as "they" or "the first" stands in a piece."""
    naming = (t for t in piece.tokens if t.text in pack.references["naming"])
    return any("be" not in token.analysis.operators for token in naming)


def _is_item(piece: Piece, pack: Pack) -> bool:
    """Whether a line holds no more than the mark of an item and a site."""
    marked = bool(piece.tokens) and piece.tokens[0].text in BULLETS
    return marked and any(map(_is_site, piece.hits)) and not _rest(piece, pack)


def _rest(piece: Piece, pack: Pack) -> set[str]:
    """Return the words of a piece that are no name, no head noun, no article and no "and"."""
    named = {at for hit in piece.hits for at in range(hit.start, hit.end)}
    plain = pack.references["determiners"]
    return {
        token.text
        for token in piece.tokens
        if token.is_word
        and token.start not in named
        and token.text not in plain
        and token.analysis.head is None
        and "and" not in token.analysis.operators
    }


def _joined(host: Piece, listed: list[Piece], pack: Pack) -> Piece:
    """Return a piece that goes on with the lists of others behind a colon."""
    tokens = host.tokens
    stop = tokens[-1]
    before = tokens[:-1] if stop.text in STOPS else tokens
    colon = stop._replace(text=":", is_word=False, words=())
    members = chain.from_iterable(_members(piece, pack) for piece in listed)
    sentence = replace(host.sentence, end=listed[-1].sentence.end, question=False)
    hits = [*host.hits, *chain.from_iterable(piece.hits for piece in listed)]
    return Piece(sentence, [*before, colon, *[*members][_leading(listed) :]], hits)


def _leading(listed: list[Piece]) -> int:
    """Return how many tokens of the first item are its mark."""
    return int(listed[0].tokens[0].text in BULLETS)


def _members(piece: Piece, pack: Pack) -> list[Token]:
    """Return the tokens of a list without its frame, the marks of items as commas."""
    naming = pack.references["naming"]
    named = {at for hit in piece.hits for at in range(hit.start, hit.end)}
    kept = (t for t in piece.tokens if t.start in named or t.text not in naming)
    return [t._replace(text=",") if t.text in BULLETS else t for t in kept]
