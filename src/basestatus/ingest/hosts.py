"""Find the addresses of a host, and refuse those that are not on the public internet."""

from __future__ import annotations

import socket
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from basestatus.errors import FetchError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from ipaddress import IPv4Address, IPv4Network

    Address = IPv4Address | IPv6Address
    Network = IPv4Network | IPv6Network

__all__ = ["INSIDE", "addresses_of", "is_open"]

INSIDE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "fc00::/7", "::1/128")
"""What --allow-private opens: the machine itself and private networks (RFC 1918, 4193)."""

# Where clouds answer questions about the machine itself, which no article lives at: Azure's
# public address, Amazon's in a private range; the common 169.254.169.254 is link-local.
METADATA = frozenset({"168.63.129.16", "fd00:ec2::254", "100.100.100.200"})
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
IPV4_BITS = 32


def addresses_of(host: str, port: int, *, inside: Iterable[Network] = ()) -> tuple[str, ...]:
    """Resolve a host; ``inside`` are the networks that may be reached beside the public ones.

    Raises:
        FetchError: if it has no address, or if one of them is not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"has no address: {error}"
        raise FetchError(Problem(host, None, message, "check the address")) from error
    addresses = dict.fromkeys(str(entry[4][0]) for entry in found)
    networks = tuple(inside)
    for address in addresses:
        if not is_open(address, networks):
            message = f"leads to {address}, which is no public address"
            raise FetchError(Problem(host, None, message, "add --allow-private if you mean it"))
    return tuple(addresses)


def is_open(text: str, inside: Iterable[Network] = ()) -> bool:
    """Whether an address is public, or in one of the networks that are allowed.

    Link-local addresses and those at which clouds tell about a machine never are.

    >>> is_open("93.184.215.14"), is_open("127.0.0.1"), is_open("::ffff:169.254.169.254")
    (True, False, False)
    >>> from ipaddress import ip_network
    >>> is_open("10.1.2.3", map(ip_network, INSIDE))
    True
    """
    address = _meant(ip_address(text.partition("%")[0]))
    if str(address) in METADATA or address.is_link_local or address.is_multicast:
        return False
    return address.is_global or any(address in network for network in inside)


def _meant(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 address carries through a tunnel, if it does."""
    if not isinstance(address, IPv6Address):
        return address
    carried = address.ipv4_mapped or address.sixtofour
    if address.teredo:
        carried = address.teredo[1]
    if address in NAT64:
        carried = ip_address(int(address) % 2**IPV4_BITS)  # type: ignore[assignment]
    return carried or address
