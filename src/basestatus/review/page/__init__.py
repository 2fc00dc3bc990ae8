"""The review as a local page, for this machine and the one who started it alone."""

from __future__ import annotations

from basestatus.review.page.guarding import Keys
from basestatus.review.page.serving import make_app, start_server
from basestatus.review.page.sitting import Sitting

__all__ = ["Keys", "Sitting", "make_app", "start_server"]
