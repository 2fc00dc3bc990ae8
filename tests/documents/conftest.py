from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import pytest

from basestatus.documents import read_documents

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.errors import Problem
    from basestatus.model import Document


class Read(Protocol):
    """Write a file, read it, and return what was found."""

    def __call__(self, name: str, data: bytes | str) -> tuple[list[Document], list[str]]: ...


class ReadRows(Protocol):
    """Write rows as JSON Lines, read them, and return what was found."""

    def __call__(self, *rows: object) -> tuple[list[Document], list[str]]: ...


def told(problem: Problem, folder: Path) -> str:
    return str(problem).replace(f"{folder}/", "")


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(name: str, data: bytes | str) -> tuple[list[Document], list[str]]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        documents, problems = read_documents([path])
        return list(documents), [told(problem, tmp_path) for problem in problems]

    return read


@pytest.fixture
def read_rows(read: Read) -> ReadRows:
    def read_rows(*rows: object) -> tuple[list[Document], list[str]]:
        lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
        return read("rows.jsonl", "\n".join(lines))

    return read_rows
