"""Passages that copies repeat are listed once, under the first article that has them; nothing is lost or miscounted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.model import Actor, Article, Mention, Quote, Segment


def report(name: str, *passages: str, original: str | None = None) -> Article:
    """An article of these passages; what stands between “ ” is a quote by Reik, who is named in every passage."""
    text, segments, quotes, mentions = "", [], [], []
    for words in passages:
        start = len(text)
        mentions.append(Mention(start=start, end=start + 4))
        text += f"Reik {words}"
        segments.append(Segment(start=start, end=len(text)))
        if "“" in words:
            begin = text.index("“", start)
            quotes.append(
                Quote(
                    id=f"q{start}", kind="direct", start=begin, end=text.index("”", begin) + 1, speaker="reik"
                )
            )
        text += "\n\n"
    return Article(
        id=name,
        text=text,
        copy_of=original,
        segments=tuple(segments),
        quotes=tuple(quotes),
        actors=(Actor(id="reik", name="Reik", mentions=tuple(mentions)),),
    )


WIRE = ("said the strike goes on", "told them “we will not move”", "was born in the port")


@pytest.fixture
def newsroom(tmp_path: Path) -> tuple[Collection, Explorer]:
    kept = Collection.create(tmp_path / "desk")
    kept.add(report("wire", *WIRE))
    kept.add(report("paper", *WIRE[:2], "added that the strike pays", original="wire"))
    kept.add(report("post", WIRE[0].upper(), "added that the strike pays", original="wire"))
    kept.add(report("other", WIRE[0]))
    explorer = Explorer(kept, cache=tmp_path / "index")
    explorer.prepare()
    return kept, explorer


def listed(explorer: Explorer, focus: Focus) -> dict[tuple[str, str], int]:
    """The rows of the passages pane: article and words, and how many copies stand behind."""
    return {
        (row.anchor.article, row.words[5:].lower()): row.copies for row in explorer.explore(focus).passages
    }


def test_a_passage_is_listed_once_with_its_copies_behind_it(newsroom: tuple[Collection, Explorer]) -> None:
    explorer = newsroom[1]
    assert listed(explorer, Focus(query="strike")) == {
        ("wire", WIRE[0]): 2,
        ("paper", "added that the strike pays"): 1,  # what the copies added, under the first that did
        ("other", WIRE[0]): 0,  # the same words, but no copy
    }
    view = explorer.explore(Focus(query="strike"))
    assert (view.articles, view.repeated, sum(row.passages for row in view.actors)) == (4, 3, 6)
    assert sorted(view.ranking) == ["other", "paper", "wire"]
    assert [(hit.article, hit.copies) for hit in explorer.search("pays")] == [("paper", 1)]


def test_quotes_of_copies_are_listed_once(newsroom: tuple[Collection, Explorer]) -> None:
    explorer = newsroom[1]
    assert [row.anchor.article for row in explorer.explore(Focus(query="move")).quotes] == ["wire"]


def test_a_copy_that_is_asked_for_shows_all_that_it_has(newsroom: tuple[Collection, Explorer]) -> None:
    explorer = newsroom[1]
    assert listed(explorer, Focus(query="article:post")) == {
        ("post", WIRE[0]): 0,
        ("post", "added that the strike pays"): 0,
    }


def test_without_the_original_the_first_copy_stands_in_front(newsroom: tuple[Collection, Explorer]) -> None:
    kept, explorer = newsroom
    kept.remove("wire")
    explorer.prepare()
    assert listed(explorer, Focus(query="strike")) == {
        ("paper", WIRE[0]): 1,
        ("paper", "added that the strike pays"): 1,
        ("other", WIRE[0]): 0,
    }


def test_what_one_article_says_twice_is_listed_twice(tmp_path: Path) -> None:
    kept = Collection.create(tmp_path / "desk")
    kept.add(report("wire", "again", "again"))
    kept.add(report("paper", "again", original="wire"))
    explorer = Explorer(kept, cache=tmp_path / "index")
    explorer.prepare()
    assert [(row.anchor.article, row.copies) for row in explorer.explore(Focus(query="again")).passages] == [
        ("wire", 1),
        ("wire", 0),
    ]


@given(
    stories=st.lists(
        st.tuples(st.lists(st.sampled_from("abcde"), min_size=1, max_size=5), st.integers(-1, 3)),
        min_size=1,
        max_size=6,
    ),
    batches=st.integers(1, 3),
)
def test_every_match_is_listed_or_behind_one_that_is(
    tmp_path_factory: pytest.TempPathFactory, stories: list[tuple[list[str], int]], batches: int
) -> None:
    folder = tmp_path_factory.mktemp("desk")
    kept = Collection.create(folder / "desk")
    explorer = Explorer(kept, cache=folder / "index")
    for number, (letters, original) in enumerate(stories):
        words = [f"{one}{one}{one} word" for one in letters]
        of = f"s{original}" if original not in (-1, number) else None
        kept.add(report(f"s{number}", *words, original=of))
        if number % batches == 0:
            explorer.prepare()
    explorer.prepare()
    view = explorer.explore(Focus(query="word"))
    shown = list(view.passages)
    assert len(shown) + sum(row.copies for row in shown) == sum(len(letters) for letters, _ in stories)
    assert view.repeated == sum(row.copies for row in shown)
    groups = {f"s{n}": explorer.copies(f"s{n}") or (f"s{n}",) for n in range(len(stories))}
    for number, (letters, _) in enumerate(stories):
        for letter in letters:
            line = f"Reik {letter * 3} word"
            assert any(row.words == line and row.anchor.article in groups[f"s{number}"] for row in shown), (
                line
            )
