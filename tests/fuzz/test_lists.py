"""Public lists of hostile strings and of malformed JSON break no reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.fuzz.targets import TARGETS

from basestatus.decoding import load_json

TESTS = Path(__file__).parents[1]


def read(path: str) -> Any:  # noqa: ANN401  (any JSON)
    return json.loads((TESTS / path).read_text(encoding="utf-8"))


MALFORMED: dict[str, str] = read("fuzz/lists/malformed_json.json")
NAUGHTY: list[str] = read("browser/naughty/strings.json")
READERS = ("rows", "claims", "gold", "periods", "states", "gazetteer")
TEXTS = ("texts", "lists", "places", "forces", "folding", "dates", "extract", "decisions", "feeds")
# Python's parser takes the numbers that are none for numbers.
LENIENT = {"n_number_NaN.json", "n_number_infinity.json", "n_number_minus_infinity.json"}


@pytest.mark.parametrize("target", READERS)
def test_malformed_json_breaks_no_reader(target: str) -> None:
    for text in MALFORMED.values():
        TARGETS[target](text.encode("utf-8", "surrogatepass"))
        TARGETS[target](f'{{"features": [{text}]}}'.encode("utf-8", "surrogatepass"))


def test_what_is_json_is_told_from_what_is_not() -> None:
    told: dict[str, bool] = {}
    for name, text in MALFORMED.items():
        try:
            load_json(text)
        except json.JSONDecodeError:
            told[name] = False
        else:
            told[name] = True
    assert [name for name, is_json in told.items() if name.startswith("y") and not is_json] == []
    assert {name for name, is_json in told.items() if name.startswith("n") and is_json} <= LENIENT


@pytest.mark.parametrize("target", TEXTS)
def test_hostile_strings_break_no_reader(target: str) -> None:
    for text in NAUGHTY:
        TARGETS[target](text.encode())
        TARGETS[target](f"\0US troops left {text} on Monday.".encode())
