"""Fetching, against a real server on this machine: limits, redirects, the cache, feeds and their pages."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from index.errors import FetchError
from index.model import Article
from index.reading.files import read_files
from index.reading.web import web_articles
from index.reading.web.fetch import Fetcher, FetchLimits
from index.reading.web.fetch_cache import PageCache
from index.reading.web.urls import is_public
from tests.index.reading.made import FIRST, SECOND, THIRD, TITLE, page

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Post</title>
<item><title>{title}</title><link>{site}/page</link><pubDate>Fri, 03 May 2019 10:15:00 GMT</pubDate>
<description>The bridge is closed.</description></item>
<item><title>Behind a wall</title><link>{site}/private</link><description>Not for programs.</description></item>
<item><title>Gone</title><link>{site}/gone</link><description>It was here.</description></item></channel></rss>"""


class Site(BaseHTTPRequestHandler):
    """Answers by path; `server.seen` notes every request with its condition."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ARG002
        return

    def answer(
        self, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str
    ) -> None:
        self.send_response(status)
        for key, value in {"Content-Type": kind, **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:  # noqa: C901
        self.server.seen.append((self.path, self.headers.get("If-None-Match")))  # type: ignore[attr-defined]
        site = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        match self.path.partition("?")[0]:
            case "/page":
                self.answer(page().encode(), ETag='"one"')
                return
            case "/packed":
                self.answer(gzip.compress(page().encode()), Content_Encoding="gzip")
            case "/bomb":
                self.answer(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")
            case "/latin":
                text = page(f"<p>Café. {FIRST}</p><p>{THIRD}</p>").replace('<meta charset="utf-8">', "")
                self.answer(text.encode("latin-1"), "text/html; charset=latin-1")
            case "/known":
                fresh = self.headers.get("If-None-Match") == '"two"'
                self.answer(b"" if fresh else page().encode(), status=304 if fresh else 200, ETag='"two"')
            case "/moved":
                self.answer(b"", status=302, Location="/page")
            case "/round":
                self.answer(b"", status=302, Location="/round")
            case "/inward":
                self.answer(b"", status=302, Location="file:///etc/passwd")
            case "/feed":
                self.answer(FEED.format(site=site, title=TITLE).encode(), "application/rss+xml")
            case "/robots.txt":
                status = self.server.robots  # type: ignore[attr-defined]
                self.answer(b"User-agent: *\nDisallow: /private\n", "text/plain", status)
            case "/large":
                self.answer(b"<p>" + b"word " * 3_000_000)
            case "/cut":
                self.answer(b"short", Content_Length="5000")
            case "/drip":
                with suppress(OSError):
                    for _ in range(100):
                        self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
                        time.sleep(0.1)
            case "/trickle":
                with suppress(OSError):
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
                    for _ in range(100):
                        self.wfile.write(b"a")
                        time.sleep(0.1)
            case _:
                self.answer(b"", status=410)


class Server(ThreadingHTTPServer):
    """A reader that goes away in the middle of an answer is part of what is tested."""

    robots = 200  # what it answers to who asks for its robots.txt

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        return


@pytest.fixture
def site() -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    server = Server(("127.0.0.1", 0), Site)
    server.seen = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", server.seen  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


def fetcher(cache: Path | None = None) -> Fetcher:
    limits = FetchLimits(seconds=20, largest=5_000_000, pause=0)
    return Fetcher(PageCache(cache) if cache else None, allow_local=True, limits=limits)


@pytest.mark.parametrize("path", ["/drip", "/trickle"])
def test_a_header_that_never_ends_is_not_waited_for(site: Any, path: str) -> None:
    address, _ = site
    limits = FetchLimits(seconds=1, wait=1, pause=0)
    with pytest.raises(FetchError, match="longer than 1 seconds"):
        Fetcher(allow_local=True, limits=limits).fetch(address + path)


def test_a_page_is_fetched_also_packed_and_after_a_redirect(site: Any) -> None:
    address, _ = site
    for path in ("/page", "/packed", "/moved"):
        assert TITLE.encode() in fetcher().fetch(address + path).data
    assert fetcher().fetch(address + "/moved").url == address + "/page"
    assert fetcher().fetch(address + "/latin").charset == "latin-1"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone", "the server answered 410"),
        ("/round", "sent on more than"),
        ("/inward", "only http and https"),
        ("/large", "larger than 5 MB"),
        ("/bomb", "larger than 5 MB"),
        ("/cut", "the connection failed"),
    ],
)
def test_what_cannot_be_had_is_said_in_a_sentence(site: Any, path: str, why: str) -> None:
    with pytest.raises(FetchError, match=why):
        fetcher().fetch(site[0] + path)


def test_the_local_network_is_refused_and_never_asked(site: Any) -> None:
    address, seen = site
    with pytest.raises(FetchError, match="local network"):
        Fetcher().fetch(address + "/page")
    named = Fetcher(resolve=lambda *_, **__: [(2, 1, 6, "", ("10.0.0.7", 80))])
    with pytest.raises(FetchError, match="local network"):
        named.fetch("http://news.example/")
    assert seen == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.1", False), ("224.0.0.1", False), ("::1", False), ("fe80::1", False), ("fd00::1", False),
        ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("nonsense", False),
        ("::127.0.0.1", False), ("64:ff9b:1::7f00:1", False), ("::ffff:0:127.0.0.1", False), ("fec0::1", False),
        ("192.0.0.8", False), ("5f00::1", False), ("2606:4700::1111", True),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) == public


@pytest.mark.parametrize(
    "url",
    ["ftp://news.example/", "file:///etc/passwd", "http://", "http://a b/", "http://user:word@news.example/",
     "http://news.example:99999/", "http://[::1", "http://news.example/\x1b[31m"],
)  # fmt: skip
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher(resolve=lambda *_, **__: []).fetch(url)
    assert "\x1b" not in str(caught.value)


def test_a_known_page_is_asked_for_by_its_mark(site: Any, tmp_path: Path) -> None:
    address, seen = site
    first = fetcher(tmp_path).fetch(address + "/known")
    second = fetcher(tmp_path).fetch(address + "/known")
    assert (first.unchanged, second.unchanged, first.data) == (False, True, second.data)
    assert seen == [("/known", None), ("/known", '"two"')]


def test_a_damaged_cache_is_fetched_again(site: Any, tmp_path: Path) -> None:
    address, _ = site
    fetcher(tmp_path).fetch(address + "/known")
    for path in tmp_path.iterdir():
        path.write_bytes(b"{")
    assert not fetcher(tmp_path).fetch(address + "/known").unchanged


def test_a_host_has_its_rest_between_two_requests(site: Any) -> None:
    rests: list[float] = []
    slow = Fetcher(allow_local=True, limits=FetchLimits(pause=5), sleep=rests.append)
    slow.fetch(site[0] + "/page")
    slow.fetch(site[0] + "/page")
    assert len(rests) == 1
    assert 4 < rests[0] <= 5


def test_a_feed_gives_its_items_pages(site: Any) -> None:
    address, seen = site
    found = list(read_files([address + "/feed", address + "/gone", address + "/latin"], fetcher=fetcher()))
    articles = [one.article for one in found if one.article]
    assert all(isinstance(one, Article) for one in articles)
    assert [one.title for one in articles] == [TITLE, "Behind a wall", "Gone", TITLE]
    assert articles[0].text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert (str(articles[0].day), articles[0].url) == ("2019-05-03", address + "/page")
    assert "leave its page alone" in articles[1].found["text"]
    assert "410" in articles[2].found["text"]
    assert articles[3].text.startswith("Café")
    assert [str(one.error) for one in found if one.error] == [
        f"{address}/gone was not fetched: the server answered 410 Gone."
    ]
    assert ("/private", None) not in seen


@pytest.mark.parametrize(
    ("status", "why"), [(404, "its page has no more"), (503, "(the server answered 503")]
)
def test_only_a_site_that_has_no_list_of_what_to_leave_alone_forbids_nothing(
    site: Any, status: int, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Server, "robots", status)
    articles = [one.article for one in read_files([site[0] + "/feed"], fetcher=fetcher()) if one.article]
    assert (articles[0].text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}") == (status == 404)
    if status == 503:
        assert all(why in article.found["text"] for article in articles)
        assert [path for path, _ in site[1]] == ["/feed", "/robots.txt"]


def test_items_whose_pages_are_not_fetched_say_so(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_articles, "MOST_PAGES", 1)
    articles = [one.article for one in read_files([site[0] + "/feed"], fetcher=fetcher()) if one.article]
    assert "only the pages of the first 1 items" not in articles[0].found["text"]
    assert all("only the pages of the first 1 items" in article.found["text"] for article in articles[1:])


def test_without_a_fetcher_no_address_is_asked(site: Any) -> None:
    (found,) = read_files([site[0] + "/page"])
    assert isinstance(found.error, FetchError)
    assert site[1] == []
