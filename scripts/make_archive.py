"""Make an archive of articles to measure with: lengths as of news, few of them naming a base.

    python scripts/make_archive.py FOLDER NUMBER

Lengths are log-normal with a median of 2.4 kB of text and a mean of about 2.9; 2 of 100 articles
name a base, in one or two sentences, the bases by Zipf's law. The same number gives the same
bytes.
"""

from __future__ import annotations

import json
import random
import sys
import tomllib
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from basestatus.gazetteer import read_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
WORDS: dict[str, Any] = tomllib.loads(
    (ROOT / "scripts" / "archive_words.toml").read_text(encoding="utf-8")
)
LANGUAGES = tuple(WORDS["share"])
FIRST = date(2015, 1, 1)
DAYS = 4_000
MEDIAN, SPREAD = 7.71, 0.62
"""Of the natural logarithm of an article's length in bytes."""
NAMING = 0.02
AT_ONCE = 100_000
"""Articles in one file."""


def main() -> None:
    """Make what the command line asks for."""
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    make_archive(folder, number)


def make_archive(folder: Path, number: int, *, first: int = 0) -> None:
    """Write articles into files of JSON Lines."""
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(first, first + number, AT_ONCE):
        path = folder / f"{start:09}.jsonl"
        end = min(start + AT_ONCE, first + number)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{row}\n" for row in _rows(start, end))


def _rows(start: int, end: int) -> Iterator[str]:
    chance = random.Random(start)  # noqa: S311  (the same each time)
    names = base_names()
    zipf = {tag: list(accumulate(1 / n for n in range(1, len(names[tag]) + 1))) for tag in names}
    share = list(accumulate(WORDS["share"].values()))
    for number in range(start, end):
        (tag,) = chance.choices(LANGUAGES, cum_weights=share)
        told = _sentences(chance, tag)
        if chance.random() < NAMING:
            for _ in range(chance.randint(1, 2)):
                (site,) = chance.choices(names[tag], cum_weights=zipf[tag])
                told.insert(chance.randrange(len(told)), _filled(chance, tag, "base", site))
        yield json.dumps(_article(number, tag, told, chance), ensure_ascii=False)


def base_names() -> dict[str, list[str]]:
    """Return the names of bases in each language."""
    sites = read_gazetteer(ROOT / "geo" / "gazetteer.geojson").sites.values()
    bases = [site for site in sites if site.kind in {"base", "air_base"}]
    return {tag: [site.label(tag) for site in bases] for tag in LANGUAGES}


def _sentences(chance: random.Random, tag: str) -> list[str]:
    """Return sentences of news until there is enough of them."""
    wanted = min(chance.lognormvariate(MEDIAN, SPREAD), 60_000)
    told: list[str] = []
    while wanted > 0:
        told.append(_filled(chance, tag, "news"))
        wanted -= len(told[-1].encode())
    return told


def _filled(chance: random.Random, tag: str, sort: str, site: str = "") -> str:
    sentence = chance.choice(WORDS[tag][sort])
    day = chance.choice(WORDS["days"][tag])
    filled: str = sentence.format(n=chance.randint(2, 900), site=site, day=day)
    return filled


def _article(number: int, tag: str, told: list[str], chance: random.Random) -> dict[str, str]:
    lines = ["\n".join(told[n : n + 4]).replace("\n", " ") for n in range(0, len(told), 4)]
    published = FIRST + timedelta(chance.randrange(DAYS))
    return {
        "id": f"article-{number:09}",
        "published": published.isoformat(),
        "source": f"Wire {number % 40}",
        "url": f"https://news.example/{number}",
        "title": told[0].partition(",")[0],
        "text": "\n".join(lines),
        "lang": tag,
    }


if __name__ == "__main__":
    main()
