from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.evaluation import (
    Kind,
    Level,
    Row,
    Share,
    find_mistakes,
    read_gold,
    rename_sites,
    score,
)
from basestatus.evaluation.report import mistake_lines, score_lines
from basestatus.gazetteer import read_gazetteer
from basestatus.model import Document, Interval, Modality, PublishedBasis, Span, Status

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "American troops left Tanf on Monday, an official said. They remain at Qasrak."
DAY = Interval(date(2026, 2, 9), date(2026, 2, 9))
EARLIER = Interval(date(2014, 1, 1), date(2014, 12, 31))
OPEN = Interval(None, None)


def document(key: str = "d", language: str = "en") -> Document:
    published = date(2026, 2, 13)
    basis = PublishedBasis.METADATA
    return Document(key, TEXT, "", "", "", language, published, basis, "0")


ROW = Row(
    document="d",
    site="tanf",
    actor="us",
    status=Status.WITHDRAWN,
    modality=Modality.ASSERTED,
    interval=DAY,
    attributed_to="an official",
    quote="left Tanf",
    span=Span(16, 25),
)


def row(**changes: Any) -> Row:  # noqa: ANN401  (any field)
    return replace(ROW, **changes)


def counts(
    gold: list[Row], found: list[Row], window_start: date | None = None
) -> tuple[int, int, int, int]:
    scores = score(gold, found, [document()], window_start=window_start)
    tally = scores["all"].tallies[Level.STRICT]
    return tally.hits, tally.alarms, tally.misses, tally.dropped


def test_what_is_found_as_expected_scores_in_full() -> None:
    scores = score([row()], [row()], [document()])["all"]
    assert [scores.tallies[level].f1 for level in Level] == [1, 1, 1]
    assert scores.dates_exact == scores.days_exact == scores.quotes_iou == Share(1, 1)
    assert scores.quotes_exact == scores.sources_alike == Share(1, 1)
    assert scores.alarms_without_change == Share(0, 0)


@pytest.mark.parametrize(
    ("changes", "f1"),
    [
        ({"modality": Modality.PLANNED}, [0, 1, 1]),
        ({"actor": "sdf"}, [0, 0, 1]),
        ({"status": Status.WITHDRAWING}, [0, 0, 0]),
        ({"site": "qasrak"}, [0, 0, 0]),
    ],
)
def test_levels_ask_for_less_and_less(changes: dict[str, Any], f1: list[float]) -> None:
    tallies = score([row()], [row(**changes)], [document()])["all"].tallies
    assert [tallies[level].f1 for level in Level] == f1


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        pytest.param([row(), row()], [row(), row(), row()], (1, 0, 0, 0), id="keys count once"),
        pytest.param([row()], [], (0, 0, 1, 0), id="missed"),
        pytest.param([], [row()], (0, 1, 0, 0), id="invented"),
        pytest.param([row(optional=True)], [], (0, 0, 0, 0), id="optional, not found"),
        pytest.param([row(optional=True)], [row()], (0, 0, 0, 1), id="optional, found"),
        pytest.param(
            [row(optional=True, interval=EARLIER)], [row()], (0, 1, 0, 0), id="history misdated"
        ),
        pytest.param(
            [row(optional=True, interval=EARLIER)],
            [row(interval=OPEN)],
            (0, 0, 0, 1),
            id="history undated",
        ),
        pytest.param(
            [row(optional=True), row()], [row()], (1, 0, 0, 0), id="required once, optional once"
        ),
    ],
)
def test_rows_are_counted_by_key(
    gold: list[Row], found: list[Row], expected: tuple[int, int, int, int]
) -> None:
    assert counts(gold, found) == expected


def test_history_outside_the_window_is_left_aside() -> None:
    past = row(site="qasrak", interval=EARLIER)
    assert counts([row()], [row(), past]) == (1, 1, 0, 0)
    assert counts([row()], [row(), past], window_start=date(2025, 12, 1)) == (1, 0, 0, 1)


