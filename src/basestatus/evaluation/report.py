"""Put scores and mistakes into lines to read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from basestatus.evaluation.matching import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from basestatus.evaluation.mistakes import Mistake
    from basestatus.evaluation.rows import Row
    from basestatus.evaluation.scores import Scores

__all__ = ["figures", "mistake_lines", "score_lines"]


def figures(scores: Scores) -> dict[str, float | None]:
    """Return every figure by its name, in the order of the report."""
    levels = {
        f"{level}_{name}": getattr(scores.tallies[level], name)
        for level in Level
        for name in ("precision", "recall", "f1")
    }
    return levels | {
        "dates_overlap": scores.dates_overlap.value,
        "dates_exact": scores.dates_exact.value,
        "days_exact": scores.days_exact.value,
        "quotes_exact": scores.quotes_exact.value,
        "quotes_overlap": scores.quotes_overlap.value,
        "quotes_iou": scores.quotes_iou.value,
        "sources_named": scores.sources_named.value,
        "sources_alike": scores.sources_alike.value,
        "alarms_without_change": scores.alarms_without_change.value,
    }


def score_lines(scores: Mapping[str, Scores]) -> Iterator[str]:
    """Yield a table: a row for each figure, a column for all articles and for each language."""
    columns = {language or "?": figures(of) for language, of in scores.items()}
    yield _line("", columns)
    yield _line("articles", [str(of.articles) for of in scores.values()])
    for name in next(iter(columns.values())):
        yield _line(name.replace("_", " "), [_number(c[name]) for c in columns.values()])
    for level in Level:
        of = scores["all"].tallies[level]
        yield (
            f"{level.replace('_', ' ')}: {of.hits} found, {of.alarms} in vain, "
            f"{of.misses} missed, {of.dropped} not counted"
        )


def mistake_lines(mistakes: Iterable[Mistake]) -> Iterator[str]:
    """Yield what was missed and what was found in vain, and how often each kind occurs."""
    mistakes = tuple(mistakes)
    for title, misses in (("missed", True), ("found in vain", False)):
        chosen = [mistake for mistake in mistakes if mistake.is_miss is misses]
        kinds = Counter(mistake.kind for mistake in chosen).most_common()
        yield ""
        of_kind = ", ".join(f"{kind} {number}" for kind, number in kinds)
        yield f"{title}: {len(chosen)}" + (f" ({of_kind})" if of_kind else "")
        for mistake in chosen:
            yield from _mistake_lines(mistake)


def _mistake_lines(mistake: Mistake) -> Iterator[str]:
    yield f"  {mistake.kind}: {mistake.row.document}: {_said(mistake.row)}"
    if mistake.nearest:
        yield f"    {'found' if mistake.is_miss else 'expected'}: {_said(mistake.nearest)}"
    yield f"    {' '.join(mistake.row.quote.split())}"


def _said(row: Row) -> str:
    """Return what a row says in a few words, with its rule if it has one."""
    start, end = row.interval.start or "..", row.interval.end or ".."
    rule = f" by {row.rule}" if row.rule else ""
    return f"{row.site} {row.actor} {row.status}/{row.modality} {start}/{end}{rule}"


def _line(name: str, cells: Iterable[str]) -> str:
    return f"{name:<28}" + "".join(f"{cell:>8}" for cell in cells)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
