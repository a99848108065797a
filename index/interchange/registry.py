"""Every format that a collection can be written in: one row each, and the module of its name in `formats/`."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal

from index.interchange.material import Material

TargetKind = Literal["stream", "file", "folder"]


@dataclass(frozen=True)
class ExportFormat:
    """A format to write.

    `kind` says what its `write` is given beside the material: a stream; the path of a file that it makes itself; or the
    path of a folder that it makes and fills. `sections` are those of the codebook that explain it. `extra` is the
    extra of the package that its library belongs to.
    """

    name: str
    about: str
    kind: TargetKind
    sections: tuple[str, ...]
    leaves_out: str = "nothing"
    module: str = ""
    asks_happenings: bool = False
    extra: str = ""

    def write(self, material: Material, place: Path) -> None:
        """Write the material at a place where nothing is yet. Raises OSError, and ImportError without the extra."""
        module = importlib.import_module(f"index.interchange.formats.{self.module or self.name}")
        if self.kind == "stream":
            with place.open("wb") as stream:
                module.write(material, stream)
            return
        if self.kind == "folder":
            place.mkdir()
        module.write(material, place)

    def write_stream(self, material: Material, stream: BinaryIO) -> None:
        """Write the material to an open stream; only for the kind “stream”."""
        writer: Callable[[Material, BinaryIO], Any] = importlib.import_module(
            f"index.interchange.formats.{self.module or self.name}"
        ).write
        writer(material, stream)


_TABLES = ("articles", "passages", "actors", "quotes", "events", "figures", "happenings")
_ALL = (
    ExportFormat(
        "jsonl", "articles with all annotations, one JSON object a line; lossless", "stream", ("article",)
    ),
    ExportFormat(
        "csv", "tables: articles, passages, actors, quotes, events, figures, happenings", "folder", _TABLES,
        "mentions, roles of sentences, spans of sources", "csv_tables", asks_happenings=True,
    ),
    ExportFormat(
        "brat", "brat standoff: for each article a text and its annotations", "folder", ("brat",),
        "titles, days, passages, dates, places, figures, roles, who reports an event, confidence, happenings",
    ),
    ExportFormat(
        "cas-json", "UIMA CAS JSON for INCEpTION: a file for each article", "folder", ("layers",),
        "the order of annotations", "cas_json", extra="cas",
    ),
    ExportFormat(
        "cas-xmi", "UIMA CAS XMI for INCEpTION: a file for each article, and the types", "folder", ("layers",),
        "the order of annotations", "cas_xmi", extra="cas",
    ),
    ExportFormat(
        "web-annotation", "W3C Web Annotation JSON-LD: a page for each article", "folder", ("layers",),
        "the order of annotations", "web_annotation",
    ),
    ExportFormat(
        "followthemoney", "FollowTheMoney entities as JSON lines (Aleph, OpenSanctions)", "stream",
        ("followthemoney",), "offsets of mentions, roles, who acts and who suffers as properties",
        asks_happenings=True,
    ),
    ExportFormat(
        "gexf", "the network of who acts on whom and who speaks of whom (Gephi)", "stream", ("nodes", "edges"),
        "what is denied, planned or only possible; actors tied to nobody keep no sentence",
    ),
    ExportFormat(
        "graphml", "the same network for yEd, Cytoscape, NetworkX, igraph", "stream", ("nodes", "edges"),
        "what is denied, planned or only possible; actors tied to nobody keep no sentence",
    ),
    ExportFormat(
        "timelinejs", "the happenings with a day for TimelineJS", "stream", ("timelinejs",),
        "what has no day; TimelineJS cannot show it", asks_happenings=True,
    ),
    ExportFormat(
        "icalendar", "the happenings with a day for calendars (.ics)", "stream", ("icalendar",),
        "what has no day; a vague day fills all the days that it can be", asks_happenings=True,
    ),
    ExportFormat(
        "geojson", "the happenings with a place for maps", "stream", ("geojson",), "what has no place",
        asks_happenings=True,
    ),
    ExportFormat(
        "polecat", "event records in the columns of POLECAT (PLOVER), parted by tabs", "stream", ("polecat",),
        "what is denied, and what is of none of PLOVER's types", asks_happenings=True,
    ),
    ExportFormat(
        "acled", "attacks and protests in the columns of ACLED (CSV)", "stream", ("acled",),
        "other types, what is denied, planned, possible or told as background", asks_happenings=True,
    ),
    ExportFormat(
        "spacy", "spaCy DocBin files with entities and span groups", "folder", ("spacy",),
        "days, places, descriptions and confidence; overlapping mentions are in the span group only", "spacy_docs",
    ),
    ExportFormat("markdown", "a page of what a query finds, Markdown", "stream", ("page",), "actors, figures, roles"),
    ExportFormat("html", "the same page as HTML, self-contained", "stream", ("page",), "actors, figures, roles"),
    ExportFormat(
        "sqlite", "the tables as a SQLite file for Datasette, with full-text search", "file", _TABLES,
        "mentions, roles of sentences, spans of sources", asks_happenings=True,
    ),
    ExportFormat(
        "xlsx", "the tables as sheets of a workbook", "file", _TABLES,
        "mentions, roles of sentences, spans of sources; of a text what is behind 32,767 characters",
        asks_happenings=True, extra="xlsx",
    ),
)  # fmt: skip
FORMATS: Final = {export.name: export for export in _ALL}
