"""The parts that a page is put together from."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.errors import ConfigError
from basestatus.model import AttributionKind, Modality, Span, State, Status
from basestatus.render.page import assets
from basestatus.render.page.columns import OPEN, Codes, day_number, packed, stepped
from basestatus.render.page.evidence import safe_url
from basestatus.render.page.framework import tile_origins
from basestatus.render.page.ground import read_ground
from basestatus.render.page.outline import SCALE, base_block, coded
from basestatus.render.page.sentences import direction, passage
from basestatus.render.page.wording import folding, page_languages, words_block
from basestatus.settings import Settings

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


@given(st.recursive(st.text() | st.integers(), st.lists))
def test_data_cannot_end_its_element_and_reads_back(value: object) -> None:
    text = assets.data_text(value)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == value


def test_a_lone_surrogate_does_not_stop_a_build() -> None:
    assert json.loads(assets.data_text("\ud800")) == "?"


def test_the_policy_names_each_script_and_style_and_nothing_wider() -> None:
    rules = assets.policy(["let a;"], ["b {}"], [])
    digest = base64.b64encode(hashlib.sha256(b"let a;").digest()).decode()
    assert f"script-src 'sha256-{digest}'" in rules
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules
    assert "http" not in rules


def test_leaflet_brings_nothing_to_fetch() -> None:
    assert "sourceMappingURL" not in assets.leaflet_script()
    assert "url(" not in assets.leaflet_style()


@pytest.mark.parametrize(
    ("tiles", "origins"),
    [
        (None, []),
        ("https://tiles.example/{z}/{x}/{y}.png", ["https://tiles.example"]),
        ("https://{s}.tiles.example/{z}/{x}/{y}.png", ["https://*.tiles.example"]),
        ("OpenStreetMap", ["https://tile.openstreetmap.org"]),
    ],
)
def test_only_the_host_of_the_tiles_is_allowed(tiles: str | None, origins: list[str]) -> None:
    assert tile_origins(tiles) == origins


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" https://example.org", False),
        ("https://example.org/\n", False),
        ('https://example.org/"onclick', False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_safe(url: str, safe: bool) -> None:  # noqa: FBT001
    assert safe_url(url) == (url if safe else "")


def test_days_are_counted_from_1970_and_open_ends_have_their_own() -> None:
    assert day_number(date(2026, 2, 23), when_open=OPEN) == 20507
    assert day_number(None, when_open=-OPEN) == -OPEN


@given(st.lists(st.integers(-(10**6), 10**6)))
def test_columns_read_back(values: list[int]) -> None:
    column = packed(values)
    assert ([column] * len(values) if isinstance(column, int) else column) == values
    total, read = 0, []
    for step in stepped(values):
        total += step
        read.append(total)
    assert read == values


def test_equal_values_have_one_code_and_nothing_has_none() -> None:
    codes = Codes()
    assert [codes(v) for v in ("a", "b", "a", None, "", ())] == [0, 1, 0, -1, -1, -1]


def read_back(code: str) -> list[tuple[int, int]]:
    numbers, value, shift = [], 0, 0
    for letter in code:
        digit = DIGITS.index(letter)
        value |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


COORDINATE = st.tuples(st.integers(-180_000, 180_000), st.integers(-85_000, 85_000))


@given(st.lists(COORDINATE, min_size=1, unique=True))
def test_a_coded_line_reads_back(points: list[tuple[int, int]]) -> None:
    line = [(x / SCALE, y / SCALE) for x, y in points]
    assert read_back(coded(line)) == points


def test_a_folder_without_layers_gives_a_map_without_ground() -> None:
    block = base_block(None, (38.0, 33.0, 42.0, 37.0), (), ("en",))
    assert block["labels"] == []
    assert all(features == [] for features in block["layers"].values())


def test_a_layer_that_is_no_geojson_is_named(tmp_path: Path) -> None:
    (tmp_path / "countries.geojson").write_text("{}")
    with pytest.raises(ConfigError, match=r"countries\.geojson"):
        read_ground(tmp_path, (38.0, 33.0, 42.0, 37.0))


SENTENCES = [
    ("One. Two three four. Five.", "three", "Two three four."),
    ("Line one\nthe quote here\nline three", "quote", "the quote here"),
    ("قال المصدر: انسحبت القوات. وأضاف آخر؟ لا.", "انسحبت", "قال المصدر: انسحبت القوات."),
    (
        "It cost 3.5 million. U.S. troops left Tanf today. End.",
        "left",
        "U.S. troops left Tanf today.",
    ),
    ("No end at all", "end", "No end at all"),
    ('"They left." he said.', "left", '"They left."'),
    (
        "A ends. Quote spans. Two sentences here. Z.",
        "spans. Two",
        "Quote spans. Two sentences here.",
    ),
]


@pytest.mark.parametrize(("text", "quote", "sentence"), SENTENCES)
def test_a_quote_is_shown_in_its_sentence(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    found = passage(text, Span(start, start + len(quote)))
    assert text[found.span.start : found.span.end] == sentence
    assert not found.cut_before
    assert not found.cut_after


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_a_passage_always_holds_its_quote(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    found = passage(text, Span(start, end)).span
    assert 0 <= found.start <= start <= end <= found.end <= len(text)


def test_a_sentence_that_never_ends_is_cut_at_words() -> None:
    text = "word " * 300 + "QUOTE " + "word " * 300
    start = text.index("QUOTE")
    found = passage(text, Span(start, start + 5))
    assert found.cut_before
    assert found.cut_after
    assert found.span.end - found.span.start < 600
    assert text[found.span.start :].startswith("word")


@pytest.mark.parametrize(
    ("text", "expected"), [("abc", "ltr"), ("123 قسرك", "rtl"), ("… «Tanf»", "ltr"), ("12", "ltr")]
)
def test_direction_is_that_of_the_first_letter(text: str, expected: str) -> None:
    assert direction(text) == expected


def test_the_language_chosen_comes_first_and_unknown_ones_are_left_out() -> None:
    settings = Settings(languages=("ar", "xx"))
    assert page_languages(settings, None) == ("ar", "en")
    assert page_languages(settings, "en") == ("en", "ar")


def test_both_languages_have_the_same_words() -> None:
    block = words_block(("en", "ar"))
    assert block["en"]["map"].keys() == block["ar"]["map"].keys()
    places = {tag: slots(block[tag]["map"]) for tag in block}
    assert places["en"] == places["ar"]


def slots(words: dict[str, str]) -> dict[str, set[str]]:
    return {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in words.items()}


def test_search_folds_letters_as_the_rest_does() -> None:
    table = folding()
    assert table["ى"] == "ي"
    assert table["ة"] == "ه"
    assert all(len(letter) == 1 for letter in table)


def test_every_word_the_script_and_template_ask_for_exists() -> None:
    """A key misspelt there would show as the key."""
    template = Path(assets.__file__).with_name("template.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'\bsay\(\s*"(?:map\.)?([a-z_]+)"', assets.page_script() + template))
    asked |= set(re.findall(r'data-(?:say|label|hint)="([a-z_]+)"', template))
    known = words_block(("en",))["en"]["map"].keys()
    assert asked <= known


def test_every_state_and_claim_has_its_words() -> None:
    states = [f"{verb}_{state}" for verb in ("is", "turning", "will") for state in State]
    claims = [f"claim_{status}" for status in Status]
    claims += [f"modality_{modality}" for modality in Modality if modality != "asserted"]
    claims += [f"by_{kind}" for kind in AttributionKind]
    grades = [f"grade_{sign}" for sign in "ABCDEF123456"]
    assert {*states, *claims, *grades} <= words_block(("en",))["en"]["map"].keys()


def test_every_kind_of_site_has_its_word() -> None:
    kinds = tomllib.loads(files("basestatus.gazetteer").joinpath("kinds.toml").read_text("utf-8"))
    wanted = {f"kind_{kind}" for kind in kinds["installation"] + kinds["settlement"]}
    assert wanted <= words_block(("en",))["en"]["map"].keys()
