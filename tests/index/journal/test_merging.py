"""Two people's journals become one: what both decided holds, what conflicts is named, nothing is lost."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.collection import Collection
from index.errors import DatelineError, Undecidable
from index.ingest.corrections import Corrections, corrections
from index.journal.actor_builders import apart, same, set_actor
from index.journal.builders import event_of, quote_of, removed, set_article, set_event, set_speaker
from index.journal.decisions import Decision
from index.journal.journal_file import Journal
from index.journal.journal_merging import Merge
from tests.index.journal.made import desk, sums

Make = Callable[[Corrections], Decision]
CHOICES: dict[str, Make] = {
    "police": lambda held: set_event(
        held.collection.get("harbour"), event_of(held.collection.get("harbour"), "e2"), {}, agents=["police"]
    ),
    "no event": lambda held: removed(
        held.collection.get("harbour"), event_of(held.collection.get("harbour"), "e2")
    ),
    "brand": lambda held: set_speaker(
        held.collection.get("harbour"), quote_of(held.collection.get("harbour"), "q2"), "tom-brand"
    ),
    "title": lambda held: set_article(held.collection.get("harbour"), {"title": "Harbour open"}),
    "other title": lambda held: set_article(held.collection.get("harbour"), {"title": "Port shut"}),
    "name": lambda held: set_actor(held.actor("tom-brand"), {"name": "Thomas Brand"}),
    "what": lambda held: set_actor(held.actor("tom-brand"), {"description": "clerk"}),
    "same": lambda held: same([held.actor("ana-duarte"), held.actor("eva-duarte")]),
    "apart": lambda held: apart(held.collection.get("harbour"), held.actor("ana-duarte")),
}


def decide(path: Path, who: str, *names: str) -> None:
    with corrections(path, who=who) as held:
        for name in names:
            held.undo() if name == "undo" else held.decide(CHOICES[name](held))


def merged(into: Path, other: Path) -> Merge:
    with corrections(into, who="ana") as held:
        return held.merge(Journal(other))


def two(folder: Path, *before: str) -> tuple[Path, Path]:
    desk(folder / "ana")
    decide(folder / "ana", "ana", *before)
    shutil.copytree(folder / "ana", folder / "ben")
    return folder / "ana", folder / "ben"


def merge_by_git(ana: Path, ben: Path, base: Path) -> None:
    """Leave the files of ana as git does, her own where there is a conflict."""
    for path in [*ben.glob("articles/*.json"), *ben.glob("originals/*.json")]:
        mine, before = (folder / path.relative_to(ben) for folder in (ana, base))
        mine.parent.mkdir(exist_ok=True)
        if not mine.exists():
            shutil.copy(path, mine)
        elif before.exists():
            of_both = subprocess.run(["git", "merge-file", "-p", mine, before, path], capture_output=True)
            mine.write_bytes(mine.read_bytes() if of_both.returncode else of_both.stdout)


def test_what_the_other_decided_holds_with_who_and_when(tmp_path: Path) -> None:
    ana, ben = two(tmp_path, "title")
    decide(ana, "ana", "brand")
    decide(ben, "ben", "police", "same")
    found = merged(ana, ben)
    assert (found.taken, found.alike, found.conflicts) == (2, 0, [])
    entries = Journal(ana).standing()
    assert [entry.who for entry in entries] == ["ana", "ana", "ben", "ben"]
    assert Journal(ana).broken == []
    article = Collection.open(ana).get("harbour")
    assert (event_of(article, "e2").agents, quote_of(article, "q2").speaker) == (("police",), "tom-brand")
    assert merged(ana, ben).lines == []
    merged(ben, ana)
    assert sums(Collection.open(ben)) == sums(Collection.open(ana))


def test_what_conflicts_is_named_and_can_be_made_to_hold(tmp_path: Path) -> None:
    ana, ben = two(tmp_path)
    decide(ana, "ana", "police", "title")
    decide(ben, "ben", "no event", "other title", "brand")
    found = merged(ana, ben)
    assert found.taken == 1
    named = [(one.theirs.deed.do, [entry.seq for entry in one.with_]) for one in found.conflicts]
    assert named == [("remove", [1]), ("article", [2])]
    assert event_of(Collection.open(ana).get("harbour"), "e2").agents == ("police",)
    with corrections(ana) as held:
        held.redo(found.conflicts[0].seq)
    assert [one.id for one in Collection.open(ana).get("harbour").events] == ["e1", "e3"]
    again = merged(ana, ben)
    assert again.lines == []  # who made it hold is not asked again
    assert [one.id for one in Collection.open(ana).get("harbour").events] == ["e1", "e3"]


def test_of_very_many_that_conflict_each_names_the_first_that_it_is_against(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path)
    decide(mine, "ana", "name")
    with corrections(theirs, who="ben") as held:
        actor = held.actor("tom-brand")
        held.journal.append_all((set_actor(actor, {"name": f"Tom {one}"}), "ben", None) for one in range(300))
    conflicts = merged(mine, theirs).conflicts
    assert len(conflicts) == 300
    assert {len(one.with_) for one in conflicts[20:]} == {10}


def test_what_is_built_on_what_conflicts_waits_with_it(tmp_path: Path) -> None:
    ana, ben = two(tmp_path)
    decide(ana, "ana", "name")
    decide(ben, "ben", "apart", "same")
    assert [one.theirs.seq for one in merged(ana, ben).conflicts] == []
    ana, ben = two(tmp_path / "again")
    decide(ana, "ana", "same")
    decide(ben, "ben", "apart")
    assert [one.theirs.deed.do for one in merged(ana, ben).conflicts] == ["apart"]


def test_alike_is_no_conflict_and_different_things_of_one_actor_are_none(tmp_path: Path) -> None:
    ana, ben = two(tmp_path)
    decide(ana, "ana", "brand", "name")
    decide(ben, "ben", "brand", "what")
    found = merged(ana, ben)
    assert (found.alike, found.taken, found.conflicts) == (1, 1, [])
    (actor,) = [one for one in Collection.open(ana).get("second").actors if one.id == "tom-brand"]
    assert (actor.name, actor.description) == ("Thomas Brand", "clerk")


def test_what_the_other_took_back_is_taken_back_unless_something_was_built_on_it(tmp_path: Path) -> None:
    ana, ben = two(tmp_path, "title", "same")
    decide(ben, "ben", "undo")
    assert len(merged(ana, ben).lines) == 1
    assert [entry.seq for entry in Journal(ana).standing()] == [1]
    ana, ben = two(tmp_path / "again", "title", "name")
    decide(ana, "ana", "what")
    decide(ben, "ben", "undo")
    (conflict,) = merged(ana, ben).conflicts
    assert (conflict.seq, [entry.seq for entry in conflict.with_]) == (2, [3])
    assert len(Journal(ana).standing()) == 3


@pytest.mark.parametrize("line", ["<<<<<<< mine\n", '{"seq": 9}\n', "[[[[\n"])
def test_a_journal_that_cannot_be_read_is_not_taken_over(tmp_path: Path, line: str) -> None:
    ana, ben = two(tmp_path, "title")
    with (ben / "journal.jsonl").open("a") as file:
        file.write(line)
    before = (ana / "journal.jsonl").read_bytes()
    with pytest.raises(Undecidable, match="Nothing was taken over"):
        merged(ana, ben)
    assert (ana / "journal.jsonl").read_bytes() == before


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), by_git=st.booleans())
def test_undoing_all_after_any_merge_leaves_every_file_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, seed: int, by_git: bool
) -> None:
    rng, folder = random.Random(seed), tmp_path_factory.mktemp("merge")  # noqa: S311
    ana, ben = two(folder)
    before = sums(Collection.open(ana))
    shutil.copytree(ana, folder / "base")
    for path, who in ((ana, "ana"), (ben, "ben")):
        for _ in range(rng.randint(0, 5)):
            with suppress(DatelineError):
                decide(path, who, rng.choice([*CHOICES, "undo"]))
    theirs = [entry.deed for entry in Journal(ben).standing()]
    if by_git:
        merge_by_git(ana, ben, folder / "base")
    merged(ana, ben)
    written = [entry.deed for entry in Journal(ana).entries]
    assert all(deed in written for deed in theirs)  # nothing is lost
    assert merged(ana, ben).lines == []
    with corrections(ana) as held:
        while held.journal.last_standing() is not None:
            held.undo()
    assert sums(Collection.open(ana)) == before
