from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, fields
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from basestatus.errors import ConfigError
from basestatus.settings import (
    Cluster,
    Fetch,
    Limits,
    Publish,
    PublishPolicy,
    Settings,
    Uncleared,
    Watch,
    read_settings,
)

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = json.loads(files("basestatus").joinpath("settings.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

FULL = """
title = {en = "Bases", ar = "القواعد"}
subtitle = "as reported"
tracked = ["us_coalition"]
languages = ["ar", "en"]
extent = [35.5, 32, 42.5, 37.5]
stale_after = 30
tiles = "https://tiles.example/{z}/{x}/{y}.png"

[reliability]
"Wire" = "B"

[publish]
policy = "reviewed"
uncleared = "unverified"
precision_m = 1000

[limits]
document_bytes = 1000

[fetch]
seconds = 5
bytes = 1000
retries = 0
delay = 0
addresses = 10
robots = false
inside = ["10.20.0.0/16", "::1"]
agent = "basestatus (desk@example.org)"

[watch]
feeds = ["https://example.org/rss"]
folders = ["inbox"]
"""


def read(folder: Path, text: str) -> Settings:
    path = folder / "basestatus.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def refusal(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(folder, text)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "basestatus.toml") == Settings()


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Settings()


def test_every_key_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, FULL) == Settings(
        title={"en": "Bases", "ar": "القواعد"},
        subtitle={"ar": "as reported", "en": "as reported"},
        tracked=("us_coalition",),
        languages=("ar", "en"),
        extent=(35.5, 32.0, 42.5, 37.5),
        stale_after=30,
        tiles="https://tiles.example/{z}/{x}/{y}.png",
        reliability={"Wire": "B"},
        publish=Publish(PublishPolicy.REVIEWED, Uncleared.UNVERIFIED, 1000.0),
        limits=Limits(1000),
        fetch=Fetch(
            seconds=5.0,
            bytes=1000,
            retries=0,
            delay=0.0,
            addresses=10,
            robots=False,
            inside=("10.20.0.0/16", "::1"),
            agent="basestatus (desk@example.org)",
        ),
        watch=Watch(("https://example.org/rss",), ("inbox",)),
    )


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffstale_after = 3").stale_after == 3


WRONG = [
    ("title = 3", 1, "title = 3"),
    ("title = ' '", 1, "title"),
    ('title = "a\\u0007"', 1, "title"),
    ("\n[title]\nen = 3", 3, "title.en = 3"),
    ("title = {english = 'Bases'}", 1, "title.english"),
    ("tracked = 'us_coalition'", 1, "tracked"),
    ("tracked = ['a', 'a']", 1, "tracked"),
    ("languages = []", 1, "languages"),
    ("languages = ['Arabic']", 1, "languages"),
    ("# where\nextent = [35, 32, 42]", 2, "extent"),
    ("extent = [\n 32,\n 95, 42,\n 37]", 1, "extent"),
    ("extent = [35, 32, 42, '37']", 1, "extent"),
    ("extent = [nan, 32, 42, 37]", 1, "extent"),
    ("stale_after = 0", 1, "stale_after"),
    ("stale_after = true", 1, "stale_after"),
    ("stale_after = 1.5", 1, "stale_after"),
    ("tiles = 'tiles/{z}/{x}/{y}'", 1, "tiles"),
    ("tiles = 'https://tiles.example'", 1, "tiles"),
    ("[reliability]\n'Wire' = 'B'\n'Blog' = 'G'", 3, "reliability.Blog"),
    ("reliability = 'A'", 1, "reliability is not a table"),
    ("publish.policy = 'some'", 1, "publish.policy"),
    ("stale_after = 3\n\n[publish]\npolicy = ['all']", 4, "publish.policy"),
    ("[publish]\nprecision_m = -1", 2, "publish.precision_m"),
    ("[limits]\ndocument_bytes = 0", 2, "limits.document_bytes"),
    ("[fetch]\nseconds = 0", 2, "fetch.seconds"),
    ("[fetch]\nretries = true", 2, "fetch.retries"),
    ("[fetch]\nrobots = 'no'", 2, "fetch.robots"),
    ("[fetch]\ninside = ['my network']", 2, "fetch.inside"),
    ("[fetch]\nagent = 'خبر'", 2, "fetch.agent"),
    ("[watch]\nfeeds = ['ftp://example.org/rss']", 2, "watch.feeds"),
    ("[watch]\nfolders = 'inbox'", 2, "watch.folders"),
    ("[watch]\nfeed = []", 2, "unknown key watch.feed"),
    ("colour = 'blue'", 1, "unknown key colour"),
    ("[publish]\nwhen = 'now'", 2, "unknown key publish.when"),
]


@pytest.mark.parametrize(("text", "line", "message"), WRONG)
def test_wrong_values_are_named_with_line_and_remedy(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    (problem,) = refusal(tmp_path, text)
    assert problem.startswith(f"basestatus.toml:{line}: {message}")
    assert problem.endswith(")")


@pytest.mark.parametrize(("text", "line", "message"), WRONG)
def test_the_schema_refuses_what_the_reader_refuses(text: str, line: int, message: str) -> None:
    del line, message
    assert "nan" in text or not VALIDATOR.is_valid(tomllib.loads(text))


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    problems = refusal(tmp_path, "stale_after = 0\ntitel = 'x'\n[publish]\npolicy = 1")
    assert [problem.split(":")[1] for problem in problems] == ["1", "2", "4"]
    assert "did you mean title?" in problems[1]


@pytest.mark.parametrize(
    ("text", "line"),
    [("title = 'x'\nextent = [1,\n", 2), ("a = 1\ntitle = 'x\n", 2), ("a = 1\na = 2", 2)],
)
def test_what_is_not_toml_is_named_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    (problem,) = refusal(tmp_path, text)
    assert problem.startswith(f"basestatus.toml:{line}: not TOML")


def test_what_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "basestatus.toml"
    path.write_bytes("title = 'القواعد'".encode("windows-1256"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        read_settings(path)


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_settings(tmp_path)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("schema", "values"),
    [
        (SCHEMA, Settings),
        (SCHEMA["properties"]["publish"], Publish),
        (SCHEMA["properties"]["limits"], Limits),
        (SCHEMA["properties"]["fetch"], Fetch),
        (SCHEMA["properties"]["watch"], Watch),
        (SCHEMA["properties"]["cluster"], Cluster),
    ],
)
def test_the_schema_knows_the_same_keys_and_defaults(
    schema: dict[str, Any], values: type[Settings | Publish | Limits | Fetch | Watch | Cluster]
) -> None:
    assert list(schema["properties"]) == [field.name for field in fields(values)]
    defaults = json.loads(json.dumps(asdict(values())))
    for key, rule in schema["properties"].items():
        assert rule.get("default", defaults[key]) == defaults[key]


TEXTS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
TAGS = st.sampled_from(["ar", "en", "fr", "ku-Latn"])
WORDS = TEXTS | st.dictionaries(TAGS, TEXTS, min_size=1)
VALID = st.fixed_dictionaries(
    {},
    optional={
        "title": WORDS,
        "subtitle": WORDS,
        "tracked": st.lists(TEXTS, unique=True),
        "languages": st.lists(TAGS, min_size=1, unique=True),
        "extent": st.tuples(
            st.floats(-180, -1), st.floats(-90, -1), st.floats(0, 180), st.integers(0, 90)
        ).map(list),
        "stale_after": st.integers(1, 10_000),
        "reliability": st.dictionaries(TEXTS, st.sampled_from("ABCDEF")),
        "publish": st.fixed_dictionaries(
            {}, optional={"policy": st.sampled_from(list(PublishPolicy)).map(str)}
        ),
    },
)


def as_toml(value: object) -> str:
    """Write a value as TOML; JSON's texts and numbers are TOML's as well."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_toml(k)} = {as_toml(v)}" for k, v in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


@given(VALID)
def test_the_reader_and_the_schema_accept_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    VALIDATOR.validate(data)
    text = "\n".join(f"{key} = {as_toml(value)}" for key, value in data.items())
    settings = read(tmp_path_factory.mktemp("project"), text)
    assert settings.stale_after == data.get("stale_after", 90)
    assert dict(settings.reliability) == data.get("reliability", {})
