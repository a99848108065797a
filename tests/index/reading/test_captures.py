"""Web archives, of all kinds and versions: every packing of an answer is undone, wrong lengths do no harm."""

from __future__ import annotations

import gzip
import io
import itertools
import zlib

import brotli
import pytest
from fastwarc.stream_io import ZstdWriter

from index.errors import ReadError
from index.model import Article
from index.reading.parts import read_source
from index.reading.source import Source

from .made import FIRST, SECOND, THIRD, TITLE, page

PAGE = page().encode()
URL = "https://valley.example/bridge?id=7"


def read(data: bytes, name: str = "a.warc") -> list[Article | ReadError]:
    return list(read_source(Source.of(data, name)))


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def zstd(data: bytes) -> bytes:
    packed = io.BytesIO()
    writer = ZstdWriter(packed)
    for at in range(0, len(data), 65_536):
        writer.write(data[at : at + 65_536])
    writer.close()
    return packed.getvalue()


PACKINGS = {
    "": lambda data: data, "gzip": gzip.compress, "x-gzip": gzip.compress, "GZIP": gzip.compress,
    "deflate": zlib.compress, "deflate, raw": raw_deflate, "br": brotli.compress, "zstd": zstd,
    "identity": lambda data: data, "gzip, br": lambda data: brotli.compress(gzip.compress(data)),
}  # fmt: skip


def chunked(data: bytes, size: int = 300, ends: bytes = b"\r\n", extension: bytes = b"") -> bytes:
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x%b\r\n%b%b" % (len(one), extension, one, ends) for one in pieces) + b"0\r\n\r\n"


def answer(
    body: bytes, *headers: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    block: bytes, *headers: str, kind: str = "response", version: str = "1.0", length: int | None = None
) -> bytes:
    lines = [
        f"WARC/{version}", f"WARC-Type: {kind}", "WARC-Date: 2019-05-03T10:15:00Z", "WARC-Record-ID: <urn:uuid:1>",
        f"Content-Length: {len(block) if length is None else length}",
    ]  # fmt: skip
    named = {one.partition(":")[0] for one in headers}
    lines += [] if "WARC-Target-URI" in named else [f"WARC-Target-URI: {URL}"]
    lines += [] if "Content-Type" in named else ["Content-Type: application/http; msgtype=response"]
    return "\r\n".join([*lines, *headers]).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def arc(*blocks: bytes, version: int = 1, wrong: int = 0) -> bytes:
    names = {1: "URL IP-address Archive-date Content-type Archive-length", 2: "URL IP-address Archive-date Content-type"
             " Result-code Checksum Location Offset Filename Archive-length"}[version]  # fmt: skip
    head = f"{version} 0 Archive\n{names}\n\n".encode()
    extra = " 200 - - 0 a.arc" if version == 2 else ""
    out = b"filedesc://a.arc 0.0.0.0 20190503101500 text/plain%b %d\n%b\n" % (extra.encode(), len(head), head)
    for block in blocks:
        line = f"{URL} 192.0.2.1 20190503101500 text/html{extra} {len(block) + wrong}\n"
        out += line.encode() + block + b"\n"
    return out


def check_story(found: list[Article | ReadError], times: int = 1) -> None:
    assert len(found) == times, found
    for article in found:
        assert isinstance(article, Article), article
        assert (article.title, article.url) == (TITLE, URL)
        assert [one.of(article.text) for one in article.segments] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("whole", [False, True], ids=["plain", "chunked"])
