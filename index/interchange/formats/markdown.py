"""Markdown (CommonMark) of a query: passages, quotes and events of each article. What is markup in them is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from index.interchange.codebook import MADE
from index.interchange.markdown_text import link_to, plain
from index.interchange.material import Material
from index.interchange.query_report import Section, Statement, sections_of, title_of


def write(material: Material, stream: BinaryIO) -> None:
    """Write the page."""
    title = title_of(material)
    stream.write(f"# {plain(title)}\n\n{MADE}\n".encode())
    for section in sections_of(material):
        stream.write("".join(f"{line}\n" for line in _lines(section)).encode())


def _lines(section: Section) -> Iterator[str]:
    yield from ("", f"## {plain(section.title)}", "")
    link = f" · {link_to(section.url)}" if section.url else ""
    yield f"{plain(section.source or 'no source stated')} · {plain(section.id)}{link}"
    for passage in section.passages:
        yield from ("", *(f"> {plain(line)}" for line in passage.split("\n")))
    for name, statements in (("Quotes", section.quotes), ("Events", section.events)):
        if statements:
            yield from ("", f"### {name}", "")
            yield from (_statement(one) for one in statements)


def _statement(statement: Statement) -> str:
    return (
        f"- “{plain(statement.words)}” — {plain(statement.about)} · {plain(statement.place)} · {statement.by}"
    )
