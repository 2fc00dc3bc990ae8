"""Find date expressions in a text, each with its exact place and what it means."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from basestatus.languages.dates.grammar import parse
from basestatus.languages.dates.lexicon import read_lexicon
from basestatus.languages.dates.meaning import FromEvent, Offset
from basestatus.languages.dates.search import all_known, run_spans
from basestatus.languages.dates.sorts import (
    grain_of,
    is_about,
    is_background,
    is_stated,
    is_told,
    kind_of,
    relation_of,
)
from basestatus.languages.dates.tokens import Item, runs
from basestatus.languages.dates.trust import trusted
from basestatus.languages.dates.vocabulary import Kind, Relation, Role, Unit
from basestatus.languages.folding import Folded, fold
from basestatus.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.languages.dates.meaning import Node

__all__ = ["Expression", "find_expressions"]

SHORT = 120
EDGES = frozenset({
    Role.ON, Role.IN, Role.THE, Role.COMMA, Role.DOT, Role.OPEN, Role.CLOSE, Role.AND, Role.DASH,
    Role.OF, Role.APOSTROPHE, Role.DURING,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression in a text.

    ``span`` is in code points of the original text. ``relation`` says how the days named bind
    what is told, ``grain`` the finest unit named. ``told`` expressions count from the day that
    the text speaks of ("the next day"), else from publication. ``stated`` ones name a date of a
    calendar; ``background`` ones no more than a year or a longer time, by number.
    ``approximate`` follows from the wording. ``meaning`` is what ``resolve`` reads.
    """

    span: Span
    kind: Kind
    relation: Relation
    grain: Unit
    meaning: Node
    language: str
    told: bool = False
    stated: bool = False
    background: bool = False
    approximate: bool = False


def find_expressions(
    text: str, language: str, *, folded: Folded | None = None, within: Span | None = None
) -> tuple[Expression, ...]:
    """Return the date expressions of a text from left to right; they never overlap.

    ``folded`` spares folding the text again, ``within`` reading any lines but those of a range of
    folded text. Text with no time word and no year in it costs one scan.

    Raises:
        LanguagePackError: if the language has no pack.
    """
    folded = folded or fold(text)
    return tuple(
        replace(found, span=_place(text, folded, base, found.span))
        for base, found in _found(text, folded, language, within)
    )


def _found(
    text: str, folded: Folded, language: str, within: Span | None
) -> Iterator[tuple[int, Expression]]:
    """Yield expressions placed in a run of folded text, and where the run begins."""
    whole = folded.text
    start, end = _core(whole)
    core = whole[start:end]
    if len(core) <= SHORT and all_known(core, language) and (found := _whole(core, language)):
        yield start, found
        return
    first, last = _lines(whole, within) if within else (0, len(whole))
    for low, high in run_spans(whole[first:last], language):
        start, end = first + low, first + high
        run, ahead = whole[start:end], whole[end : end + 2].strip()[:1]
        small = _small(text, folded, start, run, language)
        for found in _in_run(language, run, small, ahead):
            yield start, found


def _lines(text: str, within: Span) -> tuple[int, int]:
    """Return the range of the lines that a range is part of: no date goes on in another."""
    end = text.find("\n", within.end)
    return text.rfind("\n", 0, within.start) + 1, len(text) if end < 0 else end


def _core(text: str) -> tuple[int, int]:
    """Return a short text's range without the marks around it; a longer one's as it is."""
    start, end = 0, len(text)
    while start < end <= SHORT and not text[start].isalnum():
        start += 1
    while start < end <= SHORT and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _place(text: str, folded: Folded, base: int, span: Span) -> Span:
    """Return a span of folded text in the original, the vowel signs on its last letter included."""
    start = int(folded.offsets[base + span.start])
    end = int(folded.offsets[base + span.end - 1]) + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return Span(start, end)


@lru_cache(maxsize=4096)
def _whole(text: str, language: str) -> Expression | None:
    """Return the one date that a text is, with nothing else in it."""
    lexicon = read_lexicon(language)
    found = list(runs(text, lexicon, anchored=False))
    if len(found) != 1:
        return None
    items = parse(found[0], lexicon, lenient=True)
    inner = [index for index, item in enumerate(items) if not _is_edge(item)]
    if len(inner) == 1 and {Role.TIME, Role.BOUND} & items[inner[0]].values.keys():
        start = _with_article(items, inner[0])
        return _expression(items[inner[0]], start, language, follows=False)
    return None


def _is_edge(item: Item) -> bool:
    """Tell whether an item may stand at the edge of a date and mean nothing."""
    return not EDGES.isdisjoint(item.values)


def _small(text: str, folded: Folded, start: int, run: str, language: str) -> tuple[int, ...]:
    """Return where names begin that are common words when written small, as they are here."""
    capitals = _capitals(language, run)
    return tuple(at for at in capitals if text[int(folded.offsets[start + at])].islower())


@lru_cache(maxsize=8192)
def _capitals(language: str, run: str) -> tuple[int, ...]:
    """Return where names begin that need a capital."""
    lexicon = read_lexicon(language)
    if not lexicon.capitals:
        return ()
    return tuple(
        item.start
        for items in runs(run, lexicon)
        for item in items
        if item.weak and run[item.start : item.end] in lexicon.capitals
    )


@lru_cache(maxsize=8192)
def _in_run(language: str, run: str, small: tuple[int, ...], ahead: str) -> tuple[Expression, ...]:
    """Return the expressions of a run; the same few hundred fill the news and are read once."""
    lexicon = read_lexicon(language)
    found: list[Expression] = []
    for items in runs(run, lexicon):
        end = items[-1].end
        follows = run[end : end + 2].strip()[:1] if end < len(run) else ahead
        marked = [
            Item({Role.WORD: True}, item.start, item.end) if item.start in small else item
            for item in items
        ]
        found += _trusted(parse(marked, lexicon), run, follows, language)
    return tuple(found)


def _trusted(items: Sequence[Item], run: str, ahead: str, language: str) -> Iterator[Expression]:
    """Yield the dates among items, where their surroundings bear them out."""
    for index, item in enumerate(items):
        if trusted(items, index, text=run[item.start : item.end], ahead=ahead):
            follows = index + 1 < len(items) or ahead.isalpha()
            yield _expression(item, _with_article(items, index), language, follows=follows)


def _with_article(items: Sequence[Item], index: int) -> int:
    """Return where an item begins, an article glued to it included."""
    before = items[index - 1] if index else items[index]
    glued = before.has(Role.THE) and before.end == items[index].start
    return before.start if glued else items[index].start


def _expression(item: Item, start: int, language: str, *, follows: bool) -> Expression:
    """Return the expression for an item that begins at ``start``.

    An amount after an event that is not told (nothing ``follows``) is one after what was told.
    """
    node = cast("Node", item.values.get(Role.TIME, item.values.get(Role.BOUND)))
    if isinstance(node, FromEvent) and not follows and not node.within:
        node = Offset(node.amount, node.sign, told=True)
    return Expression(
        span=Span(start, item.end),
        kind=kind_of(node),
        relation=relation_of(node),
        grain=grain_of(node),
        meaning=node,
        language=language,
        told=is_told(node),
        stated=is_stated(node),
        background=is_background(node),
        approximate=is_about(node),
    )
