"""Read articles from text, web pages, JSON Lines and Parquet, whatever their encoding."""

from __future__ import annotations

from basestatus.documents.detection import detect_language
from basestatus.documents.reading import iter_documents, read_documents

__all__ = ["detect_language", "iter_documents", "read_documents"]