def test_dates_are_judged_on_hits_alone() -> None:
    week = Interval(date(2026, 2, 9), date(2026, 2, 13))
    scores = score([row()], [row(interval=week), row(site="qasrak")], [document()])["all"]
    assert (scores.dates_overlap, scores.dates_exact) == (Share(1, 1), Share(0, 1))
    undated = score([row()], [row(interval=OPEN)], [document()])["all"]
    assert undated.dates_overlap == Share(0, 1)
    unasked = score([row(interval=OPEN)], [row()], [document()])["all"]
    assert unasked.dates_overlap == Share(0, 0)


def test_of_several_answers_the_nearest_quote_is_judged() -> None:
    far = row(span=Span(40, 50), interval=OPEN)
    assert score([row()], [far, row()], [document()])["all"].dates_exact == Share(1, 1)


@pytest.mark.parametrize(
    ("span", "quote", "exact"),
    [(Span(16, 25), "left Tanf", 1), (Span(16, 25), "left tanf", 0), (Span(3, 3), "", 0)],
)
def test_a_quote_is_exact_or_it_is_not(span: Span, quote: str, exact: int) -> None:
    found = row(span=span, quote=quote)
    assert score([row()], [found], [document()])["all"].quotes_exact == Share(exact, 1)


@pytest.mark.parametrize(
    ("source", "named", "alike"), [("", 0, 0), ("the Pentagon", 1, 0), ("Official", 1, 1)]
)
def test_sources_are_compared_by_words(source: str, named: int, alike: int) -> None:
    scores = score([row()], [row(attributed_to=source)], [document()])["all"]
    assert (scores.sources_named, scores.sources_alike) == (Share(named, 1), Share(alike, 1))


def test_false_alarms_are_counted_where_nothing_changed() -> None:
    documents = [document("a"), document("b"), document("c")]
    gold = [row(document="a"), row(document="b", optional=True)]
    found = [row(document="a", site="qasrak"), row(document="b"), row(document="c")]
    assert score(gold, found, documents)["all"].alarms_without_change == Share(1, 2)


def test_each_language_has_scores_of_its_own() -> None:
    documents = [document("a", "ar"), document("e", "en")]
    scores = score([row(document="a"), row(document="e")], [row(document="e")], documents)
    assert {name: of.tallies[Level.STRICT].f1 for name, of in scores.items()} == {
        "all": 2 / 3,
        "ar": 0,
        "en": 1,
    }
    assert [of.articles for of in scores.values()] == [2, 1, 1]


ROWS = st.builds(
    row,
    site=st.sampled_from(["tanf", "qasrak"]),
    status=st.sampled_from(Status),
    modality=st.sampled_from(Modality),
    interval=st.sampled_from([DAY, EARLIER, OPEN]),
    span=st.builds(lambda start: Span(start, start + 9), st.integers(0, 60)),
    optional=st.booleans(),
)


@given(st.lists(ROWS), st.lists(ROWS))
def test_every_key_is_counted_on_one_side(gold: list[Row], found: list[Row]) -> None:
    hits, alarms, misses, dropped = counts(gold, found)
    required = {Level.STRICT.key(r) for r in gold if not r.optional}
    assert hits + misses == len(required)
    assert hits + alarms + dropped == len({Level.STRICT.key(r) for r in found})


@given(st.lists(ROWS))
def test_the_expected_rows_themselves_score_in_full(gold: list[Row]) -> None:
    hits, alarms, misses, _ = counts(gold, gold)
    assert (alarms, misses) == (0, 0)
    assert hits == len({Level.STRICT.key(r) for r in gold if not r.optional})


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"modality": Modality.DENIED}, Kind.MODALITY),
        ({"status": Status.ACTIVE}, Kind.STATUS),
        ({"actor": "sdf"}, Kind.ACTOR),
        ({"site": "qasrak"}, Kind.SITE),
    ],
)
def test_mistakes_in_one_part_are_told_by_it(changes: dict[str, Any], kind: Kind) -> None:
    found = row(**changes, rule="en.leave")
    missed, invented = find_mistakes([row()], [found])
    assert (missed.kind, missed.nearest, missed.is_miss) == (kind, found, True)
    assert (invented.kind, invented.nearest, invented.is_miss) == (kind, row(), False)


