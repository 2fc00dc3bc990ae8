"""Write results whole or not at all, one writer at a time, whatever happens in between."""

from __future__ import annotations

from basestatus.files.aside import written_aside
from basestatus.files.locks import locked
from basestatus.files.together import prepared, switch

__all__ = ["locked", "prepared", "switch", "written_aside"]
