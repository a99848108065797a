"""The reader: a long article is shown at any place of it, hits and spans are in sight."""

# What a screen lacks fails the test that looks at it.
# mypy: disable-error-code="union-attr"

from __future__ import annotations

from pathlib import Path

from driving import press, running, settle, words_on
from world import PlainExplorer, collection

from index.model import Article, Role, Segment
from index.view import Anchor
from tui.current_item import Item


def long_article(count: int) -> Article:
    words = [f"Paragraph {number} tells of the pier and of what came after it." for number in range(count)]
    text, segments, at = "\n\n".join(words), [], 0
    for one in words:
        segments.append(Segment(start=at, end=at + len(one)))
        at += len(one) + 2
    roles = tuple(Role(start=s.start, end=s.end, role="main") for s in segments)
    return Article(id="long", title="A long one", text=text, segments=tuple(segments), roles=roles)


async def test_any_place_of_a_long_article_is_shown(tmp_path: Path) -> None:
    long = long_article(1500)
    made = collection(tmp_path, [long])
    async with running(tmp_path, (80, 24), collection=made, explorer=PlainExplorer(made)) as (pilot, screen):
        start = long.segments[1250].start
        screen.read(Item("passage", "p", Anchor("long", start, start + 5)))
        await settle(pilot)
        await press(pilot, "0")  # on a narrow screen it is read before it is seen
        assert "Paragraph 1250 tells" in words_on(pilot)
        assert "¶ 1251/1500" in words_on(pilot)


async def test_a_long_article_is_read_from_end_to_end(tmp_path: Path) -> None:
    long = long_article(180)
    made = collection(tmp_path, [long])
    async with running(tmp_path, collection=made, explorer=PlainExplorer(made)) as (pilot, _screen):
        await press(pilot, "0", "G")
        assert "Paragraph 179 tells" in words_on(pilot)
        await press(pilot, "g")
        assert "Paragraph 0 tells" in words_on(pilot)
        pages = 0
        while "Paragraph 179 tells" not in words_on(pilot) and pages < 40:
            await press(pilot, "pagedown")
            pages += 1
        assert 5 <= pages < 40


async def test_a_chosen_span_is_scrolled_to(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as (pilot, screen):
        await press(pilot, "5", "j", "j", "j", "j")
        assert "Two years ago" in words_on(pilot)
        await press(pilot, "0", ">")
        assert screen.grid.reader.item is not None


async def test_words_selected_in_one_article_are_not_in_the_next(tmp_path: Path) -> None:
    tall = "The harbour pilots met at the old weigh house and spoke for hours about the tide tables. " * 4
    made = collection(
        tmp_path,
        [
            Article(id="a", title="Tall", text=tall, segments=(Segment(start=0, end=len(tall)),)),
            Article(id="b", title="Small", text="Over.", segments=(Segment(start=0, end=5),)),
        ],
    )
    async with running(tmp_path, collection=made, explorer=PlainExplorer(made)) as (pilot, screen):
        await press(pilot, "5", "g")
        page = screen.grid.reader.page
        last = int(page.virtual_size.height) - 2
        await pilot.mouse_down(page, offset=(5, last))
        await pilot.hover(page, offset=(12, last))
        await pilot.mouse_up(page, offset=(12, last))
        await settle(pilot)
        assert screen.get_selected_text()
        await press(pilot, "5", "j")
        assert screen.grid.reader.article.id == "b"
        assert not screen.get_selected_text()
        assert "Over." in words_on(pilot)
