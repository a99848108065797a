"""What the panes say where they have no rows, what keys say that can do nothing, and what is said of damage."""

# What a screen lacks fails the test that looks at it.
# mypy: disable-error-code="union-attr"

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import rest
from driving import focus_of, keys_of, pane_rows, press, running, settle, until, words_on
from textual.pilot import Pilot
from world import PlainExplorer, article, collection

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.model import Article, Segment


def is_said(pilot: Pilot[None], sentence: str) -> bool:
    """Whether it stands on the screen."""
    return sentence in said(words_on(pilot))


def said(words: str) -> str:
    """Words of several lines of a pane, or of a toast, as one line: frames are left out."""
    return " ".join(words.translate(dict.fromkeys(map(ord, "│╭╮╰╯─▌▏▎┌┐└┘━╸▊"), " ")).split())


# ── four states, four sentences ──────────────────────────────────────────────────────────────────────────────────────


class Slow(PlainExplorer):
    """Prepares article by article, each when it is let go."""

    def __init__(self, made: Collection) -> None:
        super().__init__(made)
        self.steps = [threading.Event() for _number in range(3)]

    def prepare(self, progress: Callable[..., None] | None = None, _cancelled: object = None) -> None:
        assert progress is not None
        for number, step in enumerate(self.steps):
            while not step.wait(0.01):
                progress(number * 100, 8064)
        progress(8064, 8064)


async def test_what_is_being_indexed_is_not_empty_and_the_count_moves(tmp_path: Path) -> None:
    explorer = Slow(collection(tmp_path))
    async with running(tmp_path, (80, 24), wait=False, collection=explorer.collection, explorer=explorer) as (
        pilot,
        screen,
    ):
        for number, step in enumerate(explorer.steps):
            done = f"{number * 100} of 8,064"
            await until(
                pilot, partial(is_said, pilot, f"The collection is being indexed: {done} articles so far.")
            )
            await until(pilot, partial(is_said, pilot, f"indexing {done} · {number} %"))
            assert "empty" not in words_on(pilot)
            step.set()
        await settle(pilot)
        assert "indexed" not in words_on(pilot)
        assert len(pane_rows(screen, "passages")) == 12


async def test_an_empty_collection_says_how_it_is_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Collection.create(tmp_path / "harbour")
    async with running(tmp_path, collection=made, explorer=PlainExplorer(made)) as (pilot, screen):
        words = said(words_on(pilot))
        assert "This collection is empty." in words
        assert f"dateline add FILES --to {tmp_path / 'harbour'}"[:30] in words
        await press(pilot, "enter", "q", "n", ">", "y", "j", "G", "0", "j", "?", "escape")
        assert pilot.app.screen is screen


async def test_articles_without_events_are_not_an_empty_collection(tmp_path: Path) -> None:
    text = "The harbour was quiet."
    quiet = Article(id="a", title="Quiet", text=text, segments=(Segment(start=0, end=len(text)),))
    made = collection(tmp_path, [quiet])
    async with running(tmp_path, collection=made, explorer=PlainExplorer(made)) as (pilot, _screen):
        words = said(words_on(pilot))
        assert "No event is told in these articles." in words
        assert "Nobody is quoted in these articles." in words
        assert "empty" not in words


async def test_passages_without_events_say_so(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, _screen):
        await press(pilot, "/", *keys_of("costs"), "enter")
        words = said(words_on(pilot))
        assert "No event is told in the passages found." in words
        assert "x takes the last condition away" in words


async def test_nothing_found_says_what_each_word_finds_and_offers_more(tmp_path: Path) -> None:
    async with running(tmp_path, (80, 24)) as (pilot, screen):
        await press(pilot, "/", *keys_of("pier income zeppelin"), "enter")
        words = said(words_on(pilot))
        assert "nothing found" in words
        assert "No passage has “pier” and “income” and “zeppelin”." in words
        assert "“pier” alone 3 passages in 1 article" in words
        assert "“income” alone 1 passage in 1 article" in words
        assert "“zeppelin” alone nothing" in words
        assert screen.grid.passages.list.row.words == "“pier” alone"
        assert "⏎ ask " in words
        assert "⏎ pin " not in words
        assert screen.grid.reader.article is None
        await press(pilot, "j", "enter")
        assert focus_of(screen) == Focus(query="income")
        assert screen.searchbar.input.value == "income"
        await press(pilot, "backspace")
        assert focus_of(screen) == Focus(query="pier income zeppelin")


async def test_what_stands_in_the_same_article_is_offered_first(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, _screen):
        await press(pilot, "/", *keys_of("blocked nine"), "enter")
        assert "▌In the same article: blocked and nine" in words_on(pilot)


