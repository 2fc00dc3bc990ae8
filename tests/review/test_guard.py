"""Who is let in to the page, and who is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from basestatus.decisions import Signature
from basestatus.review import open_review
from basestatus.review.answers import Answers
from basestatus.review.page import Keys, Sitting, make_app

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from basestatus.project import Project

PORT = 4711
HOST = f"127.0.0.1:{PORT}"
PAGE = f"http://{HOST}"
COOKIE = {"Cookie": f"review-{PORT}=cookie"}
OWN = {**COOKIE, "Origin": PAGE, "X-Review-Secret": "secret", "Content-Type": "application/json"}


@pytest.fixture
def client(project: Project) -> FlaskClient:
    """Return a client that holds nothing."""
    opened = open_review(project)
    answers = Answers(project.gazetteer, project.actors)
    sitting = Sitting(
        opened.session, opened.atlas, answers, lambda: Signature("Sara", "2026-03-01"), ("en", "ar")
    )
    keys = Keys("token", "cookie", "secret", PORT)
    return make_app(sitting, keys, quit_server=lambda: None).test_client(use_cookies=False)


def get(client: FlaskClient, path: str, headers: dict[str, str], host: str = HOST) -> int:
    return client.get(path, headers=headers, base_url=f"http://{host}").status_code


def post(client: FlaskClient, headers: dict[str, str], body: str = "{}") -> int:
    return client.post("/undo", data=body, headers=headers, base_url=PAGE).status_code


def test_the_token_opens_the_page_once(client: FlaskClient) -> None:
    assert get(client, "/enter?token=x", {}) == 403
    assert get(client, "/enter", {}) == 403
    answer = client.get("/enter?token=token", base_url=PAGE)
    assert (answer.status_code, answer.location) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"review-{PORT}=cookie")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert get(client, "/enter?token=token", {}) == 403
    assert get(client, "/enter?token=", {}) == 403


def test_the_page_itself_gets_in(client: FlaskClient) -> None:
    assert get(client, "/", COOKIE) == 200
    assert get(client, "/", COOKIE, f"localhost:{PORT}") == 200
    assert post(client, OWN) == 200


@pytest.mark.parametrize("path", ["/", "/state", "/static/review.js", "/nothing"])
def test_nothing_is_shown_without_the_cookie(client: FlaskClient, path: str) -> None:
    for headers in ({}, {"Cookie": f"review-{PORT}=x"}, {"Cookie": "review-1=cookie"}):
        assert get(client, path, headers) == 403


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1.evil.example:{PORT}"]
)
def test_a_name_that_leads_here_is_refused(client: FlaskClient, host: str) -> None:
    assert get(client, "/state", COOKIE, host) == 421
    assert get(client, "/enter?token=token", {}, host) == 421


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Cookie", None),
        ("Cookie", f"review-{PORT}=x"),
        ("Origin", None),
        ("Origin", "null"),
        ("Origin", "http://evil.example"),
        ("Origin", f"http://localhost:{PORT}"),
        ("Origin", f"http://127.0.0.1:{PORT + 1}"),
        ("X-Review-Secret", None),
        ("X-Review-Secret", "x"),
        ("Content-Type", "text/plain"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ],
)
def test_what_is_not_from_the_page_changes_nothing(
    client: FlaskClient, name: str, value: str | None
) -> None:
    headers = {key: text for key, text in {**OWN, name: value}.items() if text is not None}
    assert post(client, headers) == 403


def test_a_body_without_end_or_sense_is_refused(client: FlaskClient) -> None:
    sent = {"headers": OWN, "base_url": PAGE}
    assert client.post("/decide", data="x" * 200_000, **sent).status_code == 413
    assert client.post("/decide", data="[]", **sent).status_code == 400
    assert client.post("/decide", data="{", **sent).status_code == 400
    assert client.post("/decide", data="{}", **sent).status_code == 422


def test_every_answer_says_what_a_browser_may_do_with_it(client: FlaskClient) -> None:
    for path, headers in (("/", COOKIE), ("/state", {}), ("/enter?token=x", {})):
        answer = client.get(path, headers=headers, base_url=PAGE).headers
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["Cache-Control"] == "no-store"
