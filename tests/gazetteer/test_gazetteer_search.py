"""Finding a place by name however it is spelt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.gazetteer import find_places, name_key, read_gazetteer

if TYPE_CHECKING:
    from basestatus.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return read_gazetteer(Path(__file__).parents[2] / "geo/gazetteer.geojson")


@pytest.mark.parametrize(
    ("written", "place_ids"),
    [
        ("التنف", ["al-tanf"]),
        ("التَّنْف", ["al-tanf"]),
        ("التنــــف", ["al-tanf"]),
        ("«التنف»", ["al-tanf"]),
        ('"التنف"', ["al-tanf"]),
        ("“التنف”", ["al-tanf"]),
        ("تنف", ["al-tanf"]),
        ("والتنف", ["al-tanf"]),
        ("بالتنف", ["al-tanf"]),
        ("كالتنف", ["al-tanf"]),
        ("فالتنف", ["al-tanf"]),
        ("للتنف", ["al-tanf"]),
        ("وبقاعدة التنف", ["al-tanf"]),
        ("لقسرك", ["qasrak-base"]),
        ("al-Tanf", ["al-tanf"]),
        ("At Tanf", ["al-tanf"]),
        ("TANF", ["al-tanf"]),
        ("the Tanf base", ["al-tanf"]),
        ("الشدادى", ["al-shaddadi-base", "al-shaddadah-town"]),
        ("الشدّاده", ["al-shaddadi-base", "al-shaddadah-town"]),
        ("Shaddadi", ["al-shaddadi-base", "al-shaddadah-town"]),
        ("قاعدة الشدادي", ["al-shaddadi-base"]),
        ("سجن الشدادي", ["shaddadi-prison"]),
        ("رميلان", ["kharab-al-jir-base", "rmeilan-town"]),
        ("Rmeilan base", ["kharab-al-jir-base"]),
        ("مطار ابو حجر", ["kharab-al-jir-base"]),
        ("Kharab Al Jir", ["kharab-al-jir-base"]),
        ("Qamislo", ["qamishli"]),
        ("Qamişlo", ["qamishli"]),
        ("مطار القامشلى", ["qamishli-airport"]),
        ("Hassaké", ["hasakah"]),
        ("محافظه الحسكه", ["al-hasakah"]),
        ("Deir Ezzor", ["deir-ez-zor"]),
        ("عين الاسد", ["ain-al-asad"]),
        ("شمال شرقي سوريا", ["north-east-syria"]),
        ("سورية", ["syria"]),
        ("إقليم كوردستان", ["iraqi-kurdistan"]),
        ("البرج ٢٢", ["tower-22"]),
    ],
)
def test_spelling_does_not_matter(gazetteer: Gazetteer, written: str, place_ids: list[str]) -> None:
    found = find_places(gazetteer, written)
    assert [match.place.id for match in found] == place_ids
    assert all(match.likeness == 1 for match in found)


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("Qasrok", "qasrak-base"),
        ("Tanff", "al-tanf"),
        ("القامشلس", "qamishli"),
        ("Kharab", "kharab-al-jir-base"),
    ],
)
def test_near_misses_are_suggestions_and_no_finds(
    gazetteer: Gazetteer, written: str, nearest: str
) -> None:
    found = find_places(gazetteer, written)
    assert found[0].place.id == nearest
    assert found[0].likeness < 1
    assert [m.likeness for m in found] == sorted((m.likeness for m in found), reverse=True)


@pytest.mark.parametrize("written", ["", "«»", "zzzzzz", "ظظظظظ"])
def test_nothing_like_it_is_nothing(gazetteer: Gazetteer, written: str) -> None:
    assert find_places(gazetteer, written) == ()


@pytest.mark.parametrize(
    "common", ["صباح الخير", "الجزرة", "الوليد", "المنطقة الخضراء", "الطبقة", "الشام"]
)
def test_a_name_that_is_also_a_common_word_is_not_matched(
    gazetteer: Gazetteer, common: str
) -> None:
    assert all(match.likeness < 1 for match in find_places(gazetteer, common))


@given(st.text(st.sampled_from("التنف قاعدةشحميمAl-Tanf éö"), max_size=20), st.integers(0, 19))
def test_marks_and_tatweel_change_no_key(text: str, at: int) -> None:
    marked = f"{text[:at]}\u064e\u0640{text[at:]}"
    assert name_key(marked) == name_key(text)
    assert name_key(name_key(text).upper()) == name_key(name_key(text))
