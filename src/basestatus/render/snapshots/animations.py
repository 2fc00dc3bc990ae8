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
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["ENDINGS", "write_animation"]

ENDINGS = (".gif", ".webp", ".mp4")
FRAME_MS, LAST_MS = 1500, 4000
COLORS, PAPER = 256, (255, 255, 255)
RATE = 12


def write_animation(path: Path, frames: Iterable[NDArray[np.uint8]]) -> None:
    """Write frames of RGBA pixels as the ending says, whole or not at all.

    Raises:
        ConfigError: if the ending is none of those known.
        OutputError: for MP4, if ffmpeg is not installed or fails.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ConfigError(Problem(str(path), None, "no such animation", ", ".join(ENDINGS)))
    if ending == ".mp4":
        _write_mp4(path, frames)
        return
    pictures = [Image.fromarray(pixels).convert("RGB") for pixels in frames]
    times = [FRAME_MS] * (len(pictures) - 1) + [LAST_MS]
    with written_aside(path) as aside:
        (_write_gif if ending == ".gif" else _write_webp)(pictures, times, aside)


def _write_gif(pictures: Sequence[Image.Image], times: Sequence[int], aside: Path) -> None:
    palette = _palette(pictures)
    few = [picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in pictures]
    few[0].save(
        aside,
        save_all=True,
        append_images=few[1:],
        duration=list(times),
        loop=0,
        optimize=False,
        disposal=1,
    )


def _palette(pictures: Sequence[Image.Image]) -> Image.Image:
    """Choose one palette for all frames, so that what stays the same keeps its colours.

    The lightest is the paper's own white.
    """
    seen = {0, len(pictures) // 2, len(pictures) - 1}
    parts = [np.asarray(pictures[n]) for n in sorted(seen)]
    picture = Image.fromarray(np.concatenate(parts)).quantize(COLORS, Image.Quantize.MEDIANCUT)
    colors = np.array(picture.getpalette(), np.uint8).reshape(-1, 3)
    colors[colors.sum(axis=1).argmax()] = PAPER
    picture.putpalette(colors.ravel().tolist())
    return picture


def _write_webp(pictures: Sequence[Image.Image], times: Sequence[int], aside: Path) -> None:
    pictures[0].save(
        aside,
        save_all=True,
        append_images=pictures[1:],
        duration=list(times),
        loop=0,
        lossless=True,
        quality=40,
        method=2,
    )


def _write_mp4(path: Path, frames: Iterable[NDArray[np.uint8]]) -> None:
    program = shutil.which("ffmpeg")
    if program is None:
        message = f"{path}: MP4 needs ffmpeg, which is not installed; GIF and WebP need nothing"
        raise OutputError(message)
    pictures = iter(frames)
    pixels = next(pictures)
    with written_aside(path) as aside, TemporaryFile() as said:
        command = [program, *_arguments(pixels), str(aside)]
        process = subprocess.Popen(command, stdin=PIPE, stderr=said)  # noqa: S603  (found above)
        _feed(process, _held(pixels, pictures))
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


def _held(pixels: NDArray[np.uint8], rest: Iterable[NDArray[np.uint8]]) -> Iterator[bytes]:
    """Yield the bytes of all frames, those of the last for as long as it stays."""
    last = pixels.tobytes()
    yield last
    for following in rest:
        last = following.tobytes()
        yield last
    for _ in range(LAST_MS // FRAME_MS):
        yield last


def _arguments(pixels: NDArray[np.uint8]) -> list[str]:
    """Return what ffmpeg needs for raw frames in and, on each run, the same bytes out."""
    high, wide = pixels.shape[:2]
    source = ["-f", "rawvideo", "-pix_fmt", "rgba", "-s", f"{wide}x{high}"]
    source += ["-framerate", f"1000/{FRAME_MS}", "-i", "-"]
    even = ["-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2"]
    coding = ["-c:v", "libx264", "-crf", "18", "-pix_fmt", "yuv420p", "-r", str(RATE)]
    same = ["-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"]
    return ["-loglevel", "error", *source, *even, *coding, *same, "-movflags", "+faststart", "-y"]
