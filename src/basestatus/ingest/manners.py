"""Be a polite visitor: keep to robots.txt, and let each host have its pause."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from ipaddress import ip_network
from threading import Lock
from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

from basestatus.errors import FetchError, Problem
from basestatus.ingest.fetching import NOTHING, Bounds, fetch
from basestatus.ingest.hosts import INSIDE

if TYPE_CHECKING:
    from urllib3.util import Url

    from basestatus.ingest.fetching import Answer, Sign
    from basestatus.settings import Fetch

__all__ = ["Visitor", "visitor_by"]

FORBIDDEN = "robots.txt does not allow it"
NOTHING_ALLOWED = "User-agent: *\nDisallow: /"  # RFC 9309, 2.3.1.4
REMEDY = "ask the site, or set fetch.robots to false in basestatus.toml"
ROBOTS_BYTES = 512_000  # RFC 9309 asks for 500 kibibytes
LONGEST_PAUSE = 10.0


def visitor_by(settings: Fetch, *, private: bool = False) -> Visitor:
    """Return a visitor by a project's settings; ``private`` opens this machine and its networks."""
    inside = (*settings.inside, *(INSIDE if private else ()))
    bounds = Bounds(
        seconds=settings.seconds,
        bytes=settings.bytes,
        retries=settings.retries,
        agent=settings.agent,
        inside=tuple(map(ip_network, inside)),
    )
    return Visitor(bounds, settings.delay, robots=settings.robots)


@dataclass(frozen=True)
class Visitor:
    """Fetches addresses; may be asked from several threads.

    ``delay`` is the pause between two requests to one host in seconds; ``robots`` is whether
    robots.txt counts.
    """

    bounds: Bounds
    delay: float = 1.0
    robots: bool = True
    _turns: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, RobotFileParser | FetchError] = field(default_factory=dict)
    _locks: dict[str, Lock] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def visit(self, address: str, *, sign: Sign = NOTHING) -> Answer:
        """Return what an address holds, when it is its host's turn; or that it is as before.

        Raises:
            FetchError: if it cannot be had, or robots.txt does not allow it.
        """
        answer = fetch(address, self.bounds, sign=sign, before=self._enter)
        if answer.status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
            return answer
        message = f"answers {answer.status} {answer.reason}".strip()
        raise FetchError(Problem(answer.address, None, message, "check it, or try again later"))

    def _enter(self, url: Url) -> None:
        """Wait for the turn of a host, if its robots.txt allows the address at all."""
        pause = self.delay
        if self.robots:
            rules = self._rules_of(f"{url.scheme}://{url.netloc}")
            if not rules.can_fetch(self.bounds.agent, url.url):
                raise FetchError(Problem(url.url, None, FORBIDDEN, REMEDY))
            asked = float(rules.crawl_delay(self.bounds.agent) or 0)
            pause = max(pause, min(asked, LONGEST_PAUSE))
        self._wait(url, pause)

    def _wait(self, url: Url, pause: float) -> None:
        host = url.netloc or ""
        with self._lock:
            turn = max(time.monotonic(), self._turns.get(host, 0.0))
            self._turns[host] = turn + pause
        time.sleep(max(0.0, turn - time.monotonic()))

    def _rules_of(self, origin: str) -> RobotFileParser:
        """Return the rules of a host, or why there are none; they are asked for once."""
        with self._lock:
            lock = self._locks.setdefault(origin, Lock())
        with lock:
            if origin not in self._rules:
                self._rules[origin] = self._read_rules(f"{origin}/robots.txt")
        rules = self._rules[origin]
        if isinstance(rules, FetchError):
            raise rules
        return rules

    def _read_rules(self, address: str) -> RobotFileParser | FetchError:
        """Read a robots.txt: where there is none all is allowed, where it fails nothing is."""
        bounds = replace(self.bounds, bytes=min(self.bounds.bytes, ROBOTS_BYTES))
        try:
            answer = fetch(address, bounds, before=lambda url: self._wait(url, 0.0))
        except FetchError as error:
            return error
        rules = RobotFileParser()
        failing = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        text = NOTHING_ALLOWED if failing else answer.data.decode("utf-8", "replace")
        rules.parse(text.splitlines())
        return rules
