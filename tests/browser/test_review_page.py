"""Review on the local page: by mouse, by keys, in both languages."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from basestatus.decisions import Signature, Verdict, read_decisions
from basestatus.project import open_project
from basestatus.review import open_review
from basestatus.review.answers import Answers
from basestatus.review.page import Keys, Sitting, start_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

PROJECT = Path(__file__).parents[1] / "review/project"
WIDE = {"width": 1360, "height": 860}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project folder whose articles have markup in them."""
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    text = "date 2026-02-17\nRain <img src=x onerror=alert(1)> fell. US forces <b>withdrew</b> from"
    text += " <i>Lakeside base</i> </script><script>alert(2)</script>.\n"
    (folder / "seeds/4-hostile.txt").write_text(text, encoding="utf-8")
    return folder


@contextmanager
def serving(folder: Path) -> Iterator[Keys]:
    """Serve the review of a project while the block runs."""
    project = open_project(folder)
    opened = open_review(project)
    answers = Answers(project.gazetteer, project.actors)
    sign = lambda: Signature("Sara", "2026-03-01T09:00:00Z")  # noqa: E731  (one line)
    keys = Keys()
    sitting = Sitting(opened.session, opened.atlas, answers, sign, ("en", "ar"))
    server = start_server(sitting, keys)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield keys
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def keys(folder: Path) -> Iterator[Keys]:
    with serving(folder) as keys:
        yield keys


