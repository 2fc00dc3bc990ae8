"""From a folder of news articles to a dated, evidence-backed map of who is at which site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from basestatus.exports.reading import Layers

__all__ = ["read"]


def read(folder: str | PathLike[str]) -> Layers:
    """Read the layers that `basestatus build` wrote for a project folder, as GeoDataFrames.

    ``read(".").states`` has a row for each period of a site and an actor; .explore() shows it.

    Raises:
        InputError: if the folder has not been built.
    """
    from basestatus.exports import reading  # noqa: PLC0415  (only who reads loads geopandas)

    return reading.read(folder)
