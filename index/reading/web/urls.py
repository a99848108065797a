"""Addresses on the web: which may be fetched at all, and which lie in the local network."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, quote, urlsplit

from index.errors import FetchError
from index.reading.clean import LONGEST_URL, clean_line

_GLOBAL_UNICAST = ipaddress.IPv6Network(
    "2000::/3"
)  # the only part that is given out; others may lead anywhere
_PROTOCOL_ADDRESSES = ipaddress.IPv4Network("192.0.0.0/24")


def is_public(address: str) -> bool:
    """Whether an IP address lies in the public internet, and neither here nor in a local network."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        return ip.is_global and ip in _GLOBAL_UNICAST
    return ip.is_global and not ip.is_multicast and ip not in _PROTOCOL_ADDRESSES


def parts_of(url: str) -> SplitResult:
    """The parts of an address. Raises FetchError for another scheme than http(s), or a name and password in it."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and len(url) <= LONGEST_URL and (parts.port or 1) > 0
    except ValueError:
        raise FetchError(shown(url), "it is no address") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(shown(url), "only http and https addresses are fetched")
    if not usable or any(one.isspace() or ord(one) < 32 for one in url):
        raise FetchError(shown(url), "it is no address")
    if parts.username is not None or parts.password is not None:
        raise FetchError(shown(url), "it holds a name or password")
    return parts


def path_of(parts: SplitResult) -> str:
    """Path and query of an address as they are asked for, with everything else than ASCII escaped."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else path


def shown(url: str) -> str:
    """An address as a message shows it."""
    return clean_line(url) or "(empty)"
