from __future__ import annotations

import json
import re
import tomllib
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from basestatus.build import make_atlas
from basestatus.errors import OutputError
from basestatus.model import State
from basestatus.project import open_project
from basestatus.settings import Settings, read_settings
from basestatus.starters import examples, start_project

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = json.loads(files("basestatus").joinpath("settings.schema.json").read_text("utf-8"))
SETTING = re.compile(r"^# (\w+|\".*\") = ", re.MULTILINE)
INVENTED = ("invented", "inventé", "مختلَق")


@pytest.fixture(params=["", *examples()])
def started(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    start_project(tmp_path / "new", example=request.param)
    return tmp_path / "new"


def test_a_new_project_has_nothing_wrong_with_it(started: Path) -> None:
    atlas, problems = make_atlas(open_project(started))
    assert problems == ()
    assert len(atlas.settings.title["en"]) > 1
    assert len(atlas.actors) >= 1


@pytest.mark.parametrize("example", ["", "sahel"])
def test_its_articles_make_a_map_and_say_that_they_are_invented(
    tmp_path: Path, example: str
) -> None:
    start_project(tmp_path, example=example)
    atlas, _ = make_atlas(open_project(tmp_path))
    assert atlas.periods
    texts = [document.text for document in atlas.documents.values()]
    assert [text for text in texts if not any(word in text for word in INVENTED)] == []


def test_the_example_shows_every_state(tmp_path: Path) -> None:
    start_project(tmp_path, example="sahel")
    atlas, _ = make_atlas(open_project(tmp_path))
    assert {period.status for period in atlas.periods} == set(State)
    assert {document.language for document in atlas.documents.values()} == {"ar", "en", "fr"}


def test_every_setting_is_there_with_its_default(tmp_path: Path) -> None:
    start_project(tmp_path, title='A "title"')
    path = tmp_path / "basestatus.toml"
    text = path.read_text(encoding="utf-8")
    assert read_settings(path).title == {"en": 'A "title"'}
    shown = SETTING.sub(r"\1 = ", text)
    path.write_text(shown, encoding="utf-8")
    found, defaults = asdict(read_settings(path)), asdict(Settings())
    assert tomllib.loads(shown).keys() == SCHEMA["properties"].keys()
    for table, rules in SCHEMA["properties"].items():
        for key in rules.get("properties", ()):
            assert found[table][key] == defaults[table][key] or not defaults[table][key]
    assert found["stale_after"] == defaults["stale_after"]


def test_editors_find_the_schema_and_the_settings_keep_to_it(started: Path) -> None:
    text = (started / "basestatus.toml").read_text(encoding="utf-8")
    name = text.splitlines()[0].removeprefix("#:schema ")
    schema = json.loads((started / name).read_text(encoding="utf-8"))
    assert schema == SCHEMA
    Draft202012Validator(schema).validate(tomllib.loads(text))


def test_what_a_build_makes_is_not_kept(started: Path) -> None:
    assert (started / ".gitignore").read_text().split() == ["/maps/", "/.basestatus/"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "other.txt").write_text("mine as well")
    with pytest.raises(OutputError, match=r"has README.md \(name another folder"):
        start_project(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", "other.txt"}


def test_a_folder_that_holds_other_things_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert tmp_path / "basestatus.toml" in start_project(tmp_path)
