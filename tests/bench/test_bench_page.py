"""How long the page takes to be ready and to move a day, beside folium's ways and a bare canvas.

Each is opened from disk in the same browser with the same sites; *ready* is from the start of the
navigation to the first frame that shows the states, *step* from a change of date to the frame that
shows it. The figures stand in ``extra_info``, in milliseconds.
"""

from __future__ import annotations

import json
import random
import re
import statistics
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
import pytest
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from offlinefolium.elements import _res as assets
from playwright.sync_api import Browser, sync_playwright

from basestatus.layers import Atlas
from basestatus.model import Actor, DateBasis, Name, Period, Site, State
from basestatus.render.page import write_map
from basestatus.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).parents[2]
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
STATES = tuple(State)
FIRST = date(2025, 1, 1)
LAST = date(2026, 1, 1)
STEPS = 12
ROUNDS = 3

# Notes the first frame after a page says that it is ready.
WATCH = """
new MutationObserver(() => {
  if (!document.documentElement.dataset.ready || window.paintedAt) return;
  window.paintedAt = -1;
  requestAnimationFrame(() => setTimeout(() => { window.paintedAt = performance.now(); }));
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""
# Moves to each place and waits for the frame that shows it.
STEP = """async (steps) => {
  const took = [];
  for (let place = 1; place <= steps; place++) {
    const start = performance.now();
    window.step ? window.step(place) : basestatus.move(20200 - place * 3);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    took.push(performance.now() - start);
  }
  return took;
}"""


@dataclass(frozen=True, slots=True)
class Sites:
    """Columns: each site changes its state once."""

    lon: list[float]
    lat: list[float]
    day: list[int]
    before: list[int]
    after: list[int]


def make_sites(n: int) -> Sites:
    """Return sites that are the same at each run."""
    chance = random.Random(n)  # noqa: S311  (not a secret)
    return Sites(
        lon=[round(chance.uniform(35.5, 42.3), 4) for _ in range(n)],
        lat=[round(chance.uniform(32.5, 37.2), 4) for _ in range(n)],
        day=[(FIRST - date(1970, 1, 1)).days + chance.randrange(365) for _ in range(n)],
        before=[0] * n,
        after=[chance.randrange(1, 4) for _ in range(n)],
    )


def write_ours(sites: Sites, path: Path) -> None:
    places = {
        f"s{n:06}": Site(
            f"s{n:06}", (Name(f"Site {n}", "en"), Name(f"موقع {n}", "ar")), lon, lat, 2000, "base"
        )
        for n, (lon, lat) in enumerate(zip(sites.lon, sites.lat, strict=True))
    }
    periods = []
    for n, name in enumerate(places):
        change = date(1970, 1, 1) + timedelta(days=sites.day[n])
        for state, start, stop in ((sites.before[n], None, change), (sites.after[n], change, None)):
            periods.append(period(name, STATES[state], start, stop))
    actor = Actor("us_coalition", (Name("US-led coalition", "en"), Name("التحالف", "ar")))
    atlas = Atlas(Settings(), places, {}, {}, {actor.id: actor}, {}, (), tuple(periods))
    write_map(atlas, path, basemap=ROOT / "geo/basemap")


def period(site: str, state: State, start: date | None, stop: date | None) -> Period:
    return Period(
        site_id=site,
        actor="us_coalition",
        status=state,
        changing_to=None,
        valid_from=start,
        valid_to=stop,
        edtf="",
        date_basis=DateBasis.STATED,
        contested=(),
        plans=(),
        holder=None,
        inherited_from=None,
        stale_from=None,
        n_independent=1,
        grade="F3",
        claims=(),
        overruled=(),
        reasons=(),
    )


def write_canvas(sites: Sites, path: Path) -> None:
    columns = {name: getattr(sites, name) for name in ("lon", "lat", "day", "before", "after")}
    template = (ROOT / "tests/bench/pages/canvas.html").read_text(encoding="utf-8")
    path.write_text(template.replace("DATA", json.dumps(columns)), encoding="utf-8")


def features(sites: Sites) -> dict[str, Any]:
    """Return the states after the change, as folium's time plugins want them."""
    end = datetime(LAST.year, LAST.month, LAST.day, tzinfo=UTC)
    rows = []
    for n, day in enumerate(sites.day):
        start = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)
        facts = {
            "start": start.timestamp() * 1000,
            "end": end.timestamp() * 1000,
            "times": [start.timestamp() * 1000],
            "popup": f"Site {n}",
            "icon": "circle",
        }
        point = {"type": "Point", "coordinates": [sites.lon[n], sites.lat[n]]}
        rows.append({"type": "Feature", "geometry": point, "properties": facts})
    return {"type": "FeatureCollection", "features": rows}


