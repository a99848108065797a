"""Correcting from the explorer: at most three keys for a decision, one to take it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import focus_of, keys_of, pane_rows, press, running, settle, until, words_on
from textual.events import Key

from index.collection import Collection
from index.explore import Explorer
from index.ingest.corrections import corrections
from index.journal.builders import removed, set_role
from index.journal.journal_file import Journal
from index.writer_lock import writer_lock
from tests.index.journal.made import desk, sums
from tests.index.journal.test_rules import with_spokesmen
from tui.layout import LISTS


def harbour(folder: Path) -> Collection:
    return Collection.open(folder / "harbour")


async def test_a_quote_gets_another_speaker_in_three_keys_and_the_old_one_back(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        before = sums(harbour(tmp_path))
        await press(pilot, "3")
        row = screen.item
        assert row is not None
        assert row.kind == "quote"
        await press(pilot, "!")
        assert "but by …" in words_on(pilot)
        await press(pilot, "1")
        offered = words_on(pilot)
        assert "nobody" in offered
        await press(pilot, "1")
        await settle(pilot)
        assert "Decided (U undoes)" in words_on(pilot)
        assert sums(harbour(tmp_path)) != before
        (entry,) = Journal(tmp_path / "harbour").standing()
        assert entry.deed.do == "put"
        await press(pilot, "U")
        await settle(pilot)
        assert sums(harbour(tmp_path)) == before
        await press(pilot, "Z")
        assert "× " in words_on(pilot)
        await press(pilot, "1")
        await settle(pilot)
        assert sums(harbour(tmp_path)) != before


async def test_a_name_that_is_written_into_a_list_of_actors_takes_none_of_its_letters(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", "!", "1")
        assert "a letter begins a name" in words_on(pilot)
        await press(pilot, "escape")
        names = {"!": "exclamation_mark", " ": "space"}
        for letter in "!1Tom Brand":  # all at once, as over a slow line
            pilot.app.post_message(Key(names.get(letter, letter), letter))
        await settle(pilot)
        assert "Tom Brand" in words_on(pilot)
        assert Journal(tmp_path / "harbour").length == 0
        await press(pilot, "enter")
        await settle(pilot)
        (entry,) = Journal(tmp_path / "harbour").standing()
        assert "Tom Brand" in entry.model_dump_json()
        assert pilot.app.screen is screen


async def test_a_half_written_name_is_nobody_new_before_that_is_said_plainly(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", "!", "1", "T", *keys_of("omas Rei"))
        await settle(pilot)
        assert "Tomas Reik (tomas-reik)" in words_on(pilot)
        await press(pilot, "enter")
        assert "Nobody is called “Tomas Rei”: ↓ or Tab takes a name that is offered" in words_on(pilot)
        assert Journal(tmp_path / "harbour").length == 0
        await press(pilot, "down", "enter")
        (entry,) = Journal(tmp_path / "harbour").standing()
        assert '"speaker":"tomas-reik"' in entry.model_dump_json()
        await press(pilot, "U", "!", "1", "T", *keys_of("omas Rei"), "enter", "enter")
        (entry,) = Journal(tmp_path / "harbour").standing()
        assert '"speaker":"tomas-rei"' in entry.model_dump_json()
        assert pilot.app.screen is screen


WRITTEN = ("ctrl+u", *keys_of("2024-03-01"), "enter")
DECISIONS = {
    "quotes": [["1", "1"], ["2"], ["3"], ["4"], ["5", "2"]],
    "events": [["1"], ["2", "1"], ["3", "1"], ["4", "1"], ["5", "2"], ["6"], ["7", *WRITTEN], ["8", *WRITTEN],
               ["9", "ctrl+u", *keys_of("3 killed"), "enter"]],
    "actors": [["1", *WRITTEN], ["2", "1"], ["3", "1"], ["4"], ["5", "2"], ["6", *WRITTEN], ["7"]],
    "context": [["3"]],
    "passages": [["1", *WRITTEN], ["2", *WRITTEN], ["3", *WRITTEN], ["4", *WRITTEN]],
}  # fmt: skip


@pytest.mark.parametrize("pane", DECISIONS)
async def test_every_decision_is_made_and_taken_back_by_keys(tmp_path: Path, pane: str) -> None:
    async with running(tmp_path) as (pilot, screen):
        before = sums(harbour(tmp_path))
        for made, keys in enumerate(DECISIONS[pane]):
            await press(pilot, str(LISTS.index(pane) + 1))
            rows, key = pane_rows(screen, pane), screen.grid.list_pane(pane).list.key
            await press(pilot, "!", *keys)
            (entry,) = Journal(tmp_path / "harbour").standing()
            assert entry.seq == 2 * made + 1, keys
            assert entry.deed.do == "disputed" or sums(harbour(tmp_path)) != before, keys
            await press(pilot, "U")
            assert sums(harbour(tmp_path)) == before, keys
            assert pane_rows(screen, pane) == rows, keys
            assert screen.grid.list_pane(pane).list.key == key, "the cursor is where it was"


@pytest.mark.parametrize("leave", [["escape"], ["1", "escape"]])
async def test_who_leaves_the_menu_has_decided_nothing(tmp_path: Path, leave: list[str]) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", "!", *leave)
        await settle(pilot)
        assert pilot.app.screen is screen
        assert Journal(tmp_path / "harbour").length == 0


@pytest.mark.parametrize(
    ("was", "now", "sentence"),
    [
        (b'"role":"history"', b'"role":"main"', "a line before line 2 was changed, lost or put in"),
        (b'"do":"remove"', b'"do":"fancy"', "nothing can be decided until it is put right"),
        (b'"seq":2', b"", "nothing can be decided until it is put right"),
        (b'{"seq":1', b'<<<<<<< HEAD\n{"seq":1', "git left a conflict at line 1"),
    ],
)
async def test_what_is_wrong_with_the_journal_is_said_once_when_the_collection_is_opened(
    tmp_path: Path, was: bytes, now: bytes, sentence: str
) -> None:
    collection = desk(tmp_path / "desk")
    with corrections(collection.path) as held:
        article = collection.get("harbour")
        held.decide(set_role(article, article.roles[0].start, "history"))
        held.decide(removed(article, article.events[0]))
    journal = collection.path / "journal.jsonl"
    assert was in journal.read_bytes()
    journal.write_bytes(journal.read_bytes().replace(was, now, 1))
    before = journal.read_bytes()
    explorer = Explorer(collection, cache=tmp_path / "cache")
    async with running(tmp_path, collection=collection, explorer=explorer) as (pilot, _screen):
        told = [notice.message for notice in pilot.app._notifications]
        assert sum(sentence in " ".join(message.split()) for message in told) == 1
        await press(pilot, "1", "!", "7")
        told = [notice.message for notice in pilot.app._notifications]
        assert sum("journal.jsonl" in message for message in told) <= 2
    assert journal.read_bytes().startswith(before)


async def test_where_nothing_was_decided_undo_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, _screen):
        await press(pilot, "U")
        await settle(pilot)
        assert "There is no decision to undo." in words_on(pilot)


async def test_what_is_undone_while_nothing_is_found_is_looked_for_among_what_can_be_asked(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (pilot, screen):
        before = sums(harbour(tmp_path))
        await press(pilot, "2", "!", "1", "/", *keys_of("port zzz"), "enter", "5", "U")
        assert sums(harbour(tmp_path)) == before
        assert screen.grid.pane == "passages"


async def test_the_last_decision_is_repeated_on_the_next_row(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        before = sums(harbour(tmp_path))
        await press(pilot, "2", "!", *["6"])
        first = screen.item
        assert first is not None
        await press(pilot, ".")
        second = screen.item
        assert second is not None
        assert second.key != first.key
        by_hand = {
            f"{article.id}#{event.id}"
            for article in harbour(tmp_path).articles()
            for event in article.events
            if event.by == "hand"
        }
        assert by_hand == {first.key, second.key}
        await press(pilot, "U", "U")
        assert sums(harbour(tmp_path)) == before
        await press(pilot, "3", ".")
        assert "was about an event" in words_on(pilot)


async def test_a_decision_about_several_rows_is_one_step(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        before = sums(harbour(tmp_path))
        await press(pilot, "2")
        rows = pane_rows(screen, "events")
        await press(pilot, "space", "space")
        assert "2 selected" in words_on(pilot)
        assert screen.item is not None
        assert screen.item.key == rows[2]
        await press(pilot, "!", "1")
        assert pane_rows(screen, "events") == rows[2:]
        assert screen.item.key == rows[2]
        assert "selected" not in words_on(pilot)
        assert Journal(tmp_path / "harbour").length == 1
        await press(pilot, "U")
        assert pane_rows(screen, "events") == rows
        assert sums(harbour(tmp_path)) == before


async def test_of_several_rows_what_all_can_take_is_offered_in_words_about_all(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", "space", "space")
        names = {
            row.speaker[1] for row in screen.grid.list_pane("quotes").list.marked.values() if row.speaker
        }
        await press(pilot, "!")
        asked = words_on(pilot).partition("Correct 2 rows")[2]
        assert "None of them is a quote" in asked
        assert "Right as it is" not in asked
        await press(pilot, "1")
        assert "Said by somebody else … · 2 rows" in words_on(pilot)
        assert names
        assert all(name in words_on(pilot) for name in names)
        await press(pilot, "escape", "escape", "2", "space", "space", "space", "!")
        several = words_on(pilot).partition("Correct 3 rows")[2]
        assert "The other way round" in several
        assert "figures are not" not in several, "not all of them have some"
        await press(pilot, "7", *keys_of("2024-03-01"), "enter")
        (entry,) = Journal(tmp_path / "harbour").standing()
        assert entry.deed.do == "several"
        assert len(entry.deed.decisions) == 3


async def test_what_is_selected_is_copied_together_and_let_go_of(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", "space", "space", "y", "1")
        words = pilot.app.clipboard
        assert screen.browser.view is not None
        assert [row.words in words for row in screen.browser.view.quotes[:2]] == [True, True]
        await press(
            pilot, "y", "up", "enter", *["backspace"] * 8, *keys_of(str(tmp_path / "rows.csv")), "enter"
        )
        lines = (tmp_path / "rows.csv").read_text().splitlines()
        assert lines[0].startswith("kind,text,speaker")
        assert len(lines) == 3
        await press(pilot, "escape")
        assert " selected" not in words_on(pilot)


async def test_all_that_are_selected_are_pinned_together(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "1", "space", "space", "enter")
        assert len(focus_of(screen).actors) == 2
        await press(pilot, "backspace", "3", "space", "G", "space")
        articles = {item.anchor.article for item in screen.grid.marked}
        await press(pilot, "enter")
        assert set(focus_of(screen).articles) == articles


async def test_what_is_unsure_is_judged_by_one_key_and_the_answer_taken_back(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    explorer = Explorer(collection, cache=tmp_path / "cache")
    async with running(tmp_path, collection=collection, explorer=explorer) as (pilot, screen):
        await press(pilot, "W")
        assert "Nothing was answered yet." in words_on(pilot)
        await press(pilot, "s", "y", "n")
        assert Journal(collection.path).length == 2
        assert " of 1 right" in words_on(pilot) or "of the least sure" in words_on(pilot)
        await press(pilot, "U", "U", "escape")
        assert sums(collection) == before
        await press(pilot, "2", "W", "s", "n", "enter")
        item, row = screen.grid.reader.item, screen.grid.first_item
        assert (item.kind if item else "", screen.grid.pane) == ("passage", "reader")
        await press(pilot, "2")
        assert screen.grid.reader.item == screen.grid.first_item == row


async def test_who_is_said_to_be_another_is_left_for_that_one_by_cursor_and_trail(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    explorer = Explorer(collection, cache=tmp_path / "cache")
    async with running(tmp_path, collection=collection, explorer=explorer) as (pilot, screen):
        rows = screen.grid.list_pane("actors").list
        await press(pilot, "1")
        while rows.key != "eva-duarte":
            await press(pilot, "j")
        await press(pilot, "!", "2")
        offered = [line for line in words_on(pilot).splitlines() if "Ana Duarte (ana-duarte)" in line]
        await press(pilot, offered[0].partition("Ana Duarte")[0].split()[-1])
        assert rows.key == "ana-duarte"
        await press(pilot, "U")
        assert rows.key == "eva-duarte"
        await press(pilot, "enter", "1")
        assert "Eva Duarte" in words_on(pilot).splitlines()[2]
        passages = pane_rows(screen, "passages")
        await press(pilot, "Y")
        assert "Ana Duarte" in words_on(pilot).splitlines()[2]
        assert len(pane_rows(screen, "passages")) > len(passages)
        assert rows.key == "ana-duarte"
        await press(pilot, "U")
        assert "Eva Duarte" in words_on(pilot).splitlines()[2]
        assert pane_rows(screen, "passages") == passages


async def test_what_is_decided_twice_is_offered_as_a_rule(tmp_path: Path) -> None:
    collection = with_spokesmen(tmp_path)
    before = sums(collection)
    explorer = Explorer(collection, cache=tmp_path / "cache")
    async with running(tmp_path, collection=collection, explorer=explorer) as (pilot, screen):
        for _ in range(2):
            await press(pilot, "/", *keys_of("light"), "enter", "1")
            rows = screen.grid.list_pane("actors").list
            while rows.row is not None and rows.row.name != "Harbour Light":
                await press(pilot, "j")
            await press(pilot, "!", "7")
        assert "in “day-2”" in words_on(pilot)
        await press(pilot, "1")
        assert Journal(collection.path).length == 3
        assert "[[rule]]" in (collection.path / "actors.toml").read_text()
        await press(pilot, "U", "U", "U")
        assert sums(collection) == before


async def test_words_picked_by_keys_become_an_event_a_quote_and_an_actor(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        before, reader = sums(harbour(tmp_path)), screen.grid.reader
        await press(pilot, "/", *keys_of("served"), "enter", "M")
        assert "what it is" in words_on(pilot)
        assert screen.get_selected_text() == "Mara Lindt had served for six years when the first walkout came"
        await press(pilot, "M", "w", "w", "w")
        assert screen.get_selected_text() == "served"
        assert reader.article is not None
        await press(pilot, "enter", "2", "1")
        (entry,) = Journal(tmp_path / "harbour").standing()
        assert (entry.deed.do, entry.deed.value["words"]) == ("put", "served")  # type: ignore[union-attr]
        await press(pilot, "M", "v", "left", "v", "b", "!", "3", "2")
        (_event, actor) = Journal(tmp_path / "harbour").standing()
        assert actor.deed.target.words == "first walkout"  # type: ignore[union-attr]
        await press(pilot, "U", "U")
        assert sums(harbour(tmp_path)) == before
        await press(pilot, "3", "M", "escape")
        assert screen.get_selected_text() is None
        assert screen.grid.pane == "reader"
        await press(pilot, "M", "b", "k", "y", "1")
        assert pilot.app.clipboard in reader.article.text


async def test_a_name_that_is_written_is_completed_and_what_cannot_be_is_said_before_it_is_taken(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (pilot, screen):
        rows = screen.grid.list_pane("actors").list
        await press(pilot, "1")
        await press(pilot, "!", "2", "up", "enter", *keys_of("nobody at all"), "enter")
        assert "Nobody here is called “nobody at all”" in words_on(pilot)
        other = rows.rows[1]
        await press(pilot, "ctrl+u", *keys_of(other.name[:5].lower()))
        await settle(pilot)
        assert f"{other.name} ({other.id})" in words_on(pilot)
        await press(pilot, "tab", "enter")
        (same,) = Journal(tmp_path / "harbour").standing()
        assert same.deed.actors[0].id == other.id  # type: ignore[union-attr]
        await press(pilot, "2", "!", "7", "ctrl+u", *keys_of("yesterday"), "enter")
        assert "“yesterday” is no day" in words_on(pilot)


async def test_what_waits_to_be_written_is_written_though_something_else_is_looked_at(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        collection = harbour(tmp_path)
        await press(pilot, "3", "!")
        with writer_lock(collection.folder):
            await pilot.press("2")
            await until(pilot, lambda: screen.decisions.is_held_up)
            await pilot.press("down", "!")
            await until(pilot, lambda: pilot.app.screen is not screen)
            await pilot.press("escape")
        await settle(pilot)
        assert [entry.deed.do for entry in Journal(collection.path).entries] == ["remove"]


async def test_what_is_decided_waits_for_another_program_and_nothing_more_is_taken_on(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        collection = harbour(tmp_path)
        with writer_lock(collection.folder):
            await pilot.press("3", "!", "2")
            await until(pilot, lambda: "waiting for another program" in words_on(pilot))
            await pilot.press("U", "/", "r")
            await until(pilot, lambda: "still waits for it" in words_on(pilot))
            await until(pilot, lambda: focus_of(screen).query == "r" and not screen.browser.asking)
        await settle(pilot)
        assert "waiting for another" not in words_on(pilot)
        assert [entry.deed.do for entry in Journal(collection.path).entries] == ["remove"]
        await press(pilot, "escape", "U")
        with writer_lock(collection.folder):
            await pilot.press("U")
            await until(pilot, lambda: screen.decisions.is_held_up)
        await settle(pilot)
        assert "There is no decision to undo" in words_on(pilot)
        assert "waiting for another" not in words_on(pilot)
        await press(pilot, "escape", "3")
        with writer_lock(collection.folder):
            await pilot.press("!", "4")
            await until(pilot, lambda: screen.decisions.is_held_up)
            await pilot.press("down", "space", "space")
        await settle(pilot)
        assert len(screen.grid.marked) == 2, "what is selected while a decision is written stays so"
