from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Run = Callable[..., CompletedProcess[str]]


def test_a_new_project_is_made_and_the_next_step_told(run: Run, tmp_path: Path) -> None:
    ended = run("init", tmp_path / "demo", "--example", "sahel")
    assert ended.returncode == 0
    assert f"{tmp_path}/demo/basestatus.toml\n" in ended.stdout
    assert ended.stderr == f"Next: basestatus build {tmp_path}/demo\n"
    again = run("init", tmp_path / "demo")
    assert again.returncode == 1
    assert "nothing was written" in again.stderr


def test_an_unknown_example_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    ended = run("init", tmp_path / "demo", "--example", "mars")
    assert ended.returncode == 2
    assert "there are sahel, syria-2026" in ended.stderr
    assert not (tmp_path / "demo").exists()
