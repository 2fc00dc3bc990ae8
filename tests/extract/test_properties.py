"""What holds for the claims of any text: news, noise, and noise among news."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from edtf import parse_edtf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basestatus.gazetteer import read_actors, read_gazetteer
from basestatus.model import AttributionKind, DateBasis, Modality, Scope, Status, claim_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.extract import Explanation
    from basestatus.model import Claim, Document

    Explain = Callable[[Document], tuple[Explanation, ...]]

TESTS = Path(__file__).parents[1]
GAZETTEER = read_gazetteer(TESTS.parent / "geo" / "gazetteer.geojson")
ACTORS, _ = read_actors(TESTS.parent / "geo" / "actors.toml")
MARKS = "\u064b\u064c\u064e\u064f\u0650\u0651\u0652\u0670\u0640"
ARABIC_LETTERS = range(0x0621, 0x064B)
JUNK = [
    "\x00", "\x07\x1b[31m", "\u202e\u2066\u200f\u2069", "🛩️🏴‍☠️", "e\u0301\u0327", "\u0300" * 40,
    "(" * 60, "«" * 30, '"', "”’›", "\ufeff", "\u2028", "\r\n\r\n", "\t" * 20, "،؛؟", "x" * 3000,
    "\U000e0041", "ﷺ", "١٢٣٤٥٦٧٨٩٠" * 20, "2026-02-30", "<script>${1}</script>",
]  # fmt: skip


def corpus() -> list[str]:
    """Return the sentences of the test articles and of the table of claims."""
    found = []
    for path in (TESTS / "corpus" / "syria" / "docs.jsonl", *TESTS.glob("data/claims/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found += json.loads(line)["text"].split("\n")
    return found


SENTENCES = corpus()
PIECES = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(JUNK), st.text(max_size=30))
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from(["\n", " ", ", ", " «", ""])), min_size=1, max_size=8
).map(lambda parts: "".join(piece + end for piece, end in parts))
ANY_DAY = st.none() | st.dates(date(2000, 1, 1), date(2040, 1, 1))
LANGUAGES = st.sampled_from(["ar", "en", "fr", "", "xx"])
moderately = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@moderately
@given(text=TEXTS, language=LANGUAGES, published=ANY_DAY)
def test_claims_of_any_text_are_sound(
    text: str,
    language: str,
    published: date | None,
    explain: Explain,
    article: Callable[..., Document],
) -> None:
    document = article(text, language, published)
    explanations = explain(document)
    for found in explanations:
        check_place(found, document)
        check_values(found.claim, document)
    claims = [found.claim for found in explanations]
    assert claims == sorted(claims, key=lambda claim: (claim.start, claim.end))
    assert len({claim.id for claim in claims}) == len(claims)


def check_place(found: Explanation, document: Document) -> None:
    claim = found.claim
    assert 0 <= claim.start < claim.end <= len(document.text)
    assert claim.quote == document.text[claim.start : claim.end]
    assert claim.mention
    assert claim.mention in document.text
    for span in (found.trigger, found.site, found.actor, found.time, found.source):
        assert span is None or 0 <= span.start < span.end <= len(document.text)
    assert claim.attributed_to == (document.quote(found.source) if found.source else None)


def check_values(claim: Claim, document: Document) -> None:
    assert claim.site in (GAZETTEER.sites if claim.scope is Scope.SITE else GAZETTEER.areas)
    assert claim.actor in ACTORS
    assert claim.to is None or claim.to in ACTORS
    assert claim.to != claim.actor
    assert isinstance(claim.status, Status)
    assert isinstance(claim.modality, Modality)
    assert isinstance(claim.date_basis, DateBasis)
    assert isinstance(claim.attribution_kind, AttributionKind)
    assert claim.rule
    assert (claim.document, claim.published) == (document.id, document.published)
    check_days(claim)


def check_days(claim: Claim) -> None:
    if claim.valid_start and claim.valid_end:
        assert claim.valid_start <= claim.valid_end
    assert not claim.edtf or parse_edtf(claim.edtf) is not None
    if claim.published is None:
        assert claim.date_basis is not DateBasis.PUBLICATION


@moderately
@given(text=TEXTS, language=LANGUAGES)
def test_a_text_is_read_the_same_each_time_and_with_each_lexicon(
    text: str,
    language: str,
    explain: Explain,
    explain_anew: Explain,
    article: Callable[..., Document],
) -> None:
    document = article(text, language)
    found = explain(document)
    assert explain(document) == found
    assert explain_anew(document) == found


@moderately
@given(text=TEXTS, language=LANGUAGES)
def test_a_claim_is_named_by_what_it_says_alone(
    text: str, language: str, explain: Explain, article: Callable[..., Document]
) -> None:
    document = article(text, language)
    for found in explain(document):
        claim = found.claim
        span = replace(found.trigger, start=claim.start, end=claim.end)
        parts = (document.sha256, span, claim.site, claim.actor, claim.status, claim.modality)
        assert claim.id == claim_id(*parts)


PLACELESS = "انسحبت القوات الأمريكية من القاعدة أمس , . US troops left the base on Sunday"
NOISE = {
    "ar": ["كان الطريق مقطوعا بالثلوج.", "ارتفعت أسعار الخبز في الأسواق.", "فاز الفريق بهدفين."],
    "en": [
        "The road was closed by snow.",
        "Bread prices rose again.",
        "The team won by two goals.",
    ],
}
ROWS = {
    language: [
        json.loads(line)["text"]
        for line in (TESTS / "data" / "claims" / f"{language}.jsonl")
        .read_text("utf-8")
        .splitlines()
    ]
    for language in NOISE
}


def facts(document: Document, explain: Explain) -> list[Claim]:
    """Return the claims without the names that they have from the whole document."""
    return [replace(found.claim, id="") for found in explain(document)]


@moderately
@given(data=st.data(), language=st.sampled_from(["ar", "en"]))
def test_a_later_paragraph_without_a_place_changes_nothing(
    data: st.DataObject, language: str, explain: Explain, article: Callable[..., Document]
) -> None:
    text = "\n".join(data.draw(st.lists(st.sampled_from(ROWS[language]), min_size=1, max_size=4)))
    noise = "\n".join(data.draw(st.lists(st.sampled_from(NOISE[language]), min_size=1)))
    before = facts(article(text, language), explain)
    assert facts(article(text + "\n" + noise, language), explain) == before


def sprinkled(text: str, marks: list[str]) -> str:
    """Return a text with a mark, or none, after each of its Arabic letters."""
    found = []
    for at, letter in enumerate(text):
        found.append(letter)
        if ord(letter) in ARABIC_LETTERS:
            found.append(marks[at % len(marks)])
    return "".join(found)


@moderately
@given(
    text=st.sampled_from(ROWS["ar"]),
    marks=st.lists(st.sampled_from(["", "", *MARKS]), min_size=1, max_size=40),
)
def test_vowel_marks_and_tatweel_change_no_claim(
    text: str, marks: list[str], explain: Explain, article: Callable[..., Document]
) -> None:
    plain = explain(article(text, "ar"))
    marked = explain(article(sprinkled(text, marks), "ar"))
    assert [*map(meaning, marked)] == [*map(meaning, plain)]


def meaning(found: Explanation) -> tuple[object, ...]:
    claim = found.claim
    days = (claim.valid_start, claim.valid_end)
    return claim.site, claim.actor, claim.to, claim.status, claim.modality, days


@moderately
@given(words=st.lists(st.sampled_from(PLACELESS.split()), max_size=20))
def test_an_article_without_a_place_claims_nothing(
    words: list[str], explain: Explain, article: Callable[..., Document]
) -> None:
    assert explain(article(" ".join(words), "en")) == ()
    assert explain(article(" ".join(words), "ar")) == ()


def test_other_documents_read_in_between_change_nothing(
    explain: Explain, article: Callable[..., Document]
) -> None:
    documents = [article(text, language) for language in ROWS for text in ROWS[language]]
    forward = {document.text: explain(document) for document in documents}
    backward = {document.text: explain(document) for document in documents[::-1]}
    assert forward == backward
