"""What a project folder says about itself in basestatus.toml; works by defaults without it."""

from __future__ import annotations

from basestatus.settings.reading import read_settings
from basestatus.settings.values import (
    Cluster,
    Fetch,
    Limits,
    Publish,
    PublishPolicy,
    Settings,
    Uncleared,
    Watch,
)

__all__ = [
    "Cluster",
    "Fetch",
    "Limits",
    "Publish",
    "PublishPolicy",
    "Settings",
    "Uncleared",
    "Watch",
    "read_settings",
]
