"""Who decides: whom git knows as the author of commits in a folder."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["git_author"]


def git_author(folder: Path) -> str:
    """Return the name that git signs commits with, empty where git is not there or has none."""
    git = shutil.which("git")
    if git is None:
        return ""
    command = [git, "-C", str(folder), "config", "user.name"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603  (fixed words)