async def test_an_offer_that_finds_nothing_is_not_asked(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("pier zeppelin"), "enter", "G", "enter")
        assert focus_of(screen).query == "pier zeppelin"
        assert "Nothing is under the cursor." in words_on(pilot)


async def test_the_key_line_says_how_to_leave(tmp_path: Path) -> None:
    async with running(tmp_path, size=(60, 15)) as (pilot, _screen):
        for keys in ([], ["3"], ["/", "w", "enter"], ["0"]):
            await press(pilot, *keys)
            assert words_on(pilot).splitlines()[-1].rstrip().endswith("? help  ^q quit")


# ── keys that can do nothing ─────────────────────────────────────────────────────────────────────────────────────────


async def test_a_key_that_can_do_nothing_says_so_once(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        before = focus_of(screen)
        for _time in range(3):
            await press(pilot, "=")
            assert said(words_on(pilot)).count("No other spelling is proposed.") == 1
        assert focus_of(screen) == before


@pytest.mark.parametrize("from_pane", ["4", "5"])
async def test_passages_and_context_are_followed_like_other_rows(tmp_path: Path, from_pane: str) -> None:
    text = (
        "“The quay is closed,” said Mara Lindt, after the Dockers' Union blocked a gate that the Port Authority "
        "opened years ago."
    )
    made = collection(tmp_path, [article(1, "A gate", date(2024, 3, 4), ["It was Monday.", text])])
    async with running(tmp_path, collection=made, explorer=PlainExplorer(made)) as (pilot, screen):
        for key, field, value, pane in (
            ("q", "speaker", "mara-lindt", "quotes"),
            ("Q", "about", "mara-lindt", "quotes"),
            ("e", "parties", ("mara-lindt",), "events"),
            ("c", "actors", ("mara-lindt",), "context"),
            ("s", "actors", ("mara-lindt",), "actors"),
            ("m", "actors", ("mara-lindt",), "actors"),
            ("w", "actors", ("dockers-union",), "actors"),
            ("t", "actors", ("port-authority",), "actors"),
        ):
            await press(pilot, "X", from_pane, "G", key)
            if pilot.app.screen is not screen:  # several to choose from, the nearest first
                await press(pilot, "1")
            assert getattr(focus_of(screen), field) == value
            assert screen.grid.pane == pane


async def test_several_actors_of_a_passage_are_a_menu(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "5", "j", "m")
        words = words_on(pilot)
        assert "1 Dockers' Union" in words
        assert "2 North Shipping" in words
        await press(pilot, "2")
        assert focus_of(screen).actors == ("north-shipping",)


# ── damage ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_article_that_is_gone_is_one_sentence_with_what_to_press(tmp_path: Path) -> None:
    async with running(tmp_path, (80, 24)) as (pilot, screen):
        (tmp_path / "harbour" / "articles" / "2024-03-09-story-3.json").unlink()
        passages = [key for key in pane_rows(screen, "passages") if key.startswith("2024-03-09")]
        screen.grid.go_to("passages")
        screen.grid.zoom()
        for key in passages:
            screen.grid.passages.list.go_to(key)
            await settle(pilot)
            words = said(words_on(pilot))
            assert (
                words.count("This article is in the collection no more. R reads the collection again.") == 1
            )
            assert not rest.notices(pilot.app)
        await press(pilot, "y", "o", ">")
        await press(pilot, "5", "g")
        assert screen.grid.reader.article.id == "2024-03-04-story-1"


async def test_damaged_articles_that_vanish_are_named(tmp_path: Path) -> None:
    made = collection(tmp_path)
    async with running(tmp_path, (80, 24), collection=made, explorer=Explorer(made)) as (pilot, screen):
        await until(pilot, lambda: len(pane_rows(screen, "passages")) == 12)
        for number, day in ((2, "06"), (3, "09")):
            path = tmp_path / "harbour" / "articles" / f"2024-03-{day}-story-{number}.json"
            path.write_text('{"broken')
        await press(pilot, "R")
        words = said(words_on(pilot))
        assert "2 article files are left out" in words
        assert "2024-03-06-story-2.json, 2024-03-09-story-3.json" in words
        assert {key[:18] for key in pane_rows(screen, "passages")} == {"2024-03-04-story-1"}


async def test_a_damaged_article_is_told_in_the_reader(tmp_path: Path) -> None:
    async with running(tmp_path, (80, 24)) as (pilot, screen):
        (tmp_path / "harbour" / "articles" / "2024-03-09-story-3.json").write_text('{"broken')
        screen.grid.list_pane("quotes").list.go_to("2024-03-09-story-3#q1")
        screen.grid.zoom()
        await settle(pilot)
        assert "2024-03-09-story-3.json" in said(words_on(pilot))
        assert not rest.notices(pilot.app)
