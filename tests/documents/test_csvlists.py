from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.documents.conftest import Read

TEXT = "The last trucks left the base on Friday."
LIST = f"""\
id,published,source,url,title,text,lang
a,2026-02-13,Wire,https://example.org/1,The last trucks,"{TEXT}
""It is over"", he said.",en
,,,,,,
b,soon,Wire,,,{TEXT} Or so they say.,en
c,2026-02-14,Wire,https://example.org/3,,,en
"""
# As auto-archiver's csv_db writes it: a status, a Python dictionary, a list of media.
ARCHIVED = f"""\
status,metadata,media
"wacz: success","{{'_processed_at': datetime.datetime(2026, 2, 20, 9, 30, tzinfo=datetime.timezone.utc), 'url': 'https://example.org/9', 'title': 'The last trucks', 'content': ""{TEXT}"", 'timestamp': datetime.datetime(2026, 2, 13, 7, 0, tzinfo=datetime.timezone.utc), 'tries': 2}}","[]"
"no archiver","__import__('os').system('touch /tmp/x')","[]"
"""  # noqa: E501  (one row as it comes)
SHEET = f"""\
Link\tArchive status\tUpload title\tUpload timestamp\tText content
https://example.org/5\twayback: success\tThe last trucks\t2026-02-13T07:00:00+00:00\t{TEXT}
"""


def test_rows_give_documents_and_what_is_wrong_has_its_line(read: Read) -> None:
    (document,), problems = read("list.csv", LIST)
    assert document.text == f'{TEXT}\n"It is over", he said.'
    assert (document.id, document.published, document.line) == ("a", date(2026, 2, 13), 2)
    assert problems == [
        "list.csv:5: published is 'soon' (write it as 2026-02-23)",
        'list.csv:6: has no text (add the article under the key "text")',
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
def test_a_spreadsheet_in_its_own_encoding_is_read(read: Read, encoding: str) -> None:
    text = "غادرت آخر قافلة أميركية القاعدة أمس، وفق ما أعلن مصدر في المحافظة."
    (document,), _ = read("list.csv", f"title;text\r\nالقافلة;{text}\r\n".encode(encoding))
    assert (document.title, document.text) == ("القافلة", text)


def test_a_list_of_auto_archiver_is_read_and_nothing_in_it_is_run(read: Read) -> None:
    (document,), problems = read("db.csv", ARCHIVED)
    assert (document.url, document.title) == ("https://example.org/9", "The last trucks")
    assert (document.text, document.published) == (TEXT, date(2026, 2, 13))
    assert problems == ['db.csv:3: has no text (add the article under the key "text")']


def test_a_sheet_of_auto_archiver_is_read(read: Read) -> None:
    (document,), _ = read("sheet.csv", SHEET)
    assert (document.url, document.text) == ("https://example.org/5", TEXT)
    assert document.published == date(2026, 2, 13)


def test_a_table_of_something_else_is_named(read: Read) -> None:
    documents, (problem,) = read("places.csv", "id,lat,lon\ntanf,33.5,38.6\n")
    assert documents == []
    assert problem.startswith("places.csv:1: has no column text or url (name its columns id,")
