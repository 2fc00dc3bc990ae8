"""What the strings say of the columns of each layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.layers import columns
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Column", "Layer", "layers"]

LAYERS = {
    "states": columns.STATE_COLUMNS,
    "sites": columns.SITE_COLUMNS,
    "areas": columns.AREA_COLUMNS,
    "claims": columns.CLAIM_COLUMNS,
    "documents": columns.DOCUMENT_COLUMNS,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it holds, and what it is called in Arabic."""

    name: str
    kind: str
    about: str
    arabic: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer and its columns in order."""

    name: str
    about: str
    columns: tuple[Column, ...]


def layers() -> tuple[Layer, ...]:
    """Return the layers that every export is made of."""
    about = strings("en")
    return tuple(
        Layer(name, about("export", f"{name}_about"), _columns(kinds))
        for name, kinds in LAYERS.items()
    )


def _columns(kinds: Mapping[str, columns.Kind]) -> tuple[Column, ...]:
    english, arabic = strings("en"), strings("ar")
    return tuple(
        Column(
            name,
            kind.value,
            english("columns", f"{name}_about").replace("|", r"\|"),
            arabic("columns", name),
        )
        for name, kind in kinds.items()
    )