def folium_map() -> folium.Map:
    return folium.Map((35.0, 39.0), zoom_start=7, tiles=None, prefer_canvas=True)


def write_markers(sites: Sites, path: Path) -> None:
    chart = folium_map()
    for n, (lon, lat) in enumerate(zip(sites.lon, sites.lat, strict=True)):
        folium.Marker((lat, lon), popup=f"Site {n}").add_to(chart)
    write_folium(chart, path, "null")


def write_timestamped(sites: Sites, path: Path) -> None:
    chart = folium_map()
    TimestampedGeoJson(features(sites), period="P1D", duration=None, auto_play=False).add_to(chart)  # type: ignore[no-untyped-call]
    write_folium(chart, path, "MAP.timeDimension.setCurrentTime((20454 - place * 3) * 86400000)")


def write_timeline(sites: Sites, path: Path) -> None:
    chart = folium_map()
    layer = Timeline(features(sites)).add_to(chart)
    slider = TimelineSlider(auto_play=False).add_timelines(layer).add_to(chart)  # type: ignore[no-untyped-call]
    write_folium(chart, path, f"{slider.get_name()}.setTime((20454 - place * 3) * 86400000)")


def write_folium(chart: folium.Map, path: Path, step: str) -> None:
    """Write folium's page with its assets inside, so that it opens without a network."""
    text = chart.get_root().render()
    text = re.sub(r'<script src="([^"]+)"></script>', script_inside, text)
    text = re.sub(r'<link rel="stylesheet" href="([^"]+)"/>', style_inside, text)
    step = step.replace("MAP", chart.get_name())
    end = (
        f"<script>window.step = (place) => {{ {step}; }};"
        "document.documentElement.dataset.ready = 1;</script>"
    )
    path.write_text(text.replace("</html>", f"{end}</html>"), encoding="utf-8")


def script_inside(match: re.Match[str]) -> str:
    return f"<script>{assets.get(match[1], '')}</script>"


def style_inside(match: re.Match[str]) -> str:
    return f"<style>{assets.get(match[1], '')}</style>"


WRITERS: dict[str, Callable[[Sites, Path], None]] = {
    "page": write_ours,
    "canvas": write_canvas,
    "markers": write_markers,
    "timestamped": write_timestamped,
    "timeline": write_timeline,
}
CASES = [
    (name, n)
    for n in (10_000, 100_000)
    for name in WRITERS
    if (name, n) != ("markers", 100_000)  # folium needs minutes to write them
]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], Path]:
    """Return a function that writes each page once."""
    folder = tmp_path_factory.mktemp("bench")

    def path_of(name: str, n: int) -> Path:
        path = folder / f"{name}-{n}.html"
        if not path.exists():
            WRITERS[name](make_sites(n), path)
        return path

    return path_of


@pytest.mark.parametrize(("name", "n"), CASES, ids=[f"{name}-{n}" for name, n in CASES])
def test_page_ready_and_step(
    benchmark: BenchmarkFixture,
    browser: Browser,
    files: Callable[[str, int], Path],
    name: str,
    n: int,
) -> None:
    address = files(name, n).as_uri()
    ready: list[float] = []
    steps: list[float] = []

    def open_and_step() -> None:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(300_000)
        page.add_init_script(WATCH)
        page.goto(address, wait_until="commit")
        page.wait_for_selector("html[data-ready]", state="attached")
        while (painted := page.evaluate("window.paintedAt")) is None or painted < 0:
            page.wait_for_timeout(20)
        ready.append(painted)
        if name != "markers":
            steps.extend(page.evaluate(STEP, 3 if name == "timeline" and n > 10_000 else STEPS))
        page.close()

    rounds = ROUNDS if name in ("page", "canvas") else 1
    benchmark.pedantic(open_and_step, rounds=rounds, iterations=1)  # type: ignore[no-untyped-call]
    benchmark.extra_info["ready_ms"] = round(statistics.median(ready))
    benchmark.extra_info["step_ms"] = round(statistics.median(steps), 1) if steps else None
    print(f"\n{name} {n}: {benchmark.extra_info}")  # noqa: T201  (the figures are the point)
