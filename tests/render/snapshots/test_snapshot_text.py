"""Arabic, Latin and dates keep their order; lines break where words end."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.render.snapshots.captions import short_names
from basestatus.render.snapshots.directions import (
    balanced,
    directed,
    isolate,
    left_open,
    visual_pieces,
)
from basestatus.render.snapshots.typesetting import Style, lines_of, shortened, width

STYLE = Style(8.0, "#000000")
WORDS = st.lists(st.text("abcابت 12", min_size=1, max_size=12), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", ("plain",)),
        ("التنف", ("التنف",)),
        (directed(f"حتى {isolate('2026-02-13')}", "rtl"), ("2026-02-13", "حتى ")),
        (isolate("23 فبراير 2026"), ("23 فبراير 2026",)),
        (
            directed(f"{isolate('France 24')}، {isolate('23 فبراير 2026')}", "rtl"),
            ("23 فبراير 2026", " ،", "France 24"),
        ),
        (f"a {isolate('ب ' + isolate('c') + ' د')} e", ("a ", " د", "c", "ب ", " e")),
        (directed(f"({isolate('x')})", "rtl"), ("(", "x", ")")),
    ],
)
def test_pieces_stand_in_the_order_in_which_they_are_seen(
    text: str, expected: tuple[str, ...]
) -> None:
    assert visual_pieces(text) == expected


@given(WORDS, st.floats(20, 300))
def test_no_line_is_wider_than_its_room(words: list[str], room: float) -> None:
    for line in lines_of(" ".join(words), STYLE, room):
        assert width(line, STYLE) <= room + 1e-6


@given(WORDS)
def test_breaking_loses_no_word(words: list[str]) -> None:
    text = " ".join(" ".join(words).split())
    assert " ".join(lines_of(text, STYLE, 250.0)) == text


@given(st.text("ab \u2066\u2067\u2068\u2069", max_size=20))
def test_every_isolate_is_closed(text: str) -> None:
    assert left_open(balanced(text)) == ""


@given(st.text("abcdef ابتث", max_size=40), st.floats(15, 100))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    assert width(shortened(text, STYLE, room), STYLE) <= room


def test_an_isolate_broken_over_lines_is_isolated_on_both() -> None:
    one, two = lines_of(f"من {isolate('aaa bbb')}", STYLE, 22.0)[1:]
    assert one.count("\u2068") == one.count("\u2069") == 1
    assert two.count("\u2068") == two.count("\u2069") == 1


def test_short_names_stay_apart() -> None:
    names = {"a": "Shaddadi (base)", "b": "Shaddadi (prison)", "c": "Semalka / Faysh Khabur"}
    assert short_names(names) == {"a": "Shaddadi (base)", "b": "Shaddadi (prison)", "c": "Semalka"}


@pytest.mark.parametrize("language", ["ar"])
def test_every_string_of_static_maps_is_translated_with_its_values(language: str) -> None:
    folder = files("basestatus.strings")
    english, other = (
        tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))["snapshot"]
        for name in ("en", language)
    )
    assert english.keys() == other.keys()
    for key, text in english.items():
        assert sorted(re.findall(r"{\w+}", text)) == sorted(re.findall(r"{\w+}", other[key])), key
