"""What can be asked of an export beside its format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["OpenEnd", "Options"]


class OpenEnd(StrEnum):
    """How GeoJSON tells an open end: by null, or by a day so far off that old readers cope."""

    NULL = "null"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Options:
    """Options of an export; a format ignores what it has no use for.

    ``codes`` adds the columns of CODE_COLUMNS; ``project`` writes a QGIS project beside a
    GeoPackage.
    """

    open_end: OpenEnd = OpenEnd.NULL
    codes: bool = False
    project: bool = False
