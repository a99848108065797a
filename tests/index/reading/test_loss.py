"""Where something of a file is not in its article, the summary says so, and the exit code is 3."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from index.errors import ReadError
from index.ingest.adding import Options
from index.model import Article
from index.reading.parts import read_source
from index.reading.source import Source
from tui.cli.add import Adding

from .every_format import FORMATS, feed, warc
from .made import FIRST, SECOND, THIRD, docx, docx_paragraph, epub, page, pdf, wrapped, zipped
from .test_mail import HEAD, PDF, PLAIN, multi

CHAPTERS = {"one": f"<p>{FIRST}</p>", "two": f"<p>{SECOND}</p>", "three": f"<p>{THIRD}</p>"}


def read(data: bytes, name: str) -> list[Article | ReadError]:
    return list(read_source(Source.of(data, name)))


def damaged(book: bytes, *names: str) -> bytes:
    """The book with one byte changed in the packed bytes of each of these chapters."""
    for name in names:
        at = book.index(f"OPS/{name}.xhtml".encode()) + len(f"OPS/{name}.xhtml") + 12
        book = book[:at] + bytes([book[at] ^ 0x55]) + book[at + 1 :]
    return book


def repacked(book: bytes, without: str = "", more: dict[str, str] | None = None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        members = {name: opened.read(name) for name in opened.namelist() if name != without}
    return zipped({**members, **(more or {})})


def test_a_damaged_chapter_is_told_and_the_others_are_read() -> None:
    article, error = read(damaged(epub(CHAPTERS), "two"), "a.epub")
    assert isinstance(article, Article)
    assert [one.of(article.text) for one in article.segments] == [FIRST, THIRD]
    assert article.found["text"] == "the book's chapters, without 1 of 3"
    assert str(error).startswith("a.epub/OPS/two.xhtml was not read: it is damaged")


def test_a_missing_and_a_protected_chapter_are_told() -> None:
    article, error = read(repacked(epub(CHAPTERS), without="OPS/two.xhtml"), "a.epub")
    assert isinstance(article, Article)
    assert "a.epub/OPS/two.xhtml was not read: the chapter is missing from the book." in str(error)
    lock = '<CipherData><CipherReference URI="OPS/two.xhtml"/></CipherData>'
    locks = f"<encryption><EncryptedData>{lock}</EncryptedData></encryption>"
    article, error = read(repacked(epub(CHAPTERS), more={"META-INF/encryption.xml": locks}), "a.epub")
    assert isinstance(article, Article)
    assert SECOND not in article.text
    assert "protected against copying" in str(error)


def test_a_book_of_which_nothing_can_be_read_is_refused_in_one_sentence() -> None:
    [error] = read(damaged(epub(CHAPTERS), *CHAPTERS), "a.epub")
    assert str(error).startswith("a.epub was not read: none of its 3 chapters can be read: it is damaged")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('<itemref idref="two"/>', "", "a.epub/OPS/two.xhtml was not read: it stands nowhere in the order of the book"),
        ('idref="two"', 'idref="twx"', "1 of its chapters was not read: the book has no file for them (twx)"),
        ('idref="two"', 'idref="cover"', None),
    ],
)  # fmt: skip
def test_chapters_that_are_in_no_order_or_in_no_list_are_told(old: str, new: str, why: str | None) -> None:
    with zipfile.ZipFile(io.BytesIO(epub(CHAPTERS))) as opened:
        package = opened.read("OPS/book.opf").decode().replace(old, new)
    if why is None:  # an order may begin with a picture, and a list of contents stands in none
        package = package.replace("<spine>", '<spine><itemref idref="two"/>')
        package = package.replace(
            "<manifest>", '<manifest><item id="cover" href="c.jpg" media-type="image/jpeg"/>'
        )
    article, *errors = read(repacked(epub(CHAPTERS), more={"OPS/book.opf": package}), "a.epub")
    assert isinstance(article, Article)
    assert bool(errors) is bool(why)
    assert why is None or any(why in str(error) for error in errors)


def test_chapters_that_are_no_part_of_the_main_text_are_read_too() -> None:
    with zipfile.ZipFile(io.BytesIO(epub(CHAPTERS))) as opened:
        package = opened.read("OPS/book.opf").decode()
    package = package.replace('<itemref idref="three"/>', '<itemref idref="three" linear="no"/>')
    [article] = read(repacked(epub(CHAPTERS), more={"OPS/book.opf": package}), "a.epub")
    assert isinstance(article, Article)
    assert THIRD in article.text


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.warc", warc(2)[:-300], "the archive holds it cut short"),
        ("a.xml", feed().encode()[:-150], "the feed is cut off"),
        ("a.xml", FORMATS["nitf.xml"][:-60], "the file is cut off"),
        ("a.tgz", gzip.compress(FORMATS["a.tar"], mtime=0)[:-8] + bytes(8), "the archive is damaged"),
        (
            "a.csv",
            b'title,text\nA,"One."\nB,"Two.\nC,Three.\nD,Four.\n',
            "line 3 on was not read: a quotation mark is opened",
        ),
        (
            "a.csv",
            b'title,text\nA,"One "two" three."\nB,"Four."\n',
            "line 2 on was not read: a quotation mark stands",
        ),
        (
            "a.csv",
            b"title,text,day,place\nA,One.,2019-05-03,Port\nB,Two.,2019-",
            "behind line 3 was not read: the file is",
        ),
    ],
    ids=range(7),  # some hold the time
)
def test_what_is_cut_off_or_passed_over_is_told(name: str, data: bytes, why: str) -> None:
    *articles, error = read(data, name)
    assert all(isinstance(article, Article) for article in articles)
    assert len(articles) >= 1
    assert why in str(error)


CUT = {
    "in an element": page()[: page().index(SECOND) + 40],
    "in a tag": f"<!doctype html><title>Port</title><p>{FIRST}</p><p>{SECOND}</p><p class='ol",
    "in a sentence": f"<html><body><p>{FIRST}</p><p>{SECOND[:50]}",
    "in a comment": f"<p>{FIRST}</p><p>{SECOND}</p><!-- <p>{THIRD}</p>",
}
WHOLE = {
    "without optional ends": f"<!doctype html><title>Port</title><p>{FIRST}<p>{SECOND}",
    "a piece of a page": f"<article><h1>Port</h1><p>{FIRST}</p><p>{SECOND}</p></article>\n<!-- cached -->",
    "elements that nobody closed": f"<html><body><div><div><p>{FIRST}<p>{SECOND}</div></body></html>",
}


@pytest.mark.parametrize(
    ("source", "is_cut"),
    [(one, True) for one in CUT.values()] + [(one, False) for one in WHOLE.values()],
    ids=[*CUT, *WHOLE],
)
def test_a_page_that_breaks_off_says_so_and_no_other(source: str, is_cut: bool) -> None:
    [article] = read(source.encode(), "a.html")
    assert isinstance(article, Article)
    assert FIRST in article.text
    assert article.found.get("left_out") == ("its end: the page is cut off" if is_cut else None)


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.csv", "a.jsonl", "a.html", "a.eml", "a.rss", "nitf.xml"]
)
def test_zero_bytes_in_the_place_of_words_are_told(name: str) -> None:
    long = FORMATS[name].replace(THIRD.encode(), f"{THIRD} {FIRST}".encode() * 30)
    at = long.rindex(b"Monday")
    *_, last = read(long[:at] + bytes(20) + long[at + 20 :], name)
    assert "a part of it was not read: zero bytes stand in its place" in str(last)
    assert not any("zero bytes" in str(one) for one in read(long, name) if isinstance(one, ReadError))


def test_wide_characters_are_no_zero_bytes() -> None:
    assert [type(one) for one in read(f"Port\n\n{FIRST}\n".encode("utf-16"), "a.txt")] == [Article]


def test_mails_and_pages_saved_as_mail_that_break_off_say_so() -> None:
    mail = HEAD + multi("mixed", PLAIN, PDF)
    for data, name in ((mail[:-60], "a.eml"), (FORMATS["a.mhtml"].decode()[:-40], "a.mhtml")):
        [article] = read(data.encode(), name)
        assert isinstance(article, Article)
        assert "its end: the" in article.found["left_out"]
        assert "is cut off" in article.found["left_out"]


def test_pages_of_a_pdf_that_hold_only_pictures_are_told() -> None:
    lines = wrapped(FIRST, 50, 700)
    drawn = pdf([lines, []]).replace(
        b"/Length 0 >>\nstream\n\n",
        b"/Length 24 >>\nstream\n9 0 0 9 9 9 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n",
    )
    for data, left_out in ((pdf([lines, []]), None), (drawn, "pages that hold pictures and no text (2)")):
        [article] = read(data, "a.pdf")
        assert isinstance(article, Article)
        assert article.found.get("left_out") == left_out


@pytest.mark.parametrize(
    ("note", "left_out"),
    [
        ("/Subtype /Text /Contents (Who says so?)", "a note or a field on its pages"),
        ("/Subtype /FreeText /Contents (Struck by the editor)", "a note or a field on its pages"),
        ("/Subtype /Widget /FT /Tx /V (Four hundred)", "a note or a field on its pages"),
        ("/Subtype /Widget /FT /Tx", None),
        ("/Subtype /Link /Contents (a link)", None),
        ("/Subtype /Highlight", None),
    ],
)
def test_notes_and_filled_in_fields_on_a_pdf_are_told(note: str, left_out: str | None) -> None:
    annotated = f"/MediaBox [0 0 600 800] /Annots [<< /Type /Annot /Rect [9 9 99 99] {note} >>]"
    drawn = pdf([wrapped(FIRST, 50, 700)]).replace(b"/MediaBox [0 0 600 800]", annotated.encode())
    [article] = read(drawn, "a.pdf")
    assert isinstance(article, Article)
    assert article.found.get("left_out") == left_out


def test_words_behind_the_last_column_are_told() -> None:
    [article] = read(b"title,text\nBridge,The mayor said, on Monday, that it is shut.,,\n", "a.csv")
    assert isinstance(article, Article)
    assert article.found["left_out"] == "2 cells without a column"


def test_a_few_damaged_bytes_make_no_other_encoding_of_utf_8() -> None:
    words = "“Zürich – Genève”, said Müller’s café."
    [article] = read(f"{words}\n".encode() + b"\xff" + f" {words}".encode(), "a.txt")
    assert isinstance(article, Article)
    assert article.text.count(words) == 2
    assert article.found["text"] == "the file's content; its encoding was guessed: utf-8"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    made = {
        "book.epub": damaged(epub(CHAPTERS), "two"),
        "mail.eml": (HEAD + multi("mixed", PLAIN, PDF)).encode(),
        "text.txt": f"A headline\n\n{FIRST}\n".encode(),
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    return {name: tmp_path / name for name in made}


def test_the_command_says_what_is_not_there(
    files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert Adding(Options()).print_read([str(files["text.txt"])]) == 0
    assert capsys.readouterr().err == ""
    assert Adding(Options()).print_read([str(files["mail.eml"])]) == 3
    shown = capsys.readouterr()
    assert "mail.eml: left out: an attachment (r&d.pdf)." in shown.err
    assert json.loads(shown.out)["found"]["left_out"] == "an attachment (r&d.pdf)"
    assert Adding(Options()).print_read([str(files["book.epub"])]) == 3
    assert "two.xhtml was not read: it is damaged" in capsys.readouterr().err
    report = files["text.txt"].parent / "report.jsonl"
    options = Options(dry_run=True)
    assert Adding(options).add([str(one) for one in files.values()], report.parent / "desk", report) == 3
    line = capsys.readouterr().out
    assert "3 added, 1 skipped: it is damaged" in line
    assert "1 without a part of its file: an attachment (r&d.pdf)" in line
    assert any(
        "r&d.pdf" in one.get("left_out", "") for one in map(json.loads, report.read_text().splitlines())
    )


DRAWN = (
    '<w:drawing xmlns:s="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><s:wsp><s:txbx>'
    f"<w:txbxContent>{docx_paragraph(SECOND)}</w:txbxContent></s:txbx></s:wsp></w:drawing>"
)
CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice Requires="wps">{DRAWN}</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>'
)


@pytest.mark.parametrize("box", [DRAWN, CHOICE], ids=["alone", "with an older picture without words"])
def test_a_text_box_that_only_newer_programs_draw_is_read(box: str) -> None:
    inner = f"<w:p><w:r><w:t>{FIRST}</w:t></w:r><w:r>{box}</w:r></w:p>"
    [article] = read(docx([inner, docx_paragraph(THIRD)]), "a.docx")
    assert isinstance(article, Article)
    assert [one.of(article.text) for one in article.segments] == [FIRST, SECOND, THIRD]
    assert "left_out" not in article.found


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


@pytest.mark.parametrize(
    ("body", "more", "left_out"),
    [
        ("<w:odd><w:r><w:t>Words nobody read</w:t></w:r></w:odd>", {}, "the place is not known (Words, nobody, read)"),
        ("<w:altChunk/>", {}, "a document that lies in it"),
        ("", {"word/comments.xml": f"<w:comments {W}>{docx_paragraph(THIRD)}</w:comments>"}, "comments (22 words)"),
        ("", {"word/diagrams/data1.xml": f"<a:x {A}><a:t>Dock</a:t></a:x>"}, "the words of a diagram"),
        ("<w:p><w:moveFrom><w:r><w:t>Moved</w:t></w:r></w:moveFrom></w:p>", {"word/header1.xml": "<x/>"}, None),
    ],
)  # fmt: skip
def test_what_of_a_word_document_is_not_read_is_told(
    body: str, more: dict[str, str], left_out: str | None
) -> None:
    [article] = read(repacked(docx([docx_paragraph(FIRST), body]), more=more), "a.docx")
    assert isinstance(article, Article)
    assert article.text == FIRST
    assert article.found.get("left_out", "").endswith(left_out or "")
    assert ("left_out" in article.found) is bool(left_out)
