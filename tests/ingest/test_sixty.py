from __future__ import annotations

import gzip
import io
import json
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.documents.test_pdfs import pdf
from tests.documents.test_warc import written
from tests.ingest.conftest import Page, atom, page, rss

from basestatus.documents import read_documents

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ingest.conftest import Site, Take


ENGLISH = (
    "trucks left base gate river night village border road column field tents crane "
    "hill guard morning soldiers bridge market tower fence smoke engine dust winter "
    "harvest school clinic"
)
ARABIC = (
    "قافلة شاحنات غادرت القاعدة ليلا القرية الطريق الجسر السوق المدرسة الحدود النهر "
    "صباحا الجنود البوابة المطار الخيام التلة الدخان الشتاء الموسم المستوصف البرج "
    "السياج الرتل"
)
FRENCH = (
    "camions quitté base porte fleuve nuit village frontière route colonne tentes "
    "colline garde matin soldats pont marché tour clôture fumée poussière hiver "
    "récolte école clinique"
)


SAYS = {
    ENGLISH: "Exampleland troops left the Example base last week, an official said.",
    ARABIC: "غادرت قوات المثال قاعدة المثال، وفق ما قال مسؤول.",
    FRENCH: "Rien d'autre n'a été signalé.",
}


def text(words: str, number: int) -> str:
    """Return an article of its own, which ends with news."""
    random = Random(number)  # noqa: S311  (any words will do)
    sentences = (" ".join(random.choices(words.split(), k=14)).capitalize() for _ in range(5))
    numbered = (f"{sentence} ({number}-{n})." for n, sentence in enumerate(sentences))
    return "\n".join((*numbered, SAYS[words]))


def paragraphs(lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines.splitlines())


def day(number: int) -> str:
    return (date(2026, 1, 1) + timedelta(number)).isoformat()


def row(number: int) -> dict[str, str]:
    return {"id": f"r{number}", "published": day(number), "text": text(ENGLISH, number)}


def sixty(site: Site, folder: Path) -> list[str]:
    """Put sixty documents on a site and into a folder; return what names them all."""
    pages = site.pages
    for number in range(20):
        pages[f"/en/{number}"] = Page(page(text(ENGLISH, number), day=day(number)))
    for number in range(20, 30):
        body = f"<html lang=ar><body>{paragraphs(text(ARABIC, number))}</body></html>"
        pages[f"/ar/{number}"] = Page(body.encode("cp1256"), "text/html; charset=windows-1256")
    for number in range(30, 35):
        body = f"<html><head><meta charset=latin1></head>{paragraphs(text(FRENCH, number))}</html>"
        pages[f"/fr/{number}"] = Page(body.encode("cp1252"), "text/html")
    for number in range(35, 38):
        pages[f"/{number}.pdf"] = Page(pdf(*text(ENGLISH, number).splitlines()), "application/pdf")
    pages["/38.txt"] = Page(text(ARABIC, 38).encode("utf-16"), "text/plain")
    pages["/39.txt.gz"] = Page(gzip.compress(text(ENGLISH, 39).encode()), "application/gzip")
    pages["/rss"] = Page(rss(*(f"{site.address}/en/{n}" for n in range(10))), "text/xml")
    pages["/rss"].headers["ETag"] = '"one"'
    pages["/atom"] = Page(atom(*(f"{site.address}/ar/{n}" for n in range(20, 30))))
    rows = "\n".join(json.dumps(row(number)) for number in range(40, 44))
    link = json.dumps({"url": f"{site.address}/en/19", "title": "Elsewhere"})
    (folder / "rows.jsonl").write_text(f"{rows}\n{link}\n")
    cells = "\n".join(f'{day(n)},"{text(FRENCH, n)}"' for n in range(44, 48))
    (folder / "list.csv").write_text(f"published,text\n{cells}\n", encoding="utf-8")
    table = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist([row(number) for number in range(48, 52)]), table)
    pages["/rows.parquet"] = Page(table.getvalue(), "application/octet-stream")
    records = (
        written("conversion", "text/plain", str(n), text(ARABIC, n).encode()) for n in range(52, 56)
    )
    (folder / "crawl.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    for number in range(56, 60):
        (folder / f"{day(number)}.html").write_bytes(page(text(ENGLISH, number), day=day(number)))
    (folder / "links.txt").write_text(
        "\n".join(f"{site.address}/en/{number}" for number in range(10, 20))
    )
    singles = [f"/fr/{n}" for n in range(30, 35)] + [f"/{n}.pdf" for n in range(35, 38)]
    paths = ["/rss", "/atom", *singles, "/38.txt", "/39.txt.gz", "/rows.parquet"]
    return [*(f"{site.address}{path}" for path in paths), str(folder)]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def test_sixty_documents_are_taken_in_once(
    site: Site, taken: Take, inbox: Path, seeds: Path
) -> None:
    sources = sixty(site, inbox)
    first = taken(*sources)
    assert first.problems == ()
    assert len(first.taken) == 60
    before, asked = contents(seeds), len(site.paths())
    documents, problems = read_documents([seeds])
    assert problems == ()
    numbers = [(ENGLISH, ARABIC, FRENCH)[_script(n)] for n in range(60)]
    expected = {text(words, n) for n, words in enumerate(numbers)}
    assert {document.text for document in documents} == expected
    second = taken(*sources)
    assert (second.taken, second.problems) == ((), ())
    assert contents(seeds) == before
    again = site.paths()[asked:]
    assert [path for path in again if path.startswith(("/en", "/ar", "/fr"))] == []


def _script(number: int) -> int:
    arabic = {*range(20, 30), 38, *range(52, 56)}
    french = {*range(30, 35), *range(44, 48)}
    return 1 if number in arabic else 2 if number in french else 0
