"""Correcting from the command line, as a newcomer would: decide, look, take back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from index.collection import Collection
from index.paths import sample_collection
from tests.index.journal.made import desk, sums


def test_a_wrong_speaker_and_a_wrong_doer_are_corrected_and_taken_back(dateline: Any, tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    before, place = sums(collection), ("--in", tmp_path / "desk")
    said = dateline("correct", "speaker", "harbour#q2", "Tom Brand", *place)
    assert (said.code, said.out.split("  ")[0]) == (0, "1")
    assert "dateline undo 1 takes it back" in said.out
    dateline("correct", "event", "harbour#e2", "--agents", "Police", "--status", "claimed", *place)
    shown = dateline("show", "harbour", *place).out
    assert "Police beat two dockers — Tom Brand" in shown
    assert "ASSAULT   Police → dockers" in shown
    lines = dateline("journal", *place).out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2"]
    assert "ASSAULT Police → dockers, claimed" in lines[1]
    assert dateline("journal", tmp_path / "desk").out.splitlines() == lines
    assert "name the collection once" in dateline("journal", tmp_path / "desk", *place).err
    assert dateline("undo", *place).code == 0
    assert dateline("undo", *place).code == 0
    assert sums(collection) == before
    assert "no decision to undo" in dateline("undo", *place).err
    assert dateline("redo", *place).code == 0
    assert "Police beat two dockers — Tom Brand" in dateline("show", "harbour", *place).out


def test_every_kind_of_decision_has_a_command(dateline: Any, tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    commands: list[list[str]] = [
        ["quote", "harbour#q1", "--kind", "mixed", "--status", "denied"],
        ["event", "harbour#e2", "--day", "2022-05-01 2022-05-02", "--place", "Arvik",
         "--figures", "at least 6 wounded; killed 2 to 3"],
        ["remove", "harbour#e3"],
        ["add-quote", "harbour", "The port opened on Friday", "--speaker", "Tom Brand", "--kind", "indirect"],
        ["add-event", "harbour", "shut", "--type", "sanction", "--agents", "dockers; Eva Lund"],
        ["add-actor", "harbour", "Arvik", "--kind", "government"],
        ["role", "harbour", "3", "history"],
        ["article", "harbour", "--title", "Harbour open", "--published", "2022-05-04", "--authors", "A B; C D"],
        ["actor", "Tom Brand", "--name", "Thomas Brand", "--description", "docker"],
        ["disputed", "Ana Duarte", "tom-brand"],
        ["same", "Ana Duarte", "eva-duarte"],
        ["apart", "harbour", "tom-brand"],
    ]  # fmt: skip
    for command in commands:
        ran = dateline("correct", *command, "--in", tmp_path / "desk")
        assert (ran.code, ran.err) == (0, ""), command
    article = json.loads(dateline("show", "harbour", "--json", "--in", tmp_path / "desk").out)
    assert article["authors"] == ["A B", "C D"]
    assert {one["by"] for one in article["events"] if one["type"] == "SANCTION"} == {"hand"}
    beaten = next(event for event in article["events"] if event["id"] == "e2")
    assert (beaten["date"]["from"], beaten["date"]["to"]) == ("2022-05-01", "2022-05-02")
    assert beaten["place"]["name"] == "Arvik"
    figures = [(one["what"], one["low"], one["high"]) for one in beaten["counts"]]
    assert figures == [("wounded", 6, None), ("killed", 2, 3)]
    decided = [
        json.loads(line)["seq"]
        for line in dateline("journal", "--json", "--in", tmp_path / "desk").out.splitlines()
    ]
    assert decided == list(range(1, len(commands) + 1))
    for _ in commands:
        assert dateline("undo", "--in", tmp_path / "desk").code == 0
    assert sums(collection) == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["correct", "speaker", "harbour", "x"], "write ARTICLE#q1 or ARTICLE#e1"),
        (["correct", "speaker", "nowhere#q1", "x"], "no article “nowhere”"),
        (["correct", "speaker", "harbour#e1", "x"], "That is no quote"),
        (["correct", "speaker", "harbour#q1", " "], "An actor needs a name"),
        (["correct", "event", "harbour#e1", "--type", "dance"], "That cannot be: events[0].type"),
        (["correct", "same", "tom-brand"], "It takes two actors at least"),
        (["correct", "same", "tom-brand", "tom-brand"], "It takes two actors at least"),
        (["correct", "event", "harbour#e2"], "say what is otherwise"),
        (["correct", "quote", "harbour#q1"], "say what is otherwise"),
        (["correct", "actor", "tom-brand"], "say what is otherwise"),
        (["correct", "event", "harbour#e2", "--figures", "; ;;"], "No figure is written; write none"),
        (["correct", "speaker", "harbour#q1", "\u200b"], "An actor needs a name"),
        (["correct", "actor", "tom-brand", "--name", "\u200b"], "An actor needs a name"),
        (["correct", "actor", "tom-brand", "--description", "x" * 5_000], "at most 4,000 characters"),
        (["correct", "article", "harbour", "--title", "x" * 600], "more than 500 characters"),
        (["correct", "event", "harbour#e2", "--place", "x" * 600], "more than 500 characters"),
        (["correct", "article", "harbour", "--published", "soon"], "“soon” is no day"),
        (["correct", "article", "harbour"], "so already"),
        (["correct", "event", "harbour#e2", "--figures", "many killed"], "is no figure"),
        (["undo", "7"], "it has no decision 7"),
        (["redo"], "nothing to do again"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    dateline: Any, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    ran = dateline(*arguments, "--in", tmp_path / "desk")
    assert ran.code != 0
    assert sentence in ran.err
    assert sums(collection) == before


def test_the_sample_is_left_as_it_is(dateline: Any) -> None:
    ran = dateline("redo")
    assert ran.code != 0
    assert "the sample is not changed" in ran.err


def test_a_rule_is_tried_on_the_sample_and_changes_nothing(dateline: Any) -> None:
    before = sums(Collection.open(sample_collection()))
    ran = dateline("correct", "rule", "Joe Biden", "--no-actor", "--preview", "--in", sample_collection())
    assert ran.out.splitlines()
    assert sums(Collection.open(sample_collection())) == before
    assert not (sample_collection() / "articles.sha256").exists()


def test_a_journal_that_breaks_off_is_left_out_until_it_is_accepted(dateline: Any, tmp_path: Path) -> None:
    desk(tmp_path / "desk")
    place = ("--in", tmp_path / "desk")
    dateline("correct", "remove", "harbour#q1", *place)
    dateline("correct", "remove", "harbour#e3", *place)
    path = tmp_path / "desk" / "journal.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    assert dateline("journal", *place).code == 3
    assert dateline("journal", "--accept", *place).code == 0
    assert path.read_bytes().endswith(b"\n")
    assert dateline("journal", *place).code == 0
    assert dateline("check", tmp_path / "desk").code == 0


def test_check_names_a_changed_journal_and_lost_decisions(dateline: Any, tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    place = ("--in", tmp_path / "desk")
    dateline("correct", "remove", "harbour#q1", *place)
    dateline("correct", "remove", "harbour#e3", *place)
    assert "all sound" in dateline("check", tmp_path / "desk").out
    path = tmp_path / "desk" / "journal.jsonl"
    lines = path.read_text()
    path.write_text(lines[: lines.index("\n") + 1])
    assert "its end is gone or was changed" in dateline("check", tmp_path / "desk").out
    before, written = sums(collection), path.read_text()
    for arguments in (
        ("correct", "remove", "harbour#q2"),
        ("undo",),
        ("case", "add", "Harbour", "harbour#q2"),
    ):
        ran = dateline(*arguments, *place)
        assert (ran.code, "put the whole one back" in ran.err) == (3, True)
    assert (sums(collection), path.read_text()) == (before, written)
    accepted = json.loads(dateline("journal", tmp_path / "desk", "--accept", "--json").out)
    assert accepted == {"had_lost_lines": True, "changed": ["harbour"]}
    assert dateline("undo", *place).code == 0
    assert "nothing to accept" in dateline("journal", "--accept", *place).out
    changed = lines.replace("the port would stay shut", "the port would open soon")
    path.write_text(changed + '{"seq":3,"time":')
    said = dateline("check", tmp_path / "desk")
    assert said.code == 1
    assert "what follows the last line end is no whole line and does not count" in said.out
    assert "a line before line 2 was changed, lost or put in" in said.out
    assert "harbour: decision 1 is lost" in said.out


def test_a_journal_that_lost_its_end_within_a_line_says_so_where_it_is_listed(
    dateline: Any, tmp_path: Path
) -> None:
    desk(tmp_path / "desk")
    place = ("--in", tmp_path / "desk")
    dateline("correct", "remove", "harbour#q1", *place)
    dateline("correct", "remove", "harbour#e3", *place)
    path = tmp_path / "desk" / "journal.jsonl"
    whole = path.read_text()
    for rest in (whole[:-20], "", "hello\n"):
        path.write_text(rest)
        ran, checked = dateline("journal", *place), dateline("check", tmp_path / "desk")
        why = "line 1 is no decision" if rest == "hello\n" else "its end is gone or was changed"
        assert why in ran.err
        assert why in checked.out
        assert "Nothing was decided" not in ran.err
        assert ran.code == 3
    path.write_text(whole)
    assert dateline("journal", *place).err == ""


def test_an_edited_earlier_line_is_named_and_what_follows_goes_on(dateline: Any, tmp_path: Path) -> None:
    desk(tmp_path / "desk")
    place = ("--in", tmp_path / "desk")
    dateline("correct", "role", "harbour", "3", "history", *place)
    dateline("correct", "remove", "harbour#e3", *place)
    path = tmp_path / "desk" / "journal.jsonl"
    path.write_text(path.read_text().replace("history", "main", 1))
    for arguments in (("correct", "remove", "harbour#e1"), ("undo",)):
        ran = dateline(*arguments, *place)
        assert (ran.code, ran.err.count("a line before line 2 was changed, lost or put in")) == (0, 1)


def test_somebody_elses_decisions_are_taken_over_and_what_conflicts_is_listed(
    dateline: Any, tmp_path: Path
) -> None:
    collection = desk(tmp_path / "desk")
    shutil.copytree(tmp_path / "desk", tmp_path / "other")
    place, other = ("--in", tmp_path / "desk"), ("--in", tmp_path / "other")
    dateline("correct", "speaker", "harbour#q2", "Tom Brand", *place)
    dateline("correct", "speaker", "harbour#q2", "Ana Duarte", *other)
    dateline("correct", "remove", "harbour#e3", *other)
    told = dateline("correct", "merge", tmp_path / "other", *place)
    assert "1 decision taken over, 0 alike in both." in told.out
    assert "by Ana Duarte" in told.out
    assert "against 1" in told.out
    assert [one.id for one in collection.get("harbour").events] == ["e1", "e2"]
    assert collection.get("harbour").quotes[1].speaker == "tom-brand"
    assert dateline("redo", "2", *place).code == 0
    assert collection.get("harbour").quotes[1].speaker == "ana-duarte"
    journal = tmp_path / "other" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-9])
    assert "the last line is not whole" in dateline("correct", "merge", journal, *place).err
    missing = dateline("correct", "merge", tmp_path / "nowhere", *place)
    assert (missing.code, "no such journal" in missing.err) == (3, True)


def test_what_is_written_for_nobody_makes_no_actor_and_line_ends_make_no_line(
    dateline: Any, tmp_path: Path
) -> None:
    collection = desk(tmp_path / "desk")
    place = ("--in", tmp_path / "desk")
    for nobody in ("none", "unknown", "Nobody"):
        assert dateline("correct", "event", "harbour#e2", "--agents", nobody, *place).code == 0
        assert next(one for one in collection.get("harbour").events if one.id == "e2").agents == ()
        assert dateline("undo", *place).code == 0
    for option in ("--place", "--day", "--figures"):
        dateline("correct", "event", "harbour#e2", option, "none", *place)
    told = next(one for one in collection.get("harbour").events if one.id == "e2")
    assert (told.place, told.date, told.counts) == (None, None, ())
    forged = "A\nsource    /etc/x\x1b[31m"
    fields = ("--title", forged, "--publisher", forged, "--authors", forged)
    assert dateline("correct", "article", "harbour", *fields, *place).code == 0
    article = collection.get("harbour")
    assert (article.title, article.publisher, article.authors) == (
        "A source /etc/x[31m",
        "A source /etc/x[31m",
        ("A source /etc/x[31m",),
    )
    lines = dateline("custody", "harbour", *place).out.splitlines()
    assert [line for line in lines if line.startswith("source")] == [
        "source    not noted: the article was put here by hand, or by a version that noted none"
    ]


def test_where_nothing_was_decided_there_is_nothing_to_undo(dateline: Any) -> None:
    ran = dateline("undo", "--in", "sample")
    assert (ran.code, "There is no decision to undo" in ran.err) == (3, True)
