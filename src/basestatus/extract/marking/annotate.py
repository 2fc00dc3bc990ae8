"""Mark operators, names and dates in the tokens of a sentence, then what they make up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.nouns.places import mark_places
from basestatus.extract.nouns.references import mark_references
from basestatus.extract.sentence.marks import Marked
from basestatus.extract.sentence.roles import is_determiner
from basestatus.extract.sentence.text import token_at
from basestatus.extract.sentence.wording import phrase_at
from basestatus.extract.triggers.garrisons import mark_garrisons
from basestatus.extract.triggers.triggers import mark_triggers

if TYPE_CHECKING:
    from basestatus.extract.names import Hit
    from basestatus.extract.sentence.text import Sentence, Token
    from basestatus.languages import Pack, Word
    from basestatus.model import Span

__all__ = ["annotate"]

FRONT = 7


def annotate(
    sentence: Sentence, tokens: list[Token], hits: list[Hit], dates: list[Span], pack: Pack
) -> Marked:
    """Return a sentence with its operators, places, references and triggers marked.

    ``dates`` are the folded spans of date expressions; their words mean nothing else.
    """
    marked = Marked(sentence, tokens, [frozenset()] * len(tokens), taken=[False] * len(tokens))
    _mark_names(marked, hits)
    phrases = _mark_operators(marked, pack)
    _mark_dates(marked, dates)
    mark_triggers(marked, pack, phrases)
    mark_garrisons(marked, pack)
    _free_fronts(marked)
    mark_places(marked, pack)
    mark_references(marked, pack)
    return marked


def _mark_names(marked: Marked, hits: list[Hit]) -> None:
    for hit in hits:
        first = token_at(marked.tokens, hit.start)
        if first and marked.tokens[first - 1].end > hit.start:
            first -= 1
        last = first
        while last < len(marked.tokens) and marked.tokens[last].start < hit.end:
            last += 1
        if first < last:
            marked.hits.append((first, last, hit))
            for at in range(first, last):
                marked.taken[at] = True


def _mark_operators(marked: Marked, pack: Pack) -> list[tuple[int, int, Word]]:
    """Fill the operators from phrases, longest first, then words; return what else they are."""
    triggers: list[tuple[int, int, Word]] = []
    covered = [False] * len(marked.tokens)
    for at in range(len(marked.tokens)):
        opens = marked.tokens[at].opens and not covered[at]
        found = phrase_at(marked.tokens, at, pack) if opens else None
        if found is None:
            continue
        _free_names(marked, at, at + found[0], found[1])
        if _straddles(marked, at, at + found[0]):
            continue
        length, words = found
        labels = frozenset(w.label for w in words if w.kind == "operator")
        for inner in range(at, at + length):
            covered[inner] = True
            marked.relabel(inner, labels)
        triggers += [(at, at + length, w) for w in words]
    for at, token in enumerate(marked.tokens):
        if token.analysis.operators and not covered[at] and not marked.taken[at]:
            marked.relabel(at, token.analysis.operators)
    _part_adverbs(marked, pack)
    for at in [*marked.where("such_as")]:
        _decide_example(marked, at)
    for at in marked.where("another"):
        noun = marked.has(at - 1, "troops", "cargo", "civilian") or (at and marked.taken[at - 1])
        if noun:
            marked.relabel(at, marked.operators[at] - {"last"})
    return triggers


def _part_adverbs(marked: Marked, pack: Pack) -> None:
    """Keep of a word for "there" that may be a preposition ("inside") what it is before a noun."""
    for at in [*marked.where("there")] if pack.order == "svo" else ():
        start = at + 1
        if start < len(marked.tokens) and is_determiner(marked.tokens[start], pack):
            start += 1
        here = range(start, min(start + 2, len(marked.tokens)))
        governs = any(marked.taken[i] or marked.head_kind(i) for i in here)
        if governs and marked.has(at, "location"):
            marked.relabel(at, marked.operators[at] - {"there", "here"})


def _decide_example(marked: Marked, at: int) -> None:
    """Keep of a word that may bring in examples ("among them") what it is before a place or not."""
    others = marked.operators[at] - {"such_as"}
    if others:
        named = any(_is_place(marked, start) for start in (at + 1, at + 2))
        marked.relabel(at, frozenset({"such_as"}) if named else others)


def _is_place(marked: Marked, at: int) -> bool:
    """Whether a site or an area begins at a token, or one whose head noun stands before it."""
    if at and not (marked.head_kind(at - 1) or marked.has(at - 1, "such_as")):
        return False
    hits = (hit for first, _, hit in marked.hits if first == at)
    return any(r.kind in {"site", "area"} for hit in hits for r in hit.readings)


def _mark_dates(marked: Marked, dates: list[Span]) -> None:
    tokens = marked.tokens
    for span in dates:
        at = max(token_at(tokens, span.start) - 1, 0)
        while at < len(tokens) and tokens[at].start < span.end:
            if span.start < tokens[at].end:
                marked.relabel(at, frozenset({"date"}) | marked.operators[at] & {"since"})
                marked.taken[at] = True
            at += 1


def _free_fronts(marked: Marked) -> None:
    """Take a bare stretch of time that opens a sentence for no clause ("after nine years, …")."""
    commas = (
        at for at in range(2, min(FRONT, len(marked.tokens))) if marked.tokens[at].text == ","
    )
    end = next(commas, 0)
    bare = end and not any(marked.taken[at] or marked.operators[at] for at in range(1, end))
    if bare and marked.has(0, "after") and not any(t.at < end for t in marked.triggers):
        marked.relabel(0, marked.operators[0] - {"after"})


def _free_names(marked: Marked, first: int, last: int, words: list[Word]) -> None:
    """Drop the names inside a longer phrase that only joins clauses ("on the other side")."""
    if not any(word.label in {"contrast", "clause"} for word in words):
        return
    inside = [
        h for h in marked.hits if first <= h[0] and h[1] <= last and h[1] - h[0] < last - first
    ]
    for hit in inside:
        marked.hits.remove(hit)
        for at in range(hit[0], hit[1]):
            marked.taken[at] = False


def _straddles(marked: Marked, first: int, last: int) -> bool:
    return any(marked.taken[first:last])
