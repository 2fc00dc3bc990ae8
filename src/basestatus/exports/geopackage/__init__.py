"""Write everything as one GeoPackage that opens styled, labelled, described and related."""

from __future__ import annotations

from basestatus.exports.geopackage.writing import write_geopackage

__all__ = ["write_geopackage"]
