"""Hostile input: each kind ends in a clean article or one clear sentence, and the next file is read."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from index.errors import ReadError
from index.model import Article
from index.reading.files import read_files
from index.reading.parts import read_source
from index.reading.sandbox import patience
from index.reading.sandbox.reader_process import Limits, ReaderProcess
from index.reading.source import Source
from tests.index.reading.made import (
    FIRST,
    SECOND,
    THIRD,
    TITLE,
    docx,
    docx_paragraph,
    epub,
    page,
    pdf,
    wrapped,
    zipped,
)
from tests.index.reading.sound import check

PLAIN = f"{FIRST}\n\n{SECOND}"


def read(worker: ReaderProcess, data: bytes | Callable[[], bytes], name: str) -> list[Article | ReadError]:
    found = list(worker.read_bytes(data() if callable(data) else data, name))
    check(found)
    return found


ESCAPES = "\x1b]0;owned\x07\x9b31m\u202eevil"
MAIL = b"From: %s <a@b.example>\r\nSubject: %s\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=%s\r\n\r\n%s"


def mail(
    subject: bytes = b"Bridge", body: bytes = PLAIN.encode(), charset: bytes = b"utf-8", who: bytes = b"Ann"
) -> bytes:
    return MAIL % (who, subject, charset, body)


def feed(title: str, text: str) -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>{title}</title>'
        f"<description>{text}</description></item></channel></rss>"
    ).encode()


def json_ld(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (page(head=f'<meta name="author" content="Ann{ESCAPES}">', title=f"Bridge{ESCAPES}").encode(), "raw.html"),
        (page(title="Bridge &#27;[31m &#x1b;[1m &#x9b;31m &#8238; &#x202e; closed").encode(), "references.html"),
        (page(head=json_ld(headline=TITLE + ESCAPES, author={"name": "Ann" + ESCAPES})).encode(), "ld.html"),
        (json.dumps({"title": TITLE + ESCAPES + "\ud800", "text": PLAIN + ESCAPES + "\udfff"}).encode(), "a.json"),
        (mail(b"=?utf-8?b?QnJpZGdlIBtbMzFtIGNsb3NlZA==?=", who=b"=?utf-8?q?Ann=1B=5B31m?="), "a.eml"),
        (feed("Bridge &#27;[31m &#x202e;" + "\x1b[1m", "The bridge &amp;#27; is closed.\x1b[2m"), "a.rss"),
        (pdf([wrapped(FIRST, 50, 700)], "/Title (Bridge \\033[31m closed) /Author (Ann \\033[1m Other)"), "a.pdf"),
        (docx([docx_paragraph(FIRST)], core="<c><title>Bridge &#x9b;31m &#x202e;closed</title></c>"), "a.docx"),
        (epub({"one": f"<p>{FIRST} &#27;[31m</p>"}, title="Bridge &#x202e;closed"), "a.epub"),
        ((PLAIN + ESCAPES).encode(), "a\x1b[31m.txt"),
        (b"Bridge closed\0 again\0\n\n" + PLAIN.encode(), "nul.txt"),
        (page().replace("river", "ri\0ver").encode(), "nul.html"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_no_control_character_comes_through(worker: ReaderProcess, data: bytes, name: str) -> None:
    found = read(worker, data, name)
    assert len(found) == 1
    assert isinstance(found[0], Article)
    assert "council" in found[0].text or "bridge" in found[0].text


def nested(depth: int) -> bytes:
    return page("<div>" * depth + f"<p>{FIRST}</p>" + "</div>" * depth).encode()


def zip_bomb() -> bytes:
    return zipped({"bomb.txt": bytes(60_000_000)})


def lying_zip() -> bytes:
    """A ZIP whose member says that it has 10 bytes."""
    data = bytearray(zipped({"a.txt": b"words " * 100_000}))
    real = struct.pack("<I", 600_000)
    return bytes(data).replace(real, struct.pack("<I", 10))


def overlapping_zip() -> bytes:
    data = bytearray(zipped({"a.txt": PLAIN, "b.txt": PLAIN}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 42 : place + 46] = bytes(4)
    return bytes(data)


def deep_archive() -> bytes:
    data: bytes = PLAIN.encode()
    for level in range(6):
        data = zipped({f"{level}.txt" if level == 0 else f"{level}.zip": data})
    return data


def many_parts(count: int) -> bytes:
    head = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    return head + b"--b\r\n\r\nx\r\n" * count + b"--b--\r\n"


def wordy_parts(count: int) -> bytes:
    """Parts whose headers the parser takes time over that grows with the square of their length."""
    head = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    part = b"--b\r\nContent-Type: text/plain; " + b"- " * 2_000 + b"\r\n\r\n" + PLAIN.encode() + b"\r\n"
    return head + part * count + b"--b--\r\n"


def deep_parts(depth: int) -> bytes:
    part = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"
    head = b"From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\n"
    return head + b"".join(part % (n, n) for n in range(depth))


def deflated_pdf(megabytes: int) -> bytes:
    packer = zlib.compressobj()
    packed = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed += again * (megabytes - 1) + packer.flush()
    head = (
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
        f"4 0 obj\n<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n"
    )
    return head.encode() + packed + b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"


def many_attributes() -> bytes:
    names = " ".join(f"a{number}=1" for number in range(300_000))
    return page(f"<p {names}>{FIRST}</p>").encode()


def deep_tables(depth: int) -> bytes:
    table = "<w:tbl><w:tr><w:tc>" * depth + docx_paragraph("in") + "</w:tc></w:tr></w:tbl>" * depth
    return docx([docx_paragraph(FIRST), table])


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x">]>'
BOMB = f'<!DOCTYPE x [<!ENTITY l0 "laugh">{LAUGHS}]>'
NEWSML = (
    "{doctype}<newsItem><contentMeta><headline>{title}</headline></contentMeta><contentSet><inlineXML><html><body>"
    "<p>{text}</p></body></html></inlineXML></contentSet></newsItem>"
)


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "empty.html", "it is empty"),
        (b" \n\t ", "blank.txt", "it is empty"),
        (os.urandom(20_000), "noise.html", "it holds no text"),
        (os.urandom(400), "key.bin", "it holds no text"),
        (b"\xde\xad\xbe\xef", "mark.bin", "it holds no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.html", "a picture"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old.doc", "save it as DOCX"),
        (b"%PDF-1.4 nothing more", "cut.pdf", "damaged"),
        (pdf([[]]), "scan.pdf", "pictures of text"),
        (pdf([wrapped(FIRST, 50, 700)])[:400], "half.pdf", "damaged"),
        (lambda: zip_bomb(), "bomb.zip", "would unpack to"),
        (lambda: docx(["<w:p/>" * 10, "x" * 15_000_000]), "bomb.docx", "would unpack to"),
        (lambda: gzip.compress(bytes(80_000_000)), "bomb.txt.gz", "would unpack to"),
        (deep_archive(), "deep.zip", "in more than 3 archives"),
        (lambda: zipped({f"{n}.png": b"" for n in range(20_001)}), "many.zip", "more than 20000 files"),
        (b"PK\x03\x04 and no more", "broken.zip", "damaged"),
        (gzip.compress(PLAIN.encode())[:-20], "broken.txt.gz", "damaged"),
        (lambda: many_parts(100_000), "parts.eml", "too many parts"),
        (b"From: a@b.example\r\nTo: " + b"x" * 300_000 + b"\r\n\r\nText.", "header.eml", "header is too large"),
        (b"[" * 100_000, "deep.json", "no valid JSON"),
        (b'{"a":' * 50_000, "deep2.json", "no valid JSON"),
        (lambda: b"<p>" + b"x" * 11_000_000, "large.html", "larger than 10 MB"),
        (lambda: b"words " * 6_000_000, "large.txt", "larger than 32 MB"),
        (b"<html><body></body></html>", "bare.html", "no text was found"),
        (feed("", ""), "bare.rss", "no text was found"),
        (b'{"format": "dateline/9", "text": "x"}', "own.json", "this program reads dateline/1"),
        (b'{"format": "dateline/1", "id": "../../etc/x", "text": "x"}', "own.json", "does not follow the format"),
        (b'{"title": "x", "n": ' + b"9" * 5_000 + b"}", "number.json", "no valid JSON"),
        (b'{"title": "x"}', "row.json", "there is no text in it"),
        (b'["just words"]', "words.json", "no record"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_read_is_one_clear_sentence(
    worker: ReaderProcess, data: Callable[[], bytes], name: str, why: str
) -> None:
    found = read(worker, data, name)
    assert [why in str(one) for one in found if isinstance(one, ReadError)] == [True]
    assert not [one for one in found if isinstance(one, Article)]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (nested(240), "deep.html"),
        (nested(5_000), "deeper.html"),
        (page(title="a | " * 100_000).encode(), "title.html"),
        (page(title=" " * 1_000_000 + "x").encode(), "spaces.html"),
        (page(head='<script type="application/ld+json">' + "[" * 100_000 + "</script>").encode(), "ld.html"),
        (page(head='<script type="application/ld+json">{"@type":"NewsArticle","headline":["a",{"b":NaN}],"author":7,'
              '"datePublished":{"x":[]},"@id":[]}</script>').encode(), "types.html"),
        (page().encode("utf-16"), "wide.html"),
        (page(f"<p>Café und Straße. {FIRST}</p><p>{THIRD}</p>").encode("cp1252", "replace"), "wrong.html"),
        (lying_zip(), "lying.zip"),
        (overlapping_zip(), "overlap.zip"),
        (zipped({"../../evil.txt": PLAIN, "/abs.txt": PLAIN, "C:\\x.txt": PLAIN}), "names.zip"),
        (epub({"one": f"<p>{FIRST}</p>"}, spine=["one"] * 20_000), "repeated.epub"),
        (epub({"one": f"<p>{FIRST}</p>", "../../../etc/passwd": "<p>x</p>"}), "outside.epub"),
        (deep_tables(60), "tables.docx"),
        (mail(charset=b"no-such-charset"), "charset.eml"),
        (mail(body="Café. ".encode("latin-1") + FIRST.encode(), charset=b"utf-8"), "latin.eml"),
        (deep_parts(3_000) + mail(), "deep.eml"),
        (mail(subject=b"=?utf-8?b?////?= =?x?q?=ZZ?="), "coded.eml"),
        (XXE.encode() + feed("Bridge &e;", "It &e; is closed."), "xxe.rss"),
        (BOMB.encode() + feed("Bridge &l9;", "It is closed &l9;."), "laughs.rss"),
        (NEWSML.format(doctype=XXE, title="Bridge &e;", text=f"{FIRST} &e;").encode(), "xxe.xml"),
        (NEWSML.format(doctype=BOMB, title="Bridge", text=f"{FIRST} &l9;").encode(), "laughs.xml"),
        (b"# " + b"[" * 20_000 + b"\n\n" + b"> " * 3_000 + b"deep\n\n" + FIRST.encode(), "brackets.md"),
        (b"\xff\xfe" + PLAIN.encode("utf-16-le"), "marked.txt"),
        (PLAIN.encode("utf-16-le"), "unmarked.txt"),
        (b"title,text\n" + b'"' + b"x" * 1_000_000, "open.csv"),
        (b"Date: 2019-05-03", "header.txt"),
        (b"Title: x\n\n\n", "title.txt"),
        (b"<newsItem><a:b:><p>Words.</p></a:b:></newsItem>", "name.xml"),
        (feed("Bridge", "&#99999999999999999999; &#x110000;"), "number.rss"),
        (zipped({"x": PLAIN, "a.txt": PLAIN}).replace(b"x", b"\0"), "nameless.zip"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_odd_is_read_or_refused_and_nothing_breaks(
    worker: ReaderProcess, data: bytes, name: str
) -> None:
    for one in read(worker, data, name):
        assert "root:" not in str(one if isinstance(one, ReadError) else one.text)
        assert "broke down" not in str(one)
    (after,) = read(worker, PLAIN.encode(), "next.txt")
    assert isinstance(after, Article)


def test_a_quotation_without_end_is_read_in_time(worker: ReaderProcess) -> None:
    (article,) = read(worker, f"# {TITLE}\n\n{FIRST}\n\n".encode() + b"> -\nt\n" * 20_000, "lazy.md")
    assert isinstance(article, Article)
    assert FIRST in article.text


def test_a_message_whose_parts_have_endless_headers_is_read_in_time(worker: ReaderProcess) -> None:
    (article,) = read(worker, wordy_parts(120), "wordy.eml")
    assert isinstance(article, Article)
    assert FIRST in article.text


@pytest.mark.parametrize(
    ("data", "name", "limits", "why"),
    [
        (many_attributes, "attributes.html", Limits(seconds=3), "longer than 3 seconds"),
        (lambda: deflated_pdf(900), "stream.pdf", Limits(megabytes=800), "more than 800 MB of memory"),
    ],
    ids=["time", "memory"],
)
def test_limits_end_a_file_and_the_next_one_is_read(
    data: Callable[[], bytes], name: str, limits: Limits, why: str
) -> None:
    packed = zipped({"before.txt": PLAIN, name: data(), "after.txt": f"{THIRD}\n\n{PLAIN}"})
    with ReaderProcess(limits) as process:
        before, error, after = process.read_bytes(packed, "a.zip")
    assert isinstance(before, Article)
    assert isinstance(error, ReadError)
    assert isinstance(after, Article)
    assert str(error).startswith(f"a.zip/{name} was not read: reading it ")
    assert why in str(error)


def test_archives_within_archives_are_bounded_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zipped({f"{number}.txt": f"{PLAIN} {number}" for number in range(10)})
    packed = zipped({f"{number}.zip": inner for number in range(10)})
    monkeypatch.setattr("index.reading.source.MOST_FILES", 50)
    found = list(read_source(Source.of(packed, "a.zip")))
    assert sum(isinstance(one, Article) for one in found) == 45  # five of the 50 files are archives
    assert [str(one) for one in found if isinstance(one, ReadError)] == [
        "a.zip was not read: it unpacks to more than 1,000 MB or 50 files with the archives in it; "
        "the rest was left out."
    ]
    monkeypatch.setattr("index.reading.source.LARGEST_ARCHIVE", 3_000)
    found = list(read_source(Source.of(packed, "a.zip")))
    assert isinstance(found[-1], ReadError)
    assert len(found) < 12


def test_a_worker_that_takes_no_input_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with ReaderProcess(Limits(seconds=1)) as process:
        process.start()
        assert process._process is not None
        os.kill(process._process.pid, signal.SIGSTOP)
        (error,) = process.read_bytes(b"words " * 100_000, "a.txt")
        (article,) = process.read_bytes(PLAIN.encode(), "b.txt")
    assert "longer than 1 seconds" in str(error)
    assert isinstance(article, Article)


def test_a_worker_that_answers_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.reading.sandbox.reader_process._LARGEST_ANSWERS", 500_000)
    monkeypatch.setattr("index.reading.sandbox.reader_process._MOST_ARTICLES", 3)
    rows = "text\n" + f'"{PLAIN}"\n' * 20
    with ReaderProcess(Limits()) as process:
        *articles, error = process.read_bytes(rows.encode(), "a.csv")
        (large,) = process.read_bytes(b"words " * 100_000, "a.txt")
        monkeypatch.setattr("index.reading.sandbox.reader_process._LARGEST_ANSWER", 20_000)
        (larger,) = process.read_bytes(b"words " * 10_000, "a.txt")
        monkeypatch.setattr("index.reading.sandbox.reader_process._MOST_PARTS", 2)
        *_, nested = process.read_bytes(zipped({f"{one}.txt": "Words." for one in range(5)}), "a.zip")
    assert len(articles) == 3
    assert "more than 3 articles" in str(error)
    assert "together" in str(large)
    assert "an article of it is more than" in str(larger)
    assert "2 files; the rest was left out" in str(nested)


@pytest.mark.parametrize(
    ("share", "waited"),
    [(1.0, 10), (0.25, 40), (0.02, 100), (0.0, 10), (None, 10)],
    ids=["alone", "among four", "starved", "idle", "not told"],
)
def test_a_process_is_waited_for_by_its_processor_time(
    share: float | None, waited: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(patience, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(
        patience, "processor_seconds", lambda _: None if share is None else 5 + share * clock[0]
    )
    for wait in patience.time_left(1, 10):
        if not wait:
            break
        clock[0] += wait
    assert clock[0] == pytest.approx(waited, rel=0.1)


def test_a_process_that_worked_has_used_processor_time() -> None:
    used = patience.processor_seconds(os.getpid())
    assert used is None or used > 0
    assert patience.processor_seconds(2**22 + 1) is None


def test_links_pipes_devices_and_what_goes_missing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAIN)
    (folder / "gone.txt").write_text(PLAIN)
    (tmp_path / "secret.txt").write_text(SECOND)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(2_000_000_000)
    found: list[str] = []
    for one in read_files([folder, "/dev/zero", folder / "none.txt", folder / "link.txt", "a\0b"]):
        (folder / "gone.txt").unlink(missing_ok=True)
        found.append(one.article.id if one.article else str(one.error).removeprefix(f"{folder}/"))
    first = "the-council-closed-the-bridge-on-monday-after"
    assert found[0] == "loop was not read: it is a link; name what it leads to in order to read it."
    assert found[1] == first
    assert "gone.txt was not read: there is no such file" in found[2]
    assert "link.txt was not read: it is a link" in found[3]
    assert "pipe was not read: it is a device or a pipe" in found[4]
    assert "sparse.txt was not read" in found[5]
    assert "/dev/zero was not read: it is a device" in found[6]
    assert "none.txt was not read: there is no such file" in found[7]
    assert found[8].startswith("we-had-no-choice")
    assert "no file can have this name" in found[9]


def test_a_tar_with_links_and_devices_gives_its_files_only(worker: ReaderProcess) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("null", tarfile.CHRTYPE)):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
        member = tarfile.TarInfo("../../a.txt")
        member.size = len(PLAIN.encode())
        archive.addfile(member, io.BytesIO(PLAIN.encode()))
    *errors, article = read(worker, packed.getvalue(), "a.tar")
    assert isinstance(article, Article)
    assert [str(error).split(" was not read: ")[1] for error in errors] == [
        "it is a link or no plain file."
    ] * 3


def test_a_zip_with_a_password_is_told_from_its_other_files(worker: ReaderProcess) -> None:
    data = bytearray(zipped({"locked.txt": PLAIN}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    (found,) = read(worker, bytes(data), "a.zip")
    assert "wants a password" in str(found)
    assert zipfile.is_zipfile(io.BytesIO(data))
