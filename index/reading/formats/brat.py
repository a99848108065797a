"""brat: a text with standoff annotations of one person or several, as a ZIP archive or as files beside one another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile

from index.errors import ReadError
from index.model import Article
from index.reading.clean import clean_line, verbatim
from index.reading.composed import without
from index.reading.decode import decode
from index.reading.format import ArticleOrError, FileHead, Format, Match
from index.reading.formats.plain_text import read_text
from index.reading.members import is_hidden
from index.reading.offsets import kept_offsets
from index.reading.source import LARGEST_ARCHIVE, Source
from index.reading.standoff import Bound, Standoff, standoff_of
from index.reading.standoff_article import Annotated
from index.reading.zips import open_zip, read_member

_FOUND = "brat standoff"


def read(source: Source) -> Iterator[ArticleOrError]:
    """An article for each text with annotations; an error for each line of these that is not understood."""
    opened = open_zip(source, LARGEST_ARCHIVE)
    names = [name for name in opened.namelist() if not is_hidden(name)]
    texts = {name[: -len(".txt")]: name for name in names if name.endswith(".txt")}
    belonging: dict[str, list[str]] = {}
    for name in sorted(name for name in names if name.endswith(".ann")):
        stem = _stem(name, texts)
        if stem is None:
            yield ReadError(_within(source, name), "its text is not in the archive")
        else:
            belonging.setdefault(stem, []).append(name)
    for stem, members in belonging.items():
        yield from _article(source, opened, texts[stem], members)


def _within(source: Source, name: str) -> str:
    return source.name if name == source.name else source.within(name)


def _stem(name: str, texts: dict[str, str]) -> str | None:
    """The text that annotations are about: of the same name, or of the name before the last “_”."""
    path = PurePosixPath(name)
    bare = {PurePosixPath(stem).name: stem for stem in texts}
    stems = (name[: -len(".ann")], path.stem, path.stem.rpartition("_")[0])
    return next(
        (stem if stem in texts else bare[stem] for stem in stems if stem in texts or stem in bare), None
    )


def _article(source: Source, opened: ZipFile, text_name: str, names: list[str]) -> Iterator[ArticleOrError]:
    raw = decode(read_member(opened, text_name)).text
    base = read_text(raw, PurePosixPath(text_name).name, _FOUND)
    annotated = Annotated(base.text, base.id)
    faults: list[ReadError] = []
    for name in names:
        annotated.take(_moved(standoff_of(decode(read_member(opened, name)).text, len(raw)), raw))
        faults += [
            ReadError(f"{_within(source, name)} (line {line})", why) for line, why in sorted(annotated.faults)
        ]
    yield from faults
    if not base.segments:
        yield ReadError(_within(source, text_name), "no text was found in it")
        return
    yield _with_note(annotated.on(base), annotated)


def _moved(standoff: Standoff, raw: str) -> Standoff:
    """The annotations with offsets into the text as it is kept."""
    if len(verbatim(raw)) == len(raw):
        return standoff
    ends = (offset for bound in standoff.bounds.values() for piece in bound.pieces for offset in piece)
    offsets = kept_offsets(raw, ends)
    standoff.bounds = {
        name: Bound(
            bound.type, tuple((offsets[start], offsets[end]) for start, end in bound.pieces), bound.line
        )
        for name, bound in standoff.bounds.items()
    }
    return standoff


def _with_note(article: Article, annotated: Annotated) -> Article:
    if not annotated.not_read:
        return article
    counted = ", ".join(f"{number} {name}" for name, number in sorted(annotated.not_read.items()))
    note = clean_line(f"annotations: {counted}") or "annotations"
    return without(article, note)


def _match(sample: FileHead) -> Match:
    if sample.suffix not in (".ann", ".zip"):
        return Match.NO
    return Match.BY_MEMBERS if any(name.endswith(".ann") for name in sample.members) else Match.NO


FORMATS = (Format("brat standoff", _match, read),)
