"""Read articles from text, web pages, PDF, lists and web archives, whatever their encoding."""

from __future__ import annotations

from basestatus.documents.detection import detect_language
from basestatus.documents.front import Retrieved, read_retrieved, with_front
from basestatus.documents.reading import iter_documents, read_documents, read_source
from basestatus.documents.rows import Unfetched
from basestatus.documents.single import SINGLE
from basestatus.documents.sources import KNOWN, STDIN, Source, find_sources, opened

__all__ = [
    "KNOWN",
    "SINGLE",
    "STDIN",
    "Retrieved",
    "Source",
    "Unfetched",
    "detect_language",
    "find_sources",
    "iter_documents",
    "opened",
    "read_documents",
    "read_retrieved",
    "read_source",
    "with_front",
]
