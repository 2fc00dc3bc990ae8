"""Make the documentation site: fill in what the code knows, then build it with Zensical."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from accuracy import accuracy
from columns import layers
from commands import commands
from functions import functions
from gallery import draw_gallery
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from schemas import claim_fields, settings
from symbols import draw_symbols

from basestatus.settings import Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CONFIG = "zensical.toml"
ELSEWHERE = {
    "geo.md": "geo/README.md",
    "security.md": "SECURITY.md",
    "changelog.md": "CHANGELOG.md",
}


def main(folder: Path) -> None:
    """Write the pages to ``folder``/pages and the site to ``folder``/docs."""
    pages = folder / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    shutil.copytree(DOCS, pages, ignore=shutil.ignore_patterns(CONFIG))
    for page, source in ELSEWHERE.items():
        shutil.copy(ROOT / source, pages / page)
    draw_gallery(ROOT, pages / "gallery")
    draw_symbols(pages / "symbols")
    fill_in(pages, facts())
    shutil.copy(DOCS / CONFIG, folder / CONFIG)
    build = [Path(sys.executable).with_name("zensical"), "build", "--clean", "--strict"]
    subprocess.run([*build, "--config-file", CONFIG], cwd=folder, check=True)


def facts() -> dict[str, Any]:
    """Return what pages may name, all of it read from the code and its data."""
    return {
        "version": version("basestatus"),
        "stale_after": Settings().stale_after,
        "commands": commands(),
        "settings": settings(),
        "claim_fields": claim_fields(),
        "layers": layers(),
        "functions": functions(),
        "accuracy": accuracy(ROOT / "tests/scores.json"),
    }


def fill_in(pages: Path, known: dict[str, Any]) -> None:
    """Put the facts into every page, in place."""
    environment = Environment(
        loader=FileSystemLoader(pages),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  (Markdown, of our own words)
    )
    for page in sorted(pages.rglob("*.md")):
        template = environment.get_template(page.relative_to(pages).as_posix())
        page.write_text(template.render(known), encoding="utf-8")


if __name__ == "__main__":
    main(Path(*sys.argv[1:2] or [ROOT / "build"]).absolute())
