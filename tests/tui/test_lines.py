"""What the rows and the bars say."""

from __future__ import annotations

from datetime import date

import pytest
from textual.content import Content

from index.happenings.happening import happening_of
from index.happenings.telling import tellings_of
from index.model import Article
from index.view import Anchor, ContextRow, EventRow, PassageRow
from tui import bar_content
from tui.commands import commands
from tui.panes import headings
from tui.panes.actors import bar
from tui.panes.events import EventsPane, counted, days, parties
from tui.panes.passages import PassagesPane
from tui.screens.keyed import key_line
from tui.widgets.bar import KeyBar, TrailBar
from tui.widgets.searchbar import found_line

HERE = Anchor("a", 0, 1)


def plain(pieces: list[tuple[Content, str]]) -> str:
    return "".join(piece.plain for piece, _id in pieces)


@pytest.mark.parametrize(
    ("value", "shown"), [(0, ""), (1, "╸"), (50, "━━━━"), (100, "━━━━━━━━"), (56, "━━━━╸")]
)
def test_bars_are_as_long_as_their_share(value: int, shown: str) -> None:
    assert bar(value, 100) == shown.ljust(8)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, None, ""),
        (date(2021, 6, 28), date(2021, 6, 28), "28 Jun 21"),
        (date(2021, 6, 27), date(2021, 6, 28), "27–28 Jun"),
        (date(2021, 6, 1), date(2021, 6, 30), "Jun 2021"),
        (date(2021, 1, 1), date(2021, 6, 28), "Jan–Jun 21"),
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2019, 1, 1), date(2021, 6, 28), "2019–21"),
    ],
)
def test_days_fit_their_column(first: date | None, last: date | None, shown: str) -> None:
    assert days(first, last) == shown
    assert len(shown) <= 10


def test_parties_name_who_and_whom() -> None:
    row = EventRow(
        *("a#e1", "COERCE", "blocked", (("u", "Union [it]"),), (), None, None, None, None, ()),
        *("reported", None, 1.0, None, HERE),
    )
    assert parties(row).plain == "Union [it]"


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (60, "7 killed (Observatory), 6 wounded (Observatory)"),
        (20, "7 killed, 6 wounded"),
        (3, "7 killed, 6 wounded"),
    ],
)
def test_figures_lose_their_givers_where_there_is_no_room(room: int, shown: str) -> None:
    assert counted(["7 killed (Observatory)", "6 wounded (Observatory)"], room) == shown


@pytest.mark.parametrize(("events", "shown"), [(2, "3 killed"), (0, "1 killed")])
def test_the_row_of_a_happening_has_its_figures_and_that_of_a_report_its_own(events: int, shown: str) -> None:
    text = "Three people died. One of them, a docker, was shot."
    count = {"what": "killed", "low": 3, "high": 3, "start": 0, "end": 5}
    shooting = Article.model_validate(
        {
            "id": "a",
            "text": text,
            "segments": [{"start": 0, "end": len(text)}],
            "events": [{"id": "e1", "type": "ASSAULT", "start": 46, "end": 50}],
            "happenings": [
                {
                    "id": "h1",
                    "type": "ASSAULT",
                    "events": ["e1"],
                    "counts": [count | {"reason": "as written"}],
                }
            ],
        }
    )
    row = EventRow(
        *("a#e1", "ASSAULT", "shot", (), (), None, None, None, None, ("1 killed",)),
        *("reported", None, 1.0, None, HERE),
        happening=happening_of(tellings_of(shooting), "", 1.0),
        events=events,
    )
    lines = EventsPane().draw(row, None, 80)
    assert lines[-1].plain.rstrip().endswith(f" {shown}")


