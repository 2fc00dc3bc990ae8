"""Write a page as PNG, SVG or PDF, by the ending of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.errors import ConfigError, Problem
from basestatus.files import written_aside
from basestatus.render.snapshots.canvas import Canvas
from basestatus.render.snapshots.vectors import pdf_bytes, svg_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from basestatus.render.snapshots.ink import Ink
    from basestatus.render.snapshots.paper import Paper
    from basestatus.strings import Strings

__all__ = ["ENDINGS", "PageWriter"]

ENDINGS = (".png", ".svg", ".pdf")


class PageWriter:
    """Writes pages that have much in common; what they share is drawn once for all pictures."""

    def __init__(self, shared: Sequence[Ink], paper: Paper, words: Strings) -> None:
        self.shared = tuple(shared)
        self.paper = paper
        self.words = words
        self._canvas: Canvas | None = None

    def write(self, path: Path, own: Sequence[Ink], texts: Mapping[str, str]) -> None:
        """Write one page, whole or not at all.

        Raises:
            ConfigError: if the ending is none of those known.
            OutputError: if the file cannot be written.
        """
        if path.suffix.lower() not in ENDINGS:
            raise ConfigError(Problem(str(path), None, "no such picture", ", ".join(ENDINGS)))
        with written_aside(path) as aside:
            aside.write_bytes(self._encoded(path.suffix.lower(), own, texts))

    def canvas(self) -> Canvas:
        """Return what is shared, as pixels."""
        if self._canvas is None:
            self._canvas = Canvas(self.shared, self.paper)
        return self._canvas

    def _encoded(self, ending: str, own: Sequence[Ink], texts: Mapping[str, str]) -> bytes:
        if ending == ".pdf":
            return pdf_bytes([*self.shared, *own], self.paper, texts)
        if ending == ".svg":
            return svg_bytes([*self.shared, *own], self.paper, texts, self.words)
        return self.canvas().png(own, texts)
