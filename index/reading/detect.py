"""Which format a file has: the one whose rule is surest of it. The formats are the modules of `formats/`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from index.errors import ReadError
from index.reading import formats as rooms
from index.reading.format import FileHead, Format, Match
from index.reading.source import Source

_REFUSED = (
    (b"\x89PNG", "a picture (PNG)"), (b"\xff\xd8\xff", "a picture (JPEG)"), (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"), (b"MM\x00*", "a picture (TIFF)"), (b"RIFF", "a picture or a recording"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "a file of an old Office; save it as DOCX"), (b"{\\rtf", "an RTF file; save it as DOCX"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"), (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file; unpack it first"), (b"\x04\x22\x4d\x18", "an LZ4 file; unpack it first"),
    (b"ID3", "a recording"), (b"OggS", "a recording"), (b"bplist", "a property list"),
)  # fmt: skip
_REFUSED_MEMBERS = (
    ("xl/", "a spreadsheet; save it as CSV"), ("ppt/", "a presentation"),
    ("content.xml", "an OpenDocument file; save it as DOCX"),
)  # fmt: skip


@cache
def formats() -> tuple[Format, ...]:
    """Every format, from `FORMATS` of each module in `formats/`."""
    names = sorted(module.name for module in pkgutil.iter_modules(rooms.__path__, f"{rooms.__name__}."))
    modules = [importlib.import_module(name) for name in names]
    return tuple(one for module in modules for one in getattr(module, "FORMATS", ()))


def format_of(source: Source) -> Format:
    """The format of a source. Raises ReadError for what is empty, binary or of no known format."""
    head = source.head()
    if not head.strip(b" \t\r\n\0") and source.size <= len(head):
        raise ReadError(source.name, "it is empty")
    sample = FileHead(source, head)
    best = max(formats(), key=lambda one: one.match(sample))
    certainty = best.match(sample)
    if certainty < Match.BY_BYTES and (
        kind := next((kind for mark, kind in _REFUSED if head.startswith(mark)), "")
    ):
        raise ReadError(source.name, f"it is {kind}")
    if sample.members and certainty < Match.BY_MEMBERS and (kind := _refused_document(sample)):
        raise ReadError(source.name, f"it is {kind}")
    if certainty is Match.NO:
        raise ReadError(source.name, "it holds no text")
    return best


def _refused_document(sample: FileHead) -> str:
    """What a ZIP is that some other office program made; empty for a plain one."""
    if not {"[Content_Types].xml", "mimetype"} & sample.members:
        return ""
    return next(
        (kind for part, kind in _REFUSED_MEMBERS if any(name.startswith(part) for name in sample.members)), ""
    )
