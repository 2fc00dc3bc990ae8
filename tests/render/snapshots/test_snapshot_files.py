"""Files: the same bytes again, the pixels of a full redraw, text that stays text, a description."""

from __future__ import annotations

import base64
import io
import re
import shutil
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from basestatus.errors import ConfigError, OutputError
from basestatus.render.snapshots import (
    draw_animation,
    draw_comparison,
    draw_contact_sheet,
    draw_series,
    draw_snapshot,
    snapshot_dates,
)
from basestatus.render.snapshots.png import Band, PngWriter, _adler

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from basestatus.layers import Atlas

SVG = "{http://www.w3.org/2000/svg}"


def pixels(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_second_run_gives_the_same_bytes(
    seeds: Atlas, day: date, basemap: Path, tmp_path: Path, ending: str, language: str
) -> None:
    one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    for path in (one, two):
        draw_snapshot(seeds, day, path, language=language, basemap=basemap, dpi=72)
    assert one.read_bytes() == two.read_bytes()


def test_a_frame_of_a_series_has_the_pixels_of_a_full_redraw(
    seeds: Atlas, basemap: Path, tmp_path: Path
) -> None:
    dates = snapshot_dates(seeds)
    together = draw_series(seeds, dates, tmp_path / "series", basemap=basemap, dpi=90).paths
    for number in range(1, len(dates)):
        alone = draw_series(seeds, dates, tmp_path / f"{number}", basemap=basemap, dpi=90).paths
        assert alone[number].read_bytes() == together[number].read_bytes()
    backwards = [*reversed(dates)]
    again = draw_series(seeds, backwards, tmp_path / "back", basemap=basemap, dpi=90).paths
    symbols = np.s_[120:600, 60:680]
    for path, other in zip(together, reversed(again), strict=True):
        assert np.array_equal(pixels(path)[symbols], pixels(other)[symbols])


def test_a_picture_has_the_size_and_resolution_of_its_paper(
    seeds: Atlas, day: date, tmp_path: Path
) -> None:
    path = tmp_path / "a4.png"
    draw_snapshot(seeds, day, path, paper="a4", dpi=100)
    with Image.open(path) as picture:
        assert picture.size == (1169, 827)
        assert picture.info["dpi"] == pytest.approx((100, 100), abs=0.1)
        picture.verify()


def test_png_says_what_it_shows(seeds: Atlas, day: date, tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    draw_snapshot(seeds, day, path, language="ar", dpi=50)
    with Image.open(path) as picture:
        picture.load()
        texts = picture.info
    assert texts["Title"] == "قواعد التحالف في سوريا: 23 فبراير 2026"
    assert "التنف: أُخلي" in texts["Description"]


def test_svg_keeps_text_as_text_with_its_own_font(seeds: Atlas, day: date, tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    draw_snapshot(seeds, day, path, language="ar")
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  (our own file)
    written = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert "التنف" in written
    assert "23 فبراير 2026" in written
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert "التنف: أُخلي" in (description.text or "")
    assert re.search(r"(href|src)=.https?:", path.read_text(encoding="utf-8")) is None


def test_svg_brings_every_letter_that_it_uses(seeds: Atlas, day: date, tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    draw_snapshot(seeds, day, path, language="ar")
    text = path.read_text(encoding="utf-8")
    faces = re.findall(r"font-weight:(\w+);src:url\(data:font/woff;base64,([^)]+)\)", text)
    letters: set[int] = set()
    for _, data in faces:
        letters |= set(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap())
    assert sorted(weight for weight, _ in faces) == ["bold", "normal"]
    assert {ord(letter) for letter in "التنفقاعدة23"} <= letters


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pdf_embeds_its_fonts_and_says_what_it_shows(
    seeds: Atlas, day: date, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "map.pdf"
    draw_snapshot(seeds, day, path, language=language)
    data = path.read_bytes()
    assert data.count(b"/FontFile2") >= 2
    assert b"/ToUnicode" in data
    assert b"CreationDate" not in data
    title = seeds.settings.title[language]
    assert title.encode("utf-16-be") in data or title.encode() in data


def test_pixels_survive_the_writer_band_by_band() -> None:
    writer = PngWriter(dpi=100)
    chance = np.random.default_rng(1)
    drawn = chance.integers(0, 255, (53, 31, 4), np.uint8)
    for row in (None, 0, 17, 52):
        if row is not None:
            drawn[row, 3] = 7
        data = writer.encode(drawn, {"Title": "عنوان"})
        assert np.array_equal(np.asarray(Image.open(io.BytesIO(data))), drawn[:, :, :3])
        assert data == PngWriter(dpi=100).encode(drawn, {"Title": "عنوان"})


def test_the_checksum_of_bands_is_that_of_the_whole() -> None:
    parts = [b"one", b"", b"three" * 5000, bytes(range(256))]
    bands = [Band(b"", zlib.adler32(part), len(part)) for part in parts]
    assert _adler(bands) == zlib.adler32(b"".join(parts))


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    seeds: Atlas, day: date, tmp_path: Path
) -> None:
    path = tmp_path / "map.bmp"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"\.png, \.svg, \.pdf"):
        draw_snapshot(seeds, day, path)
    assert path.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("ending", ["gif", "webp"])
def test_an_animation_shows_every_date_and_is_the_same_again(
    seeds: Atlas, basemap: Path, tmp_path: Path, ending: str
) -> None:
    dates = snapshot_dates(seeds)
    paths = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    for path in paths:
        draw_animation(seeds, dates, path, basemap=basemap, dpi=50)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with Image.open(paths[0]) as film:
        assert getattr(film, "n_frames", 1) == len(dates)
        assert film.info["loop"] == 0


def test_mp4_without_ffmpeg_is_refused_plainly(
    seeds: Atlas, day: date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OutputError, match="needs ffmpeg, which is not installed"):
        draw_animation(seeds, [day], tmp_path / "film.mp4", dpi=50)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="no ffmpeg here")
def test_mp4_is_played_where_ffmpeg_is(seeds: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    draw_animation(seeds, snapshot_dates(seeds), path, dpi=50)
    assert b"ftyp" in path.read_bytes()[:16]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_dates_and_all_dates_are_one_picture_each(
    seeds: Atlas, basemap: Path, tmp_path: Path, language: str
) -> None:
    dates = snapshot_dates(seeds)
    both, sheet = tmp_path / "both.png", tmp_path / "sheet.png"
    draw_comparison(seeds, (dates[0], dates[-1]), both, language=language, basemap=basemap, dpi=72)
    draw_contact_sheet(seeds, dates, sheet, language=language, basemap=basemap, dpi=72)
    with Image.open(both) as one, Image.open(sheet) as two:
        assert one.size == two.size == (768, 576)
        one.load()
        assert "→" in one.info["Description"] or "←" in one.info["Description"]
