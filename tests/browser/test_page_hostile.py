"""Whatever a source writes is shown as text, and nothing of it runs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from basestatus.model import Actor, Document, Name, PublishedBasis, Site
from basestatus.render import write_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OWN = [
    "</script><script>window.struck = 1</script>",
    "<!--<script>",
    "<img src=x onerror='window.struck = 2'>",
    "${window.struck = 3}",
    "`${window.struck = 4}`",
    "{{ 7 * 7 }}",
    "javascript:window.struck=5",
    "JaVaScRiPt:window.struck=6",
    "data:text/html,<script>window.struck=7</script>",
    "https://example.org/\"onmouseover='window.struck=8'",
    "\u202eevil\u202c \u2066\u2067 unclosed",
    "line\u2028separator\u2029paragraph",
    "]]> </style><svg onload=window.struck=9>",
    '=HYPERLINK("https://evil.example")',
    "\U0001f600 emoji and \ufffd",
]


@pytest.fixture(scope="module")
def strings(root: Path) -> list[str]:
    listed = json.loads((root / "tests/browser/naughty/strings.json").read_text())
    return [text for text in dict.fromkeys(OWN + listed) if text.strip()]


def document(place: int, text: str) -> Document:
    """Return an article that is hostile throughout."""
    return Document(
        id=f"d{place}",
        text=f"{text} Before. {text}",
        title=text,
        publisher=text,
        url=text,
        language=text,
        published=date(2026, 2, 1),
        published_basis=PublishedBasis.METADATA,
        sha256=f"{place:064x}",
    )


@pytest.fixture(scope="module")
def hostile_file(
    atlas: Any,  # noqa: ANN401
    strings: list[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Return a page whose every name, quote, source, title and address is hostile."""
    claim = next(c for c in atlas.claims if c.site == "qamishli")
    period = next(p for p in atlas.periods if p.site_id == "qamishli" and p.claims)
    documents = {f"d{place}": document(place, text) for place, text in enumerate(strings)}
    claims = tuple(
        replace(
            claim,
            id=f"c{place}",
            document=f"d{place}",
            quote=text,
            start=0,
            end=len(text),
            attributed_to=text,
            published=date(2026, 2, 1),
        )
        for place, text in enumerate(strings)
    )
    sites = {
        f"s{place}": Site(f"s{place}", (Name(text, "en"), Name(text, "ar")), 40.0, 36.0, 1, text)
        for place, text in enumerate(strings)
    }
    whole = replace(
        period,
        actor="us_coalition",
        valid_from=None,
        valid_to=None,
        claims=tuple(c.id for c in claims),
    )
    periods = tuple(replace(whole, site_id=name) for name in sorted(sites))
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    write_map(
        replace(
            atlas,
            settings=replace(atlas.settings, title={"en": OWN[0], "ar": OWN[0]}),
            sites=sites,
            actors={
                "us_coalition": Actor("us_coalition", (Name(OWN[0], "en"), Name(OWN[2], "ar")))
            },
            documents=documents,
            claims=claims,
            periods=periods,
        ),
        path,
    )
    return path


def test_nothing_hostile_runs_and_all_of_it_is_text(
    open_page: Callable[..., Any], hostile_file: Path, strings: list[str]
) -> None:
    page = open_page("#lang=en&site=s0&on=2026-02-01", path=hostile_file)
    page.wait_for_selector(".card mark")
    shown = page.eval_on_selector_all(".card mark", "nodes => nodes.map((n) => n.textContent)")
    assert set(shown) == set(strings)
    assert page.evaluate("window.struck") is None
    assert page.title() == OWN[0]
    names = page.eval_on_selector_all("#twin-body bdi", "nodes => nodes.map((n) => n.textContent)")
    assert set(names) & set(OWN)


def test_only_web_addresses_become_links(open_page: Callable[..., Any], hostile_file: Path) -> None:
    page = open_page("#lang=ar&site=s0&on=2026-02-01", path=hostile_file)
    page.wait_for_selector(".card mark")
    links = page.eval_on_selector_all(
        "a[href]", "nodes => nodes.map((n) => n.getAttribute('href'))"
    )
    assert all(link.startswith(("http://", "https://", "#")) for link in links)
    handlers = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((node) =>
          [...node.attributes].map((a) => a.name).filter((name) => name.startsWith("on")))"""
    )
    assert handlers == []


def test_hostile_names_can_be_searched_hovered_and_downloaded(
    open_page: Callable[..., Any], hostile_file: Path
) -> None:
    page = open_page("#lang=en&on=2026-02-01", path=hostile_file, accept_downloads=True)
    page.fill("#find", "script")
    page.wait_for_selector("#found [role=option]")
    page.keyboard.press("Escape")
    box = page.locator(".folium-map").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    with page.expect_download() as download:
        page.click("#save-csv")
    table = download.value.path().read_text(encoding="utf-8-sig")
    assert ",=HYPERLINK" not in table
    assert "'=HYPERLINK" in table
    assert page.evaluate("window.struck") is None
