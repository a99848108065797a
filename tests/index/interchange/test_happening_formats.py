"""Happenings as timelines, calendars, maps and event records: as vague as they are, with whose word they are."""

from __future__ import annotations

import csv
import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import geojson
import icalendar
import pytest
from jsonschema import Draft202012Validator

from index.interchange.codebook import sections
from index.interchange.formats import acled, polecat
from index.model import Article
from tests.index.happenings.stories import story
from tests.index.interchange.desk import exported, hostile, report

MONTH = {"from": "2031-05-01", "to": "2031-05-31", "reason": "in May"}
AREA = {"name": "Ostrel Province", "latitude": 40.0, "longitude": 22.0}
_DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {name: {"type": "integer"} for name in ("year", "month", "day")},
    "additionalProperties": False,
}
TIMELINE = {  # as the documentation of TimelineJS's JSON has it
    "type": "object",
    "required": ["events"],
    "properties": {
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date", "text"],
                "properties": {
                    "start_date": _DATE,
                    "end_date": _DATE,
                    "text": {"type": "object", "required": ["headline"]},
                    "group": {"type": "string"},
                    "unique_id": {"type": "string"},
                    "display_date": {"type": "string"},
                    "autolink": {"type": "boolean"},
                },
            },
        }
    },
}


def event(article_id: str = "other", **changes: Any) -> Article:
    """A report of one event, like the first of the report but for these fields."""
    first = report().events[0].model_dump(by_alias=True)
    return Article.model_validate(
        report(article_id).model_dump(by_alias=True) | {"events": [first | changes]}
    )


def rows(name: str, folder: Path, *articles: Article) -> list[dict[str, str]]:
    with exported(name, folder, articles).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t" if name == "polecat" else ","))


def timeline(folder: Path, *articles: Article) -> list[dict[str, Any]]:
    content = json.loads(exported("timelinejs", folder, articles).read_text("utf-8"))
    Draft202012Validator(TIMELINE).validate(content)
    return list(content["events"])


def test_a_timeline_has_the_happenings_with_a_day(tmp_path: Path) -> None:
    (shown,) = timeline(tmp_path, report())
    assert shown["start_date"] == {"year": 2031, "month": 5, "day": 3}
    assert "end_date" not in shown
    assert shown["text"]["headline"].endswith("(claimed by police)")
    assert "machine-made" in shown["text"]["text"]
    assert (shown["by"], shown["status"], shown["group"]) == ("auto", "claimed", "ASSAULT")


def test_a_month_on_a_timeline_has_no_day(tmp_path: Path) -> None:
    (shown,) = timeline(tmp_path, event(date=MONTH))
    assert shown["start_date"] == shown["end_date"] == {"year": 2031, "month": 5}
    assert shown["display_date"] == "2031-05"


def test_no_words_of_a_report_are_markup_on_a_timeline(tmp_path: Path) -> None:
    (shown,) = timeline(tmp_path, hostile())
    assert "<script" not in json.dumps(shown)
    assert "<b>" not in shown["text"]["text"]


def calendar(folder: Path, *articles: Article) -> list[Any]:
    data = exported("icalendar", folder, articles).read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_a_calendar_has_whole_days(tmp_path: Path) -> None:
    (shown,) = calendar(tmp_path, report())
    assert (shown["DTSTART"].dt, shown["DTEND"].dt) == (date(2031, 5, 3), date(2031, 5, 4))
    assert str(shown["SUMMARY"]).endswith("police said. (claimed by police)")
    assert str(shown["LOCATION"]) == "Ostrel"
    assert (shown["GEO"].latitude, shown["GEO"].longitude) == (40.2, 22.5)
    assert "killed 4+" in shown["DESCRIPTION"]
    assert (str(shown["X-DATELINE-BY"]), str(shown["TRANSP"])) == ("auto", "TRANSPARENT")


def test_a_vague_day_in_a_calendar_says_so(tmp_path: Path) -> None:
    (shown,) = calendar(tmp_path, event(date=MONTH, place=AREA))
    assert (shown["DTSTART"].dt, shown["DTEND"].dt) == (date(2031, 5, 1), date(2031, 6, 1))
    assert str(shown["SUMMARY"]).endswith("[2031-05]")
    assert "GEO" not in shown


def test_words_with_line_ends_and_colons_stay_words_of_their_property(tmp_path: Path) -> None:
    reason = "so\nEND:VEVENT\r\nATTENDEE:mailto:a@post.example;x,y\\n 日本語" * 3
    (shown,) = calendar(tmp_path, event(date={**MONTH, "reason": reason}))
    assert "ATTENDEE" not in shown
    assert str(shown["DESCRIPTION"]).endswith(reason.replace("\r", "\ufffd"))


def features(folder: Path, *articles: Article) -> list[Any]:
    collection = geojson.loads(exported("geojson", folder, articles).read_text("utf-8"))
    assert collection.is_valid, collection.errors()
    return list(collection["features"])


