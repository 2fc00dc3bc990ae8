"""Write the state layer as KML for Google Earth: styled, with time spans and balloons."""

from __future__ import annotations

from basestatus.exports.kml.writing import write_kml, write_kmz

__all__ = ["write_kml", "write_kmz"]
