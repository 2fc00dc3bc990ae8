"""Cut the typeface down to the letters a file uses, to be carried along in it."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib.font_manager import findfont

from basestatus.render.snapshots.ink import Words
from basestatus.render.snapshots.typesetting import FAMILY, font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from basestatus.render.snapshots.ink import Ink

__all__ = ["font_faces"]

WEIGHTS = {False: "normal", True: "bold"}
RULE = '@font-face{{font-family:"{family}";font-weight:{weight};src:url({source}) format("woff")}}'


def font_faces(inks: Iterable[Ink]) -> str:
    """Return CSS that brings the letters used, with all that Arabic needs to be joined."""
    letters: dict[bool, set[str]] = {False: set(), True: set()}
    for ink in inks:
        if isinstance(ink, Words):
            letters[ink.bold].update(ink.text)
    rules = (
        RULE.format(family=FAMILY, weight=WEIGHTS[bold], source=_source(found, bold=bold))
        for bold, found in letters.items()
        if found
    )
    return "".join(rules)


def _source(letters: set[str], *, bold: bool) -> str:
    options = subset.Options(flavor="woff", layout_features=["*"], recalc_timestamp=False)
    options.drop_tables += ["FFTM", "MATH"]
    typeface = TTFont(findfont(font(1.0, bold=bold)), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(letters)))
    cutter.subset(typeface)
    typeface.flavor = "woff"
    file = io.BytesIO()
    typeface.save(file)
    return "data:font/woff;base64," + base64.b64encode(file.getvalue()).decode()