def test_mistakes_elsewhere_in_a_text_are_not_related() -> None:
    found = row(modality=Modality.PLANNED, span=Span(40, 50))
    kinds = [mistake.kind for mistake in find_mistakes([row()], [found])]
    assert kinds == [Kind.MISSED, Kind.INVENTED]


def test_mistakes_are_listed_with_rule_and_quote() -> None:
    lines = list(mistake_lines(find_mistakes([row()], [row(actor="sdf", rule="en.leave")])))
    assert lines == [
        "",
        "missed: 1 (actor 1)",
        "  actor: d: tanf us withdrawn/asserted 2026-02-09/2026-02-09",
        "    found: tanf sdf withdrawn/asserted 2026-02-09/2026-02-09 by en.leave",
        "    left Tanf",
        "",
        "found in vain: 1 (actor 1)",
        "  actor: d: tanf sdf withdrawn/asserted 2026-02-09/2026-02-09 by en.leave",
        "    expected: tanf us withdrawn/asserted 2026-02-09/2026-02-09",
        "    left Tanf",
    ]


def test_scores_are_listed_by_language() -> None:
    lines = list(score_lines(score([row()], [row()], [document()])))
    assert lines[0].split() == ["all", "en"]
    assert "strict f1                      1.000   1.000" in lines
    assert "alarms without change              -       -" in lines
    assert "strict: 1 found, 0 in vain, 0 missed, 0 not counted" in lines


def lines_of(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows), "utf-8")
    return path


def test_both_spellings_of_expected_rows_are_read(tmp_path: Path) -> None:
    shared = {"actor": "us", "status": "withdrawn", "modality": "asserted", "quote": "left Tanf"}
    days = {"valid_start": "2026-02-09", "valid_end": "2026-02-09", "attributed_to": "an official"}
    told = {"document": "d", "site": "tanf", "mention": "Tanf", "start": 16, "end": 25}
    labelled = {"doc_id": "d", "canonical": "tanf", "site": "Tanf", "start_char": 16}
    path = lines_of(
        tmp_path / "gold.jsonl",
        {**shared, **days, **told},
        {**shared, **days, **labelled, "end_char": 25, "optional": True},
        {**shared, **days, **told, "scope": "area"},
    )
    assert read_gold(path) == ((row(), row(optional=True)), ())


def test_wrong_rows_are_named_and_the_others_read(tmp_path: Path) -> None:
    good = {"doc_id": "d", "canonical": "tanf", "actor": "us", "status": "withdrawn"}
    path = lines_of(tmp_path / "gold.jsonl", "{", good, {**good, "modality": "planned"}, "", "[]")
    rows, problems = read_gold(path)
    assert [r.modality for r in rows] == [Modality.PLANNED]
    assert [(p.line, p.message.split(":")[0]) for p in problems] == [
        (1, "is not JSON"),
        (2, "modality"),
        (5, "not an object"),
    ]


def test_sites_are_known_by_id_by_name_and_as_told(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.csv"
    path.write_text("id,name,lat,lon\nain-al-asad,Ain al-Asad,33.8,42.4\n", encoding="utf-8")
    names = ["ain-al-asad", "ain_al_asad", "asad_base", "elsewhere"]
    renamed = rename_sites(
        [row(site=name) for name in names], read_gazetteer(path), {"asad_base": "ain-al-asad"}
    )
    assert [r.site for r in renamed] == [*["ain-al-asad"] * 3, "elsewhere"]
