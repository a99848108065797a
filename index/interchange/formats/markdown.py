"""Markdown (CommonMark) of a query: passages, quotes and events of each article. What is markup in them is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote as percent

from index.interchange.codebook import MADE
from index.interchange.material import Material
from index.interchange.query_report import Section, Statement, sections_of

_MARKUP = re.compile(r"([\\`*_{}\[\]<>&#|~!$])")
_TURNS_ROUND = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]")  # the direction of what follows
_AT_THE_START = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")  # lists, underlines, tables


def write(material: Material, stream: BinaryIO) -> None:
    """Write the page."""
    title = (
        f"Passages on {material.query}" if material.query else f"The collection {material.collection.name}"
    )
    stream.write(f"# {_plain(title)}\n\n{MADE}\n".encode())
    for section in sections_of(material):
        stream.write("".join(f"{line}\n" for line in _lines(section)).encode())


def _lines(section: Section) -> Iterator[str]:
    yield from ("", f"## {_plain(section.title)}", "")
    link = f" · <{percent(section.url, safe=':/?#[]@!$&()*+,;=%~._-')}>" if section.url else ""
    yield f"{_plain(section.source or 'no source stated')} · {_plain(section.id)}{link}"
    for passage in section.passages:
        yield from ("", *(f"> {_plain(line)}" for line in passage.split("\n")))
    for name, statements in (("Quotes", section.quotes), ("Events", section.events)):
        if statements:
            yield from ("", f"### {name}", "")
            yield from (_statement(one) for one in statements)


def _statement(statement: Statement) -> str:
    return f"- “{_plain(statement.words)}” — {_plain(statement.about)} · {_plain(statement.place)} · {statement.by}"


def _plain(words: str) -> str:
    line = _MARKUP.sub(r"\\\1", _TURNS_ROUND.sub("", " ".join(words.split())))
    return _AT_THE_START.sub(
        lambda found: f"\\{found[1]}" if not found[1].isdigit() else f"{found[1]}\\", line
    )
