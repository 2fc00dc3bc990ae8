"""Fetch what an address holds, within bounds and from the public internet alone."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from urllib3.exceptions import HTTPError, LocationParseError, MaxRetryError
from urllib3.util import Retry, Timeout, Url, parse_url

from basestatus.documents.kinds import media_type
from basestatus.errors import FetchError, Problem
from basestatus.ingest.connections import pool_for
from basestatus.ingest.deadlines import Deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from ipaddress import IPv4Network, IPv6Network

    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

__all__ = ["NOTHING", "Answer", "Bounds", "Sign", "fetch"]

PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 5
AGAIN = frozenset({429, 500, 502, 503, 504})
BACKOFF, LONGEST_PAUSE = 0.5, 30  # seconds before asking again, doubled each time, and at most
CONNECTING, SILENT = 10.0, 20.0  # seconds to connect, and without a byte
CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one request may cost, and what it says and may reach.

    ``inside`` are networks that may be reached though they are not public; ``agent`` is who asks.
    """

    seconds: float
    bytes: int
    retries: int
    agent: str
    inside: tuple[IPv4Network | IPv6Network, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """By what a server tells whether something has changed; empty where it does not."""

    etag: str = ""
    modified: str = ""


NOTHING = Sign()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came from ``address``, where redirects led; ``data`` is empty unless all went well."""

    address: str
    status: int
    reason: str
    data: bytes
    kind: str
    charset: str
    sign: Sign


def fetch(
    address: str, bounds: Bounds, *, sign: Sign = NOTHING, before: Callable[[Url], None]
) -> Answer:
    """Return what a server answers; ``before`` is called with the address and each redirect.

    Raises:
        FetchError: if it cannot be had within the bounds.
    """
    target = address
    for _ in range(MOST_REDIRECTS + 1):
        try:
            url = _parsed(target)
            before(url)
            found = _ask(url, bounds, sign)
        except FetchError as error:
            raise _told(error, address, target) from error
        if isinstance(found, Answer):
            return found
        target = urljoin(url.url, found)
    message = f"redirects more than {MOST_REDIRECTS} times"
    raise FetchError(Problem(address, None, message, "name the address that it leads to"))


def _told(error: FetchError, address: str, target: str) -> FetchError:
    """Return a refusal that names the address that was asked for, and what it redirects to."""
    (problem,) = error.problems
    on_the_way = f"redirects to {target}, which {problem.message}"
    message = problem.message if target == address else on_the_way
    return FetchError(replace(problem, path=address, message=message))


def _parsed(address: str) -> Url:
    """Return the parts of an address, encoded as they are sent."""
    try:
        url = parse_url(address)
    except LocationParseError:
        url = Url()
    if url.scheme not in PORTS or not url.host:
        message = "is no http or https address"
        raise FetchError(Problem(address, None, message, "write https://…"))
    return url


def _ask(url: Url, bounds: Bounds, sign: Sign) -> Answer | str:
    """Return what one request gives: an answer, or where it redirects to."""
    with (
        Deadline(bounds.seconds) as deadline,
        closing(_pool(url, bounds, deadline)) as pool,
    ):
        try:
            response = pool.urlopen(
                "GET",
                url.request_uri,
                headers=_headers(bounds, sign),
                redirect=False,
                retries=_retries(bounds),
                timeout=Timeout(connect=CONNECTING, read=min(SILENT, bounds.seconds)),
                preload_content=False,
            )
            with closing(response):
                return _answer(response, url, bounds, deadline)
        except HTTPError as error:
            raise _refusal(url, error, bounds, deadline) from error


def _pool(url: Url, bounds: Bounds, deadline: Deadline) -> HTTPConnectionPool:
    scheme, host = url.scheme or "", (url.host or "").strip("[]")
    port = url.port or PORTS[scheme]
    return pool_for(scheme, host, port, inside=bounds.inside, deadline=deadline)


def _headers(bounds: Bounds, sign: Sign) -> Mapping[str, str]:
    headers = {
        "User-Agent": bounds.agent,
        "Accept-Encoding": "gzip, deflate",
        "If-None-Match": sign.etag,
        "If-Modified-Since": sign.modified,
    }
    return {name: value for name, value in headers.items() if value}


def _retries(bounds: Bounds) -> Retry:
    return Retry(
        total=bounds.retries,
        status_forcelist=AGAIN,
        backoff_factor=BACKOFF,
        backoff_max=LONGEST_PAUSE,
        retry_after_max=LONGEST_PAUSE,
        raise_on_status=False,
    )


def _answer(
    response: BaseHTTPResponse, url: Url, bounds: Bounds, deadline: Deadline
) -> Answer | str:
    """Read a response; a redirect is returned as the address that it names."""
    target = response.headers.get("Location")
    if response.status in REDIRECTS and target:
        return target
    kind, charset = media_type(response.headers.get("Content-Type", ""))
    sign = Sign(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
    data = _body(response, url, bounds, deadline) if response.status == HTTPStatus.OK else b""
    reason = response.reason or ""
    return Answer(url.url, response.status, reason, data, kind, charset, sign)


def _body(response: BaseHTTPResponse, url: Url, bounds: Bounds, deadline: Deadline) -> bytes:
    """Return the unpacked body, read no further than the bounds."""
    parts: list[bytes] = []
    size = 0
    while part := response.read1(CHUNK):
        parts.append(part)
        size += len(part)
        if size > bounds.bytes:
            message = f"is larger than {bounds.bytes} bytes"
            remedy = "raise fetch.bytes in basestatus.toml"
            raise FetchError(Problem(url.url, None, message, remedy))
    if not deadline.left:
        raise _slow(url, bounds)
    return b"".join(parts)


def _slow(url: Url, bounds: Bounds) -> FetchError:
    message = f"takes longer than {bounds.seconds:g} seconds"
    return FetchError(Problem(url.url, None, message, "raise fetch.seconds in basestatus.toml"))


def _refusal(url: Url, error: HTTPError, bounds: Bounds, deadline: Deadline) -> FetchError:
    """Return why a request failed, in a line."""
    if not deadline.left:
        return _slow(url, bounds)
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    message = f"cannot be fetched: {' '.join(str(cause).split())}"
    return FetchError(Problem(url.url, None, message, "check the address, or try again later"))