def test_a_map_has_the_happenings_with_a_place(tmp_path: Path) -> None:
    (shown,) = features(tmp_path, report())
    assert shown["geometry"]["coordinates"] == [22.5, 40.2]
    keep = ("precision", "site", "status", "reported_by", "edtf", "agents", "by")
    assert [shown["properties"][name] for name in keep] == [
        "town", "the pier", "claimed", "police", "2031-05-03", ["Selbrun militia"], "auto",
    ]  # fmt: skip


def test_the_middle_of_an_area_is_no_town_and_an_unknown_place_has_no_point(tmp_path: Path) -> None:
    area, unknown = features(tmp_path, event("a", place=AREA), event("b", place={"name": "Nowhere"}))
    assert area["properties"]["precision"] == "area"
    assert unknown["geometry"] is None


def test_reports_of_one_happening_are_one_record(tmp_path: Path) -> None:
    told = {"day": "2031-05-01", "place": "Ostrel", "killed": 3, "victim": "Torvald Lund"}
    stories = [story("one", **told), story("two", published="2031-05-03", **told)]  # type: ignore[arg-type]
    (shown,) = features(tmp_path, *stories)
    assert shown["properties"]["articles"] == ["one", "two"]
    assert shown["geometry"]["coordinates"] == [22.5, 40.2]
    (row,) = rows("acled", tmp_path / "acled", *stories)
    assert (row["event_date"], row["time_precision"], row["fatalities"]) == ("2031-05-01", "1", "3")


def test_records_in_the_columns_of_polecat(tmp_path: Path) -> None:
    (row,) = rows("polecat", tmp_path, report())  # what is denied is no row
    assert tuple(row) == (*polecat.COLUMNS, *polecat.OWN)
    keep = (
        "Event Date",
        "Event Type",
        "Quad Code",
        "Actor Name",
        "Recipient Name",
        "City",
        "Raw Placename",
        "By",
    )
    assert [row[name] for name in keep] == [
        "2031-05-03", "ASSAULT", "MATERIAL CONFLICT", "Selbrun militia", "Ostrel guard", "Ostrel", "the pier", "auto",
    ]  # fmt: skip
    assert (row["Status"], row["Reported By"]) == ("claimed", "police")


@pytest.mark.parametrize(
    ("status", "context"), [("planned", "future"), ("possible", "hypothetical"), ("past", "historical")]
)
def test_what_is_not_done_now_says_so_in_the_contexts(status: str, context: str, tmp_path: Path) -> None:
    (row,) = rows("polecat", tmp_path, event(status=status))
    assert row["Contexts"] == context


def test_records_in_the_columns_of_acled(tmp_path: Path) -> None:
    (row,) = rows("acled", tmp_path, report())
    assert tuple(row) == (*acled.COLUMNS, *acled.OWN)
    keep = ("event_date", "year", "time_precision", "disorder_type", "event_type", "actor1", "actor2", "location",
            "geo_precision", "fatalities", "status", "reported_by", "by")  # fmt: skip
    assert [row[name] for name in keep] == [
        "2031-05-03", "2031", "1", "Political violence", "", "Selbrun militia", "Ostrel guard", "Ostrel", "1", "4",
        "claimed", "police", "auto",
    ]  # fmt: skip


@pytest.mark.parametrize("status", ["planned", "possible", "denied", "past"])
def test_what_is_not_told_as_done_is_no_record_of_acled(status: str, tmp_path: Path) -> None:
    assert rows("acled", tmp_path, event(status=status)) == []


def test_a_year_is_no_first_of_january_and_no_figure_no_zero(tmp_path: Path) -> None:
    year = {"from": "2031-01-01", "to": "2031-12-31", "reason": "in 2031"}
    (row,) = rows("acled", tmp_path, event(date=year, counts=[]))
    assert (row["event_date"], row["time_precision"], row["fatalities"], row["edtf"]) == ("", "", "", "2031")


@pytest.mark.parametrize("name", ["polecat", "acled"])
def test_no_cell_is_a_formula(name: str, tmp_path: Path) -> None:
    (row,) = rows(name, tmp_path, hostile())
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
    assert not any("\x1b" in cell for cell in row.values())


@pytest.mark.parametrize("module", [polecat, acled])
def test_the_codebook_explains_every_column(module: Any) -> None:
    name = module.__name__.rpartition(".")[2]
    explained = {part.strip() for key in sections()[name] for part in key.split(",")}
    assert explained == {*module.COLUMNS, *module.OWN}


def test_the_codebook_explains_what_a_map_and_a_timeline_hold(tmp_path: Path) -> None:
    (shown,) = features(tmp_path, report())
    explained = {part.strip() for key in sections()["geojson"] for part in key.split(",")}
    assert {"id", "geometry", *shown["properties"]} == explained
    (shown,) = timeline(tmp_path / "t", event(date=MONTH))
    assert set(shown) == {part.strip() for key in sections()["timelinejs"] for part in key.split(",")}


def test_the_codebook_is_sound() -> None:
    path = Path(acled.__file__).parents[1] / "data" / "codebook.toml"
    assert all(
        "|" not in meaning
        for part in tomllib.loads(path.read_text("utf-8")).values()
        for meaning in part.values()
    )
