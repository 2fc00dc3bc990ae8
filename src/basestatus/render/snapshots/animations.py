"""Play a series: GIF and WebP by themselves, MP4 where ffmpeg is installed."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from io import BytesIO
from subprocess import PIPE
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from basestatus.errors import ConfigError, OutputError, Problem
from basestatus.files import written_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    Draw = Callable[[int], NDArray[np.uint8]]

__all__ = ["ENDINGS", "write_animation"]

ENDINGS = (".gif", ".webp", ".mp4")
FRAME_MS, LAST_MS = 1500, 4000
COLORS, PAPER = 256, (255, 255, 255)
RATE = 12


def write_animation(path: Path, count: int, draw: Draw) -> None:
    """Write so many frames as the ending says, whole or not at all.

    ``draw`` returns the RGBA pixels of a frame by its number, good until the next is drawn.

    Raises:
        ConfigError: if the ending is none of those known.
        OutputError: for MP4, if ffmpeg is not installed or fails.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ConfigError(Problem(str(path), None, "no such animation", ", ".join(ENDINGS)))
    if ending == ".mp4":
        _write_mp4(path, count, draw)
        return
    with written_aside(path) as aside:
        (_write_gif if ending == ".gif" else _write_webp)(aside, count, draw)


def _picture(number: int, draw: Draw) -> Image.Image:
    return Image.fromarray(draw(number)).convert("RGB")


def _times(count: int) -> list[int]:
    return [FRAME_MS] * (count - 1) + [LAST_MS]


def _write_gif(aside: Path, count: int, draw: Draw) -> None:
    palette = _palette(count, draw)
    few = (
        _picture(n, draw).quantize(palette=palette, dither=Image.Dither.NONE) for n in range(count)
    )
    next(few).save(
        aside,
        save_all=True,
        append_images=few,
        duration=_times(count),
        loop=0,
        optimize=False,
        disposal=1,
    )


def _palette(count: int, draw: Draw) -> Image.Image:
    """Choose one palette for all frames, so that what stays the same keeps its colours.

    The lightest is the paper's own white.
    """
    parts = [np.asarray(_picture(n, draw)) for n in sorted({0, count // 2, count - 1})]
    picture = Image.fromarray(np.concatenate(parts)).quantize(COLORS, Image.Quantize.MEDIANCUT)
    colors = np.array(picture.getpalette(), np.uint8).reshape(-1, 3)
    colors[colors.sum(axis=1).argmax()] = PAPER
    picture.putpalette(colors.ravel().tolist())
    return picture


def _write_webp(aside: Path, count: int, draw: Draw) -> None:
    pictures = [_picture(n, draw) for n in range(count)]
    pictures[0].save(
        aside,
        save_all=True,
        append_images=pictures[1:],
        duration=_times(count),
        loop=0,
        lossless=True,
        quality=40,
        method=2,
    )


def _write_mp4(path: Path, count: int, draw: Draw) -> None:
    program = shutil.which("ffmpeg")
    if program is None:
        message = f"{path}: MP4 needs ffmpeg, which is not installed; GIF and WebP need nothing"
        raise OutputError(message)
    with written_aside(path) as aside, TemporaryFile() as said:
        command = [program, *_arguments(draw(0)), str(aside)]
        process = subprocess.Popen(command, stdin=PIPE, stderr=said)  # noqa: S603  (found above)
        _feed(process, _held(count, draw))
        if process.returncode:
            said.seek(0)
            message = f"ffmpeg failed: {said.read().decode(errors='replace').strip()}"
            raise OutputError(message)


def _feed(process: subprocess.Popen[bytes], chunks: Iterable[bytes]) -> None:
    """Hand frames on one by one; a process that ends early is asked for its reason later."""
    with suppress(BrokenPipeError), process.stdin or BytesIO() as pipe:
        for chunk in chunks:
            pipe.write(chunk)
    process.wait()


def _held(count: int, draw: Draw) -> Iterator[bytes]:
    """Yield the bytes of all frames, those of the last for as long as it stays."""
    for number in range(count):
        yield draw(number).tobytes()
    for _ in range(LAST_MS // FRAME_MS):
        yield draw(count - 1).tobytes()


def _arguments(pixels: NDArray[np.uint8]) -> list[str]:
    """Return what ffmpeg needs for raw frames in and, on each run, the same bytes out."""
    high, wide = pixels.shape[:2]
    source = ["-f", "rawvideo", "-pix_fmt", "rgba", "-s", f"{wide}x{high}"]
    source += ["-framerate", f"1000/{FRAME_MS}", "-i", "-"]
    even = ["-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2"]
    coding = ["-c:v", "libx264", "-crf", "18", "-pix_fmt", "yuv420p", "-r", str(RATE)]
    same = ["-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"]
    return ["-loglevel", "error", *source, *even, *coding, *same, "-movflags", "+faststart", "-y"]
