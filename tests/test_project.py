from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from basestatus.build import make_atlas
from basestatus.errors import ConfigError, GazetteerError
from basestatus.project import open_project, open_theatre

if TYPE_CHECKING:
    from pathlib import Path

SITES = "id,name,lat,lon\nagadez,Agadez,16.95,7.99\n"
FORCES = "id,name_en,name_ar,aliases\nfrance,France,,French troops\n"
ARTICLE = "date 2023-10-10\nFrench troops left Agadez.\n"


def write(folder: Path, texts: dict[str, str]) -> Path:
    """Write files into a folder and return it."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "geo/gazetteer.csv": SITES,
            "geo/actors.csv": FORCES,
            "geo/sources.toml": "",
            "seeds/article.txt": ARTICLE,
            "basestatus.toml": 'tracked = ["france"]',
        },
    )
    project = open_project(folder)
    assert list(project.gazetteer.sites) == ["agadez"]
    assert list(project.actors) == ["france"]
    assert [document.published for document in project.documents] == [date(2023, 10, 10)]
    assert project.settings.tracked == ("france",)
    assert project.sources == folder / "geo" / "sources.toml"
    assert project.problems == ()


def test_what_an_empty_folder_lacks_comes_with_basestatus(tmp_path: Path, root: Path) -> None:
    project = open_project(tmp_path, docs=[root / "seeds"])
    assert "al-tanf" in project.gazetteer.sites
    assert "us_coalition" in project.actors
    assert "al-tanf" in project.members["syria"]
    assert project.sources.is_file()
    assert (project.basemap / "countries.geojson").is_file()
    assert project.problems == ()


def test_files_handed_in_come_before_those_of_the_folder(tmp_path: Path) -> None:
    other = SITES.replace("agadez", "niamey")
    texts = {"geo/gazetteer.csv": SITES, "geo/actors.csv": FORCES, "places.csv": other}
    folder = write(tmp_path, texts)
    theatre = open_theatre(folder, gazetteer=folder / "places.csv")
    assert list(theatre.gazetteer.sites) == ["niamey"]
    assert list(theatre.actors) == ["france"]


def test_problems_of_every_file_are_named_together(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "geo/gazetteer.csv": SITES + "niamey,Niamey,,\n",
            "geo/actors.csv": FORCES + "un,,,\n",
            "seeds/a.txt": "French troops left Agadez.",
            "seeds/b.txt": "",
            "seeds/c.jsonl": '{"id": "c", "text": "French troops left Agadez."}',
            "basestatus.toml": 'languages = ["en"]\ntracked = ["france", "frances"]\n',
        },
    )
    _, problems = make_atlas(open_project(folder))
    places = {(p.path.removeprefix(f"{folder}/"), p.line) for p in problems}
    assert places == {
        ("geo/gazetteer.csv", 3),
        ("geo/actors.csv", 3),
        ("seeds/a.txt", None),
        ("seeds/b.txt", None),
        ("seeds/c.jsonl", 1),
        ("basestatus.toml", 2),
    }
    assert all(problem.remedy for problem in problems)


@pytest.mark.parametrize("name", ["gazetteer", "actors"])
def test_a_file_that_is_not_there_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(GazetteerError, match=r"none\.csv: cannot be read"):
        open_theatre(tmp_path, **{name: tmp_path / "none.csv"})


@pytest.mark.parametrize(
    ("name", "text"), [("gazetteer.geojson", '{"type": "Feature'), ("actors.toml", "[[actor]")]
)
def test_a_file_without_anything_usable_is_an_error(tmp_path: Path, name: str, text: str) -> None:
    """Rather than an empty map in place of an earlier one."""
    folder = write(tmp_path, {f"geo/{name}": text})
    with pytest.raises(GazetteerError, match=name):
        open_project(folder)


def test_wrong_settings_are_an_error(tmp_path: Path) -> None:
    folder = write(tmp_path, {"basestatus.toml": "trakced = []"})
    with pytest.raises(ConfigError, match=r"basestatus\.toml:1: .*did you mean tracked"):
        open_project(folder)


def test_a_folder_without_seeds_says_so(tmp_path: Path) -> None:
    _, (problem,) = make_atlas(open_project(tmp_path))
    assert problem.path == str(tmp_path / "seeds")


def test_an_installed_package_brings_its_places_along(tmp_path: Path, root: Path) -> None:
    """Built as a wheel and unpacked, it works in an empty folder with nothing around it."""
    script = f"from hatchling.build import build_wheel; build_wheel({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", script], cwd=root, check=True, capture_output=True)
    ZipFile(next(tmp_path.glob("*.whl"))).extractall(tmp_path / "installed")
    (tmp_path / "empty").mkdir()
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'installed')!r})\n"
        "from pathlib import Path; import basestatus; from basestatus.project import open_theatre\n"
        "print(basestatus.__file__, 'al-tanf' in open_theatre(Path()).gazetteer.sites)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path / "empty",
        check=True,
        capture_output=True,
        text=True,
    )
    assert ended.stdout.split() == [
        str(tmp_path / "installed" / "basestatus" / "__init__.py"),
        "True",
    ]