@pytest.mark.parametrize("packing", PACKINGS)
def test_every_packing_of_an_answer_is_undone(packing: str, whole: bool) -> None:
    body = PACKINGS[packing](PAGE)
    headers = [f"Content-Encoding: {packing.removesuffix(', raw')}"] if packing else []
    if whole:
        body, headers = chunked(body), [*headers, "Transfer-Encoding: chunked"]
    block = answer(body, *headers, f"Content-Length: {len(PAGE) + 77}")
    check_story(read(record(block) * 2), 2)
    check_story(read(gzip.compress(record(block)) * 2, "a.warc.gz"), 2)
    check_story(read(arc(block, block), "a.arc"), 2)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE, ["Content-Encoding: gzip"]),
        (PAGE, ["Content-Encoding: br", "Transfer-Encoding: chunked"]),
        (PAGE, ["Transfer-Encoding: chunked"]),
        (PAGE, ["Content-Encoding: deflate"]),
        (gzip.compress(PAGE), ["Content-Encoding: br"]),
        (gzip.compress(PAGE), []),
        (gzip.compress(PAGE), ["Transfer-Encoding: gzip"]),
        (chunked(PAGE), []),
        (chunked(PAGE, extension=b";name=1", ends=b"\n"), ["transfer-encoding: Chunked"]),
        (gzip.compress(PAGE[:400]) + gzip.compress(PAGE[400:]), ["Content-Encoding: gzip"]),
        (gzip.compress(gzip.compress(PAGE)), ["Content-Encoding: gzip"]),
    ],
    ids=range(11),  # what is packed holds the time, which is another in each process
)  # fmt: skip
def test_a_header_that_says_something_else_of_the_packing_does_no_harm(
    body: bytes, headers: list[str]
) -> None:
    check_story(read(record(answer(body, *headers))))


@pytest.mark.parametrize("version", ["0.17", "0.18", "1.0", "1.1"])
@pytest.mark.parametrize("kind", ["response", "resource"])
def test_every_version_and_kind_of_record(version: str, kind: str) -> None:
    block = answer(PAGE) if kind == "response" else PAGE
    stated = [] if kind == "response" else ["Content-Type: text/html; charset=utf-8"]
    info = record(
        b"software: a crawler\r\n", "Content-Type: application/warc-fields", kind="warcinfo", version=version
    )
    asked = record(b"GET / HTTP/1.1\r\n\r\n", kind="request", version=version)
    check_story(read(info + asked + record(block, *stated, kind=kind, version=version)))
    check_story(read(info + record(block, *stated, f"WARC-Target-URI: <{URL}>", kind=kind, version=version)))


def test_a_header_with_other_line_ends_or_lines_that_go_on() -> None:
    block = answer(PAGE).replace(b"Content-Type: text/html;", b"Content-Type: text/html;\r\n ")
    check_story(read(record(block)))
    check_story(read(record(answer(PAGE).replace(b"\r\n", b"\n"))))
    check_story(read(record(answer(PAGE, kind=""))))
    check_story(read(record(block).replace(b"\r\n", b"\n", 8)))


@pytest.mark.parametrize("off", [-400, -1, 1, 5, 400, 10_000])
def test_a_wrong_length_costs_no_other_page_and_is_told(off: int) -> None:
    block = answer(PAGE)
    for wrong, found in (
        (1, read(record(block, length=len(block) + off) + record(block) * 2)),
        (3, read(arc(block, block, block, wrong=off), "a.arc")),
    ):
        check_story([one for one in found if isinstance(one, Article)], 3)
        faults = [str(one) for one in found if isinstance(one, ReadError)]
        assert len(faults) == (wrong if abs(off) > 4 else 0), faults
        assert all("has another length than" in one or "cut short" in one for one in faults)


def test_what_stands_between_records_or_does_not_say_what_it_is_is_told() -> None:
    rubbish = b"words of nobody knows whom\n" * 20
    for data, name in (
        (record(answer(PAGE)) + rubbish + record(answer(PAGE)), "a.warc"),
        (
            arc(answer(PAGE) + b"\n", answer(PAGE)).replace(
                PAGE + b"\n\n", PAGE + b"\n\n" + rubbish + b"\n", 1
            ),
            "a.arc",
        ),
    ):
        first, fault, second = read(data, name)
        check_story([first, second], 2)
        assert "it has another length than the archive says" in str(fault)
    page, fault = read(
        record(answer(PAGE)) + record(answer(PAGE)).replace(b"WARC-Type: response", b"WARC-Ty")
    )
    check_story([page])
    assert "1 of its records was not read: they do not say what they are" in str(fault)


