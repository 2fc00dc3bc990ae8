"""Who says so: each row of tests/data/sources is a text, a word in it, and its source."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.extract.lexicon import compile_lexicon
from basestatus.extract.marking.apart import take_apart
from basestatus.extract.speech.speakers import Attribution, find_speakers
from basestatus.gazetteer import read_actors, read_gazetteer
from basestatus.languages import fold, load_pack
from basestatus.languages.speech import load_speech
from basestatus.model import AttributionKind, Document, PublishedBasis

if TYPE_CHECKING:
    from basestatus.extract.lexicon import Lexicon
    from basestatus.extract.speech.speakers import Speakers

DATA = Path(__file__).parents[1] / "data" / "sources"
ROOT = Path(__file__).parents[2]
NOISE = {
    "en": "The road to the north was closed by snow for two days.\n",
    "ar": "كان الطريق إلى الشمال مقطوعا بالثلوج منذ يومين.\n",
}


@dataclass(frozen=True)
class Row:
    """A text, the word whose source is asked for, and the source expected."""

    language: str
    text: str
    at: str
    source: str | None
    kind: str
    hedged: bool = False
    denied: bool = False


def rows() -> list[Row]:
    found = []
    for path in sorted(DATA.glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [Row(path.stem, **json.loads(line)) for line in lines]
    return found


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    gazetteer = read_gazetteer(ROOT / "geo" / "gazetteer.geojson")
    actors, _ = read_actors(ROOT / "geo" / "actors.toml")
    return compile_lexicon(gazetteer.sites, gazetteer.areas, actors)


def document(text: str, language: str) -> Document:
    return Document(
        id="a",
        text=text,
        title="",
        publisher="",
        url="",
        language=language,
        published=None,
        published_basis=PublishedBasis.UNKNOWN,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def speakers_of(text: str, language: str, lexicon: Lexicon) -> Speakers:
    reading = take_apart(document(text, language), fold(text), lexicon)
    told = range(len(reading.sentences))
    return find_speakers(reading.sentences, reading.folded, text, reading.pack, told)


def attribution(row: Row, lexicon: Lexicon, *, before: str = "", after: str = "") -> Attribution:
    text = before + row.text + after
    speakers = speakers_of(text, row.language, lexicon)
    place = len(before) + row.text.index(row.at)
    for index, marked in enumerate(speakers.sentences):
        for at, token in enumerate(marked.tokens):
            span = speakers.folded.span(token.start, token.end)
            if span.start <= place < span.end:
                return speakers.at(index, at, denied=row.denied)
    raise AssertionError(row.at)


def source_of(row: Row, lexicon: Lexicon, *, before: str = "", after: str = "") -> str | None:
    found = attribution(row, lexicon, before=before, after=after)
    text = before + row.text + after
    return text[found.span.start : found.span.end] if found.span else None


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.text[:60]} [{row.at}]")
def test_the_source_is_named_as_written_with_its_kind(row: Row, lexicon: Lexicon) -> None:
    found = attribution(row, lexicon)
    assert source_of(row, lexicon) == row.source
    assert found.kind == row.kind
    assert found.hedged == row.hedged


@pytest.mark.parametrize("row", rows()[::7], ids=lambda row: row.text[:40])
def test_a_paragraph_about_something_else_changes_nothing(row: Row, lexicon: Lexicon) -> None:
    noise = NOISE[row.language]
    assert source_of(row, lexicon, before=noise) == row.source
    assert source_of(row, lexicon, after="\n" + noise) == row.source


def test_nobody_named_is_the_outlet(lexicon: Lexicon) -> None:
    speakers = speakers_of("Troops left al-Tanf on Monday.", "en", lexicon)
    assert speakers.at(0, 1) == Attribution(None, AttributionKind.OUTLET, hedged=False)


def test_a_quotation_that_never_ends_stops_with_its_paragraph(lexicon: Lexicon) -> None:
    text = 'The mayor said: "The soldiers are gone.\nTroops left al-Tanf on Monday.'
    speakers = speakers_of(text, "en", lexicon)
    assert speakers.at(len(speakers.sentences) - 1, 1).span is None


def test_a_source_that_keeps_its_name_back_is_anonymous_wherever_that_is_told(
    lexicon: Lexicon,
) -> None:
    text = "A diplomat said troops had left al-Tanf. He spoke on condition of anonymity."
    assert speakers_of(text, "en", lexicon).at(0, 3).kind is AttributionKind.ANONYMOUS


@pytest.mark.parametrize("language", ["ar", "en"])
def test_words_of_speech_are_folded_and_never_empty(language: str) -> None:
    speech = load_speech(language)
    assert speech.firsts
    assert all(fold(word).text == word for word in speech.firsts)


def test_a_language_without_a_table_of_speech_has_an_empty_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("basestatus.languages.speech.tomllib.loads", lambda _: {})
    assert not load_speech.__wrapped__("en").firsts


WORDS = {
    "en": ["said", ",", '"', "the official", "that", "troops left al-Tanf", ".", "he", "\n", "who",
           "according to", "citing", "one of them", "and", ":", "adding", "was told by", "denied"],
    "ar": ["قال", "،", "«", "»", "مصدر أمني", "إن", "غادرت القوات التنف", ".", "وأضاف", "\n",
           "الذي", "بحسب", "نقلت", "عن", "أحدهم", "مؤكدا", ":", "نفى", "ما نشرته", "المصدر نفسه"],
}  # fmt: skip


@given(data=st.data(), language=st.sampled_from(["ar", "en"]))
def test_any_order_of_words_of_speech_gives_spans_inside_the_text(
    data: st.DataObject, language: str, lexicon: Lexicon
) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[language]), max_size=30))
    text = " ".join(words)
    speakers = speakers_of(text, language, lexicon)
    for index, marked in enumerate(speakers.sentences):
        for at in range(len(marked.tokens)):
            found = speakers.at(index, at)
            assert found.span is None or 0 <= found.span.start < found.span.end <= len(text)


def test_every_pack_has_words_of_saying() -> None:
    for language in ("ar", "en"):
        words = load_pack(language).words.values()
        assert any(word.label == "say" for readings in words for word in readings)
