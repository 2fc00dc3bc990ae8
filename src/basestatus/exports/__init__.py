"""Write the state layer in the formats of GIS users, all from the same columns."""

from __future__ import annotations

from basestatus.exports.formats import FORMATS, ending_of, write_export
from basestatus.exports.options import OpenEnd, Options

__all__ = ["FORMATS", "OpenEnd", "Options", "ending_of", "write_export"]
