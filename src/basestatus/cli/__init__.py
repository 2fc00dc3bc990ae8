"""The basestatus command: one file a command, loaded when it is called for."""

from __future__ import annotations

from basestatus.cli.app import main

__all__ = ["main"]
