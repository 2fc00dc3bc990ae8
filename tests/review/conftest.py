"""A project of three bases and three articles, and a sitting on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from basestatus.project import Project, open_project

if TYPE_CHECKING:
    from pathlib import Path

GAZETTEER = """id,name,names,lat,lon,radius_m,kind,country
north-base,Northfield base,قاعدة الشمال,36.5,40.1,1000,base,SY
red-hill,Red Hill base,قاعدة التل الأحمر,36.1,40.6,1000,base,SY
lake-post,Lakeside base,قاعدة البحيرة,35.6,40.2,1000,base,SY
"""
ACTORS = """id,name_en,name_ar,aliases
us_coalition,US forces,القوات الأمريكية,American forces
guard,Border Guard,حرس الحدود,
"""
ARTICLES = {
    "1-morning.txt": "date 2026-02-14\nThe convoy was long. US forces withdrew from Northfield base"
    " on 12 February, said the mayor. Trucks were seen.\nUS forces remain at Lakeside base.\n",
    "2-evening.txt": "date 2026-02-15\nUS forces withdrew from Northfield base on 3 February,"
    " the army said.\nUS forces are preparing to leave Red Hill base. <b>It</b> =1+1 rained.\n",
    "3-arabic.txt": "date 2026-02-16\nلم يصدر بيان. انسحبت القوات الأمريكية من قاعدة البحيرة يوم"
    " الأحد. ولا تزال القوات الأمريكية في قاعدة التل الأحمر.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project folder."""
    files = {"geo/gazetteer.csv": GAZETTEER, "geo/actors.csv": ACTORS}
    files |= {f"seeds/{name}": text for name, text in ARTICLES.items()}
    for name, text in files.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "project"


@pytest.fixture
def project(folder: Path) -> Project:
    return open_project(folder)
