"""What XML forbids never gets into a file of XML or HTML, wherever an article, a query or a collection has it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lxml.etree
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.interchange.registry import FORMATS
from index.interchange.unprintable import without_controls
from index.model import Article
from tests.index.interchange.desk import exported, material_of, report

CHARACTERS = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")  # Char of XML 1.0
FORBIDDEN = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 0x7F, 0x85, 0x9B, 0xFFFE, 0xFFFF)))


def full_of_what_is_forbidden() -> Article:
    """A report with all of it in every text, name and reason."""
    text = f"A{FORBIDDEN}B"
    span = {"start": 0, "end": len(text)}
    said = {"kind": "direct", "speaker": "a1", "source": span, "cue": span}
    place = {"name": text, "latitude": 1.5, "longitude": 2.5, "site": {"name": text}}
    told = {"type": "ASSAULT", "agents": ["a1"], "recipients": ["a2"], "place": place,
            "date": {"from": "2031-05-03", "to": "2031-05-03", "reason": text}}  # fmt: skip
    return Article.model_validate(
        {
            "id": "forbidden", "title": text, "text": text, "publisher": text, "authors": [text], "segments": [span],
            "actors": [{"id": one, "name": text, "description": text, "mentions": [span]} for one in ("a1", "a2")],
            "quotes": [{"id": "q1", **span, **said}], "events": [{"id": "e1", **span, **told}],
        }
    )  # fmt: skip


@given(st.text(st.characters(), max_size=40))
def test_what_is_forbidden_is_replaced_and_every_offset_stays(text: str) -> None:
    cleaned = without_controls(text)
    assert CHARACTERS.fullmatch(cleaned)
    assert len(cleaned) == len(text)
    assert all(old == new or new == "\ufffd" for old, new in zip(text, cleaned, strict=True))


def parts(place: Path) -> Iterator[bytes]:
    """The files of an export, those in a workbook too."""
    for path in sorted(place.iterdir()) if place.is_dir() else [place]:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from map(archive.read, archive.namelist())
        else:
            yield path.read_bytes()


@pytest.mark.parametrize("name", ["cas-xmi", "gexf", "graphml", "html", "xlsx"])
def test_any_reader_of_xml_takes_the_file(name: str, tmp_path: Path) -> None:
    material = material_of(tmp_path, [full_of_what_is_forbidden(), report()])
    material.query = f"police {FORBIDDEN}"
    FORMATS[name].write(material, tmp_path / name)
    strict = lxml.etree.XMLParser(recover=False)
    for data in parts(tmp_path / name):
        text = data.decode()
        assert CHARACTERS.fullmatch(text)
        assert not re.search(
            "&#(?:x0?[0-9a-f]|[0-9]|[12][0-9]|3[01]);", text.replace("&#9;", "").replace("&#10;", "")
        )
        if name != "html":
            lxml.etree.fromstring(data, strict)
        else:
            assert lxml.html.document_fromstring(text).find(".//article[@id='forbidden']") is not None


def test_no_table_commands_a_terminal_or_turns_text_round(tmp_path: Path) -> None:
    article = full_of_what_is_forbidden()
    happening = {"id": "h1", "type": "ASSAULT", "events": ["e1"], "agents": ["a1"], "recipients": ["a2"],
                 "date": {"from": "2031-05-03", "to": "2031-05-03", "reason": "said \x1b[2J\u202e\u2028"}}  # fmt: skip
    article = Article.model_validate({**article.model_dump(by_alias=True), "happenings": [happening]})
    place = exported("csv", tmp_path, [article])
    tables = {path.name: path.read_text("utf-8") for path in place.iterdir()}
    assert "said \ufffd[2J\ufffd\ufffd" in tables["happenings.csv"]
    assert not re.search(
        "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u2028-\u2029\u202d\u202e]", "".join(tables.values())
    )
