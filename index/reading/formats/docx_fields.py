"""Text of a Word document that mammoth passes over: fields, runs with a direction, ruby, equations, breaks, boxes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from index.reading.xml import local_name, parse_xml
from index.reading.zips import read_member

_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments)\d*\.xml")
_TOLD = re.compile(rb"<\w+:(?:fldSimple|dir|bdo|ruby|oMath|cr|ptab|subDoc|AlternateContent|txbxContent)\b")
_WRAPPERS = frozenset(("fldSimple", "dir", "bdo", "rubyBase"))
_RUNS = frozenset(("oMath",))
_VML = "{urn:schemas-microsoft-com:vml}"
_SAME_AS = {"cr": "br", "ptab": "tab"}


def with_plain_runs(document: ZipFile, read: Callable[[], bytes]) -> bytes:
    """The bytes of a document in which such text stands in plain runs; `read` gives them as they are.

    Raises ReadError where a part of the document is damaged.
    """
    parts = {name: read_member(document, name) for name in document.namelist() if _PARTS.fullmatch(name)}
    mended = {name: _mended(data) for name, data in parts.items() if _TOLD.search(data)}
    if not mended:
        return read()
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as target:
        for member in document.infolist():
            target.writestr(member.filename, mended.get(member.filename) or read_member(document, member))
    return packed.getvalue()


def _mended(data: bytes) -> bytes:
    from lxml import etree

    root = parse_xml(data)
    if root is None:
        return data
    for element in list(root.iter()):
        if local_name(element) == "AlternateContent":
            _keep_text(element)
    for element in list(root.iter()):
        name = local_name(element)
        if name == "drawing":
            _as_text_box(element)
        elif name in _SAME_AS:
            element.tag = _beside(element, _SAME_AS[name])
        elif name == "ruby":
            _keep_base(element)
        elif name in _RUNS:
            _as_run(element)
    for element in list(root.iter()):
        if local_name(element) in _WRAPPERS:
            _unwrap(element)
    mended: bytes = etree.tostring(root)
    return mended


def _keep_text(alternatives: Any) -> None:
    """Of two ways to draw the same, mammoth takes the older one: where only the newer one has text, that stays."""
    newer = [child for child in alternatives if local_name(child) == "Choice"]
    if any(has_text(child) for child in alternatives if local_name(child) == "Fallback"):
        return
    choice = next((child for child in newer if has_text(child)), None)
    if choice is None:
        return
    for child in list(alternatives):
        if child is not choice:
            alternatives.remove(child)
    _unwrap(choice)
    _unwrap(alternatives)


def has_text(element: Any) -> bool:
    """Whether there are words in an element of a Word document."""
    return any(local_name(one) == "t" and (one.text or "").strip() for one in element.iter())


def _as_text_box(drawing: Any) -> None:
    """A drawing with text in it as a text box of the older kind, which mammoth reads."""
    boxes = [
        one for one in drawing.iter() if local_name(one) == "txbxContent" and _drawing_of(one) is drawing
    ]
    if not boxes:
        return
    _empty_as(drawing, _beside(drawing, "pict"))
    holder = drawing.makeelement(f"{_VML}textbox")
    holder.extend(boxes)
    drawing.append(holder)


def _drawing_of(box: Any) -> Any:
    return next((one for one in box.iterancestors() if local_name(one) == "drawing"), None)


def _keep_base(ruby: Any) -> None:
    """A ruby stands inside a run: what it says above the words is left out, and its words stand in its place."""
    text = _beside(ruby, "t")
    bases = [child for child in ruby if local_name(child) == "rubyBase"]
    words = "".join(part.text or "" for base in bases for part in base.iter(text))
    _empty_as(ruby, text)
    ruby.text = words


def _as_run(formula: Any) -> None:
    """An equation as a run of its letters."""
    words = "".join(element.text or "" for element in formula.iter() if local_name(element) == "t")
    parent = formula.getparent()
    while parent is not None and local_name(parent) != "p":
        parent = parent.getparent()
    if parent is None:
        return
    _empty_as(formula, _beside(parent, "r"))
    text = formula.makeelement(_beside(parent, "t"))
    text.text = words
    formula.append(text)


def _beside(element: Any, name: str) -> str:
    """The tag of this name in the namespace of an element."""
    namespace, brace, _ = element.tag.rpartition("}")
    return f"{namespace}{brace}{name}"


def _empty_as(element: Any, tag: str) -> None:
    """Take out all elements that lie in one, and give it another tag."""
    del element[:]
    element.tag = tag


def _unwrap(element: Any) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for number, child in enumerate(list(element)):
        parent.insert(place + number, child)
    parent.remove(element)
