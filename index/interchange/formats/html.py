"""HTML of a query: one page that needs nothing else, runs nothing and loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import BinaryIO, Final

from index.interchange.codebook import MADE
from index.interchange.material import Material
from index.interchange.query_report import Section, Statement, sections_of, title_of

STYLE: Final = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 Georgia,serif;color:#222;background:#fff}"
    "h1,h2,h3{font-family:sans-serif;line-height:1.2}article{border-top:1px solid #bbb}"
    "blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #bbb;white-space:pre-line}"
    "small,.source{color:#555}.hand{font-weight:bold}"
)
HEAD: Final = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="referrer" content="no-referrer">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
)


def write(material: Material, stream: BinaryIO) -> None:
    """Write the page."""
    title = title_of(material)
    stream.write(
        f"{HEAD}<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n<p><small>{escape(MADE.replace('`', ''))}</small></p>\n".encode()
    )
    for section in sections_of(material):
        stream.write("".join(f"{line}\n" for line in _lines(section)).encode())
    stream.write(b"</body>\n</html>\n")


def _lines(section: Section) -> Iterator[str]:
    yield f'<article id="{escape(section.id)}">\n<h2>{escape(section.title)}</h2>'
    url = escape(section.url or "")
    link = f' · <a rel="noreferrer noopener" href="{url}">{url}</a>' if url else ""
    source = escape(section.source or "no source stated")
    yield f'<p class="source">{source} · <code>{escape(section.id)}</code>{link}</p>'
    yield from (f"<blockquote>{escape(passage)}</blockquote>" for passage in section.passages)
    for name, statements in (("Quotes", section.quotes), ("Events", section.events)):
        if statements:
            yield f"<h3>{name}</h3>\n<ul>"
            yield from (_statement(one) for one in statements)
            yield "</ul>"
    yield "</article>"


def _statement(statement: Statement) -> str:
    return (
        f"<li>“{escape(statement.words)}” — {escape(statement.about)} <small><code>{escape(statement.place)}</code> "
        f'<span class="{statement.by}">{statement.by}</span></small></li>'
    )
