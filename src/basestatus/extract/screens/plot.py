"""Whether a document is a story of forces that come and go at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.extract.events import Event

__all__ = ["leave_out_guesses"]


def leave_out_guesses(
    events: Sequence[tuple[int, Event]], *, moved: bool
) -> list[tuple[int, Event]]:
    """Return the events without those of forces only guessed, where no named force moves.

    Who left a site that "was closed" is known from a story of who leaves; in any other it was
    closed by the weather or for repairs.
    """
    if moved or any(_is_told_move(event) for _, event in events):
        return list(events)
    return [(index, event) for index, event in events if event.sure]


def _is_told_move(event: Event) -> bool:
    """Whether an event is a change, and its sentence names the force."""
    return event.sure and event.status is not Status.ACTIVE
