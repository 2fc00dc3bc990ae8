"""How a period looks in KML, where a style can depend on the row but not on the day one looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.model import State

if TYPE_CHECKING:
    from basestatus.layers import Style
    from basestatus.model import Period

__all__ = ["Look", "kml_color", "look_of"]


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """What is drawn for a period; ``color`` is hexadecimal, ``second`` the competing state."""

    state: State
    color: str
    second: State | None
    uncertain: bool
    planned: bool
    inherited: bool

    @property
    def id(self) -> str:
        """Return a name for the style and the picture."""
        marks = (
            self.state.value,
            self.color.lstrip("#").lower() if self.state is State.TRANSFERRED else "",
            f"or-{self.second.value}" if self.second else "",
            "uncertain" if self.uncertain else "",
            "planned" if self.planned else "",
            "inherited" if self.inherited else "",
        )
        return "-".join(mark for mark in marks if mark)


def look_of(period: Period, style: Style) -> Look:
    """Return how a period looks."""
    others = [state for state in period.contested if state is not period.status]
    return Look(
        state=period.status,
        color=style.color(period.status, period.holder),
        second=others[0] if others else None,
        uncertain=period.changing_to is not None,
        planned=any(plan.fate == "open" for plan in period.plans),
        inherited=period.inherited_from is not None,
    )


def kml_color(color: str, opacity: float = 1.0) -> str:
    """Write a hexadecimal colour as KML does: alpha, blue, green, red.

    >>> kml_color("#0072B2", 0.5)
    '80b27200'
    """
    red, green, blue = color[1:3], color[3:5], color[5:7]
    return f"{round(255 * opacity):02x}{blue}{green}{red}".lower()
