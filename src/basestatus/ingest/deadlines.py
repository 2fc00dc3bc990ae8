"""Cut connections when their time is over, however slowly bytes come in."""

from __future__ import annotations

import socket
import time
from threading import Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

__all__ = ["Deadline"]


class Deadline:
    """A time after which every connection that was shown to it is shut down.

    A socket's own time-out starts again with each byte; this one does not.
    """

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._lock = Lock()
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for twin in self._sockets:
                twin.close()
            self._sockets.clear()

    @property
    def left(self) -> float:
        """How many seconds are left, none at the end."""
        return max(0.0, self._until - time.monotonic())

    def watch(self, sock: socket.socket) -> None:
        """Include a connection; its twin stays valid when TLS takes the socket over."""
        with self._lock:
            self._sockets.append(sock.dup())

    def _cut(self) -> None:
        with self._lock:
            for twin in self._sockets:
                try:
                    twin.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue
