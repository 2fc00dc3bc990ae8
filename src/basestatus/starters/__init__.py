"""Start a project: an empty one that explains itself, or a ready-made example."""

from __future__ import annotations

from basestatus.starters.writing import examples, start_project

__all__ = ["examples", "start_project"]
