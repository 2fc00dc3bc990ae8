"""The page works from disk with nothing but itself."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from basestatus.layers import STATE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1360, "height": 860}

VIEWS = [
    ("wide-en-now", WIDE, "#lang=en"),
    ("wide-ar-now", WIDE, "#lang=ar"),
    ("wide-en-12-february", WIDE, "#lang=en&on=2026-02-12&site=tanf"),
    ("wide-ar-april", WIDE, "#lang=ar&on=2026-04-28&site=qasrak"),
    ("wide-en-as-known", WIDE, "#lang=en&on=2026-02-23&known=2026-02-13"),
    ("wide-ar-two-dates", WIDE, "#lang=ar&on=2026-02-23&versus=2026-02-01"),
    ("wide-en-close", WIDE, "#lang=en&at=36.720,40.550,11.00"),
    ("phone-en-now", PHONE, "#lang=en"),
    ("phone-ar-site", PHONE, "#lang=ar&site=tell-baydar"),
    ("phone-ar-12-february", PHONE, "#lang=ar&on=2026-02-12"),
]


@pytest.mark.parametrize(("name", "size", "address"), VIEWS, ids=[view[0] for view in VIEWS])
def test_each_view_opens_without_a_request_or_a_complaint(
    open_page: Callable[..., Any], artifacts: Path, name: str, size: dict[str, int], address: str
) -> None:
    page = open_page(address, viewport=size)
    page.wait_for_timeout(350)
    page.screenshot(path=artifacts / f"{name}.png")
    assert page.locator("#date").inner_text()


def test_nothing_in_the_page_is_fetched(open_page: Callable[..., Any], page_file: Path) -> None:
    page = open_page("#site=tanf")
    assert page.locator("link, img, iframe, object, embed, [src], [style*=url]").count() == 0
    assert "@import" not in page_file.read_text(encoding="utf-8")


def test_seeds_like_pages_stay_small(page_file: Path) -> None:
    assert page_file.stat().st_size <= 600_000


def canvas_ink(page: Any, pane: str) -> int:  # noqa: ANN401
    """Count the opaque pixels of a pane's canvas."""
    count: int = page.evaluate(
        """(pane) => {
          const canvas = document.querySelector(`.leaflet-${pane}-pane canvas`);
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          let ink = 0;
          for (let i = 3; i < data.length; i += 4) ink += data[i] > 200 ? 1 : 0;
          return ink;
        }""",
        pane,
    )
    return count


