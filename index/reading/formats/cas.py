"""UIMA CAS, JSON and XMI, as INCEpTION and DKPro write them; XMI alone, or in an archive with its types."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from index.errors import ReadError
from index.interchange.cas_layers import layers_in, type_system
from index.reading.companions import TYPE_SYSTEM
from index.reading.decode import decode
from index.reading.format import ArticleOrError, FileHead, Format, Match
from index.reading.layered_article import articles_of
from index.reading.members import is_hidden
from index.reading.slugs import slug
from index.reading.source import LARGEST_ARCHIVE, LARGEST_TEXT, Source
from index.reading.zips import open_zip, read_member

_XMI = "http://www.omg.org/XMI"
_JSON = ('"%TYPES"', '"%FEATURE_STRUCTURES"')
_LONGEST_ID = 80


def read_json(source: Source) -> Iterator[ArticleOrError]:
    """The article of a CAS in JSON."""
    data = decode(source.read(LARGEST_TEXT)).text
    yield from _articles(lambda cassis: cassis.load_cas_from_json(data), source.name)


def read_xmi(source: Source) -> Iterator[ArticleOrError]:
    """The article of a CAS in XMI; its types are those of Dateline, and others are passed over."""
    data = decode(source.read(LARGEST_TEXT)).text
    yield from _xmi(data, None, source.name)


def read_archive(source: Source) -> Iterator[ArticleOrError]:
    """The articles of an archive of XMI files with their types."""
    opened = open_zip(source, LARGEST_ARCHIVE)
    names = [name for name in opened.namelist() if not is_hidden(name)]
    types = next((name for name in names if PurePosixPath(name).name == TYPE_SYSTEM), None)
    declared = decode(read_member(opened, types)).text if types else None
    for name in (name for name in names if name.endswith(".xmi")):
        shown = source.name if name == source.name else source.within(name)
        yield from _xmi(decode(read_member(opened, name)).text, declared, shown)


def _xmi(data: str, types: str | None, name: str) -> Iterator[ArticleOrError]:
    if any("<!DOCTYPE" in one or "<!ENTITY" in one for one in (data, types or "")):
        yield ReadError(name, "it declares entities of XML, which no CAS needs")
        return

    def load(cassis: Any) -> Any:
        system = cassis.load_typesystem(io.BytesIO(types.encode())) if types else type_system()
        return cassis.load_cas_from_xmi(io.BytesIO(data.encode()), typesystem=system, lenient=True)

    yield from _articles(load, name)


def _articles(load: Callable[[Any], Any], name: str) -> Iterator[ArticleOrError]:
    try:
        import cassis
    except ImportError:
        yield ReadError(name, "UIMA CAS needs a package more: pip install 'dateline[cas]'")
        return
    try:
        layers = layers_in(load(cassis))
    except Exception as error:  # noqa: BLE001 - whatever the library finds wrong with the file is told
        yield ReadError(name, f"it is no sound UIMA CAS ({' '.join(str(error).split())[:160]})")
        return
    if "id" not in layers.document and (named := slug(PurePosixPath(name).stem, _LONGEST_ID)):
        layers = replace(layers, document={**layers.document, "id": named})
    yield from articles_of(layers, name)


def _match_json(sample: FileHead) -> Match:
    begins = sample.text.startswith("{") and any(key in sample.text[:200] for key in _JSON)
    return Match.BY_BYTES if begins else Match.NO


def _match_xmi(sample: FileHead) -> Match:
    return Match.BY_BYTES if sample.text.startswith("<") and _XMI in sample.text[:2000] else Match.NO


def _match_archive(sample: FileHead) -> Match:
    return Match.BY_MEMBERS if any(name.endswith(".xmi") for name in sample.members) else Match.NO


FORMATS = (
    Format("UIMA CAS JSON", _match_json, read_json, package="dkpro-cassis"),
    Format("UIMA CAS XMI", _match_xmi, read_xmi, package="dkpro-cassis"),
    Format("UIMA CAS archive", _match_archive, read_archive),
)
