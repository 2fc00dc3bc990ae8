"""Folding: what folds to what, and the way back to the original."""

from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import basestatus.languages
from basestatus.languages import fold

DATA = tomllib.loads(
    files(basestatus.languages).joinpath("folding.toml").read_text(encoding="utf-8")
)
FOLDED = [
    ("vowel marks go", "التَّنْفُ", "التنف"),
    ("tatweel goes", "التنـــف", "التنف"),
    ("a hamza on alef goes", "أإآٱ", "اااا"),
    ("a hamza on waw and ya goes", "ؤئ", "وي"),
    ("alef maksura is ya", "مستشفى", "مستشفي"),
    ("ta marbuta is ha", "قاعدة", "قاعده"),
    ("Persian letters are Arabic ones", "کی", "كي"),
    ("Arabic-Indic digits are digits", "٠١٢٣٤٥٦٧٨٩", "0123456789"),
    ("Persian digits are digits", "۰۱۲۳۴۵۶۷۸۹", "0123456789"),
    ("presentation forms are letters", "ﺍﻟﺘﻨﻒ", "التنف"),
    ("capitals are small", "AL-TANF", "al-tanf"),
    ("accents go", "Şeddadê Qamişlo", "seddade qamislo"),
    ("the dotless and the dotted i are one", "Iıİi", "iiii"),
    ("quotation marks are one", "«“”„»", '"""""'),
    ("apostrophes are one", "’ʿʾ`", "''''"),
    ("dashes are one", "–—−", "---"),
    ("commas and question marks are one", "،؛؟", ",;?"),
    ("spaces are one", "a\u00a0b\u2009c\td", "a b c d"),
    ("line ends stay", "a\nb\r\nc", "a\nb\r\nc"),
    ("marks of direction go", "\u200f\u202aTanf\u202c\u2066\u2069\u061c", "tanf"),
    ("joiners and byte order marks go", "خانه\u200cها\ufeff\u00ad", "خانهها"),
    ("combining accents go", "e\u0301", "e"),
    ("other scripts stay", "基地 база", "基地 база"),
    ("nothing is nothing", "", ""),
]
MIXED = st.text(
    st.one_of(
        st.sampled_from("التنف قاعدةأإؤئىکی٣۳ABcd.«»“”،؟\n\r\t\u00a0"),
        st.sampled_from("\u064b\u0651\u0640\u200f\u202e\u2066\ufeff\u0301\u0000"),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("text", "folded"), [row[1:] for row in FOLDED], ids=[row[0] for row in FOLDED]
)
def test_letters_fold(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize("group", DATA["letters"]["groups"])
def test_each_group_of_the_table_folds_to_one_letter(group: str) -> None:
    assert len({fold(letter).text for letter in group}) == 1


@pytest.mark.parametrize("point", DATA["removed"], ids=hex)
def test_each_removed_character_leaves_nothing(point: int) -> None:
    assert fold(f"a{chr(point)}b").text == "ab"


def test_no_letter_stands_in_two_groups() -> None:
    letters = [letter for group in DATA["letters"]["groups"] for letter in group]
    assert len(set(letters)) == len(letters)
    assert not {ord(letter) for letter in letters} & set(DATA["removed"])


@given(MIXED)
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    again = fold(folded.text)
    assert again.text == folded.text
    assert list(again.offsets) == list(range(len(folded.text) + 1))


@given(MIXED)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    offsets = [int(offset) for offset in folded.offsets]
    assert len(offsets) == len(folded.text) + 1
    assert offsets == sorted(set(offsets))
    assert offsets[-1] == len(text)
    for character, offset in zip(folded.text, offsets, strict=False):
        assert fold(text[offset]).text == character


@given(MIXED, st.data())
def test_a_span_leads_back_to_text_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert fold(text[span.start : span.end]).text == folded.text[start:end]


@given(MIXED, MIXED)
def test_texts_fold_one_by_one_as_together(one: str, other: str) -> None:
    assert fold(one + other).text == fold(one).text + fold(other).text


@given(st.text("\u064b\u064e\u0651\u0640\u200f\u202e", min_size=1))
def test_marks_alone_leave_nothing_but_their_length(text: str) -> None:
    folded = fold(text)
    assert folded.text == ""
    assert list(folded.offsets) == [len(text)]


def test_lone_surrogates_are_replaced() -> None:
    assert fold("a\ud800b").text == "a\ufffdb"


def test_only_marks_and_tatweel_are_removed() -> None:
    """No other letter, digit, sign or space of the basic plane may vanish."""
    kept = {"L", "N", "P", "S", "Z"}
    points = [p for p in range(0x10000) if unicodedata.category(chr(p))[0] in kept]
    gone = [chr(point) for point in points if not fold(chr(point)).text]
    bare = {letter for sign in gone for letter in unicodedata.normalize("NFKD", sign)}
    assert {letter for letter in bare if not unicodedata.combining(letter)} == {"\u0640"}