def test_base_layer_and_symbols_are_drawn(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en")
    assert canvas_ink(page, "base") > 100_000
    assert canvas_ink(page, "status") > 500


def test_dragging_the_band_moves_the_date(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-02-23")
    box = page.locator("#rows").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 8, steps=4)
    page.mouse.up()
    assert page.locator("#date").inner_text() != "23 February 2026"


def test_playing_moves_the_date_and_stops(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-01-01")
    page.click("#play")
    expect(page.locator("#date")).not_to_have_text("1 January 2026")
    page.click("#play")
    shown = page.locator("#date").inner_text()
    page.wait_for_timeout(250)
    assert page.locator("#date").inner_text() == shown


def test_the_past_can_be_seen_as_its_readers_knew_it(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-02-23&known=2026-02-13")
    page.wait_for_selector("#twin-body tr")
    known_then = page.locator("#twin-body").inner_text()
    assert page.locator("#known-note").inner_text() == "As known on \u206813 February 2026\u2069"
    assert "Shaddadi" not in known_then
    page.select_option("#known", "all")
    expect(page.locator("#twin-body")).to_contain_text("Shaddadi base")


def test_two_dates_stand_side_by_side(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-02-23")
    page.click("#compare")
    page.wait_for_selector("#map-versus canvas")
    assert page.locator("#compare").get_attribute("aria-pressed") == "true"
    assert page.locator("#stamp").is_visible()
    assert page.locator("#stamp-versus").is_visible()
    expect(page.locator("#panel-title")).to_have_text("What differs")


@pytest.mark.parametrize(("language", "arrow"), [("en", "→"), ("ar", "←")])
def test_a_difference_points_in_the_direction_of_reading(
    open_page: Callable[..., Any], language: str, arrow: str
) -> None:
    page = open_page(f"#lang={language}&on=2026-02-23")
    page.click("#compare")
    page.wait_for_selector(".arrow", state="attached")
    shown = "getComputedStyle(document.querySelector('.arrow'), '::before').content"
    assert page.evaluate(shown) == f'"{arrow}"'


@pytest.mark.parametrize(
    "spelling",
    ["Qasrak", "qesrek", "QASRAK", "قسرك", "قَسْرَك", "قـسرك", "kasrak", "Qasrāk"],
)
def test_a_site_is_found_in_any_spelling(open_page: Callable[..., Any], spelling: str) -> None:
    page = open_page("#lang=en")
    page.fill("#find", spelling)
    assert page.locator("#found [role=option]").first.inner_text().startswith("Qasrak base")
    page.keyboard.press("Enter")
    page.wait_for_url("**site=qasrak**")


def test_the_panel_marks_the_quote_in_its_sentence_and_language(
    open_page: Callable[..., Any],
) -> None:
    page = open_page("#lang=en&on=2026-02-14&site=tanf")
    card = page.locator(".card", has_text="القوات انسحبت من قاعدة التنف").first
    quote = card.locator("blockquote")
    assert quote.get_attribute("lang") == "ar"
    assert quote.get_attribute("dir") == "rtl"
    assert quote.inner_text() == "وقالت مصادر إن القوات انسحبت من قاعدة التنف بالكامل."
    assert quote.locator("mark").inner_text() == "القوات انسحبت من قاعدة التنف"
    assert "مصادر عسكرية" in card.inner_text()
    assert card.locator("a").get_attribute("href") == "https://example.net/1"


def test_the_switch_of_language_mirrors_the_interface(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en")
    before = page.locator("#panel").bounding_box()["x"]
    page.click("#languages [lang=ar]")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("#panel").bounding_box()["x"] < before
    assert "كم" in page.locator(".leaflet-control-scale-line").inner_text()
    assert page.title() == "من أين"


def test_filters_narrow_the_table(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-02-23")
    page.wait_for_selector("#twin-body tr")
    left = page.locator("#twin-body td:nth-child(3)", has_text=re.compile(r"^\s*Left$"))
    assert left.count()
    page.locator("#legend-states button", has_text="Left").click()
    expect(left).to_have_count(0)
    page.select_option("#source", label="The Daily")
    page.wait_for_url("**source=The+Daily**")


ADDRESS = (
    "#on=2026-02-12&known=2026-02-13&site=tanf&hide=left&actor=us_coalition"
    "&at=36.000%2C40.000%2C8.00&lang=ar"
)


def test_an_address_restores_the_view(open_page: Callable[..., Any]) -> None:
    page = open_page(ADDRESS)
    page.wait_for_timeout(500)
    assert page.evaluate("location.hash") == ADDRESS
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("#known").input_value() != "all"
    assert "التنف" in page.locator("#panel-title").inner_text()


def test_an_unknown_address_shows_the_page_as_it_opens(open_page: Callable[..., Any]) -> None:
    page = open_page("#on=yesterday&site=nowhere&hide=x&actor=y&at=a,b,c&lang=xx&known=z")
    assert page.locator("#date").inner_text() == "23 February 2026"


def test_tiles_that_fail_leave_the_base_layer(
    browser: Any,  # noqa: ANN401
    atlas: Any,  # noqa: ANN401
    root: Path,
    tmp_path: Path,
) -> None:
    from basestatus.render import write_map  # noqa: PLC0415

    path = tmp_path / "tiles.html"
    write_map(
        atlas, path, tiles="https://tiles.invalid/{z}/{x}/{y}.png", basemap=root / "geo/basemap"
    )
    page = browser.new_page()
    page.route("https://**", lambda route: route.abort())
    with page.expect_request("https://tiles.invalid/**"):
        page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    assert canvas_ink(page, "base") > 100_000
    page.close()


def test_downloads_have_the_columns_of_every_file(open_page: Callable[..., Any]) -> None:
    page = open_page("#lang=en&on=2026-02-14", accept_downloads=True)
    with page.expect_download() as download:
        page.click("#save-geojson")
    assert download.value.suggested_filename == "status-2026-02-14.geojson"
    data = json.loads(download.value.path().read_text(encoding="utf-8"))
    tanf = next(f for f in data["features"] if f["properties"]["site_id"] == "tanf")
    assert tuple(tanf["properties"]) == tuple(STATE_COLUMNS)
    assert tanf["geometry"]["coordinates"] == [38.6178, 33.5058]
    assert tanf["properties"]["status"] == "left"
    assert tanf["properties"]["status_ar"] == "أُخلي"
    assert tanf["properties"]["quote_lang"] == "ar"
    with page.expect_download() as download:
        page.click("#save-csv")
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    names = [row["site_id"] for row in csv.DictReader(lines)]
    assert names == [feature["properties"]["site_id"] for feature in data["features"]]
