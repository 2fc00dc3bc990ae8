"""The same input gives the same bytes, whatever the machine is set to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("basestatus")
ARTICLES = {
    "تقرير.txt": "date 2026-02-13\nانسحبت القوات الأمريكية من قاعدة التنف يوم الأربعاء.\n",
    "İSTANBUL_ısı.txt": "date 2026-02-17\nUS troops left the Shaddadi base on Sunday.\n",
}
VARIANTS = {
    "bytes": {"LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"},
    "Arabic": {"LC_ALL": "ar_SY.UTF-8", "TZ": "Asia/Damascus", "PYTHONOPTIMIZE": "1"},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "seeds").mkdir()
    for name, text in ARTICLES.items():
        (folder / "seeds" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def usual(folder: Path) -> dict[str, bytes]:
    return built(folder, folder / "usual", {"LC_ALL": "C.UTF-8", "TZ": "UTC"})


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make locales of which a machine seldom has all."""
    made = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef") is None:
        pytest.skip("no localedef here (Debian: apt-get install locales)")
    for name in ("tr_TR", "ar_SY"):
        order: list[str | Path] = [
            "localedef",
            "-c",
            "-i",
            name,
            "-f",
            "UTF-8",
            made / f"{name}.UTF-8",
        ]
        subprocess.run(order, check=False, capture_output=True)
        if not (made / f"{name}.UTF-8").exists():
            pytest.skip(f"localedef cannot make {name} here (Debian: apt-get install locales)")
    return made


def built(folder: Path, out: Path, settings: dict[str, str]) -> dict[str, bytes]:
    known = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    order: list[str | Path] = [PROGRAM, "build", "-q", folder, "--out", out]
    done = subprocess.run(order, check=False, capture_output=True, env=known | settings)
    assert (done.returncode, done.stderr) == (0, b"")
    paths = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {str(path.relative_to(out)): path.read_bytes() for path in paths}


@pytest.mark.parametrize("name", VARIANTS)
def test_a_setting_of_the_machine_changes_no_byte(
    folder: Path, usual: dict[str, bytes], locales: Path, name: str
) -> None:
    settings = VARIANTS[name] | {"LOCPATH": str(locales)}
    found = built(folder, folder / name, settings)
    paths = usual.keys() | found.keys()
    assert [path for path in paths if usual.get(path) != found.get(path)] == []
