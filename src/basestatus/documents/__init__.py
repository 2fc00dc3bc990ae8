"""Read articles from text, web pages, PDF, lists and web archives, whatever their encoding."""

from __future__ import annotations

from basestatus.documents.detection import detect_language
from basestatus.documents.front import Retrieved, with_front
from basestatus.documents.reading import iter_documents, read_documents, read_source
from basestatus.documents.sources import Source

__all__ = [
    "Retrieved",
    "Source",
    "detect_language",
    "iter_documents",
    "read_documents",
    "read_source",
    "with_front",
]
