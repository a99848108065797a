"""Documents made to harm: what each library does with hostile input, and that it ends in an article or a sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.model import Article
from index.reading.files import read_files
from index.reading.sandbox.reader_process import Limits, ReaderProcess
from tests.index.reading.made import (
    FIRST,
    SECOND,
    TITLE,
    docx,
    docx_paragraph,
    epub,
    page,
    pdf,
    wrapped,
    zipped,
)
from tests.index.reading.test_hostile import (
    BOMB,
    NEWSML,
    PLAIN,
    XXE,
    feed,
    json_ld,
    mail,
    nested,
    read,
    zip_bomb,
)

REAL = subprocess.Popen
CORE = "<c><title>Bridge &e;closed</title></c>"
WORDS = f"<p>{FIRST} &e;&l9;</p>"


def book(**changed: str) -> bytes:
    """An EPUB of one chapter; `changed` gives other text to its files by the ends of their names."""
    from tests.index.reading.test_damaged import members

    held = {name: data.decode() for name, data in members(epub({"one": f"<p>{FIRST}</p>"})).items()}
    for end, doctype in changed.items():
        name = next(one for one in held if one.endswith(end))
        held[name] = doctype + held[name].replace("</p>", " &e;&l9;</p>").replace(
            "</dc:title>", "&e;</dc:title>"
        )
    return zipped(held)


def document(doctype: str) -> bytes:
    """A DOCX whose text has a document type of its own."""
    from tests.index.reading.test_damaged import members

    held = {name: data.decode() for name, data in members(docx([docx_paragraph(f"{FIRST} &e;")])).items()}
    held["word/document.xml"] = (
        doctype.replace("<!DOCTYPE x", "<!DOCTYPE w:document") + held["word/document.xml"]
    )
    return zipped(held)


def rfc822(depth: int) -> bytes:
    head = b"From: a@b.example\r\nTo: c@d.example\r\n"
    return head + b"Content-Type: message/rfc822\r\n\r\n" * depth


def pages(kids: str, count: str, more: str = "") -> bytes:
    """A PDF whose tree of pages is told so."""
    return (
        f"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids {kids} "
        f"/Count {count} {more} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    ).encode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (document(XXE), "text.docx"),
        (docx([docx_paragraph(FIRST)], core=XXE + CORE), "core.docx"),
        (book(xhtml=XXE), "chapter.epub"),
        (book(opf=XXE), "package.epub"),
        (NEWSML.format(doctype=XXE, title="Bridge &e;", text=f"{FIRST} &e;").encode(), "a.xml"),
        (XXE.encode() + feed("Bridge &e;", f"{FIRST} &e;"), "a.rss"),
        ((XXE + page(WORDS)).encode(), "a.html"),
        (document(BOMB), "laughs.docx"),
        (docx([docx_paragraph(FIRST)], core=BOMB + CORE.replace("&e;", "&l9;")), "laughing.docx"),
        (book(xhtml=BOMB), "laughs.epub"),
        (book(opf=BOMB), "laughing.epub"),
        ((BOMB + page(WORDS)).encode(), "laughs.html"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_no_entity_brings_in_a_file_or_grows(worker: ReaderProcess, data: bytes, name: str) -> None:
    for one in read(worker, data, name):
        if isinstance(one, Article):
            assert one.text.startswith(FIRST)
            assert "root:" not in f"{one.title} {one.text}"
            assert (one.title or "").count("laugh") + one.text.count("laugh") <= 1
        else:
            assert "damaged" in str(one), one


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (pages("[2 0 R]", "1"), "loop.pdf", "damaged"),
        (pages("[3 0 R]", "1000000000"), "count.pdf", ""),
        (pages("[" * 50_000 + "]" * 50_000, "1"), "arrays.pdf", ""),
        (b"%PDF-1.7\n" + bytes(range(256)) * 400, "noise.pdf", "damaged"),
        (docx([docx_paragraph(FIRST), "<w:x>" * 50_000 + "</w:x>" * 50_000]), "deep.docx", "nested too deeply"),
        (b"The port is shut.\n\n" * 100_001, "many.txt", "more passages"),
        (rfc822(2_000), "messages.eml", "nested too deeply"),
        (nested(200_000), "deep.html", "no text was found"),
        (lambda: zipped({"inner.zip": zipped({"bomb.zip": zip_bomb()})}), "bombs.zip", "would unpack to"),
        (lambda: b'{"text": "' + b"x" * 32_000_001 + b'"}', "line.jsonl", "larger than 32 MB"),
        (zipped({}), "empty.zip", "nothing to read"),
        (zipped({".hidden": PLAIN, "folder/": b""}), "hidden.zip", "nothing to read"),
        (bytes(257) + b"ustar" + bytes(2_000), "empty.tar", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_ends_soon(
    worker: ReaderProcess, data: bytes | Callable[[], bytes], name: str, why: str
) -> None:
    (error,) = read(worker, data, name)
    assert not isinstance(error, Article)
    assert why in str(error)
    (following,) = read(worker, PLAIN.encode(), "next.txt")
    assert isinstance(following, Article)


LONG = b'"a<(' * 7_000
LETTERS = "a" * 60_000
WIDE: list[list[list[object]]] = [[[]] * 660] * 990


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (mail().replace(b"text/plain;", b"text/plain; x=" + LONG.replace(b"(", b"") + b";"), "parameter.eml"),
        (mail(who=LONG), "sender.eml"),
        (mail(subject=b"=?" * 20_000), "subject.eml"),
        (mail(charset=b"punycode", body=FIRST.encode() + b"\xe9-" + LETTERS.encode()), "charset.eml"),
        (f"<meta charset=punycode>{page(f'<p>{FIRST} é-{LETTERS}</p>')}".encode("cp1252"), "charset.html"),
        (page(head=f'<script type="application/ld+json">{json.dumps(WIDE)}</script>').encode(), "wide.html"),
        (nested(5_000), "deep.html"),
        (page(title="a | " * 100_000).encode(), "title.html"),
        (page(head=json_ld(headline=TITLE * 100, author=["Ann " * 300] * 60)).encode(), "long.html"),
        (page(head=json_ld(headline=["a", {"b": float("nan")}], author=7, datePublished={})).encode(), "types.html"),
        (("=" * 300 + f" {FIRST}\n\n{SECOND}").encode(), "drawn.txt"),
        (f"{TITLE}\n\n".encode() + FIRST.encode() + b"\n\nCaf\xe9, stra\xdfe. " + SECOND.encode(), "mixed.txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_long_or_wide_is_read_all_the_same(worker: ReaderProcess, data: bytes, name: str) -> None:
    (article,) = read(worker, data, name)
    assert isinstance(article, Article)
    assert any(FIRST in one.of(article.text) for one in article.segments)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.rss", "a.xml", "a.json", "a.md", "a.csv", "a.eml"])
@pytest.mark.parametrize("words", ["http://127.0.0.1:9/feed", "/etc/passwd", "file:///etc/passwd"])
def test_an_address_or_a_path_is_only_words(worker: ReaderProcess, words: str, name: str) -> None:
    (found,) = read(worker, words.encode(), name)
    assert "root:" not in (found.text if isinstance(found, Article) else str(found))


def test_ids_are_short_whatever_the_title_and_differ_not_only_in_case(worker: ReaderProcess) -> None:
    rows = [
        {"title": title, "text": f"{FIRST} {title}"}
        for title in ("Word " * 400, "BRIDGE Closed", "Bridge closed", "İ" * 90)
    ]
    data = "\n".join(json.dumps(row) for row in rows).encode()
    found = [one.id for one in read(worker, data, "a.jsonl") if isinstance(one, Article)]
    assert len(found) == 4
    assert max(map(len, found)) <= 80
    assert [one.lower() for one in found] == found


def test_what_the_properties_of_a_document_say_is_cut_and_clean(worker: ReaderProcess) -> None:
    info = (
        "/Title ("
        + "Bridge closed " * 200
        + ") /Author ("
        + "Ann Other " * 200
        + ") /CreationDate (D:99999999)"
    )
    (article,) = read(worker, pdf([wrapped(FIRST, 50, 700)], info), "a.pdf")
    assert isinstance(article, Article)
    assert len(article.title or "") == 500
    assert article.published is None


def test_a_chapter_is_read_once_however_often_it_is_named(worker: ReaderProcess) -> None:
    book_of_one = epub({"one": f"<p>{FIRST}</p>"}, spine=["one"] * 20_000)
    (article,) = read(worker, book_of_one, "a.epub")
    assert isinstance(article, Article)
    assert article.text == FIRST


def test_names_that_lead_out_of_an_archive_lead_nowhere(tmp_path: Path) -> None:
    inside = tmp_path / "one" / "two"
    inside.mkdir(parents=True)
    packed = inside / "a.zip"
    packed.write_bytes(
        zipped({"../../evil.txt": PLAIN, f"{tmp_path}/evil.txt": FIRST, "..\\evil.txt": SECOND})
    )
    found = [one.article for one in read_files([packed])]
    assert [one.text for one in found if one] == [PLAIN, FIRST, SECOND]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [packed]


def test_a_worker_that_takes_no_file_and_lives_on_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A note.")
    monkeypatch.setattr("index.reading.sandbox.reader_process._LAST_MOMENTS", 0.2)
    deaf = "import sys; print('{\"walls\": []}', flush=True); sys.stdin.read()"
    monkeypatch.setattr(
        "index.reading.sandbox.reader_process.subprocess.Popen",
        lambda *_, **__: REAL([sys.executable, "-c", deaf], stdin=-1, stdout=-1),
    )
    with ReaderProcess(Limits()) as process:
        (error,) = process.read_path(path)
    assert "no article" in str(error)


def test_what_a_worker_answers_is_not_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A note.")
    ready = b'{"walls": []}\n'
    for answer, why in (
        (b'{"article": {"id": "../x"}}\n{"end": 1}\n', "no article"),
        (b"[" * 100_000 + b"\n", "no article"),
        (b'{"error": ["a", "b", "c"]}\n{"end": 1}\n', "no article"),
        (b"", "broke down"),
    ):
        script = (
            f"import sys; out = sys.stdout.buffer; out.write({ready!r}); out.flush()\n"
            f"sys.stdin.buffer.readline(); out.write({answer!r})"
        )
        monkeypatch.setattr(
            "index.reading.sandbox.reader_process.subprocess.Popen",
            lambda *_, script=script, pass_fds=(), **__: REAL(
                [sys.executable, "-c", script], stdin=-1, stdout=-1, pass_fds=pass_fds
            ),
        )
        with ReaderProcess(Limits()) as process:
            (error,) = process.read_path(path)
        assert why in str(error)
