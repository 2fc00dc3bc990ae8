"""How long a build of this repository takes, and its help beside a bare import of click."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from basestatus.build import build
from basestatus.project import open_project

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).parents[2]
PROGRAM = str(Path(sys.executable).with_name("basestatus"))


@pytest.mark.benchmark(group="help")
@pytest.mark.parametrize(
    "command", [[PROGRAM, "--help"], [sys.executable, "-c", "import click"]], ids=["help", "click"]
)
def test_help(benchmark: BenchmarkFixture, command: list[str]) -> None:
    benchmark(subprocess.run, command, capture_output=True)


@pytest.mark.benchmark(group="build")
def test_a_build_of_the_seeds(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    built = benchmark(lambda: build(open_project(ROOT), tmp_path))
    assert built.problems == ()
