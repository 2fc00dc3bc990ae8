"""Write SVG and PDF: text stays text, fonts come along, and a second run gives the same bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from matplotlib.artist import Artist
from matplotlib.figure import Figure

from basestatus.render.snapshots.painting import paint
from basestatus.render.snapshots.typefaces import font_faces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.backend_bases import RendererBase

    from basestatus.render.snapshots.ink import Ink
    from basestatus.render.snapshots.paper import Paper
    from basestatus.strings import Strings

__all__ = ["pdf_bytes", "svg_bytes"]

POINTS = 72
HEAD = (
    'role="img" xml:lang="{language}" aria-labelledby="title description" >\n'
    ' <title id="title">{title}</title>\n'
    ' <desc id="description">{description}</desc>\n'
    " <style>{faces}</style>\n"
)


class Sheet(Artist):
    """The ink of one page, as matplotlib wants it."""

    def __init__(self, inks: Sequence[Ink], height: float, *, in_pieces: bool) -> None:
        super().__init__()
        self.inks = inks
        self.height = height
        self.in_pieces = in_pieces

    def draw(self, renderer: RendererBase) -> None:
        """Put the ink on a renderer that counts in points."""
        paint(renderer, self.inks, scale=1.0, height=self.height, in_pieces=self.in_pieces)


def pdf_bytes(inks: Sequence[Ink], paper: Paper, texts: Mapping[str, str]) -> bytes:
    """Return a PDF page; its title and subject are the picture's title and description."""
    metadata = {
        "Title": texts["Title"],
        "Subject": texts["Description"],
        "Creator": texts["Software"],
        "CreationDate": None,
    }
    file = io.BytesIO()
    figure = _figure(inks, paper, in_pieces=True)
    figure.savefig(file, format="pdf", metadata=metadata)
    return file.getvalue()


def svg_bytes(inks: Sequence[Ink], paper: Paper, texts: Mapping[str, str], words: Strings) -> bytes:
    """Return an SVG document with a title and a description for readers who cannot see it."""
    metadata = {
        "Title": texts["Title"],
        "Creator": texts["Software"],
        "Language": words.language,
        "Date": None,
    }
    file = io.BytesIO()
    figure = _figure(inks, paper, in_pieces=False)
    figure.savefig(file, format="svg", metadata=metadata)
    head = HEAD.format(
        language=words.language,
        title=escape(texts["Title"]),
        description=escape(texts["Description"]),
        faces=font_faces(inks),
    )
    before, _, after = file.getvalue().decode().partition("<svg ")
    opening, _, body = after.partition(">")
    return f"{before}<svg {opening} {head}{body}".encode()


def _figure(inks: Sequence[Ink], paper: Paper, *, in_pieces: bool) -> Figure:
    figure = Figure(figsize=(paper.width / POINTS, paper.height / POINTS), dpi=POINTS)
    figure.add_artist(Sheet(inks, paper.height, in_pieces=in_pieces))
    return figure
