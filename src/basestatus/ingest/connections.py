"""Connect to hosts by addresses that were checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util.connection import create_connection

from basestatus.ingest.hosts import addresses_of

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterable

    from basestatus.ingest.deadlines import Deadline
    from basestatus.ingest.hosts import Network

__all__ = ["pool_for"]


def pool_for(
    scheme: str, host: str, port: int, *, inside: Iterable[Network], deadline: Deadline
) -> HTTPConnectionPool:
    """Return what talks to one host; ``inside`` are networks that may be reached though private.

    A connection goes to an address that was checked, not to the name again, so that a name which
    changes its address in between gains nothing.
    """
    kind = _SecurePool if scheme == "https" else _Pool
    return kind(host, port, maxsize=1, inside=tuple(inside), deadline=deadline)


class _Checked(HTTPConnection):
    """A connection to an address that may be reached, until a deadline."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401  (handed on)
        inside: tuple[Network, ...],
        deadline: Deadline,
        **settings: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*arguments, **settings)
        self.inside = inside
        self.deadline = deadline

    def _new_conn(self) -> socket.socket:
        """Connect; urllib3's kinds of connection each have their way of it (as its SOCKS one)."""
        refused: OSError | None = None
        for address in addresses_of(self.host, self.port, inside=self.inside):
            try:
                return self._connect(address)
            except OSError as error:
                refused = error
        if isinstance(refused, TimeoutError):
            raise ConnectTimeoutError(self, "does not answer") from refused
        raise NewConnectionError(self, f"cannot be reached: {refused}") from refused

    def _connect(self, address: str) -> socket.socket:
        if not self.deadline.left:
            raise TimeoutError
        options = self.socket_options
        sock = create_connection((address, self.port), self.timeout, socket_options=options)
        self.deadline.watch(sock)
        return sock


class _SecureChecked(_Checked, HTTPSConnection):
    """The same under TLS, which still checks the name."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Checked


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureChecked
