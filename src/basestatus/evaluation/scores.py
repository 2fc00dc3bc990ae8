"""Score found claims against expected ones, in all and by language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.evaluation.matching import Level, group, match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from basestatus.evaluation.matching import Matching
    from basestatus.evaluation.rows import Row
    from basestatus.model import Document

__all__ = ["ALL", "Scores", "Share", "Tally", "score"]

ALL = "all"
WORD = re.compile(r"\w{4,}")

Pair = tuple["Row", "Row"]
"""A row that was found, and the expected one that it answers to."""


@dataclass(frozen=True, slots=True)
class Share:
    """So much of so many."""

    part: float
    whole: int

    @property
    def value(self) -> float | None:
        """The ratio; None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many keys were found and required, found in vain, required in vain, not counted."""

    hits: int
    alarms: int
    misses: int
    dropped: int

    @property
    def precision(self) -> float | None:
        """Hits among what was found."""
        return Share(self.hits, self.hits + self.alarms).value

    @property
    def recall(self) -> float | None:
        """Hits among what was required."""
        return Share(self.hits, self.hits + self.misses).value

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return Share(2 * self.hits, 2 * self.hits + self.alarms + self.misses).value or 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """How well claims were found, by tallies and by shares.

    Of strict hits: ``dates_overlap``, ``dates_exact`` and ``days_exact`` (of those that are a
    single day), ``quotes_overlap``, ``quotes_iou`` (mean intersection over union),
    ``sources_named`` and ``sources_alike`` (sharing a word, where a source is expected). Of all
    rows found: ``quotes_exact``. ``alarms_without_change`` is false alarms per article in which
    nothing is required.
    """

    articles: int
    tallies: Mapping[Level, Tally]
    dates_overlap: Share
    dates_exact: Share
    days_exact: Share
    quotes_overlap: Share
    quotes_iou: Share
    quotes_exact: Share
    sources_named: Share
    sources_alike: Share
    alarms_without_change: Share


def score(
    gold: Iterable[Row],
    found: Iterable[Row],
    documents: Iterable[Document],
    *,
    window_start: date | None = None,
) -> dict[str, Scores]:
    """Return the scores of all documents, and those of each language.

    Rows are counted by key, so several rows of one key count once. ``window_start`` leaves aside
    findings of earlier days that nobody asks for.
    """
    gold, found, documents = tuple(gold), tuple(found), tuple(documents)
    scores = {ALL: _score(gold, found, documents, window_start)}
    for language in sorted({document.language for document in documents}):
        spoken = [document for document in documents if document.language == language]
        ids = {document.id for document in spoken}
        of_gold = [row for row in gold if row.document in ids]
        of_found = [row for row in found if row.document in ids]
        scores[language] = _score(of_gold, of_found, spoken, window_start)
    return scores


def _score(
    gold: Sequence[Row],
    found: Sequence[Row],
    documents: Sequence[Document],
    window_start: date | None,
) -> Scores:
    required = [row for row in gold if not row.optional]
    matchings = {level: match(gold, found, level, window_start=window_start) for level in Level}
    pairs = tuple(_pairs(required, found, matchings[Level.STRICT]))
    changed = {row.document for row in required}
    unchanged = {document.id for document in documents} - changed
    alarms = [key for key in matchings[Level.STRICT].alarms if key[0] in unchanged]
    texts = {document.id: document for document in documents}
    return Scores(
        articles=len(documents),
        tallies={level: _tally(matching) for level, matching in matchings.items()},
        **_date_shares(pairs),
        **_quote_shares(pairs),
        quotes_exact=Share(sum(_is_exact(row, texts) for row in found), len(found)),
        **_source_shares(pairs),
        alarms_without_change=Share(len(alarms), len(unchanged)),
    )


def _tally(matching: Matching) -> Tally:
    return Tally(
        len(matching.hits), len(matching.alarms), len(matching.misses), len(matching.dropped)
    )


def _pairs(required: Iterable[Row], found: Iterable[Row], matching: Matching) -> Iterator[Pair]:
    """Yield for each hit the found and the expected row whose quotes share most."""
    answers, wanted = group(found, Level.STRICT), group(required, Level.STRICT)
    for key in sorted(matching.hits):
        yield max(((a, w) for a in answers[key] for w in wanted[key]), key=_closeness)


def _closeness(pair: Pair) -> tuple[int, bool]:
    return _shared(pair), _dates_meet(pair)


def _shared(pair: Pair) -> int:
    """Return how many code points two quotes share."""
    one, other = pair[0].span, pair[1].span
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _iou(pair: Pair) -> float:
    one, other = pair[0].span, pair[1].span
    return _shared(pair) / ((max(one.end, other.end) - min(one.start, other.start)) or 1)


def _dates_meet(pair: Pair) -> bool:
    """Whether intervals share a day; one that is open at both ends meets none."""
    answer, wanted = pair
    return answer.is_dated and answer.interval.meets(wanted.interval)


def _date_shares(pairs: Sequence[Pair]) -> dict[str, Share]:
    dated = [pair for pair in pairs if pair[1].is_dated]
    days = [pair for pair in dated if pair[1].interval.start == pair[1].interval.end]
    return {
        "dates_overlap": Share(sum(map(_dates_meet, dated)), len(dated)),
        "dates_exact": Share(sum(map(_same_dates, dated)), len(dated)),
        "days_exact": Share(sum(map(_same_dates, days)), len(days)),
    }


def _same_dates(pair: Pair) -> bool:
    return pair[0].interval == pair[1].interval


def _quote_shares(pairs: Sequence[Pair]) -> dict[str, Share]:
    return {
        "quotes_overlap": Share(sum(_shared(pair) > 0 for pair in pairs), len(pairs)),
        "quotes_iou": Share(sum(map(_iou, pairs)), len(pairs)),
    }


def _is_exact(row: Row, documents: Mapping[str, Document]) -> bool:
    document = documents.get(row.document)
    return bool(row.quote and document and document.quote(row.span) == row.quote)


def _source_shares(pairs: Sequence[Pair]) -> dict[str, Share]:
    named = [pair for pair in pairs if pair[1].attributed_to]
    return {
        "sources_named": Share(sum(bool(a.attributed_to) for a, _ in named), len(named)),
        "sources_alike": Share(sum(map(_share_a_word, named)), len(named)),
    }


def _share_a_word(pair: Pair) -> bool:
    one, other = (set(WORD.findall(row.attributed_to.lower())) for row in pair)
    return bool(one & other)
