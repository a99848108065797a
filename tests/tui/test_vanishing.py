"""What is taken from under the open app – index, articles, the collection – is told, and the app goes on."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from driving import keys_of, pane_rows, press, running, settle, until, words_on
from test_states import said
from textual.pilot import Pilot

from index.collection import Collection
from index.explore import Explorer
from index.model import Article, Segment
from tui.screens.browse import BrowseScreen

Damage = Callable[[Path], object]


def note(name: str, words: str) -> Article:
    return Article(id=name, text=words, segments=(Segment(start=0, end=len(words)),))


@asynccontextmanager
async def opened(folder: Path, articles: int = 40) -> AsyncIterator[tuple[Pilot[None], BrowseScreen]]:
    """The app on a collection with more passages than are seen, its index in the folder `index`."""
    made = Collection.create(folder / "harbour")
    for number in range(articles):
        made.add(note(f"2024-04-{number % 28 + 1:02}-note-{number}", f"Note {number}: the pier was quiet."))
    explorer = Explorer(made, cache=folder / "index")
    async with running(folder, (80, 24), collection=made, explorer=explorer) as (pilot, screen):
        await until(pilot, lambda: len(screen.grid.passages.list.rows) == articles)
        yield pilot, screen


def cut_short(folder: Path) -> None:
    for part in (folder / "index").glob("part-*"):
        with part.open("r+b") as stream:
            stream.truncate(50)


@pytest.mark.parametrize("keys", [["G"], ["/", *keys_of("quiet"), "enter"], ["R"], ["2", "j", "G"]])
async def test_an_index_cut_short_is_made_anew(tmp_path: Path, keys: list[str]) -> None:
    async with opened(tmp_path) as (pilot, screen):
        before = pane_rows(screen, "passages")[:24]
        cut_short(tmp_path)
        await press(pilot, *keys)
        await press(pilot, "R")
        await until(pilot, lambda: len(screen.grid.passages.list.rows) == 40)
        assert pane_rows(screen, "passages")[:24] == before
        await press(pilot, "1", "G")
        assert len(pane_rows(screen, "passages")) == 40
        cut_short(tmp_path)  # once more
        await press(pilot, "/", *keys_of(" pier"), "enter", "R")
        await until(pilot, lambda: len(pane_rows(screen, "passages")) == 40)


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "index" / "manifest.json").write_text('{"version'),
        lambda folder: (folder / "index" / "manifest.json").unlink(),
        lambda folder: shutil.rmtree(folder / "index"),
    ],
)
async def test_an_index_that_is_changed_or_gone_is_made_anew(tmp_path: Path, damage: Damage) -> None:
    async with opened(tmp_path) as (pilot, screen):
        damage(tmp_path)
        await press(pilot, "G", "/", *keys_of("pier"), "enter")
        assert len(screen.grid.passages.list.rows) == 40
        await press(pilot, "R")
        assert len(pane_rows(screen, "passages")) == 40


async def test_another_branch_checked_out_is_taken_up(tmp_path: Path) -> None:
    async with opened(tmp_path) as (pilot, screen):
        articles = tmp_path / "harbour" / "articles"
        other = Collection.create(tmp_path / "other")
        other.add(note("2024-05-01-else", "Elsewhere the harbour was loud."))
        await press(pilot, "/", *keys_of("harbour"), "enter")
        shutil.rmtree(articles)
        shutil.copytree(tmp_path / "other" / "articles", articles)
        await press(pilot, "j", "G", "R")
        assert [key[:15] for key in pane_rows(screen, "passages")] == ["2024-05-01-else"]
        assert "harbour   1 article ·" in words_on(pilot)


async def test_a_collection_that_is_deleted_is_told_and_the_screen_stays(tmp_path: Path) -> None:
    async with opened(tmp_path) as (pilot, screen):
        moved = tmp_path / "elsewhere"
        (tmp_path / "harbour").rename(moved)
        await press(pilot, "j", "R")
        assert "harbour" in said(words_on(pilot))
        assert "cannot be read" in said(words_on(pilot))
        await press(pilot, "escape")
        assert len(screen.grid.passages.list.rows) == 40
        moved.rename(tmp_path / "harbour")
        await press(pilot, "R")
        await settle(pilot)
        assert len(pane_rows(screen, "passages")) == 40
        assert pilot.app.screen is screen


async def test_a_collection_that_is_emptied_is_empty_in_the_reader_as_well(tmp_path: Path) -> None:
    async with opened(tmp_path, articles=2) as (pilot, screen):
        for file in (tmp_path / "harbour" / "articles").iterdir():
            file.unlink()
        await press(pilot, "j", "R")
        await until(pilot, lambda: not screen.grid.passages.list.rows)
        page = screen.grid.reader.page
        assert "This collection is empty." in " ".join(block.words for block in page._blocks)
