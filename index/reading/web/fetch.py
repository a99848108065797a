"""Fetching pages and feeds: the only module that reaches the network. Polite, bounded, not into the local network."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from email.message import Message
from typing import Any
from urllib.parse import SplitResult, urljoin, urlunsplit
from urllib.robotparser import RobotFileParser

from index.errors import FetchError
from index.reading.clean import clean_line
from index.reading.source import MB
from index.reading.web.fetch_cache import PageCache
from index.reading.web.fetched_page import FetchedPage
from index.reading.web.urls import is_public, parts_of, path_of, shown

AGENT = "dateline/0.1 (a reader's own program)"
_ACCEPTED = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
)
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 65_536


@dataclass(frozen=True)
class FetchLimits:
    """What one fetch may take: seconds in all and for an answer, bytes, redirects; the pause between two to a host."""

    seconds: float = 30.0
    wait: float = 10.0
    largest: int = 10 * MB
    redirects: int = 5
    pause: float = 1.0


@dataclass
class Fetcher:
    """Fetches addresses one after the other. `allow_local` opens the local network; `cache` keeps what was fetched."""

    cache: PageCache | None = None
    allow_local: bool = False
    limits: FetchLimits = field(default_factory=FetchLimits)
    resolve: Callable[..., Any] = socket.getaddrinfo
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser | str] = field(default_factory=dict)

    def fetch(self, url: str) -> FetchedPage:
        """The page at an address. Raises FetchError with the reason where there is none to be had within the limits."""
        until = time.monotonic() + self.limits.seconds
        cached = self.cache.get(url) if self.cache else None
        target = url
        for _ in range(self.limits.redirects + 1):
            answer = self._get(target, url, cached if cached and target == cached.url else None, until)
            if isinstance(answer, FetchedPage):
                if self.cache and not answer.unchanged:
                    self.cache.put(url, answer)
                return answer
            target = urljoin(target, answer)
        raise FetchError(shown(url), f"it was sent on more than {self.limits.redirects} times")

    def refusal(self, url: str) -> str | None:
        """Why programs leave this address alone, by the site's robots.txt: for pages that nobody named one by one.

        None where they may fetch it, also where the site says that it has no such file; whether it has one must be
        known (RFC 9309).
        """
        parts = parts_of(url)
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._robots:
            self._robots[site] = self._rules(f"{site}/robots.txt")
        rules = self._robots[site]
        if isinstance(rules, str):
            return f"its page was left alone, since the site's robots.txt could not be read ({rules})"
        return None if rules.can_fetch(AGENT, url) else "the site asks programs to leave its page alone"

    def _rules(self, address: str) -> RobotFileParser | str:
        """What a site asks of programs, nothing where it has no such file; why that is not known."""
        rules, lines = RobotFileParser(), list[str]()
        try:
            lines = self.fetch(address).data.decode("utf-8", "replace").splitlines()
        except FetchError as error:
            if error.status is None or not 400 <= error.status < 500:
                return error.why
        rules.parse(lines)
        return rules

    def _get(self, target: str, asked: str, cached: FetchedPage | None, until: float) -> FetchedPage | str:
        """The page, or the address that the answer sends on to."""
        parts = parts_of(target)
        address = self._address(parts, asked)
        self._pause(parts.hostname or "")
        left = until - time.monotonic()
        if left <= 0:
            raise FetchError(shown(asked), f"it took longer than {self.limits.seconds:g} seconds")
        connection = _connection(parts, address, min(self.limits.wait, left))
        try:
            with _cut_off_after(connection, left):
                connection.request("GET", path_of(parts), headers=_headers(cached))
                answer = connection.getresponse()
            if time.monotonic() >= until:  # cut off within the header, which then looks whole
                raise TimeoutError
            if answer.status in _REDIRECTS and answer.getheader("Location"):
                return str(answer.getheader("Location"))
            if answer.status == 304 and cached:
                return replace(cached, unchanged=True)
            if answer.status != 200:
                raise FetchError(
                    shown(asked),
                    f"the server answered {answer.status} {clean_line(answer.reason) or ''}".strip(),
                    answer.status,
                )
            return _page(target, answer, self._body(answer, asked, until))
        except (OSError, http.client.HTTPException) as error:
            if time.monotonic() >= until:
                raise FetchError(
                    shown(asked), f"it took longer than {self.limits.seconds:g} seconds"
                ) from None
            raise _failure(asked, error) from None
        except ValueError as error:
            raise _failure(asked, error) from None
        finally:
            connection.close()

    def _address(self, parts: SplitResult, asked: str) -> str:
        """The IP address to connect to: looked up once and checked, so that a second look-up cannot lead elsewhere."""
        host = parts.hostname or ""
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
            resolved = self.resolve(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError, ValueError):
            raise FetchError(shown(asked), f"there is no host {shown(host)}") from None
        addresses = [str(one[4][0]).partition("%")[0] for one in resolved]
        if not addresses:
            raise FetchError(shown(asked), f"there is no host {shown(host)}")
        if not self.allow_local and not all(is_public(one) for one in addresses):
            raise FetchError(
                shown(asked), "it lies in the local network; --allow-local fetches it all the same"
            )
        return addresses[0]

    def _pause(self, host: str) -> None:
        """Wait until the host has had its rest since the last request."""
        since = time.monotonic() - self._last.get(host, -self.limits.pause)
        if since < self.limits.pause:
            self.sleep(self.limits.pause - since)
        self._last[host] = time.monotonic()

    def _body(self, answer: http.client.HTTPResponse, asked: str, until: float) -> bytes:
        packed = (answer.getheader("Content-Encoding") or "").strip().lower() in ("gzip", "x-gzip", "deflate")
        unpacker = zlib.decompressobj(47) if packed else None
        body = bytearray()
        while piece := answer.read1(_PIECE):
            try:
                body += unpacker.decompress(piece, self.limits.largest + 1 - len(body)) if unpacker else piece
            except zlib.error:
                raise FetchError(shown(asked), "what the server sent is damaged") from None
            if len(body) > self.limits.largest:
                raise FetchError(shown(asked), f"it is larger than {self.limits.largest // MB} MB")
            if time.monotonic() > until:
                raise FetchError(shown(asked), f"it took longer than {self.limits.seconds:g} seconds")
        if answer.length or (unpacker and not unpacker.eof):
            raise FetchError(shown(asked), "the connection failed in the middle of it")
        return bytes(body)


def _failure(asked: str, error: Exception) -> FetchError:
    """What is told of a connection that failed."""
    if isinstance(error, TimeoutError):
        return FetchError(shown(asked), "the server did not answer in time")
    if isinstance(error, ssl.SSLError):
        return FetchError(shown(asked), f"its certificate cannot be trusted ({clean_line(error.reason)})")
    why = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return FetchError(shown(asked), f"the connection failed ({clean_line(why)})")


@contextmanager
def _cut_off_after(connection: http.client.HTTPConnection, seconds: float) -> Iterator[None]:
    """Shut a connection after so many seconds, whatever it does: a server may drip its header for ever."""

    def shut() -> None:
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    clock = threading.Timer(seconds, shut)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _connection(parts: SplitResult, address: str, wait: float) -> http.client.HTTPConnection:
    """A connection to this very IP address, in the name of the host."""
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    connection = http.client.HTTPConnection(host, parts.port or (443 if secure else 80), timeout=wait)

    def connect() -> None:
        connection.sock = socket.create_connection((address, connection.port), wait)
        if secure:
            connection.sock = ssl.create_default_context().wrap_socket(
                connection.sock, server_hostname=host, do_handshake_on_connect=False
            )
            connection.sock.do_handshake()  # now that it can be shut from outside

    connection.connect = connect  # type: ignore[method-assign]
    return connection


def _headers(cached: FetchedPage | None) -> dict[str, str]:
    headers = {"User-Agent": AGENT, "Accept": _ACCEPTED, "Accept-Encoding": "gzip", "Connection": "close"}
    if cached and cached.etag:
        headers["If-None-Match"] = cached.etag
    if cached and cached.last_modified:
        headers["If-Modified-Since"] = cached.last_modified
    return headers


def _page(url: str, answer: http.client.HTTPResponse, data: bytes) -> FetchedPage:
    kind = Message()
    kind["Content-Type"] = answer.getheader("Content-Type") or ""
    return FetchedPage(
        url,
        data,
        charset=kind.get_content_charset(),
        media_type=kind.get_content_type(),
        etag=_header(answer, "ETag"),
        last_modified=_header(answer, "Last-Modified"),
    )


def _header(answer: http.client.HTTPResponse, name: str) -> str | None:
    value = answer.getheader(name)
    return value if value and len(value) < 500 and value.isascii() and value.isprintable() else None
