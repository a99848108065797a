"""A focus in crumbs: order kept, pins added and taken away, labels in words."""

from datetime import date
from pathlib import Path

import pytest
from world import PlainExplorer, collection

from index.focus import Focus, PinnedHappening, PinnedPassage
from tui.backend import Backend
from tui.breadcrumbs import Crumb, crumbs, label, pinned, upto, without

FULL = [
    ("query", "pier [it]"),
    ("actors", "mara-lindt"),
    ("actors", "tomas-reik"),
    ("parties", "tomas-reik"),
    ("speaker", "mara-lindt"),
    ("types", "ASSAULT"),
    ("roles", "history"),
    ("articles", "story-1"),
    ("account", PinnedHappening("Blockade of the pier", ("a#e1",))),
    ("passage", PinnedPassage(article="story-1", start=3, end=9)),
    ("days", (date(2024, 3, 4), date(2024, 3, 4))),
]


def focus_of(pins: list[tuple[str, object]]) -> Focus:
    focus = Focus()
    for field, value in pins:
        focus = pinned(focus, field, value)
    return focus


def test_crumbs_keep_the_order_in_which_they_came() -> None:
    order: tuple[Crumb, ...] = ()
    focus = Focus()
    for field, value in reversed(FULL):
        focus = pinned(focus, field, value)
        order = crumbs(focus, order)
    assert [(crumb.field, crumb.value) for crumb in order] == list(reversed(FULL))


def test_a_query_that_grows_keeps_its_place() -> None:
    first = pinned(Focus(query="pi"), "actors", "mara-lindt")
    order = crumbs(first, crumbs(Focus(query="pi")))
    grown = crumbs(pinned(first, "query", "pier"), order)
    assert [crumb.value for crumb in grown] == ["pier", "mara-lindt"]


@pytest.mark.parametrize("number", range(len(FULL) + 1))
def test_a_trail_cut_short_is_the_focus_of_its_first_crumbs(number: int) -> None:
    focus = focus_of(FULL)
    order = tuple(Crumb(field, value) for field, value in FULL)
    assert upto(focus, order, number) == focus_of(FULL[:number])


def test_taking_every_crumb_away_leaves_nothing() -> None:
    focus = focus_of(FULL)
    for crumb in crumbs(focus):
        focus = without(focus, crumb)
    assert focus.empty


def test_pinning_twice_changes_nothing_and_a_speaker_gives_way() -> None:
    focus = focus_of(FULL)
    assert pinned(focus, "actors", "mara-lindt") == focus
    assert pinned(focus, "speaker", "tomas-reik").speaker == "tomas-reik"
    about = pinned(Focus(speaker="mara-lindt"), "about", "mara-lindt")
    assert (about.speaker, about.about) == (None, "mara-lindt")


@pytest.mark.parametrize(
    ("crumb", "words"),
    [
        (Crumb("query", "pier [it]"), "“pier [it]”"),
        (Crumb("actors", "mara"), "MARA"),
        (Crumb("speaker", "mara"), "quotes by MARA"),
        (Crumb("about", "mara"), "quotes about MARA"),
        (Crumb("agents", "mara"), "done by MARA"),
        (Crumb("recipients", "mara"), "done to MARA"),
        (Crumb("types", "ASSAULT"), "ASSAULT"),
        (Crumb("articles", "a"), "in “Title of a”"),
        (Crumb("passage", PinnedPassage(article="a", start=0, end=1)), "a passage of “Title of a”"),
        (Crumb("days", (date(2024, 3, 4), date(2024, 3, 4))), "on 4 Mar 2024"),
        (Crumb("days", (date(2024, 3, 4), date(2024, 3, 9))), "4 Mar 2024 to 9 Mar 2024"),
        (
            Crumb("account", PinnedHappening("Blockade of the pier", ("a#e1",))),
            "reports of “Blockade of the pier”",
        ),
    ],
)
def test_labels(crumb: Crumb, words: str) -> None:
    assert label(crumb, str.upper, lambda one: f"Title of {one}") == words


def test_a_pinned_article_is_called_by_its_title_also_at_the_next_start(tmp_path: Path) -> None:
    made = collection(tmp_path)
    first, second = (made.get(one) for one in made.ids()[:2])
    backend = Backend(made, PlainExplorer(made))
    for focus in (
        Focus(articles=(first.id,)),
        Focus(passage=PinnedPassage(article=second.id, start=0, end=9)),
    ):
        backend.explore(focus, lambda: False)
    assert [backend.article_title(one.id) for one in (first, second)] == [first.title, second.title]
