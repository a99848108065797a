"""Where things happened: places with how much happened at each, and a picture of that part of the world."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.arrangement import for_screen
from index.collection import Collection
from index.explore import Explorer
from index.exploring import happening_map
from index.exploring.happening_map import coordinates, focus_on, mark_of, place_records
from index.focus import Focus
from index.happenings.placing import places_of
from index.mapping.drawing import drawn
from index.mapping.window import Window
from tests.index.happenings.stories import story

SIZE = (60, 20)


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    folder = tmp_path_factory.mktemp("map")
    collection = Collection.create(folder / "desk")
    for made in (
        story("blast", day="2031-05-01", place="Selbrun"),
        story("echo", day="2031-05-01", place="Selbrun", published="2031-05-03"),
        story("fire", day="2031-05-20", place="Selbrun", words="vote granary tram miller", type_="PROTEST"),
        story("ferry", day="2031-05-09", place="Ostrel", words="ferry anchor gale lantern keel"),
        story("nowhere", day="2031-08-09", published="2031-08-09", words="ballot mayor tally", type_="AGREE"),
        story("rumour", day="2031-09-02", published="2031-09-03", words="well goat mill", sure=0.2),
    ):
        collection.add(made)
    explorer = Explorer(collection, cache=folder / "index")
    explorer.prepare()
    explorer.group()
    return explorer


def test_places_are_counted_by_happening_and_lead_to_as_many_rows(explorer: Explorer) -> None:
    on_map = explorer.happenings.on_map(Focus())
    assert [(place.name, len(place.happenings)) for place in on_map.places] == [("Selbrun", 2), ("Ostrel", 1)]
    assert (on_map.happenings, on_map.without_place, on_map.off_the_map) == (5, 2, 0)
    for place in on_map.places:
        view = explorer.explore(focus_on(place, explorer.happenings.rows, Focus()), arrangement=for_screen(0))
        assert len(view.events) == len(place.happenings)


@pytest.mark.parametrize("query", ["", "blast"])
@pytest.mark.parametrize(("least", "left_out"), [(0.0, 0), (0.4, 1)])
def test_map_and_timeline_have_as_many_happenings_as_the_events_pane(
    explorer: Explorer, query: str, least: float, left_out: int
) -> None:
    focus, happenings = Focus(query=query), explorer.happenings
    pane = explorer.explore(focus, arrangement=for_screen(least)).events
    on_map, listing = happenings.on_map(focus, least=least), happenings.listing(focus, least=least)
    assert len(pane) == on_map.happenings == len(listing) == 5 - left_out


def test_where_too_much_happened_to_be_pinned_the_place_is_asked_for(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(happening_map, "_MOST_PINNED", 1)
    place = explorer.happenings.on_map(Focus()).places[0]
    assert focus_on(place, explorer.happenings.rows, Focus(query="blast")).query == 'blast place:"Selbrun"'


def test_the_newest_of_a_place_comes_first_and_a_question_narrows(explorer: Explorer) -> None:
    rows = list(place_records(explorer.happenings.on_map(Focus()), explorer.happenings.rows))
    assert [row["from"] for row in rows[0]["happenings"]] == ["2031-05-20", "2031-05-01"]
    assert (rows[0]["latitude"], rows[0]["precision"]) == (48.1, "town")
    narrowed = explorer.happenings.on_map(Focus(query="ferry"))
    assert [place.name for place in narrowed.places] == ["Ostrel"]


def test_two_places_of_one_name_are_two_and_an_area_is_hollow() -> None:
    places = places_of(
        [
            (1, "Marrow", 51.4, -3.2, 0),
            (2, "MARROW", 51.4, -3.2, 0),
            (3, "Marrow", 40.0, -80.0, 0),
            (4, "Ostrelia", 40.2, 22.5, 1),
            (5, "Elm Hall", None, None, None),
        ]
    )
    assert [(place.name, place.happenings, mark_of(place)) for place in places] == [
        ("Marrow", (1, 2), "●"),
        ("Elm Hall", (5,), " "),
        ("Marrow", (3,), "●"),
        ("Ostrelia", (4,), "○"),
    ]
    assert [coordinates(place) for place in places] == [
        "51.4° N 3.2° W",
        "",
        "40.0° N 80.0° W",
        "about 40.2° N 22.5° E",
    ]


def test_coasts_and_borders_lie_where_they_are() -> None:
    strait = Window.around([(34.5, -9.0), (38.0, 1.0)], *SIZE)
    column, row = strait.cell(37.1, -8.6) or (0, 0)  # the south of Portugal
    picture = drawn(strait)
    assert picture.coast[row - 1 : row + 2, column - 1 : column + 2].any()
    column, row = strait.cell(38.3, -7.2) or (0, 0)  # where it meets Spain
    inland = slice(row - 1, row + 2), slice(column - 2, column + 3)
    assert any(line[inland[1]].strip() for line in picture.rows[inland[0]])
    assert not picture.coast[inland].any()
    ocean = drawn(Window.around([(30, -45), (35, -40)], *SIZE))
    assert not "".join(ocean.rows).strip()
    assert {len(line) for line in picture.rows} == {SIZE[0]}


def test_a_far_window_has_no_borders_and_no_window_is_farther_than_the_world() -> None:
    world = Window.of_world(*SIZE)
    assert replace(world, scale=world.scale / 2).zoomed(-3) == world
    picture = drawn(world)
    for line, coasts in zip(picture.rows, picture.coast, strict=True):
        assert [character != " " for character in line] == coasts.tolist()


@given(
    st.lists(st.tuples(st.floats(-60, 80), st.floats(-180, 180)), min_size=1, max_size=5),
    st.integers(20, 120),
    st.integers(8, 50),
)
def test_every_place_is_seen_in_the_window_around_all(
    places: list[tuple[float, float]], columns: int, rows: int
) -> None:
    window = Window.around(places, columns, rows)
    assert all(window.cell(*place) is not None for place in places)
    nearer = window.zoomed(1).at(*places[0])
    assert nearer.scale <= window.scale
    assert nearer.cell(*places[0]) == (columns // 2, rows // 2)
