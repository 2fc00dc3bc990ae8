"""A project of three bases and three articles, and a sitting on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from basestatus.project import Project, open_project

PROJECT = Path(__file__).with_name("project")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project folder."""
    return Path(shutil.copytree(PROJECT, tmp_path / "project"))


@pytest.fixture
def project(folder: Path) -> Project:
    return open_project(folder)
