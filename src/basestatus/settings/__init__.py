"""What a project folder says about itself in basestatus.toml; works by defaults without it."""

from __future__ import annotations

from basestatus.settings.reading import read_settings
from basestatus.settings.values import Limits, Publish, PublishPolicy, Settings, Uncleared

__all__ = ["Limits", "Publish", "PublishPolicy", "Settings", "Uncleared", "read_settings"]
