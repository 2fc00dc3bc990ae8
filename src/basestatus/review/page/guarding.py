"""Let in who holds the token, from this page and this machine alone.

Any site that is open in the same browser can send requests to a port of this machine. So the name
of the host must be that of the loopback address (a name of theirs that leads here is refused), a
cookie that other sites cannot make the browser send must be there, and what changes something
must come from this page and carry its secret.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, redirect, request

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

__all__ = ["HOST", "Keys", "guard"]

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
ENTER = "/enter"
LARGEST = 100_000
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(slots=True)
class Keys:
    """The secrets of one sitting: ``token`` opens the page once, and is then spent.

    ``cookie`` is what the browser keeps for it, ``csrf`` what the page sends with each change.
    """

    token: str = field(default_factory=_secret)
    cookie: str = field(default_factory=_secret)
    csrf: str = field(default_factory=_secret)
    port: int = 0

    @property
    def address(self) -> str:
        """The address that opens the page."""
        return f"http://{HOST}:{self.port}{ENTER}?token={self.token}"

    @property
    def cookie_name(self) -> str:
        """The name of the cookie: cookies are shared between ports."""
        return f"review-{self.port}"

    def hosts(self) -> tuple[str, ...]:
        """Return the names that the page goes by."""
        return tuple(f"{name}:{self.port}" for name in NAMES)


def guard(app: Flask, keys: Keys) -> None:
    """Refuse every request to an application that does not hold the keys."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST

    @app.before_request
    def check() -> None:
        if request.host not in keys.hosts():
            abort(421)
        if request.path == ENTER:
            return
        if not _same(request.cookies.get(keys.cookie_name, ""), keys.cookie):
            abort(403)
        if request.method not in {"GET", "HEAD"} and not _is_from_page(keys):
            abort(403)

    @app.get(ENTER)
    def enter() -> AnyResponse:
        given, keys.token, expected = request.args.get("token", ""), keys.token, keys.token
        if not expected or not _same(given, expected):
            abort(403)
        keys.token = ""
        answer = redirect("/", 303)
        answer.set_cookie(keys.cookie_name, keys.cookie, httponly=True, samesite="Strict")
        return answer

    @app.after_request
    def protect(answer: Response) -> Response:
        answer.headers.update(HEADERS)
        return answer


def _is_from_page(keys: Keys) -> bool:
    """Whether a request that changes something was made by the page itself."""
    return (
        request.headers.get("Origin") == f"http://{request.host}"
        and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        and _same(request.headers.get("X-Review-Secret", ""), keys.csrf)
        and request.mimetype == "application/json"
    )


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
