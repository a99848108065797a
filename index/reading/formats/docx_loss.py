"""What of a Word document is not in its article: words that no reader knows the place of, comments, diagrams."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from index.errors import ReadError
from index.reading.clean import clean
from index.reading.xml import local_name, parse_xml
from index.reading.zips import read_member

_BODY = re.compile(r"word/document\d*\.xml")
_COMMENTS = re.compile(r"word/comments\d*\.xml")
_DRAWN = re.compile(r"word/(?:diagrams/data|charts/chart)\d*\.xml")
_WORD = re.compile(r"\w+")
_PASSED_OVER = frozenset(("Fallback", "moveFrom", "del", "rt"))  # stand there twice, or no more
_APART = frozenset(
    (
        "p",
        "tab",
        "br",
        "cr",
        "ptab",
        "sym",
        "noBreakHyphen",
        "softHyphen",
        "footnoteReference",
        "endnoteReference",
    )
)  # between two words


def lost_of(document: ZipFile, text: str) -> Iterator[str]:
    """In words, each thing of a document that is not in `text`. Raises ReadError where a part of it is damaged."""
    there = Counter(_WORD.findall(text.replace("\xad", " ")))
    for name in document.namelist():
        if _BODY.fullmatch(name):
            root = parse_xml(read_member(document, name))
            lost = _words(root) - there
            if lost:
                yield f"words of which the place is not known ({', '.join(list(lost)[:5])})"
            if root is not None and any(local_name(element) == "altChunk" for element in root.iter()):
                yield "a document that lies in it"
        elif _COMMENTS.fullmatch(name) and (words := _words(parse_xml(read_member(document, name)))):
            yield f"comments ({words.total():,} words)"
    drawn = sum(_has_words(document, name) for name in document.namelist() if _DRAWN.fullmatch(name))
    if drawn:
        yield "the words of a diagram" if drawn == 1 else f"the words of {drawn} diagrams"


def _words(root: Any) -> Counter[str]:
    return Counter() if root is None else Counter(_WORD.findall(clean("".join(_text(root)))))


def _text(root: Any) -> Iterator[str]:
    """The words in order, with space around paragraphs; nothing of what is passed over."""
    from lxml.etree import iterwalk

    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start" and name in _PASSED_OVER:
            walk.skip_subtree()
        elif event == "start" and name == "t":
            yield element.text or ""
        elif name in _APART:
            yield " "


def _has_words(document: ZipFile, name: str) -> bool:
    try:
        return bool(_words(parse_xml(read_member(document, name))))
    except ReadError:
        return True  # it is damaged: what it held is not known
