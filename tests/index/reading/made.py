"""Small files of every format, made by program."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

FIRST = "The council closed the bridge on Monday after the river had risen by two metres in a single night of rain."
SECOND = "“We had no choice,” said its head, who had asked the government for money to repair the pillars a year ago."
THIRD = "Some four hundred people on the far bank now have to walk for two hours to reach the nearest doctor or shop."
_ESCAPED = {40: "\\(", 41: "\\)"}
TITLE = "Bridge closed after the flood"


def page(
    body: str = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>",
    head: str = "",
    title: str = f"{TITLE} | Valley Post",
) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>{TITLE}</h1>{body}</article>'
        "</main><footer>Imprint, contact and all the rest</footer></body></html>"
    )


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, (2019, 5, 3, 10, 15, 0))  # the same bytes whenever the test runs
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def docx(paragraphs: Iterable[str], core: str = "") -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(paragraphs)
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    members = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations,
        "word/document.xml": f"<w:document {w}><w:body>{body}</w:body></w:document>",
    }
    if core:
        members["docProps/core.xml"] = core
    return zipped(members)


def docx_paragraph(words: str, style: str = "") -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}<w:r><w:t>{words}</w:t></w:r></w:p>"


def epub(chapters: Mapping[str, str], title: str = TITLE, spine: Iterable[str] | None = None) -> bytes:
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in chapters
    )
    order = "".join(f'<itemref idref="{name}"/>' for name in (spine or chapters))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{title}</dc:title><dc:creator>Ann Other</dc:creator><dc:date>2019-05-03</dc:date></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    )
    files = {f"OPS/{name}.xhtml": f"<html><body>{text}</body></html>" for name, text in chapters.items()}
    return zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OPS/book.opf": package}
        | files
    )


_TURNS = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}


def pdf(
    pages: Iterable[Iterable[tuple[float, float, float, str]]], info: str = "", *, turn: int = 0
) -> bytes:
    """A PDF whose pages hold (x, y, size, words) each, turned by so many degrees against the clock."""
    streams = [
        "\n".join(
            f"BT /F1 {size} Tf {_TURNS[turn]} {x} {y} Tm ({words.translate(_ESCAPED)}) Tj ET"
            for x, y, size, words in page
        )
        for page in pages
    ]
    count = len(streams)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('latin-1'))} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< {info} >>")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out.encode("latin-1")))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out.encode("latin-1"))
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF"
    return out.encode("latin-1")


def wrapped(
    words: str, x: float, y: float, size: float = 10, width: int = 50
) -> list[tuple[float, float, float, str]]:
    """Lines of a paragraph for `pdf`, `width` characters each."""
    lines: list[str] = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(x, y - number * size * 1.2, size, line) for number, line in enumerate(lines)]
