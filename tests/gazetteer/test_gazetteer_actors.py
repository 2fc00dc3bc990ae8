"""Actors from TOML and from tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from basestatus.gazetteer import read_actors

if TYPE_CHECKING:
    from pathlib import Path

TOML = """
[[actor]]
id = "russia"
color = "#D55E00"
[actor.names]
en = ["Russian forces"]
ar = ["القوات الروسية"]
[actor.metonyms]
en = ["Moscow"]
[actor.adjectives]
ar = ["روسي"]
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_toml_names_carry_language_and_kind(tmp_path: Path) -> None:
    actors, problems = read_actors(written(tmp_path, "actors.toml", TOML))
    assert not problems
    assert [(n.text, n.language, n.kind) for n in actors["russia"].names] == [
        ("Russian forces", "en", "force"),
        ("القوات الروسية", "ar", "force"),
        ("Moscow", "en", "metonym"),
        ("روسي", "ar", "adjective"),
    ]
    assert (actors["russia"].color, actors["russia"].line) == ("#D55E00", 2)


def test_a_table_has_labels_and_aliases(tmp_path: Path) -> None:
    text = "id,name_en,name_ar,aliases\nun,United Nations,الأمم المتحدة,UNIFIL|اليونيفيل\n"
    actors, problems = read_actors(written(tmp_path, "actors.csv", text))
    assert not problems
    assert [(n.text, n.language) for n in actors["un"].names] == [
        ("United Nations", "en"),
        ("الأمم المتحدة", "ar"),
        ("UNIFIL", "en"),
        ("اليونيفيل", "ar"),
    ]
    assert actors["un"].label("ar") == "الأمم المتحدة"


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("a.csv", "id,name_en\nun,UN\nun,UN again\n", 3, "un: id used before, on line 2"),
        ("a.csv", "id,name_en\nun,\n", 2, "actor 'un' has no names"),
        ("a.csv", "id,name_en\n,UN\n", 2, "actor '' has no id"),
        ("a.csv", "id,name_en\nun,UN,x\n", 2, "row has 3 cells, the header 2"),
        ("a.csv", "name_en,id\nUN\n", 2, "actor '' has no id"),
        ("a.csv", "id,name_en\nun,U\aN\n", 2, "'un': a name holds a control character"),
        ("a.csv", "name_en\nUN\n", 1, "no column id among: name_en"),
        ("a.toml", "[[actor]]\nid = 'un'\n", 1, "actor without id or names"),
        ("a.toml", "[[actor]]\nid = un\n", 2, "not TOML"),
        ("a.toml", TOML + TOML, 13, "russia: id used before, on line 2"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, name: str, text: str, line: int, said: str
) -> None:
    _, (problem,) = read_actors(written(tmp_path, name, text))
    assert (problem.line, said in problem.message) == (line, True)
    assert problem.path.endswith(name)
