"""The documentation names every format and what each cannot hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from basestatus.exports import FORMATS
from basestatus.exports.codes import CODE_COLUMNS
from basestatus.exports.shapefile import SHORT_NAMES
from basestatus.layers import STATE_COLUMNS
from basestatus.layers.columns import (
    AREA_COLUMNS,
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    EVIDENCE_COLUMNS,
    SITE_COLUMNS,
)
from basestatus.strings import strings

if TYPE_CHECKING:
    from pathlib import Path

EVERY_COLUMN = sorted(
    {
        *STATE_COLUMNS,
        *SITE_COLUMNS,
        *AREA_COLUMNS,
        *CLAIM_COLUMNS,
        *DOCUMENT_COLUMNS,
        *EVIDENCE_COLUMNS,
        *CODE_COLUMNS,
        "lon",
        "lat",
    }
)


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "exports.md").read_text("utf-8")


def first_cells(page: str) -> list[str]:
    cells = re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE)
    return [word for cell in cells for word in cell.split(", ")]


def test_every_format_is_listed(page: str) -> None:
    assert set(FORMATS) <= set(first_cells(page))


def test_code_columns_and_short_names_are_explained(page: str) -> None:
    for word in (*CODE_COLUMNS, *SHORT_NAMES.values()):
        assert f"`{word}`" in page


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("column", EVERY_COLUMN)
def test_every_column_has_a_title_and_a_description(column: str, language: str) -> None:
    words = strings(language)
    assert words("columns", column)
    assert words("columns", f"{column}_about").endswith(".")
    assert column in words.sections["columns"]