def test_the_trail_says_where_one_is() -> None:
    pieces = bar_content.trail(["“pier”", "Mara"], sample=False)
    assert plain(pieces).strip() == "all › “pier” › Mara"
    assert [name for _piece, name in pieces if name] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("sample", "room", "hints"),
    [(False, 160, ["HINT"]), (True, 160, ["HINT", "SAMPLE"]), (True, 80, ["HINT"]), (True, 40, [])],
)
def test_an_empty_trail_says_what_there_is_room_for(sample: bool, room: int, hints: list[str]) -> None:
    trail = TrailBar("trail")
    trail._pieces = bar_content.trail([], sample=sample)
    trail.__class__ = type("Sized", (TrailBar,), {"size": type("Size", (), {"width": room})()})
    shown = plain(trail.shown())
    assert [name for name in ("HINT", "SAMPLE") if getattr(bar_content, name) in shown] == hints
    assert len(shown) <= room


def test_keys_show_what_is_possible_and_how_to_leave_last() -> None:
    every = commands().values()
    shown = plain(bar_content.keys(every, {"item", "speakers"}))
    assert "s speaker" in shown
    assert "w who" not in shown
    assert shown.strip().endswith("? help  ^q quit")


@pytest.mark.parametrize(
    ("passages", "articles", "asked", "said"),
    [
        (0, 0, True, "nothing found"),
        (1, 1, True, "1 passage in 1 article"),
        (2000, 30, True, "2,000 passages in 30 articles"),
        (9, 2, False, ""),
    ],
)
def test_what_was_found_is_said(passages: int, articles: int, asked: bool, said: str) -> None:
    assert found_line(passages, articles, asked=asked).plain == said


def test_bars_that_are_too_short_keep_what_matters() -> None:
    keys = KeyBar("keys", 2)
    keys._pieces = [
        (Content(" / search "), "search"),
        (Content(" x unpin "), "unpin"),
        (Content(" ? help "), "help"),
        (Content(" ^q "), "quit"),
    ]
    trail = TrailBar("trail")
    trail._pieces = bar_content.trail(["first " * 5, "second " * 5, "last"], sample=False)
    with_width = {"size": type("Size", (), {"width": 24})()}
    for made in (keys, trail):
        made.__class__ = type("Narrow", (made.__class__,), with_width)
    assert [name for _piece, name in keys.shown()] == ["search", "help", "quit"]
    assert plain(trail.shown()).endswith("last")
    assert plain(trail.shown()).startswith("…")


@pytest.mark.parametrize("most", [0, 9, 188, 5_881, 1_240_000])
def test_the_strip_of_panes_has_every_pane_on_a_narrow_screen(most: int) -> None:
    counts = dict.fromkeys(("actors", "events", "quotes", "context", "passages"), most)
    assert plain(bar_content.tabs(counts, (), "events", 80)).endswith("0 Reader")
    assert len(plain(bar_content.tabs(counts, (), "events", 80))) <= 80
    if most == 5_881:
        assert "5 Passages 5,881" in plain(bar_content.tabs(counts, (), "events", 120))
        assert "5 Passages 6k" in plain(bar_content.tabs(counts, (), "events", 80))


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("Quiet harbour wakes to strike; Dockers stay out.", False),
        ("The harbour was quiet.", True),
        ("Quiet harbour.", True),
    ],
)
def test_a_title_does_not_stand_above_a_passage_that_goes_on_from_it(words: str, stands: bool) -> None:
    row = PassageRow(words, (), "Quiet harbour wakes to strike", date(2031, 5, 1), "Port Wire", HERE)
    heading = "\n".join(line.plain for line in PassagesPane().draw_heading(row, 60))
    assert ("Quiet harbour wakes to strike" in heading, "1 May 2031" in heading) == (stands, True)


def test_a_key_line_is_never_cut_within_a_key() -> None:
    words = "⏎ opens · Esc leaves · P case · ? all keys"
    assert key_line(words, 80).plain == words
    assert key_line(words, 40).plain == "⏎ opens · Esc leaves · ? all keys"
    assert key_line(words, 12).plain == "? all keys"


@pytest.mark.parametrize("width", [30, 52, 57, 60])
def test_the_source_of_a_row_is_never_left_out(width: int) -> None:
    row = ContextRow("history", "w", 1.0, date(2031, 7, 15), HERE, "A lorry drives into the market of Ostrel")
    source = headings.of_source(row, width)
    assert source.cell_length == width
    assert source.plain.lstrip().startswith("A lorry dri")
    assert source.plain.endswith("15 Jul 2031")