@pytest.mark.parametrize("version", [1, 2])
def test_both_versions_of_the_older_archives(version: int) -> None:
    check_story(read(arc(answer(PAGE), version=version), "old"))
    check_story(read(gzip.compress(arc(answer(PAGE), version=version)), "old.arc.gz"))


def test_what_is_no_page_is_passed_over_and_an_archive_without_one_says_so() -> None:
    others = record(answer(b"\x89PNG", kind="image/png")) + record(answer(PAGE, status="404 Not Found"))
    check_story(read(others + record(answer(PAGE))))
    [error] = read(others)
    assert "there is no page in the web archive" in str(error)
    assert "no page" in str(read(arc(), "a.arc")[0])


@pytest.mark.parametrize("packing", ["", "gzip", "deflate", "br", "zstd"])
def test_a_page_that_is_cut_short_is_read_as_far_as_it_goes_and_says_so(packing: str) -> None:
    words = " ".join(
        f"Sentence {number} of it says that the river rose again by {number} metres." for number in range(900)
    )
    body = PACKINGS[packing](page(f"<p>{FIRST}</p><p>{words}</p>").encode())
    short = body[: len(body) * 2 // 3]
    headers = [f"Content-Encoding: {packing}"] if packing else ["Transfer-Encoding: chunked"]
    short = short if packing else chunked(body)[: len(body) * 2 // 3]
    found = read(record(answer(short, *headers)))
    if packing == "zstd":
        assert all(isinstance(one, ReadError) for one in found)  # its one block is not whole
        return
    article, error = found
    assert isinstance(article, Article)
    assert FIRST in article.text
    assert str(error) == "a.warc (page 1), a part of it was not read: its end is missing in the archive."
    cut = read(record(answer(PAGE), "WARC-Truncated: length"))
    assert isinstance(cut[0], Article)
    assert "cut short" in str(cut[1])


def test_pages_around_a_damaged_place_are_read_and_the_damage_is_told() -> None:
    packed = [gzip.compress(record(answer(PAGE))) for _ in range(3)]
    broken = packed[1][:200] + b"\0\0\0\0" + packed[1][204:]
    found = read(packed[0] + broken + packed[2], "a.warc.gz")
    check_story([found[0], found[-2]], 2)
    assert str(found[-1]) == "a.warc.gz, a part of it was not read: the web archive is damaged."


def test_pages_that_lie_in_another_archive_are_told() -> None:
    there = answer(b"", kind="text/html")
    found = read(record(answer(PAGE)) + record(there, kind="revisit"))
    check_story(found)  # the same address: this archive holds it
    found = read(
        record(answer(PAGE)) + record(there, "WARC-Target-URI: https://valley.example/x", kind="revisit")
    )
    check_story(found[:1])
    assert "1 of its pages was not read: they lie in another archive" in str(found[1])


def test_the_text_that_a_crawler_made_of_a_page_keeps_its_address() -> None:
    text = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n".encode()
    [article] = read(record(text, "Content-Type: text/plain", kind="conversion"))
    assert isinstance(article, Article)
    assert (article.title, article.url) == (TITLE, URL)


def test_an_answer_that_unpacks_to_too_much_is_refused_by_name() -> None:
    for packing, name in itertools.product(("gzip", "br", "zstd", "deflate"), ("a.warc",)):
        body = PACKINGS[packing](b"<html><body>" + b"<p>river</p>" * 2_000_000)
        found = read(record(answer(body, f"Content-Encoding: {packing}")) + record(answer(PAGE)), name)
        assert "a.warc (page 1) was not read: it is larger than 10 MB" in str(found[0])
        check_story(found[1:])


def test_packed_bytes_are_never_words() -> None:
    [error] = read(record(answer(bytes(range(256)) * 40, "Content-Encoding: compress")))
    assert "it holds no text" in str(error)
