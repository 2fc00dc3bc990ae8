"""Read articles from text, web pages, JSON Lines and Parquet, whatever their encoding."""

from __future__ import annotations

from basestatus.documents.assembling import default_id
from basestatus.documents.detection import detect_language
from basestatus.documents.front import Retrieved, read_retrieved, with_front
from basestatus.documents.parts import PART, Kind, Part, divide
from basestatus.documents.reading import iter_documents, read_documents, read_source, same_id
from basestatus.documents.remote import is_remote, looks_of
from basestatus.documents.rows import Unfetched, is_plain, read_row
from basestatus.documents.single import SINGLE
from basestatus.documents.sources import KNOWN, STDIN, Source, find_sources, opened
from basestatus.documents.stretches import Row, fingerprint, read_lines, streams

__all__ = [
    "KNOWN",
    "PART",
    "SINGLE",
    "STDIN",
    "Kind",
    "Part",
    "Retrieved",
    "Row",
    "Source",
    "Unfetched",
    "default_id",
    "detect_language",
    "divide",
    "find_sources",
    "fingerprint",
    "is_plain",
    "is_remote",
    "iter_documents",
    "looks_of",
    "opened",
    "read_documents",
    "read_lines",
    "read_retrieved",
    "read_row",
    "read_source",
    "same_id",
    "streams",
    "with_front",
]
