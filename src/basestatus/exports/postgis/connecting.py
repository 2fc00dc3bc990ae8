"""Open a connection from a postgresql:// address, by TCP or by a socket in a folder."""

from __future__ import annotations

import getpass
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from basestatus.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pg8000.native import Connection

__all__ = ["Address", "connected", "read_address"]

PORT = 5432
ENCRYPTED = {"require", "verify-ca", "verify-full"}
SSL_MODES = {"disable", "allow", "prefer"} | ENCRYPTED


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is; ``host`` is a folder where it begins with a slash."""

    host: str
    port: int
    user: str
    password: str | None = field(repr=False)
    database: str
    ssl_mode: str

    def __str__(self) -> str:
        return f"postgresql://{self.user}@{self.host}:{self.port}/{self.database}"


def read_address(url: str) -> Address:
    """Read an address such as postgresql://user@host:5432/name?sslmode=require.

    Raises:
        OutputError: if it is not such an address.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or PORT
    except ValueError as error:
        message = f"not an address of a database: {error}"
        raise OutputError(message) from error
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    mode = options.get("sslmode", "prefer")
    if parts.scheme not in {"postgresql", "postgres"} or mode not in SSL_MODES:
        message = "not an address of a database: write postgresql://user@host:5432/name"
        raise OutputError(message)
    user = unquote(parts.username or "") or getpass.getuser()
    return Address(
        host=options.get("host") or unquote(parts.hostname or "") or "localhost",
        port=int(options.get("port", port)),
        user=user,
        password=unquote(parts.password) if parts.password else None,
        database=unquote(parts.path.lstrip("/")) or user,
        ssl_mode=mode,
    )


@contextmanager
def connected(address: Address) -> Iterator[Connection]:
    """Yield a connection; close it afterwards.

    Raises:
        OutputError: if pg8000 is not installed, the database cannot be reached, or refuses.
    """
    try:
        from pg8000.exceptions import DatabaseError, InterfaceError  # noqa: PLC0415  (an extra)
        from pg8000.native import Connection  # noqa: PLC0415  (an extra)
    except ImportError as error:
        message = 'publishing needs pg8000: install it with pip install "basestatus[postgis]"'
        raise OutputError(message) from error
    try:
        connection = Connection(address.user, **_arguments(address))
    except (DatabaseError, InterfaceError, OSError) as error:
        message = f"{address}: cannot be reached: {_reason(error)}"
        raise OutputError(message) from error
    try:
        yield connection
    except (DatabaseError, InterfaceError, OSError) as error:
        message = f"{address}: nothing was published: {_reason(error)}"
        raise OutputError(message) from error
    finally:
        connection.close()


def _arguments(address: Address) -> dict[str, Any]:
    place: dict[str, Any] = {"host": address.host, "port": address.port}
    if address.host.startswith("/"):
        place = {"unix_sock": f"{address.host}/.s.PGSQL.{address.port}"}
    elif address.ssl_mode in ENCRYPTED:
        place["ssl_context"] = _encryption(address.ssl_mode)
    name = {"application_name": "basestatus"}
    return {**place, **name, "password": address.password, "database": address.database}


def _encryption(mode: str) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = mode == "verify-full"
    context.verify_mode = ssl.CERT_NONE if mode == "require" else ssl.CERT_REQUIRED
    return context


def _reason(error: Exception) -> str:
    """Return what the server says, without the rest of its reply."""
    reply = error.args[0] if error.args else error
    return str(reply.get("M", reply)) if isinstance(reply, dict) else str(error)
