"""`dateline happenings`, `accounts`, `figures` and `timeline`: what they print, one sentence for what goes wrong."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from index.collection import Collection
from tests.index.happenings.quake import quake_reports
from tests.index.happenings.stories import story, told_further

COMMANDS = ("happenings", "accounts", "figures", "timeline")


@pytest.fixture(scope="module")
def quake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    collection = Collection.create(tmp_path_factory.mktemp("desk") / "quake")
    for article in (*quake_reports(), story("blast", day="2031-05-01", agent="Red Column")):
        collection.add(article)
    return collection.path


def test_one_row_for_one_event(dateline: Any, quake: Path) -> None:
    ran = dateline("happenings", "earthquake", "--in", quake)
    assert ran.code == 0
    assert "6 to 308 killed" in ran.out
    assert "3 articles, 3 origins: alike in words" in ran.out
    assert ran.err == "1 happening.\n"


def test_the_folder_may_come_first_and_json_has_every_report(dateline: Any, quake: Path) -> None:
    rows = [json.loads(line) for line in dateline("happenings", quake, "--json").out.splitlines()]
    assert [row["articles"] for row in rows] == [1, 3]
    fields = "id type title from to date_reason place agents recipients figures reports articles origins confidence"
    assert [name for name in fields.split() if name not in rows[1]] == []
    assert {report["article"] for report in rows[1]["reports"]} == {"quake-1", "quake-2", "quake-3"}
    (blast, quakes) = csv.DictReader(io.StringIO(dateline("happenings", quake, "--csv").out))
    assert quakes["figures"] == "6 to 308 killed"
    assert blast["agents"].startswith("Red Column (")
    assert "None" not in str([*blast.values(), *quakes.values()])


def test_how_did_the_toll_change(dateline: Any, quake: Path) -> None:
    ran = dateline("figures", "earthquake", "--in", quake)
    assert (
        "changed: 6 (8 March 2031, Civil Defence) → at least 300 (11 March 2031, Health Ministry)" in ran.out
    )
    assert "by Health Ministry, in Harbour Courier" in ran.out
    (first, *_) = csv.DictReader(io.StringIO(dateline("figures", "earthquake", "--in", quake, "--csv").out))
    assert (first["low"], first["given_by"], first["publisher"]) == ("6", "Civil Defence", "Selbrun Post")


@pytest.mark.parametrize(("command", "kind"), [("figures", " with figures"), ("accounts", "")])
@pytest.mark.parametrize("form", [(), ("--csv",)])
def test_that_there_are_more_happenings_is_said(
    dateline: Any, tmp_path: Path, command: str, kind: str, form: tuple[str, ...]
) -> None:
    collection = Collection.create(tmp_path / "desk")
    for name, day, place in (("fire", "2031-06-01", "Ostrel"), ("blast", "2031-05-01", "Selbrun")):
        collection.add(story(name, day=day, killed=4, place=place))
    ran = dateline(command, "--in", collection.path, *form)
    assert f"2 happenings{kind}, only the first shown (--limit shows more).\n" in ran.err
    assert "happening" not in dateline(command, "--in", collection.path, *form, "--limit", "9").err


def test_who_says_so(dateline: Any, quake: Path) -> None:
    ran = dateline("accounts", "quake-2#h1", "--in", quake)
    assert "3 name nobody as the doer; 0 deny it." in ran.out
    assert "Health Ministry says (“said”): ? → people; at least 300 killed" in ran.out
    rows = [
        json.loads(line)
        for line in dateline("accounts", "earthquake", "--in", quake, "--json").out.splitlines()
    ]
    assert {row["speaker"] for row in rows} == {"Civil Defence", "Health Ministry"}
    source = rows[0]["sources"][0]
    text = Collection.open(quake).get(source["article"]).text
    assert " ".join(text[source["start"] : source["end"]].split()) == source["text"]


def test_when_it_was_and_why_then(dateline: Any, quake: Path) -> None:
    out = dateline("timeline", "--in", quake, "--by", "month").out
    assert "2031-03" in out
    assert "1 happening\n" in out
    assert "Friday" in out
    assert "told in the same sentence" in out
    hours = dateline("timeline", "--in", quake, "--by", "hour").out
    assert "no hour of the first report is known" in hours


@pytest.mark.parametrize("command", COMMANDS)
def test_what_goes_wrong_is_one_sentence(dateline: Any, quake: Path, command: str) -> None:
    nothing = dateline(command, "zeppelin", "--in", quake)
    assert (nothing.code, nothing.out) == (1, "")
    assert nothing.err == (
        "No happening is told in passages that match “zeppelin”; dateline search shows what does.\n"
    )
    wrong = dateline(command, "killed:many", "--in", quake)
    assert wrong.err.startswith(
        "“many” is no figure; write killed:5, killed:>5 or killed:[5 to 10].\nNo happen"
    )
    unknown = dateline(command, "quake-1#h77", "--in", quake)
    assert (
        unknown.err == "dateline: “quake-1#h77” names no happening; dateline happenings prints their ids.\n"
    )
    both = dateline(command, "--json", "--csv", "--in", quake)
    assert both.err == "dateline: --json and --csv are two forms of one answer; ask for one of them.\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_collection_without_happenings_says_what_to_do(dateline: Any, tmp_path: Path, command: str) -> None:
    ran = dateline(command, "--in", Collection.create(tmp_path / "empty").path)
    assert ran.code == 1
    assert ran.err == (
        "No article tells of a happening; dateline add --again FILES annotates articles once more.\n"
    )


def test_what_is_said_by_hand_wins_is_listed_and_taken_back(dateline: Any, tmp_path: Path) -> None:
    collection = Collection.create(tmp_path / "desk")
    told: dict[str, Any] = {"day": "2031-05-01", "place": "Selbrun", "killed": 3}
    for name in ("post", "courier"):
        collection.add(story(name, **told))
    place = ("--in", collection.path)

    def rows() -> int:
        return len(dateline("happenings", "--json", *place).out.splitlines())

    assert rows() == 1
    said = dateline("correct", "happening", "apart", "post#h1", *place)
    assert said.code == 0
    assert "the first is a report of another happening than the others" in said.out
    assert rows() == 2
    assert "another happening" in dateline("journal", *place).out
    assert dateline("undo", *place).code == 0
    assert rows() == 1
    assert "two reports at least" in dateline("correct", "happening", "same", "post#h1", *place).err
    assert "names no happening" in dateline("correct", "happening", "same", "post#h9", "post#h1", *place).err


def test_an_event_that_does_not_belong_is_put_apart_and_comes_back(dateline: Any, tmp_path: Path) -> None:
    collection = Collection.create(tmp_path / "desk")
    first = story("post", agent="Night Guild", day="2031-05-01")
    collection.add(told_further(first, "Red Column", "Port Guard"))
    place = ("--in", collection.path)

    def agents() -> list[list[str]]:
        rows = map(json.loads, dateline("happenings", "--json", *place).out.splitlines())
        return sorted([agent["name"] for agent in row["agents"]] for row in rows)

    assert agents() == [["Night Guild", "Red Column"]]
    said = dateline("correct", "happening", "own", "post#e2", *place)
    assert (said.code, "post: “blasted”: a happening of its own" in said.out) == (0, True)
    assert agents() == [["Night Guild"], ["Red Column"]]
    lines = [line for line in dateline("show", "post", *place).out.splitlines() if "  #h" in line]
    assert [line.endswith("✓ by hand") for line in lines] == [False, True]
    assert "happening of its own" in dateline("correct", "happening", "own", "post#e2", *place).err
    assert dateline("undo", *place).code == 0
    assert agents() == [["Night Guild", "Red Column"]]
    assert "no quote or event" in dateline("correct", "happening", "own", "post#h1", *place).err
    assert "several articles" in dateline("correct", "happening", "own", "post#e1", "a#e1", *place).err


def test_what_is_none_of_the_choices_is_said_without_a_label_of_a_library(dateline: Any) -> None:
    ran = dateline("timeline", "--by", "foo")
    assert (ran.code, "'foo' is not one of" in ran.err, "Value error" in ran.err) == (2, True, False)
