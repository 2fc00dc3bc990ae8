"""The settings of a project and what they are by default."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Cluster",
    "Fetch",
    "Limits",
    "Publish",
    "PublishPolicy",
    "Settings",
    "Uncleared",
    "Watch",
]


class PublishPolicy(StrEnum):
    """What a public build shows: what an editor accepted, what has a grade, or everything."""

    REVIEWED = "reviewed"
    GRADED = "graded"
    ALL = "all"


class Uncleared(StrEnum):
    """What becomes of a claim that the policy does not clear."""

    OMIT = "omit"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Publish:
    """What the public sees; places are given to ``precision_m`` metres, 0 for as they are.

    A claim that ``policy`` does not clear is left out, or told of as unverified.
    """

    policy: PublishPolicy = PublishPolicy.ALL
    uncleared: Uncleared = Uncleared.OMIT
    precision_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What input may cost; past a limit a document is refused by name.

    ``document_bytes`` bounds a file that holds one document, ``line_bytes`` a line of JSON Lines.
    ``nesting`` bounds the levels of JSON and of elements of a page, ``elements`` how many of them
    there are, ``attributes`` those of one element. A packed file may be ``archive_ratio`` times as
    large unpacked; ``names`` counts those of all places and forces.
    """

    document_bytes: int = 16_000_000
    line_bytes: int = 16_000_000
    nesting: int = 100
    elements: int = 50_000
    attributes: int = 500
    archive_ratio: int = 200
    names: int = 2_000_000


@dataclass(frozen=True, slots=True)
class Fetch:
    """How the web is asked.

    ``seconds`` and ``bytes`` bound one request and what it unpacks to, ``retries`` how often a
    server that fails is asked again, ``delay`` is the pause between two requests to one host in
    seconds, ``addresses`` how many new ones are taken from one feed or list. ``robots`` is
    whether robots.txt counts, ``inside`` names private networks that may be reached, ``agent``
    is how basestatus introduces itself.
    """

    seconds: float = 60.0
    bytes: int = 16_000_000
    retries: int = 3
    delay: float = 1.0
    addresses: int = 500
    robots: bool = True
    inside: tuple[str, ...] = ()
    agent: str = "basestatus"


@dataclass(frozen=True, slots=True)
class Watch:
    """Where new articles come from: addresses of feeds, and folders beside basestatus.toml."""

    feeds: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where articles are read: by ``workers`` processes, or on the workers of a ``scheduler``.

    With 0 workers there are as many as processors, and none is started for a small input.
    ``scheduler`` is the address of Dask's, empty for this machine.
    """

    scheduler: str = ""
    workers: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one project.

    ``title`` and ``subtitle`` map a language to what the map shows; ``tracked`` names the actors
    the maps show, every actor with a claim when empty; ``extent`` is west, south, east, north in
    WGS 84 degrees, fitted to the sites when None; ``stale_after`` is in days; ``reliability``
    grades sources from A to F by the Admiralty code; ``tiles`` is the address pattern of a web
    base map, none when empty.
    """

    title: Mapping[str, str] = field(default_factory=dict)
    subtitle: Mapping[str, str] = field(default_factory=dict)
    tracked: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en", "ar")
    extent: tuple[float, float, float, float] | None = None
    stale_after: int = 90
    tiles: str = ""
    reliability: Mapping[str, str] = field(default_factory=dict)
    publish: Publish = Publish()
    limits: Limits = Limits()
    fetch: Fetch = Fetch()
    watch: Watch = Watch()
    cluster: Cluster = Cluster()
