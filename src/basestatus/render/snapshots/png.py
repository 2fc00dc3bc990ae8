"""Write PNG band by band, so that a series compresses only the bands that changed.

Every band of rows is a deflate segment that ends on a full flush and knows nothing of the
others; its bytes depend on its pixels alone. A frame is thus the same file whether its bands
were compressed afresh or taken from the frame before.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

__all__ = ["PngWriter"]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BAND = 16
LEVEL = 1
ADLER = 65521
EMPTY_LAST_BLOCK = b"\x03\x00"
METRES_AN_INCH = 0.0254


@dataclass(frozen=True, slots=True)
class Band:
    """Some rows, compressed: an IDAT chunk, the sum and the length of what it holds."""

    chunk: bytes
    adler: int
    length: int


@dataclass(slots=True)
class PngWriter:
    """Holds the last frame's pixels and bands; ``dpi`` is noted in each file."""

    dpi: float
    _pixels: NDArray[np.uint8] | None = field(default=None, init=False)
    _bands: list[Band] = field(default_factory=list, init=False)

    def encode(self, pixels: NDArray[np.uint8], texts: Mapping[str, str]) -> bytes:
        """Return a PNG file of rows of RGBA pixels, all opaque, with texts under their keywords."""
        self._bands = list(self._fresh(pixels))
        self._pixels = pixels.copy()
        height, width = pixels.shape[:2]
        return b"".join(
            [
                SIGNATURE,
                _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
                _chunk(b"sRGB", b"\x00"),
                self._resolution(),
                *(_text(keyword, text) for keyword, text in sorted(texts.items())),
                _chunk(b"IDAT", b"\x78\x01"),
                *(band.chunk for band in self._bands),
                _chunk(b"IDAT", EMPTY_LAST_BLOCK + struct.pack(">I", _adler(self._bands))),
                _chunk(b"IEND", b""),
            ]
        )

    def _fresh(self, pixels: NDArray[np.uint8]) -> Iterator[Band]:
        same_size = self._pixels is not None and self._pixels.shape == pixels.shape
        for n, top in enumerate(range(0, len(pixels), BAND)):
            rows = pixels[top : top + BAND]
            if same_size and np.array_equal(rows, self._pixels[top : top + BAND]):  # type: ignore[index]
                yield self._bands[n]
            else:
                yield _compressed(rows)

    def _resolution(self) -> bytes:
        dots = round(self.dpi / METRES_AN_INCH)
        return _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))


def _compressed(rows: NDArray[np.uint8]) -> Band:
    high, wide = rows.shape[:2]
    picture = Image.frombuffer("RGBA", (wide, high), rows, "raw", "RGBA", 0, 1)
    lines = np.zeros((high, 1 + 3 * wide), np.uint8)
    lines[:, 1:] = np.frombuffer(picture.convert("RGB").tobytes(), np.uint8).reshape(high, -1)
    raw = lines.tobytes()
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    packed = deflate.compress(raw) + deflate.flush(zlib.Z_FULL_FLUSH)
    return Band(_chunk(b"IDAT", packed), zlib.adler32(raw), len(raw))


def _adler(bands: list[Band]) -> int:
    """Join the checksums of bands (zlib's adler32_combine)."""
    low, high = 1, 0
    for band in bands:
        first, second = band.adler & 0xFFFF, band.adler >> 16
        high = (high + second + (low - 1) * band.length) % ADLER
        low = (low + first - 1) % ADLER
    return high << 16 | low


def _text(keyword: str, text: str) -> bytes:
    return _chunk(b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode())


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
