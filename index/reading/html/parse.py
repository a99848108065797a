"""From bytes or words of HTML to its parsed tree. Nothing outside is loaded, and no control character passes."""

from __future__ import annotations

import re
from typing import Any

from index.reading.assemble import Block
from index.reading.clean import without_commands
from index.reading.decode import Decoded, decode
from index.reading.html.blocks import blocks_of_html

_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_REFERENCE = re.compile(
    r"&#(?:0*(?P<decimal>[0-8]|1[124-9]|2\d|3[01]|12[7-9]|1[34]\d|15\d)"
    r"|x0*(?P<hex>[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f]));?(?![0-9a-f])",
    re.I,
)


def decode_page(data: bytes, charset: str | None = None) -> Decoded:
    """The text of a page: the server's charset, else the one that its meta tag declares."""
    declared = _CHARSET.search(data[:20_000])
    return decode(data, charset or (declared[1].decode("ascii") if declared else None))


def safe_source(source: str) -> str:
    """HTML without control characters, and without numeric references to them: parsers pass these on unchanged.

    References to 128 to 159 mean the characters that Windows has there (`&#146;` is an apostrophe).
    """
    return _REFERENCE.sub(_referred, without_commands(source))


def _referred(match: re.Match[str]) -> str:
    code = int(match["decimal"]) if match["decimal"] else int(match["hex"], 16)
    return bytes([code]).decode("cp1252", "ignore") if 128 <= code < 160 else ""


def parse_html(source: str) -> Any:
    """The parsed page, or None where there is no element in it. Nothing outside is loaded."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def html_blocks(source: str, *, cited: bool = False) -> list[Block]:
    """The passages of a piece of HTML, all of it; none where there is no element in it.

    Where `cited` is true, those that a message cites of another begin with a mark (`>`) for each time.
    """
    tree = parse_html(safe_source(source)) if source.strip() else None
    return list(blocks_of_html(tree, cited=cited)) if tree is not None else []
