"""Review: what an editor looks at, decides and takes back."""

from __future__ import annotations

from basestatus.review.opening import Opened, anchor_rows, open_review
from basestatus.review.queue import Concern, Item, make_queue
from basestatus.review.session import Desk, Session, decide_on, go, undo

__all__ = [
    "Concern",
    "Desk",
    "Item",
    "Opened",
    "Session",
    "anchor_rows",
    "decide_on",
    "go",
    "make_queue",
    "open_review",
    "undo",
]
