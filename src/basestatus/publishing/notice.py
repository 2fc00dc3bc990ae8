"""What a public map says of itself: what was held back, how exact it is, what was set right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.publishing.record import Correction
    from basestatus.settings import Publish

__all__ = ["Notice"]


@dataclass(frozen=True, slots=True)
class Notice:
    """The publishing policy of a map, how many claims it holds back, and the corrections."""

    publish: Publish
    held_back: int = 0
    corrections: tuple[Correction, ...] = ()
