"""Make claims to measure with, and the articles that they stand in: as many as asked for.

Bases stand in a grid, and how often each is told of falls by Zipf and Mandelbrot's law. An article
makes one to three claims in sentences of invented words; one in fifty is a version of the one
before.
The same numbers give the same claims.
"""

from __future__ import annotations

import hashlib
import random
from bisect import bisect
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from basestatus.model import (
    AttributionKind,
    Claim,
    DateBasis,
    Document,
    Modality,
    Name,
    PublishedBasis,
    Scope,
    Site,
    Span,
    Status,
    claim_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Article", "make_articles", "make_sites"]

FIRST, DAYS = date(2015, 1, 1), 4_000
FLAT = 50
ACROSS = 400
ACTORS = ("us_coalition", "russia")
STATUSES = {
    Status.ACTIVE: 50,
    Status.BUILDING_UP: 15,
    Status.WITHDRAWING: 12,
    Status.WITHDRAWN: 18,
    Status.TRANSFERRED: 5,
}
WORDS = 24
VOCABULARY = 20_000
MODALITIES = {Modality.ASSERTED: 88, Modality.PLANNED: 7, Modality.POSSIBLE: 3, Modality.DENIED: 2}


class Article(NamedTuple):
    """A document and the claims in it."""

    document: Document
    claims: tuple[Claim, ...]


def make_sites(number: int) -> dict[str, Site]:
    """Return bases in a grid over the Near East."""
    return {site.id: site for site in map(_site, range(number))}


def _site(number: int) -> Site:
    row, column = divmod(number, ACROSS)
    names = (Name(f"Base {number}", "en"), Name(f"قاعدة {number}", "ar"))
    lon, lat = 25 + column * 0.06, 15 + row * 0.08
    return Site(f"base-{number:06}", names, round(lon, 5), round(lat, 5), 2000.0, "base")


def make_articles(claims: int, sites: int) -> Iterator[Article]:
    """Yield articles until they make so many claims."""
    chance = random.Random(sites)  # noqa: S311  (the same each time)
    often = list(accumulate(1 / (n + FLAT) for n in range(sites)))
    made = number = 0
    while made < claims:
        article = _article(number, often, chance)
        made += len(article.claims)
        yield article
        if number % 50 == 0:
            made += len(article.claims)
            yield _version(article)
        number += 1


def _article(number: int, often: list[float], chance: random.Random) -> Article:
    published = FIRST + timedelta(chance.randrange(DAYS))
    told = [_said(often, chance) for _ in range(chance.randint(1, 3))]
    text = "\n".join(sentence for _, sentence in told)
    digest = hashlib.sha256(f"{number} {text}".encode()).hexdigest()
    where = f"https://news.example/{number}"
    outlet = f"Outlet {number % 300}"
    basis = PublishedBasis.METADATA
    name = f"article-{number:08}"
    document = Document(name, text, text[:40], outlet, where, "en", published, basis, digest)
    return Article(document, tuple(_claim(document, *one, chance) for one in told))


def _said(often: list[float], chance: random.Random) -> tuple[tuple[str, str, Status], str]:
    place = f"base-{bisect(often, chance.random() * often[-1]):06}"
    (status,) = chance.choices(list(STATUSES), list(STATUSES.values()))
    actor = chance.choice(ACTORS)
    words = " ".join(f"w{chance.randrange(VOCABULARY)}" for _ in range(WORDS))
    name = f"General {chance.randrange(5_000)}"
    return (place, actor, status), f"{words} {status} {actor} {place}, {name} said."


def _claim(
    document: Document, said: tuple[str, str, Status], quote: str, chance: random.Random
) -> Claim:
    site, actor, status = said
    (modality,) = chance.choices(list(MODALITIES), list(MODALITIES.values()))
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    published = document.published or FIRST
    ahead = modality is Modality.PLANNED
    first = published + timedelta(1) if ahead else published - timedelta(chance.randrange(10))
    last = first + timedelta(30) if ahead else published
    return Claim(
        id=claim_id(document.sha256, span, site, actor, status, modality),
        document=document.id,
        site=site,
        scope=Scope.SITE,
        mention=site,
        actor=actor,
        to="syrian_government" if status is Status.TRANSFERRED else None,
        status=status,
        modality=modality,
        valid_start=None if status is Status.ACTIVE and not ahead else first,
        valid_end=last,
        edtf=f"{first}/{last}",
        date_basis=DateBasis.RELATIVE,
        attributed_to=quote.rpartition(", ")[2].partition(" said")[0],
        attribution_kind=AttributionKind.OFFICIAL,
        quote=quote,
        start=span.start,
        end=span.end,
        rule="made",
        published=published,
        reported_on=published,
    )


def _version(article: Article) -> Article:
    """Return an article as another outlet prints it."""
    told, claims = article
    name = f"{told.id}-again"
    document = replace(told, id=name, publisher="Wire", sha256=told.sha256[::-1])
    others = (replace(c, id=f"{c.id[::-1]}", document=name) for c in claims)
    return Article(document, tuple(others))
