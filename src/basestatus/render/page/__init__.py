"""One HTML file that a newsroom can publish: the map, its timeline and its evidence."""

from __future__ import annotations

from basestatus.render.page.excerpt import fit
from basestatus.render.page.writing import write_map

__all__ = ["fit", "write_map"]
