"""The documentation site is whole, complete and keeps to itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import click
import pytest
from playwright.sync_api import sync_playwright

from basestatus.cli.app import app
from basestatus.layers import STATE_COLUMNS
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
CALL = re.compile(r"\bbasestatus ([a-z]+)((?: [^`#;|>\n]*)?)")
LOADED = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src")}
POINTED = {*LOADED, ("a", "href")}
# Two are not made with Zensical, the third is served in place of any page.
OTHERS = {"map.html", "sahel.html", "404.html"}


class Addresses(HTMLParser):
    """Collects the addresses of a page, by tag and attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[tuple[str, str], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [((tag, name), value) for name, value in attrs if value is not None]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as `make docs` does; a broken link or anchor fails it."""
    folder = tmp_path_factory.mktemp("build")
    subprocess.run([sys.executable, str(ROOT / "scripts/docs"), str(folder)], check=True)
    return folder


def addresses(site: Path, kinds: set[tuple[str, str]]) -> Iterator[tuple[Path, str]]:
    for page in sorted(site.rglob("*.html")):
        if page.name not in OTHERS:
            parser = Addresses()
            parser.feed(page.read_text(encoding="utf-8"))
            yield from ((page, address) for kind, address in parser.found if kind in kinds)


def headings(page: Path) -> list[str]:
    return re.findall(r"^##+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)


def fenced(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def keys(schema: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in schema.get("properties", {}).items():
        yield prefix + key
        yield from keys(value, f"{prefix}{key}.")


def every_command(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield name
        if isinstance(command, click.Group):
            yield from (f"{name} {inner}" for inner in every_command(command, context))


def every_option(group: click.Group, context: click.Context) -> Iterator[tuple[str, set[str]]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        yield name, {option for parameter in command.params for option in parameter.opts}


def test_the_site_is_whole(built: Path) -> None:
    site = built / "docs"
    missing = {
        f"{page.relative_to(site)}: {address}"
        for page, address in addresses(site, POINTED)
        for path in [unquote(urlsplit(address).path)]
        if not urlsplit(address).scheme and path and not (page.parent / path).exists()
    }
    assert missing == set()


def test_the_site_loads_nothing_from_elsewhere(built: Path) -> None:
    site = built / "docs"
    assert [a for _, a in addresses(site, LOADED) if urlsplit(a).netloc] == []
    sheets = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert re.findall(r"@import|url\(\s*[\"']?(?:https?:)?//[^)]*", sheets) == []


def test_its_search_works_from_disk(built: Path, chromium: str) -> None:
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(urlsplit(request.url).scheme))
        page.goto((built / "docs/index.html").as_uri())
        page.get_by_role("button", name="Search").first.click()
        page.keyboard.type("stale")
        page.get_by_text(re.compile(r"^\d+ results$")).wait_for()
        assert page.get_by_role("combobox").input_value() == "stale"
        browser.close()
    assert set(asked) <= {"file", "data", "blob"}


def test_every_command_setting_and_column_has_its_place(built: Path) -> None:
    reference = built / "pages/reference"
    with click.Context(app) as context:
        assert headings(reference / "commands.md") == list(every_command(app, context))
    schema = json.loads((ROOT / "src/basestatus/settings.schema.json").read_text(encoding="utf-8"))
    page = (reference / "settings.md").read_text(encoding="utf-8")
    assert [key for key in keys(schema) if f"| `{key}` |" not in page] == []
    page = (reference / "columns.md").read_text(encoding="utf-8")
    states = page.partition("## states")[2].partition("## sites")[0]
    assert re.findall(r"^\| `(\w+)` \|", states, re.MULTILINE) == list(STATE_COLUMNS)
    assert all(strings("ar")("columns", column) in states for column in STATE_COLUMNS)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_no_option_is_shown_that_is_not_there(page: Path) -> None:
    with click.Context(app) as context:
        options = dict(every_option(app, context))
    shown = CALL.findall(page.read_text(encoding="utf-8"))
    unknown = {
        f"{name} {option}"
        for name, rest in shown
        for option in re.findall(r"(?<= )--[a-z-]+", rest)
        if option not in options.get(name, ())
    }
    assert unknown == set()


def test_a_hand_coded_table_comes_onto_the_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs/howto/coded.md").read_text(encoding="utf-8")
    for part in ("geo", "seeds", "basestatus.toml"):
        (tmp_path / part).symlink_to(ROOT / part)
    (tmp_path / "coded.csv").write_text(fenced(page, "text")[0], encoding="utf-8")
    (tmp_path / "maps").mkdir()
    monkeypatch.chdir(tmp_path)
    exec(compile(fenced(page, "python")[0], "coded.md", "exec"), {})  # noqa: S102  (our own words)
    assert "al-tanf" in Path("maps/coded.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""
