"""A theatre of three bases and two articles, small enough to be read five hundred times."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from basestatus.decisions import Applied, Choice, Ids, Signature, Verdict, apply_decisions, decide
from basestatus.extract import compile_lexicon, find_claims
from basestatus.languages import load_pack, packs
from basestatus.model import Actor, Document, Name, PublishedBasis, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from basestatus.decisions import Decision, Reading
    from basestatus.extract import Lexicon
    from basestatus.languages import Pack, Word
    from basestatus.model import Claim

    Named = tuple[str, tuple[str, ...]]

TABLE = Path("geo/decisions.csv")
SARA = Signature("Sara", "2026-03-01T09:00:00Z")
OMAR = Signature("Omar", "2026-03-02T10:00:00Z")
ARTICLES = {
    "english": "US forces withdrew from Northfield base on 12 February. US forces are preparing to"
    " leave Red Hill base. US forces remain at Lakeside base. Border Guard took over Northfield"
    " base from US forces.",
    "arabic": "انسحبت القوات الأمريكية من قاعدة الشمال يوم الخميس. وتستعد القوات الأمريكية للانسحاب"
    " من قاعدة البحيرة. ولا تزال القوات الأمريكية في قاعدة التل الأحمر.",
}
SITES = {
    "north-base": ("Northfield base", "قاعدة الشمال"),
    "red-hill": ("Red Hill base", "قاعدة التل الأحمر"),
    "lake-post": ("Lakeside base", "قاعدة البحيرة"),
}
FORCES = {
    "us_coalition": ("US forces", "القوات الأمريكية"),
    "guard": ("Border Guard", "حرس الحدود"),
}


def names(texts: Iterable[str]) -> tuple[Name, ...]:
    return tuple(Name(text, "en" if text.isascii() else "ar") for text in texts)


def document(name: str, text: str) -> Document:
    return Document(
        id=name,
        text=text,
        title="",
        publisher="Outlet",
        url="",
        language="en" if text.isascii() else "ar",
        published=date(2026, 2, 20),
        published_basis=PublishedBasis.METADATA,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


@cache
def compile_names(sites: tuple[Named, ...], forces: tuple[Named, ...]) -> Lexicon:
    """Return the lexicon of names; to compile one takes longer than to read the articles."""
    places = {name: Site(name, names(texts), 36.0, 40.0, 1000.0, "base") for name, texts in sites}
    return compile_lexicon(places, {}, {name: Actor(name, names(texts)) for name, texts in forces})


@dataclass(frozen=True, slots=True)
class Theatre:
    """What reading rests on: articles, names of sites and forces by id, and edits of packs.

    ``words`` holds what forms of a language are taken for instead of what its pack says.
    """

    documents: Mapping[str, Document]
    sites: Mapping[str, tuple[str, ...]]
    forces: Mapping[str, tuple[str, ...]]
    words: Mapping[str, Mapping[str, tuple[Word, ...]]] = field(default_factory=dict)

    @property
    def ids(self) -> Ids:
        return Ids(frozenset(self.sites), frozenset(), frozenset(self.forces))

    def claims(self) -> tuple[Claim, ...]:
        """Return what the articles say."""
        lexicon = compile_names(tuple(self.sites.items()), tuple(self.forces.items()))
        edited = {language: self.pack(language) for language in packs()}
        lexicon = replace(lexicon, packs=edited)
        found = (c for d in self.documents.values() for c in find_claims(d, lexicon))
        return tuple({claim.id: claim for claim in found}.values())

    def pack(self, language: str) -> Pack:
        """Return the words of a language, as edited."""
        pack = load_pack(language)
        if language not in self.words:
            return pack
        words = {**pack.words, **self.words[language]}
        return replace(pack, words=words)

    def apply(self, *decisions: Decision) -> Applied:
        """Return the claims after decisions."""
        return apply_decisions(
            self.claims(), decisions, documents=self.documents, ids=self.ids, path=TABLE
        )

    def decide(
        self,
        claim: Claim,
        verdict: Verdict,
        *parts: Reading,
        reason: str = "checked",
        by: Signature = SARA,
        into: str = "",
    ) -> tuple[Decision, ...]:
        """Return the rows of a decision on a claim."""
        choice = Choice(verdict, reason, parts, into)
        return decide(claim, self.documents[claim.document], choice, by, self.ids)


@pytest.fixture(scope="session")
def theatre() -> Theatre:
    return Theatre(
        documents={name: document(name, text) for name, text in ARTICLES.items()},
        sites=SITES,
        forces=FORCES,
    )
