"""The page for those who use a keyboard, a screen reader or paper."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PHONE = {"width": 390, "height": 844}

STATES = [
    ("#lang=en", {}),
    ("#lang=ar", {}),
    ("#lang=en&site=tell-baydar&on=2026-02-23", {}),
    ("#lang=ar&site=qasrak&on=2026-04-28", {}),
    ("#lang=en&on=2026-02-23&versus=2026-02-01", {}),
    ("#lang=ar&site=tell-baydar", {"viewport": PHONE}),
    ("#lang=en", {"viewport": PHONE}),
]


@pytest.mark.parametrize(("address", "options"), STATES)
def test_axe_finds_nothing_of_any_level(
    open_page: Callable[..., Any], address: str, options: dict[str, Any]
) -> None:
    page = open_page(address, **options)
    page.wait_for_timeout(300)
    found = Axe().run(page).response["violations"]
    told = [(rule["id"], rule["help"], [n["html"][:160] for n in rule["nodes"]]) for rule in found]
    assert told == []


def focused(page: Any) -> str:  # noqa: ANN401
    name: str = page.evaluate("document.activeElement.id")
    return name


def test_a_reader_needs_no_mouse(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-02-23")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "twin"
    page.focus("#find")
    page.keyboard.type("tenef")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_contain_text("Al-Tanf")
    assert focused(page) == "panel-title"
    page.keyboard.press("Tab")
    assert focused(page) == "panel-close"
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text("What changed")
    page.focus("#slider")
    page.keyboard.press("ArrowRight")
    assert page.locator("#date").inner_text() == "24 February 2026"
    assert page.locator("#slider").get_attribute("aria-valuetext") == "24 February 2026"
    page.keyboard.press("Shift+ArrowLeft")
    assert page.locator("#date").inner_text() == "17 February 2026"
    page.keyboard.press("End")
    at_end = page.locator("#date").inner_text()
    page.keyboard.press("PageUp")
    assert page.locator("#date").inner_text() == at_end


def test_focus_stays_where_it_was_when_the_page_changes(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-02-23")
    legend = page.locator("#legend-states button", has_text="Left")
    legend.focus()
    page.keyboard.press("Enter")
    assert legend.get_attribute("aria-pressed") == "false"
    assert page.evaluate("document.activeElement.dataset.key") == "left"
    earlier = page.locator("#panel [data-key=change_before]")
    earlier.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#date")).not_to_have_text("23 February 2026")
    page.wait_for_timeout(400)
    assert page.evaluate("document.activeElement.dataset.key") == "change_before"
    page.locator("#twin-body button").first.focus()
    page.keyboard.press("Enter")
    assert focused(page) == "panel-title"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('#twin-body') !== null")


def test_in_arabic_the_left_arrow_goes_ahead(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=ar&on=2026-02-23")
    page.focus("#slider")
    page.keyboard.press("ArrowLeft")
    assert page.locator("#date").inner_text() == "24 فبراير 2026"


def test_every_control_is_reached_by_tab_and_shows_it(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-02-23&versus=2026-02-01")
    wanted = {"find", "slider", "slider-versus", "rows", "known", "compare", "play", "home", "twin"}
    seen: set[str] = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        seen.add(focused(page))
        bare = page.evaluate(
            """() => {
              const node = document.activeElement.matches(".handle")
                ? document.activeElement.firstElementChild : document.activeElement;
              const look = getComputedStyle(node);
              const bare = look.outlineStyle === "none" && look.boxShadow === "none";
              return node !== document.body && bare
                ? node.outerHTML.slice(0, 120) : "";
            }"""
        )
        assert not bare
    assert wanted <= seen


def test_the_table_says_what_the_map_shows(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-02-14")
    row = page.locator("#twin-body tr", has=page.get_by_role("button", name="Al-Tanf"))
    expect(row).to_contain_text("Left")
    row.get_by_role("button").click()
    expect(page.locator("#panel-title")).to_contain_text("Al-Tanf")


def test_changes_are_announced(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-02-12")
    page.click("#day-ahead")
    expect(page.locator("#spoken")).to_contain_text("13 February 2026", timeout=3000)


@pytest.mark.parametrize("address", ["#lang=en&site=tanf&on=2026-02-14", "#lang=ar"])
def test_it_prints_on_paper(open_page: Callable[..., Any], artifacts: Path, address: str) -> None:
    page = open_page(address)
    page.wait_for_timeout(300)
    paper = page.pdf(landscape=True, format="A4", path=artifacts / f"print-{address[6:8]}.pdf")
    assert paper.startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator("#find").is_visible()
    assert page.locator("#twin-body tr").count()


# The page as the script left it, without the places and sizes that it set by CSSOM.
PLAIN_COPY = """() => {
  const copy = document.documentElement.cloneNode(true);
  copy.querySelectorAll("[style]").forEach((node) => node.removeAttribute("style"));
  copy.removeAttribute("style");
  return copy.outerHTML;
}"""


def validator(root: Path) -> list[str]:
    """Return the command that checks HTML, where it is installed."""
    own = root / "node_modules/.bin/html-validate"
    found = str(own) if own.exists() else shutil.which("html-validate")
    if found is None:
        pytest.skip("no html-validate here (make test installs it where npm is)")
    return [found]


@pytest.mark.parametrize("address", ["", "#lang=ar&site=tell-baydar&on=2026-02-23"])
def test_the_markup_is_valid(
    open_page: Callable[..., Any], page_file: Path, root: Path, tmp_path: Path, address: str
) -> None:
    path, name = page_file, "htmlvalidate.json"
    if address:
        page = open_page(address)
        page.wait_for_timeout(300)
        path, name = tmp_path / "rendered.html", "htmlvalidate_rendered.json"
        path.write_text("<!DOCTYPE html>\n" + page.evaluate(PLAIN_COPY))
    rules = tmp_path / ".htmlvalidate.json"
    rules.write_text((root / "tests/browser" / name).read_text())
    command = [*validator(root), "--config", str(rules), "--formatter", "text", str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (answer.stdout + answer.stderr).splitlines() == []
    assert answer.returncode == 0
