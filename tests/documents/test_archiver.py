from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.documents.conftest import Read

TEXT = "The last trucks left the base on Friday.\nIt took an hour."
# As auto-archiver's html_formatter writes it, shortened.
REPORT = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>https://example.org/9</title></head><body>
<h2>Archived media for <span class="copy">https://example.org/9</span></h2>
<table class="content"><tr><th>about</th><th>files and preview</th></tr>
<tr><td>screenshot</td><td><img src="screenshot.png"></td></tr></table>
<table class="metadata"><tr><th>key</th><th>value</th></tr>
<tr><td>url</td><td><span class="copy">https://example.org/9</span></td></tr>
<tr><td>title</td><td><span class="copy">The last trucks</span></td></tr>
<tr><td>content</td><td><span class="copy">{TEXT}</span></td></tr>
<tr><td>timestamp</td><td>2026-02-13 07:00:00+00:00</td></tr></table>
<p>Made with <a href="https://github.com/bellingcat/auto-archiver">bellingcat/auto-archiver</a>
v1.0</p></body></html>
"""


def test_a_report_gives_the_page_that_it_is_on(read: Read) -> None:
    (document,), problems = read("9.html", REPORT)
    assert problems == []
    assert (document.text, document.title) == (TEXT, "The last trucks")
    assert (document.url, document.published) == ("https://example.org/9", date(2026, 2, 13))


def test_a_report_on_a_film_has_no_text(read: Read) -> None:
    _, (problem,) = read("9.html", REPORT.replace("content</td>", "frames</td>"))
    assert problem.startswith("9.html: has no text")
