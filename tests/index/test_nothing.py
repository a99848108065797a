"""Where a question finds nothing, the view says what each condition finds and what could be asked instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus, PinnedPassage
from index.model import Actor, Article, Mention, Quote, Segment
from index.view import Nothing

TEXT = "Raiders burnt the mill. “The mill was ours,” said Tamsin Orre.\n\nNobody guarded the granary at Velm."


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    folder = tmp_path_factory.mktemp("desk")
    collection = Collection.create(folder / "desk")
    end, speaker = TEXT.index("\n"), TEXT.index("Tamsin")
    collection.add(
        Article(
            id="mill",
            published=date(2024, 5, 2),
            text=TEXT,
            segments=(Segment(start=0, end=end), Segment(start=end + 2, end=len(TEXT))),
            actors=(
                Actor(
                    id="tamsin-orre",
                    name="Tamsin Orre",
                    kind="person",
                    mentions=(Mention(start=speaker, end=speaker + 11),),
                ),
            ),
            quotes=(Quote(id="q1", kind="direct", start=25, end=41, speaker="tamsin-orre"),),
        )
    )
    collection.add(
        Article(id="harvest", published=date(2024, 5, 3), text="The granary is full, the mill idle.")
    )
    found = Explorer(collection, cache=folder / "index")
    found.prepare()
    return found


def nothing(explorer: Explorer, focus: Focus) -> Nothing:
    view = explorer.explore(focus)
    assert len(view.passages) == 0
    assert view.nothing is not None
    return view.nothing


def test_every_word_and_condition_is_told_by_itself(explorer: Explorer) -> None:
    found = nothing(explorer, Focus(query='granary speaker:orre "the tower"'))
    assert found.sentence == "No passage has “granary” and quotes by Tamsin Orre and “the tower”."
    assert [(one.words, one.focus.query, one.passages, one.articles) for one in found.alone] == [
        ("“granary”", "granary", 2, 2),
        ("quotes by Tamsin Orre", "speaker:orre", 1, 1),
        ("“the tower”", '"the tower"', 0, 0),
    ]
    assert found.alone[0].sentence == "“granary” alone: 2 passages in 2 articles"
    assert found.alone[2].sentence == "“the tower” alone: nothing"


def test_pins_are_conditions_too(explorer: Explorer) -> None:
    focus = Focus(
        query="raiders", speaker="tamsin-orre", articles=("harvest",), first=date(2024, 5, 3), last=None
    )
    found = nothing(explorer, focus)
    assert [one.focus for one in found.alone] == [
        Focus(query="raiders"),
        Focus(speaker="tamsin-orre"),
        Focus(articles=("harvest",)),
        Focus(first=date(2024, 5, 3)),
    ]
    passage = nothing(explorer, Focus(query="tower", passage=PinnedPassage("mill", 0, 5)))
    assert [one.focus for one in passage.alone] == [
        Focus(query="tower"),
        Focus(passage=PinnedPassage("mill", 0, 5)),
    ]


def test_where_only_a_pin_leaves_nothing_that_is_said_first(explorer: Explorer) -> None:
    focus = Focus(query="granary velm", passage=PinnedPassage("mill", 0, 5))
    found = nothing(explorer, focus)
    assert found.is_pinned
    assert found.instead[0].sentence == "Without this passage, which is pinned: 1 passage in 1 article"
    assert found.instead[0].focus == Focus(query="granary velm")
    assert not nothing(explorer, replace(focus, query="tower")).is_pinned


def test_less_is_offered_where_much_is_asked(explorer: Explorer) -> None:
    found = nothing(explorer, Focus(query="granary raiders velm"))
    assert [one.focus.query for one in found.instead if one.kind == "without"] == ["granary velm"]
    assert "Without “raiders”: 1 passage in 1 article" in [one.sentence for one in found.instead]


def test_what_was_excluded_is_offered_with_less(explorer: Explorer) -> None:
    found = nothing(explorer, Focus(query="mill velm NOT idle"))
    assert [one.focus.query for one in found.alone] == ["mill", "velm"]
    assert found.sentence == "No passage has “mill” and “velm” and not “idle”."


def test_another_spelling_is_ready_to_be_asked(explorer: Explorer) -> None:
    found = nothing(explorer, Focus(query="granery"))
    assert [(one.kind, one.focus.query, one.passages) for one in found.instead] == [
        ("spelling", "granary", 2)
    ]
    assert found.instead[0].sentence == "Did you mean “granary”? 2 passages in 2 articles"
    assert found.alone == ()


def test_names_are_spelt_like_names(explorer: Explorer) -> None:
    found = nothing(explorer, Focus(query="mill speaker:ore"))
    assert [(one.kind, one.focus.query, one.passages) for one in found.instead] == [
        ("spelling", "mill speaker:orre", 1),
        ("article", "in:article mill speaker:orre", 1),
    ]


def test_the_same_article_is_offered_instead_of_the_same_passage(explorer: Explorer) -> None:
    found = nothing(explorer, Focus(query="velm granary", speaker="tamsin-orre"))
    wider = next(one for one in found.instead if one.kind == "article")
    assert wider.focus == Focus(query="in:article velm granary (speaker:tamsin-orre)")
    assert (
        wider.sentence
        == "In the same article: “velm” and “granary” and quotes by Tamsin Orre: 2 passages in 1 article"
    )
    again = nothing(explorer, Focus(query="in:article velm idle"))
    assert again.sentence == "No article has “velm” and “idle”."
    assert [one.kind for one in again.instead] == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("in:article velm mill", ["mill", "mill"]),
        ("velm mill in:article", ["mill", "mill"]),
        ("in:article raiders NOT velm", []),
        ("in:article raiders NOT idle", ["mill"]),
        ("in:article velm (raiders OR idle)", ["mill", "mill"]),
        ("in:article velm speaker:orre date:2024-05-02", ["mill", "mill"]),
        ("in:article date:2024-05-02", ["mill", "mill"]),
        ("in:article NOT velm", ["harvest"]),
        ("in:passage velm mill", []),
    ],
)
def test_all_may_be_asked_of_one_article(explorer: Explorer, line: str, expected: list[str]) -> None:
    assert [row.anchor.article for row in explorer.explore(Focus(query=line)).passages] == expected


def test_where_something_is_found_or_nothing_is_asked_there_is_nothing_to_say(
    explorer: Explorer, tmp_path: Path
) -> None:
    assert explorer.explore(Focus(query="granary")).nothing is None
    empty = Explorer(Collection.create(tmp_path / "desk"), cache=tmp_path / "index")
    empty.prepare()
    assert empty.explore(Focus(query="granary")).nothing is None
    assert empty.explore(Focus()).nothing is None


PIECES = st.sampled_from(
    [
        "in:article",
        "granary",
        "mill",
        "raiders",
        "velm",
        "NOT idle",
        "speaker:orre",
        "AND",
        "OR",
        "(mill velm)",
        "to*",
        '"the mill"',
    ]
)


@settings(max_examples=25)
@given(pieces=st.lists(PIECES, min_size=1, max_size=6), speaker=st.booleans())
def test_what_is_offered_finds_what_it_says(explorer: Explorer, pieces: list[str], speaker: bool) -> None:
    view = explorer.explore(Focus(query=" ".join(pieces), speaker="tamsin-orre" if speaker else None))
    if view.nothing is not None:
        for one in (*view.nothing.alone, *view.nothing.instead):
            offered = explorer.explore(one.focus)
            assert (len(offered.passages), offered.articles) == (one.passages, one.articles)
        assert all(one.passages for one in view.nothing.instead)


def test_of_many_conditions_the_first_are_told_and_the_others_counted(explorer: Explorer) -> None:
    found = nothing(explorer, Focus(query=" ".join(f"word{number}" for number in range(200))))
    assert found.sentence.startswith("No passage has “word0” and “word1” and ")
    assert found.sentence.endswith("“word11” and 188 more.")
    assert [one.words for one in found.alone] == [f"“word{number}”" for number in range(12)]
