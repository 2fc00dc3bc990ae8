"""Echoes of one source count once: copies, agencies, officials, families of outlets."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from basestatus.model import (
    AttributionKind,
    Claim,
    DateBasis,
    Document,
    Modality,
    Period,
    PublishedBasis,
    Scope,
    Status,
)
from basestatus.timeline import Source, build_timelines, read_sources
from basestatus.timeline.copies import changed_figures, find_copies

DAY = date(2026, 2, 13)


def story(name: str, words: int = 80) -> str:
    """Return a text of its own for each name."""
    chosen = random.Random(name).choices(range(5000), k=words)  # noqa: S311
    return " ".join(f"word{number}" for number in chosen)


def article(name: str, text: str, *, outlet: str = "", later: int = 0, url: str = "") -> Document:
    published = DAY + timedelta(later)
    return Document(name, text, "", outlet or name, url, "en", published, PublishedBasis.TEXT, "")


def claim(document: Document, **changes: object) -> Claim:
    base = Claim(
        id=f"in {document.id}",
        document=document.id,
        site="base",
        scope=Scope.SITE,
        mention="",
        actor="us",
        to=None,
        status=Status.WITHDRAWN,
        modality=Modality.ASSERTED,
        valid_start=DAY,
        valid_end=DAY,
        edtf="",
        date_basis=DateBasis.STATED,
        attributed_to=None,
        attribution_kind=AttributionKind.OUTLET,
        quote="",
        start=0,
        end=0,
        rule="",
        published=document.published,
        reported_on=document.published,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def left(documents: list[Document], claims: list[Claim], *sources: Source) -> Period:
    """Return the last period."""
    known = {document.id: document for document in documents}
    return build_timelines(claims, members={}, documents=known, sources=sources)[-1]


def test_ten_copies_of_one_wire_story_are_one_source_and_all_are_listed() -> None:
    texts = [story("wire") + f" edited by desk {number}" for number in range(10)]
    copies = [article(f"d{n}", text, later=n) for n, text in enumerate(texts)]
    period = left(copies, [claim(copy) for copy in copies])
    assert period.n_independent == 1
    assert len(period.claims) == 10


def test_two_reporters_texts_are_two_sources() -> None:
    two = [article("d1", story("one")), article("d2", story("two"))]
    assert left(two, [claim(document) for document in two]).n_independent == 2


def test_a_copy_that_was_cut_to_half_is_still_a_copy() -> None:
    text = story("wire", 200)
    two = [article("d1", text), article("d2", text[: len(text) // 2], later=1)]
    assert find_copies({document.id: document for document in two}) == (("d1", "d2"),)


def test_a_copy_printed_later_does_not_move_the_day_that_it_calls_today() -> None:
    text = story("wire")
    two = [article("d1", text), article("d2", text, later=3)]
    later = claim(two[1], valid_start=two[1].published, valid_end=two[1].published)
    period = left(two, [claim(two[0]), later])
    assert (period.valid_from, period.contested) == (DAY, ())
    assert set(period.claims) == {"in d1", "in d2"}


def test_a_copy_with_another_date_is_evidence_of_its_own() -> None:
    text = story("wire")
    two = [article("d1", text), article("d2", text, later=3)]
    changed = claim(two[1], valid_start=DAY - timedelta(5), valid_end=DAY - timedelta(5))
    periods = build_timelines(
        [claim(two[0]), changed], members={}, documents={d.id: d for d in two}
    )
    assert any(period.contested for period in periods)
    assert periods[-1].n_independent == 1


def test_a_figure_that_changed_between_versions_is_reported() -> None:
    words = story("wire")
    one = article("d1", f"{words} within 30 days {words}")
    two = article("d2", f"{words} within 20 days {words}", later=1)
    documents = {"d1": one, "d2": two}
    (figure,) = changed_figures(find_copies(documents), documents)
    assert (figure.before, figure.after) == ("30", "20")
    assert "within 20 days" in figure.context_after


def test_the_same_figure_in_other_digits_is_no_change() -> None:
    words = story("wire")
    documents = {
        "d1": article("d1", f"{words} within 30 days {words}"),
        "d2": article("d2", f"{words} within ٣٠ days {words}", later=1),
    }
    assert not list(changed_figures(find_copies(documents), documents))


AGENCY = Source("wire", ("Wire", "وكالة السلك"), kind="agency", reliability="B")


@pytest.mark.parametrize("credit", ["(Wire) – ", "وكالة السلك: ", "DAMASCUS, Feb 13 (Wire) "])
def test_outlets_that_credit_one_agency_are_one_source(credit: str) -> None:
    two = [article(name, credit + story(name)) for name in ("d1", "d2")]
    claims = [claim(document) for document in two]
    assert left(two, claims).n_independent == 2
    assert left(two, claims, AGENCY).n_independent == 1


def test_an_outlet_quoted_in_another_is_the_outlet_itself() -> None:
    two = [article("d1", story("one"), outlet="Wire"), article("d2", story("two"))]
    media = {"attributed_to": "وكالة السلك", "attribution_kind": AttributionKind.MEDIA}
    assert left(two, [claim(two[0]), claim(two[1], **media)], AGENCY).n_independent == 1


def test_outlets_of_one_family_are_one_source() -> None:
    two = [article("d1", story("one"), outlet="Net"), article("d2", story("two"), outlet="TV")]
    family = [Source("net", ("Net",), family="group"), Source("tv", ("TV",), family="group")]
    claims = [claim(document) for document in two]
    assert left(two, claims, *family).n_independent == 1


@pytest.mark.parametrize(
    ("first", "second", "sources"),
    [
        ("a US official", "a US official", 1),
        ("A U.S. official", "a u.s. official", 1),
        ("a Kurdish source", "a diplomat", 2),
    ],
)
def test_the_same_unnamed_official_in_two_outlets_is_one_source(
    first: str, second: str, sources: int
) -> None:
    two = [article("d1", story("one")), article("d2", story("two"))]
    claims = [
        claim(document, attributed_to=name, attribution_kind=AttributionKind.ANONYMOUS)
        for document, name in zip(two, (first, second), strict=True)
    ]
    assert left(two, claims).n_independent == sources


@pytest.mark.parametrize(
    ("full", "short"),
    [("Elias Murr", "Murr"), ("إلياس المر", "المر"), ("مصدر كردي", "المصدر الكردي")],
)
def test_a_surname_is_the_full_name_in_the_same_article(full: str, short: str) -> None:
    document = article("d1", story("one"))
    claims = [
        claim(document, id=name, attributed_to=name, attribution_kind=AttributionKind.EXPERT)
        for name in (full, short)
    ]
    assert left([document], claims).n_independent == 1


def test_one_long_quote_in_two_articles_is_one_source() -> None:
    quote = "We have completed the orderly departure of all our forces from the garrison today"
    two = [article("d1", story("one")), article("d2", story("two"))]
    assert left(two, [claim(document, quote=quote) for document in two]).n_independent == 1


def test_the_best_source_gives_the_letter_and_the_number_of_sources_the_figure() -> None:
    documents = [article(f"d{n}", story(str(n)), url=f"https://www.{n}.org/x") for n in range(3)]
    good = Source("good", domains=("1.org",), reliability="B")
    weak = Source("weak", domains=("0.org",), reliability="D")
    claims = [claim(document) for document in documents]
    grades = [left(documents, claims[: n + 1], good, weak).grade for n in range(3)]
    assert grades == ["D3", "B2", "B1"]


def test_sources_are_read_and_what_is_wrong_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(
        '[[source]]\nid = "a"\nnames = ["A"]\nreliability = "B"\n\n'
        '[[source]]\nid = "b"\nreliability = "Z"\n\n[[source]]\nnames = "x"\n',
        encoding="utf-8",
    )
    sources, problems = read_sources(path)
    assert [(source.id, source.reliability) for source in sources] == [("a", "B")]
    assert [(p.line, p.message) for p in problems] == [
        (6, "reliability: 'Z'"),
        (10, "a source without an id"),
        (10, "names: 'x'"),
    ]


@pytest.mark.parametrize("text", ["[[source", "source = 7"])
def test_a_broken_list_of_sources_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    sources, problems = read_sources(path)
    assert not sources
    assert len(problems) == 1


def test_no_list_of_sources_is_no_fault(tmp_path: Path) -> None:
    assert read_sources(tmp_path / "sources.toml") == ((), ())


def test_the_projects_own_list_is_sound() -> None:
    sources, problems = read_sources(Path(__file__).parents[2] / "geo" / "sources.toml")
    assert problems == ()
    assert sources
