"""Tell the kind of a file that does not say it by its ending."""

from __future__ import annotations

from basestatus.documents.pages import looks_like_page

__all__ = ["PEEKED", "kind_of", "media_type"]

PEEKED = 4096
BOM = b"\xef\xbb\xbf"
SIGNS = {b"PAR1": ".parquet", b"%PDF-": ".pdf", b"PK\x03\x04": ".wacz", b"WARC/": ".warc"}


def kind_of(head: bytes) -> str:
    """Return the ending that fits the first bytes of a file; plain text is what nothing fits.

    >>> kind_of(b"%PDF-1.7"), kind_of(b'{"id": "a"}')
    ('.pdf', '.jsonl')
    """
    for sign, suffix in SIGNS.items():
        if head.startswith(sign):
            return suffix
    if head.removeprefix(BOM).lstrip().startswith(b"{"):
        return ".jsonl"
    return ".html" if looks_like_page(head) else ".txt"


def media_type(header: str) -> tuple[str, str]:
    """Return the media type and the charset that a Content-Type names, empty where it does not.

    >>> media_type('Text/HTML; charset="windows-1256"')
    ('text/html', 'windows-1256')
    """
    kind, _, rest = header.partition(";")
    return kind.strip().lower(), rest.partition("charset=")[2].partition(";")[0].strip(" \"'")