@pytest.fixture
def open_page(browser: Browser, keys: Keys) -> Iterator[Callable[..., Page]]:
    """Return a function that opens the page; nothing may go elsewhere or be complained of."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts: list[Any] = []

    def opened(language: str = "en", **options: Any) -> Page:  # noqa: ANN401
        context = browser.new_context(**{"viewport": WIDE, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(keys.address)
        page.goto(f"http://127.0.0.1:{keys.port}/?lang={language}")
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [text for text in complaints if "422" not in text] == []
    own = f"http://127.0.0.1:{keys.port}/"
    assert [url for url in requests if not url.startswith((own, "data:"))] == []


def rows(folder: Path) -> tuple[Any, ...]:
    return read_decisions(folder / "geo/decisions.csv")[0]


def test_every_key_does_what_it_says(open_page: Callable[..., Page], folder: Path) -> None:
    page = open_page()
    place = page.locator("#place")
    expect(place).to_contain_text("1 of 7")
    page.keyboard.press("a")
    expect(place).to_contain_text("2 of 7")
    page.keyboard.press("r")
    page.keyboard.type("of another year")
    page.keyboard.press("Enter")
    expect(place).to_contain_text("3 of 7 · Decided in this sitting: 2")
    page.keyboard.press("k")
    expect(place).to_contain_text("4 of 7")
    page.keyboard.press("p")
    expect(place).to_contain_text("3 of 7")
    page.keyboard.press("u")
    expect(place).to_contain_text("2 of 7 · Decided in this sitting: 1")
    assert [row.verdict for row in rows(folder)] == [Verdict.ACCEPT]
    page.uncheck("#single-keys")
    page.locator("#says").focus()
    page.keyboard.press("a")
    page.check("#single-keys")
    expect(place).to_contain_text("2 of 7")
    page.keyboard.press("q")
    expect(page.locator("main")).to_contain_text("closed")


def test_a_claim_is_edited_in_a_form(open_page: Callable[..., Page], folder: Path) -> None:
    page = open_page()
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Site or area").fill("Nowhere")
    page.get_by_label("State").select_option("Leaving")
    page.get_by_label("Last day").fill("2026-02-20")
    page.get_by_label("First day").fill("")
    page.get_by_label("Why").fill("as the text says")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("'Nowhere' is no place")
    assert not (folder / "geo/decisions.csv").exists()
    page.get_by_label("Site or area").fill("red hill base")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#place")).to_contain_text("2 of 7")
    expect(page.get_by_role("alert")).to_be_hidden()
    (row,) = rows(folder)
    assert (row.verdict, row.who, row.reason) == (Verdict.EDIT, "Sara", "as the text says")
    told = row.new.told()
    assert (told["status"], told["valid_end"], told["valid_start"]) == (
        "withdrawing",
        "2026-02-20",
        "..",
    )


def test_a_claim_is_split_and_another_merged(open_page: Callable[..., Page], folder: Path) -> None:
    page = open_page()
    page.keyboard.press("s")
    page.get_by_label("Site or area").nth(1).fill("lake-post")
    page.get_by_label("Why").fill("two bases")
    page.keyboard.press("Enter")
    expect(page.locator("#place")).to_contain_text("2 of 7")
    while page.evaluate("state.card.siblings.length") == 0:
        page.keyboard.press("k")
        page.wait_for_timeout(100)
    page.keyboard.press("m")
    page.get_by_role("radio").first.check()
    page.get_by_label("Why").fill("the same")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#place")).to_contain_text("Decided in this sitting: 2")
    verdicts = sorted(row.verdict for row in rows(folder))
    assert verdicts in (["accept", "merge", "split", "split"], ["merge", "split", "split"])


def test_a_form_is_left_with_escape(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "says"
    expect(page.locator("#form")).to_be_hidden()


def test_the_quote_stands_in_its_paragraph_and_is_text(open_page: Callable[..., Page]) -> None:
    """The dialogs, requests and complaints that markup would cause are watched for."""
    page = open_page()
    for row in page.locator("#queue button").all():
        row.click()
        expect(row).to_have_attribute("aria-current", "true")
        if "<img" in page.locator("#passage").inner_text():
            break
    expect(page.locator("#passage mark")).to_contain_text("<b>withdrew</b>")
    expect(page.locator("#passage")).to_contain_text("</script><script>alert(2)</script>")
    assert page.locator("#passage img, #passage b, #passage script").count() == 0


def test_in_arabic_the_page_is_turned_and_keys_of_both_keyboards_work(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("ar")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    expect(page.locator("#place")).to_contain_text("1 من 7")
    page.keyboard.press("k")
    expect(page.locator("#place")).to_contain_text("2 من 7")
    page.keyboard.insert_text("ن")  # inserts no key: nothing happens
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ن', bubbles: true}))"
    )
    expect(page.locator("#place")).to_contain_text("3 من 7")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_axe_finds_nothing_and_it_fits(
    open_page: Callable[..., Page], artifacts: Path, language: str, viewport: dict[str, int]
) -> None:
    page = open_page(language, viewport=viewport)
    name = f"review-{language}-{viewport['width']}"
    for key, state in ((None, "card"), ("s", "form")):
        if key:
            page.keyboard.press(key)
        found = Axe().run(page).response["violations"]
        told = [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found]
        assert told == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.screenshot(path=artifacts / f"{name}-{state}.png", full_page=True)


def test_another_site_in_the_same_browser_can_do_nothing(
    browser: Browser, keys: Keys, folder: Path
) -> None:
    """Its requests carry no cookie, and its frame of the page stays empty."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(keys.address)
    page.wait_for_selector("html[data-ready]")
    claim = page.evaluate("state.card.claim")
    stranger = context.new_page()
    stranger.route("http://evil.example/", lambda route: route.fulfill(body="<p>", status=200))
    stranger.goto("http://evil.example/")
    post = f"""async () => {{
      const sent = {{claim: "{claim}", decision: "accept"}};
      for (const mode of ["no-cors", "cors"]) {{
        await fetch("http://127.0.0.1:{keys.port}/decide", {{method: "POST", mode,
          credentials: "include", body: JSON.stringify(sent)}}).catch(() => null);
      }}
    }}"""
    stranger.evaluate(post)
    assert not (folder / "geo/decisions.csv").exists()
    context.close()
