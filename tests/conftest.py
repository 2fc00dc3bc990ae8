"""Rules for every test: no network, no clock, the same examples on each machine."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

settings.register_profile(
    "basestatus",
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("basestatus")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave scripts that tests run, and other Python beside the tests, uncollected."""
    beside = collection_path.suffix == ".py" and not collection_path.name.startswith("test_")
    return True if beside else None


def is_local(family: int, address: Any) -> bool:  # noqa: ANN401  (any shape, by family)
    """Tell whether an address is on this machine."""
    if family not in {socket.AF_INET, socket.AF_INET6}:
        return True
    host = address[0]
    return host in {"", "localhost"} or ipaddress.ip_address(host).is_loopback


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves the machine."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:  # noqa: ANN401
        if not is_local(self.family, address):
            pytest.fail(f"a test went to the network: {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_locally)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's root."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a headless browser, from $CHROMIUM or the usual names."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium here (Debian: apt-get install chromium; or set CHROMIUM)")
    return found


@pytest.fixture(scope="session")
def ogrinfo() -> str:
    """Return the path of GDAL's command line."""
    found = shutil.which("ogrinfo")
    if found is None:
        pytest.skip("no ogrinfo here (Debian: apt-get install gdal-bin)")
    return found
