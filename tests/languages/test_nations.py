"""Nations: words for countries and their people, and the forces that they stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from basestatus.gazetteer import read_actors
from basestatus.languages import fold
from basestatus.languages.nations import Nation, load_nations, nation_actors
from basestatus.model import Actor, Name

ROOT = Path(__file__).parents[2]


def force(key: str, *names: str) -> Actor:
    return Actor(key, tuple(Name(name, "en") for name in names))


def test_nations_have_iso_codes_of_their_own() -> None:
    ids = [nation.id for nation in load_nations()]
    assert len(set(ids)) == len(ids)
    assert all(len(key) == 2 and key.isupper() for key in ids)


@pytest.mark.parametrize("nation", load_nations(), ids=lambda nation: nation.id)
def test_the_words_of_a_nation_are_folded(nation: Nation) -> None:
    assert nation.names
    words = nation.names | nation.people | nation.capitals
    assert {word for word in words if fold(word).text != word or not word} == set()
    assert nation.plurals <= nation.people


def test_no_two_nations_share_a_name() -> None:
    owners: dict[str, set[str]] = {}
    for nation in load_nations():
        for name in nation.names:
            owners.setdefault(name, set()).add(nation.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("nation", "actor"),
    [
        ("US", "us_coalition"),
        ("RU", "russia"),
        ("TR", "turkey"),
        ("SY", "syrian_government"),
        ("IQ", "iraq_government"),
        ("FR", "france"),
        ("DE", "germany"),
    ],
)
def test_the_forces_of_the_repository_stand_for_their_nations(nation: str, actor: str) -> None:
    actors, _ = read_actors(ROOT / "geo" / "actors.toml")
    assert nation_actors(actors)[nation] == actor


def test_a_nation_of_no_tracked_force_stands_for_none() -> None:
    assert "TR" not in nation_actors({"france": force("france", "French army")})


def test_the_force_that_bears_the_bare_name_of_the_country_wins() -> None:
    actors = {
        "france": force("france", "France"),
        "barkhane": force("barkhane", "French Operation Barkhane"),
    }
    assert nation_actors(actors)["FR"] == "france"


def test_two_forces_with_the_same_right_stand_for_nobody() -> None:
    actors = {"one": force("one", "French army"), "two": force("two", "French navy")}
    assert "FR" not in nation_actors(actors)
