"""Serve the page on the loopback address."""

from __future__ import annotations

import logging
from threading import Timer
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, abort, jsonify, render_template, request
from werkzeug.serving import ThreadedWSGIServer

from basestatus.errors import InputError
from basestatus.review.page.guarding import HOST, Keys, guard
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.review.page.sitting import Sitting

    State = dict[str, Any]

__all__ = ["make_app", "start_server"]

GRACE = 0.5
"""Seconds in which the last answer is sent before the server ends."""


def start_server(sitting: Sitting, keys: Keys, port: int = 0) -> ThreadedWSGIServer:
    """Return a server on a port of the loopback address, any free one for 0; it is not running.

    Raises:
        OSError: if the port is taken.
    """
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = make_app(sitting, keys, quit_server=lambda: Timer(GRACE, server.shutdown).start())
    server = ThreadedWSGIServer(HOST, port, app)
    keys.port = server.server_port
    return server


def make_app(sitting: Sitting, keys: Keys, quit_server: Callable[[], None]) -> Flask:
    """Return the page and what it asks for."""
    app = Flask(__name__)
    app.jinja_env.policies["json.dumps_kwargs"] = {"sort_keys": False}
    guard(app, keys)

    @app.get("/")
    def page() -> str:
        language = _language(sitting)
        return render_template(
            "review.html",
            told=strings(language),
            csrf=keys.csrf,
            words=sitting.words(language),
            others=[tag for tag in sitting.languages if tag != language],
            names={tag: strings(tag)("map", "own_name") for tag in sitting.languages},
        )

    @app.get("/state")
    def state() -> State:
        return sitting.state(_language(sitting))

    _take_changes(app, sitting, quit_server)
    return app


def _take_changes(app: Flask, sitting: Sitting, quit_server: Callable[[], None]) -> None:
    """Let an application take what the page sends; each answer is what it shows then."""

    def state() -> State:
        return sitting.state(_language(sitting))

    @app.post("/decide")
    def decide() -> State | tuple[State, int]:
        try:
            sitting.decide(_sent())
        except InputError as error:
            told = [f"{problem.message} ({problem.remedy})" for problem in error.problems]
            return {"problems": told}, 422
        return state()

    @app.post("/undo")
    def undo() -> State:
        sitting.undo()
        return state()

    @app.post("/go")
    def go() -> State:
        sent = _sent()
        if sent.get("claim"):
            sitting.move_to(str(sent["claim"]))
        else:
            sitting.move(-1 if sent.get("back") else 1)
        return state()

    @app.post("/quit")
    def leave() -> Response:
        quit_server()
        return jsonify(state())


def _language(sitting: Sitting) -> str:
    """Return the language asked for, the first one where it is none of the page's."""
    asked = request.args.get("lang", "")
    return asked if asked in sitting.languages else sitting.languages[0]


def _sent() -> State:
    """Return the object that was sent."""
    sent = request.get_json()
    if not isinstance(sent, dict):
        abort(400)
    return sent
