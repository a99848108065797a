"""The journal file: what stands in it is never lost, changed or half said."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import JournalError
from index.journal.builders import day_of_event, set_event
from index.journal.decisions import Entry, SetArticle, Undo, stamp
from index.journal.journal_file import Journal, decisions_of
from index.journal.journal_state import FILE_NAME
from tests.index.journal.made import harbour

ODD = st.sampled_from([-1, 1.5, [7], [[[]]], {"a": 1}, "\x1b[31m"])  # of no kind that an annotation has


def titled(title: str) -> SetArticle:
    return SetArticle(article="harbour", fields={"title": title})


def written(folder: Path, *titles: str) -> Journal:
    journal = Journal(folder)
    for title in titles:
        journal.append(titled(title), "ana")
    return journal


def titles(decisions: Sequence[object]) -> list[str]:
    return [one.fields["title"] for one in decisions if isinstance(one, SetArticle)]


def test_what_is_written_is_read_again_with_who_and_when(tmp_path: Path) -> None:
    written(tmp_path, "One", "Two")
    again = Journal(tmp_path)
    assert titles(decisions_of(again.standing())) == ["One", "Two"]
    assert [(entry.seq, entry.who, entry.time.tzinfo is not None) for entry in again.entries] == [
        (1, "ana", True),
        (2, "ana", True),
    ]
    assert (again.unreadable, again.broken) == ([], [])


@given(cut=st.integers(1, 400), room=st.sampled_from([b"", bytes(9)]))
def test_cut_at_any_byte_the_last_whole_decision_stands(
    tmp_path_factory: pytest.TempPathFactory, cut: int, room: bytes
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    path = written(folder, "One", "Two", "Three").path
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut] + room)
    lines_left = whole[:-cut].count(b"\n")
    journal = Journal(folder)
    assert titles(decisions_of(journal.standing())) == ["One", "Two", "Three"][:lines_left]
    journal.append(titled("Next"), "ana")
    again = Journal(folder)
    assert titles(decisions_of(again.standing())) == [*["One", "Two", "Three"][:lines_left], "Next"]
    assert (again.unreadable, again.broken) == ([], [])


def test_a_line_that_somebody_changed_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, "One", "Two").path
    path.write_text(path.read_text().replace('"One"', '"Won"'))
    assert [sentence.partition(": ")[2] for sentence in Journal(tmp_path).broken] == [
        "a line before line 2 was changed, lost or put in."
    ]


@pytest.mark.parametrize(
    "foreign",
    [
        *(f"{line}\n" for line in ('{"seq":3}', "<<<<<<< mine", "", "[" * 5000, '{"do":"fly"}', "\x1b[31m")),
        "notes",
    ],
)
def test_a_line_of_others_is_named_and_nothing_is_written_behind_it(tmp_path: Path, foreign: str) -> None:
    path = written(tmp_path, "One").path
    path.write_bytes(path.read_bytes() + foreign.encode())
    before = path.read_bytes()
    journal = Journal(tmp_path)
    assert titles(decisions_of(journal.standing())) == ["One"]
    assert len(journal.unreadable) == 1
    with pytest.raises(JournalError, match=r"line 2.*; nothing was decided"):
        journal.append(titled("Two"), "ana")
    assert path.read_bytes() == before


@given(name=st.sampled_from(["start", "end", "type", "agents", "counts", "date", "place", "status"]), odd=ODD)
def test_an_annotation_that_somebody_wrote_otherwise_is_no_decision(
    tmp_path_factory: pytest.TempPathFactory, name: str, odd: object
) -> None:
    article = harbour()
    decision = set_event(article, article.events[1], {"date": day_of_event("2022-05-01")})
    value = {**decision.value, name: odd}
    entry = Entry(
        seq=1,
        time=stamp(datetime.now(UTC)),
        who="ana",
        deed=decision.model_copy(update={"value": value}),
        prev="",
    )
    folder = tmp_path_factory.mktemp("journal")
    (folder / "journal.jsonl").write_text(entry.model_dump_json() + "\n")
    journal = Journal(folder)
    assert (len(journal.unreadable), journal.entries) == (1, [])


def test_on_a_full_disk_nothing_was_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = written(tmp_path, "One")
    before, write = journal.path.read_bytes(), os.write

    def full(handle: int, data: bytes) -> int:
        if len(data) < 40:
            raise OSError(28, "No space left on device")
        return write(handle, data[:20])

    monkeypatch.setattr("index.line_file.os.write", full)
    with pytest.raises(JournalError, match="no space left on device"):
        journal.append(titled("Two"), "ana")
    assert journal.path.read_bytes() == before


def test_a_link_out_of_the_collection_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "journal.jsonl").symlink_to("/dev/zero")
    with pytest.raises(JournalError, match="leads out of the collection"):
        Journal(tmp_path / "desk")


def test_a_line_is_one_json_object_without_control_characters(tmp_path: Path) -> None:
    path = written(tmp_path, "Bell \x07 and \u2028 line\nend").path
    (line,) = path.read_bytes().splitlines()
    assert json.loads(line)["deed"]["fields"]["title"] == "Bell \x07 and \u2028 line\nend"
    assert "\x07" not in line.decode()
    assert "\u2028" not in line.decode()


def test_of_many_lines_that_are_no_decisions_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    journal = written(tmp_path, "One")
    journal.path.write_bytes(journal.path.read_bytes() + b"?\n" * 5_000)
    again = Journal(tmp_path)
    assert again.length == 5_001
    assert len(again.unreadable) == 21
    assert again.unreadable[-1].endswith("the same of 4,980 more.")


def test_a_journal_of_endless_lines_is_refused_before_they_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\n" * 2_000_000)
    with pytest.raises(JournalError, match="more than 100,000 lines"):
        Journal(tmp_path)


def test_what_is_taken_back_and_made_to_hold_over_and_over_is_the_first_decision(tmp_path: Path) -> None:
    journal = written(tmp_path, "One")
    journal.append_all((Undo(of=number), "ana", None) for number in range(1, 4_000))
    assert [*journal.decided(journal.entries)] == [titled("One")] * 4_000
    last = journal.last_undone()
    assert last is not None
    assert last.seq == 2


def test_where_git_left_a_conflict_it_is_said_what_to_do(tmp_path: Path) -> None:
    mine = b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n"
    (tmp_path / "journal.jsonl").write_bytes(mine)
    assert "git left a conflict at line 1; keep yours" in Journal(tmp_path).unreadable[0]
