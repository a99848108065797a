"""Whatever stands in the output of a format, its codebook explains; and every row of it says who made it."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import cassis
import icalendar
import networkx
import openpyxl
import pytest
import spacy
from spacy.tokens import DocBin

from index.interchange.codebook import sections
from index.interchange.material import Material
from index.interchange.registry import FORMATS
from index.vocabulary import EventType
from tests.index.happenings.stories import story
from tests.index.interchange.desk import material_of, report

Row = tuple[set[str], str | None]  # the names of its columns, and who made it; None for a passage
_NO_ROW = frozenset(("BEGIN", "END", "VERSION", "PRODID", "CALSCALE"))
BLANK = spacy.blank("en")


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    stated = {
        "agency": "Selbrun Wire",
        "copy_of": "ferry-strike",
        "version_of": "first",
        "found": {"title": "a line"},
    }
    told = story("third", day="2031-05-01", place="Ostrel", killed=3, victim="Torvald Lund")
    return material_of(tmp_path_factory.mktemp("material"), [report(), report("second", **stated), told])


def of_json_lines(place: Path) -> Iterator[Row]:
    for line in place.read_text("utf-8").splitlines():
        entity = json.loads(line)
        stated = (
            {f"{entity['schema']}: {name}" for name in entity["properties"]}
            if "schema" in entity
            else {*entity}
        )
        yield stated, entity.get("by", "source")
        for kind in ("roles", "actors", "quotes", "events"):
            yield from ((set(), part["by"]) for part in entity.get(kind, ()))


def of_tables(place: Path) -> Iterator[Row]:
    for path in sorted(place.glob("*.csv")) if place.is_dir() else [place]:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t" if place.name == "polecat" else ","):
                yield {*row}, None if path.stem == "passages" else row.get("by", row.get("By"))


def of_database(place: Path) -> Iterator[Row]:
    with closing(sqlite3.connect(place)) as database:
        database.row_factory = sqlite3.Row
        for name in (*FORMATS["sqlite"].sections,):
            for row in database.execute(f'select * from "{name}"'):  # noqa: S608 - names of ours
                yield {*row.keys()}, None if name == "passages" else row["by"]


def of_workbook(place: Path) -> Iterator[Row]:
    with place.open("rb") as file:
        for sheet in openpyxl.load_workbook(file):
            columns, *rows = sheet.values
            if sheet.title != "codebook":
                yield from (
                    ({*columns}, None if sheet.title == "passages" else row[columns.index("by")])
                    for row in rows
                )


def of_standoff(place: Path) -> Iterator[Row]:
    for path in place.glob("*.ann"):
        lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        made = {
            body.split()[1]: body.split()[2] for name, body, *_ in lines if name[0] == "A" and "By" in body
        }
        events = {body.split()[0].partition(":")[2] for name, body, *_ in lines if name[0] == "E"}
        for name, body, *_ in lines:
            type_ = body.split()[0].partition(":")[0]
            is_part = name in events or type_ in ("Content", "Cue", "Source") or name[0] in "AN*"
            yield (
                {"AGREE … ASSAULT" if type_ in get_args(EventType) else type_},
                None if is_part else made[name],
            )


def of_network(read: Callable[..., Any]) -> Callable[[Path], Iterator[Row]]:
    def rows(place: Path) -> Iterator[Row]:
        network = read(place)
        for _, data in network.nodes(data=True):
            yield {*data}, data["by"]
        for _, _, data in network.edges(data=True):
            yield {*data} - {"id"}, data["by"]

    return rows


def of_timeline(place: Path) -> Iterator[Row]:
    yield from (({*event}, event["by"]) for event in json.loads(place.read_text("utf-8"))["events"])


def of_map(place: Path) -> Iterator[Row]:
    for feature in json.loads(place.read_text("utf-8"))["features"]:
        yield {"id", "geometry", *feature["properties"]}, feature["properties"]["by"]


def of_calendar(place: Path) -> Iterator[Row]:
    for event in icalendar.Calendar.from_ical(place.read_bytes()).walk("VEVENT"):
        yield {*event} - _NO_ROW, str(event["X-DATELINE-BY"])


def of_cas(load: Callable[[Path], Any]) -> Callable[[Path], Iterator[Row]]:
    def rows(place: Path) -> Iterator[Row]:
        for path in (*place.glob("*.json"), *place.glob("*.xmi")):
            for mark in load(path).select_all_annotations():
                kind = mark.type.name.removeprefix("dateline.")
                stated = {one.name for one in mark.type.all_features if getattr(mark, one.name) is not None}
                stated -= {"begin", "end", "sofa"}
                yield {f"{kind}: {one}" for one in stated}, getattr(mark, "by", "source")

    return rows


def _xmi(path: Path) -> Any:
    with path.open("rb") as file, path.with_name("TypeSystem.xml").open("rb") as types:
        return cassis.load_cas_from_xmi(file, typesystem=cassis.load_typesystem(types))


def of_annotations(place: Path) -> Iterator[Row]:
    for path in place.glob("*.jsonld"):
        for item in json.loads(path.read_text("utf-8"))["items"][1:]:
            kind, features = item["body"][0]["value"], json.loads(item["body"][1]["value"])
            maker = {"Person": "hand", "Software": "auto"}[item["creator"]["type"]]
            assert features.get("by", "auto") == maker
            yield {f"{kind}: {name}" for name in features}, maker


def of_docs(place: Path) -> Iterator[Row]:
    for path in place.glob("*.spacy"):
        for doc in DocBin().from_disk(path).get_docs(BLANK.vocab):
            for name, spans in doc.spans.items():
                yield from (({name}, span.id_.rpartition("/")[2]) for span in spans)


def of_page(place: Path) -> Iterator[Row]:
    for line in re.findall(r"^(?:- |<li>).*", place.read_text("utf-8"), re.M):
        yield set(), re.sub("<[^>]*>", "", line).rpartition(" ")[2]


ROWS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "jsonl": of_json_lines, "csv": of_tables, "brat": of_standoff, "web-annotation": of_annotations,
    "cas-json": of_cas(lambda path: cassis.load_cas_from_json(path.read_text("utf-8"))), "cas-xmi": of_cas(_xmi),
    "followthemoney": of_json_lines, "gexf": of_network(lambda path: networkx.read_gexf(path, version="1.3")),
    "graphml": of_network(networkx.read_graphml), "timelinejs": of_timeline, "icalendar": of_calendar,
    "geojson": of_map, "polecat": of_tables, "acled": of_tables, "spacy": of_docs, "markdown": of_page,
    "html": of_page, "sqlite": of_database, "xlsx": of_workbook,
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_column_is_explained_and_every_row_says_who_made_it(
    name: str, material: Material, tmp_path: Path
) -> None:
    place = tmp_path / name
    FORMATS[name].write(material, place)
    book = {
        key: meaning for section in FORMATS[name].sections for key, meaning in sections()[section].items()
    }
    explained = {
        part.strip(" *#").removesuffix(" (attribute)").removesuffix(" (N)")
        for key in book
        for part in key.split(",")
    }
    # what a type of mark, or an entity, has is told in its line
    explained |= {
        f"{kind}: {word}"
        for keys, meaning in book.items()
        for kind in keys.split(", ")
        for word in re.findall(r"\w+", f"{meaning} words by identifier eventType")
    }
    columns, makers = set[str](), set[str]()
    for names, maker in ROWS[name](place):
        columns |= names
        makers |= {maker} if maker is not None else set()
    assert columns - explained == set()
    assert {"auto"} <= makers <= {"auto", "hand", "source"}
    assert ("hand" in makers) == (name not in ("acled", "polecat", "timelinejs", "icalendar", "geojson"))
