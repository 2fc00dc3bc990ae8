"""Whatever is wrong with TOML and JSON is told by one kind of error, for every reader of them."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from basestatus.decoding import load_json, load_toml
from basestatus.errors import InputError
from basestatus.evaluation.gold import read_gold
from basestatus.gazetteer import read_actors, read_gazetteer
from basestatus.settings import read_settings
from basestatus.timeline import read_claims, read_sources
from basestatus.timeline.built import read_built

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from basestatus.errors import Problem

DEEP = 100_000
DIGITS = "1" * 5000


@pytest.mark.parametrize("text", ["[" * DEEP, '{"a":' * DEEP, DIGITS, "{"])
def test_json_that_cannot_be_read_is_one_kind_of_error(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        load_json(text)


@pytest.mark.parametrize(
    "text", ["a = " + "[" * DEEP, "[" + "a." * DEEP + "a]", f"a = {DIGITS}", "a ="]
)
def test_toml_that_cannot_be_read_is_one_kind_of_error(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        load_toml(text)


def problems_of(read: Callable[[Path], object], path: Path) -> list[Problem]:
    try:
        found = read(path)
    except InputError as error:
        return list(error.problems)
    told: tuple[Problem, ...] = found[1] if isinstance(found, tuple) else found.problems  # type: ignore[attr-defined]
    return list(told)


FEATURES = '{"features": ['
POINT = '{"id": "a", "geometry": {"type": "Point", "coordinates": [%s, 33]}}'
HOSTILE: list[tuple[str, str, Callable[[Path], object]]] = [
    ("a.geojson", FEATURES + "[" * DEEP, read_gazetteer),
    ("a.geojson", FEATURES + '{"a":' * DEEP, read_gazetteer),
    ("a.geojson", FEATURES + '{"a":1 ' * DEEP, read_gazetteer),
    ("a.geojson", FEATURES + POINT % DIGITS, read_gazetteer),
    ("a.geojson", FEATURES + POINT % DIGITS[:4000] + "]}", read_gazetteer),
    ("a.toml", "a = " + "[" * DEEP, read_actors),
    ("a.toml", "a = " + "[" * DEEP, read_sources),
    ("a.toml", "a = " + "[" * DEEP, read_settings),
    ("a.toml", "[" + "a." * DEEP + "a]", read_settings),
    ("a.toml", "a = [\n" + "1,\n" * 20_000 + "]", read_settings),
    ("a.jsonl", "[" * DEEP, read_claims),
    ("a.jsonl", '{"start": ' + DIGITS + "}", read_claims),
    ("a.jsonl", "[" * DEEP, read_gold),
    ("a.jsonl", "[" * DEEP, read_built),
    ("a.geojson", "[" * DEEP, read_built),
]


@pytest.mark.parametrize(("name", "text", "read"), HOSTILE)
def test_every_reader_tells_it_as_a_problem(
    tmp_path: Path, name: str, text: str, read: Callable[[Path], object]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert problems_of(read, tmp_path / name)


def test_geometries_in_geometries_are_read_however_deep(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [38.6, 33.5]}
    collection: Mapping[str, object] = point
    for _ in range(400):
        collection = {"type": "GeometryCollection", "geometries": [collection]}
    text = json.dumps({"features": [{"id": "a", "geometry": collection}]})
    (tmp_path / "a.geojson").write_text(text, encoding="utf-8")
    assert read_gazetteer(tmp_path / "a.geojson").sites["a"].lon == 38.6
