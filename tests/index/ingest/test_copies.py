"""Copies of wire stories are found, other stories are left alone, and differences are shown by the sentence."""

from __future__ import annotations

import random
import tracemalloc
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index.collection import Collection
from index.ingest.copy_finder import TABLES, CopyFinder
from index.ingest.corrections import corrections
from index.ingest.destination import opened
from index.ingest.difference import difference
from index.ingest.duplicates import SHELF_TABLES, DuplicateDecision, Shelf
from index.ingest.kept_base import memory_base
from index.ingest.shelf_file import KeptShelf
from index.journal.builders import set_article
from index.model import Article
from index.reading import read_bytes
from index.reading.agency import agency_of
from tests.index.reading.made import FIRST, SECOND, THIRD, TITLE
from tests.index.reading.stories import EDITS, crop_report, story

DAY = date(2019, 5, 3)


def article(text: str, **fields: object) -> Article:
    (made,) = read_bytes(text.encode(), "2019-05-03.txt")
    return made.model_copy(update=fields)


def empty_shelf() -> Shelf:
    return Shelf(memory_base(SHELF_TABLES))


def shelf_of(*articles: Article) -> Shelf:
    shelf = empty_shelf()
    for each in articles:
        shelf.put(each)
    return shelf


def test_copies_edited_in_nine_ways_are_found_and_nothing_else() -> None:
    draw = random.Random(7)  # noqa: S311
    stories = [story(draw) for _ in range(150)]
    reports = [crop_report(draw, week) for week in range(20)]
    finder = CopyFinder(memory_base(TABLES))
    for number, made in enumerate(stories):
        finder.add(number, "\n\n".join(made), DAY + timedelta(days=number % 60))
    for week, report in enumerate(reports):
        finder.add(len(stories) + week, "\n\n".join(report), DAY + timedelta(weeks=week + 1))
    found = right = made_copies = 0
    missed: dict[str, int] = {}
    for number, made in enumerate(stories):
        for name, edit in EDITS.items():
            day = DAY + timedelta(days=number % 60 + draw.randint(0, 3))
            numbers = [match.number for match in finder.find("\n\n".join(edit(made, draw)), day)]
            made_copies += 1
            found += len(numbers)
            right += number in numbers
            missed[name] = missed.get(name, 0) + (number not in numbers)
    assert right / made_copies >= 0.92, missed
    assert right / found >= 0.95
    for week, report in enumerate(reports):
        matches = finder.find("\n\n".join(report), DAY + timedelta(weeks=week + 1))
        assert [match.number for match in matches] == [len(stories) + week]


def test_a_source_that_changes_its_letter_case_alone_is_kept_as_another_version() -> None:
    before = article(f"{TITLE}\n\n{FIRST}\n\n{SECOND}", publisher="Valley Post")
    shelf = shelf_of(before)
    changed = before.model_copy(update={"text": before.text.replace(FIRST, FIRST.upper())})
    decision = shelf.decide(changed)
    assert (decision.kind, decision.article.version_of, decision.article.text) == (
        "version", before.id, changed.text,
    )  # fmt: skip


def test_the_same_article_twice_is_one() -> None:
    shelf = empty_shelf()
    first = article(f"{TITLE}\n\n{FIRST}\n\n{SECOND}", publisher="Valley Post")
    assert shelf.decide(first).kind == "added"
    again = shelf.decide(article(f"{TITLE}\n\n{FIRST}\n\n{SECOND}", publisher="Valley Post"))
    assert (again.kind, again.of, again.saves) == ("unchanged", first.id, False)
    nameless = shelf.decide(article(f"{TITLE}\n\n{FIRST}\n\n{SECOND}"))
    assert nameless.kind == "unchanged"


def long_text(draw: random.Random) -> str:
    return "\n\n".join(story(draw))


TOLD_APART = [
    {"authors": ("Bo Park",)}, {"published": DAY + timedelta(days=4)}, {"title": "The other letter"},
    {"authors": ("bo@valley.example",), "published": DAY + timedelta(days=4), "title": "The other letter"},
]  # fmt: skip


@pytest.mark.parametrize("length", [1, 3], ids=["short", "long"])
@pytest.mark.parametrize("facts", TOLD_APART, ids=lambda facts: " ".join(facts))
def test_the_same_words_of_two_people_or_days_or_about_two_things_are_two(
    facts: dict[str, Any], length: int
) -> None:
    words = "\n\n".join(["I agree with all this. Send the letter to the engineers.", FIRST, SECOND][:length])
    letter = article(words, title="The letter").model_copy(
        update={"authors": ("Ann Other",), "published": DAY}
    )
    other = letter.model_copy(update=facts)
    shelf = empty_shelf()
    assert [shelf.decide(one).kind for one in (letter, other)] == ["added", "added"]
    assert [shelf.decide(one).kind for one in (letter, other)] == ["unchanged", "unchanged"]
    again = shelf_of(letter, other)
    assert [again.decide(one).kind for one in (letter, other)] == ["unchanged", "unchanged"]
    third = letter.model_copy(update={"authors": ("Cy Third",)})
    assert len({letter.id, shelf.decide(other).of, shelf.decide(third).article.id}) == 3


def test_what_nobody_says_tells_nothing_apart() -> None:
    shelf = shelf_of(
        article(f"{FIRST}\n\n{SECOND}", title="The letter").model_copy(update={"authors": ("Ann Other",)})
    )
    assert shelf.decide(article(f"{FIRST}\n\n{SECOND}")).kind == "unchanged"


def test_a_group_stands_behind_its_first_article() -> None:
    draw = random.Random(3)  # noqa: S311
    text = long_text(draw)
    shelf = empty_shelf()
    first = shelf.decide(article(f"HARROW, May 3, 2019 (Reuters) - {text}", publisher="Valley Post"))
    second = shelf.decide(article(text, publisher="Hill Times"))
    third = shelf.decide(article(f"{text}\n\n{long_text(draw)}", publisher="Lake News"))
    assert [one.kind for one in (first, second, third)] == ["added", "copy", "copy"]
    assert {second.article.copy_of, third.article.copy_of} == {first.article.id}
    assert first.article.agency == "Reuters"
    assert len({first.article.id, second.article.id, third.article.id}) == 3
    assert shelf.decide(article(long_text(draw), publisher="Hill Times")).kind == "added"


def test_who_was_published_first_stands_in_front_though_it_came_last(tmp_path: Path) -> None:
    text = long_text(random.Random(3))  # noqa: S311
    first, second, third = (
        article(f"{text}\n\n{words}", publisher=f"Paper {number}").model_copy(
            update={"id": f"paper-{number}", "published": DAY + timedelta(days=number)}
        )
        for number, words in enumerate((THIRD, SECOND, FIRST), 1)
    )
    desk = tmp_path / "desk"
    with opened(desk, writes=True) as destination:
        saved = [destination.save(destination.decide(each).article) for each in (second, third)]
    assert saved[1].copy_of == second.id
    with corrections(desk) as open_corrections:
        open_corrections.decide(set_article(saved[1], {"title": "By hand"}))
    with opened(desk, writes=True) as destination:
        destination.save(destination.decide(first).article)
    links = {held.id: (held.title, held.copy_of) for held in Collection.open(desk).articles()}
    assert links == {
        first.id: (first.title, None), second.id: (second.title, first.id), third.id: ("By hand", first.id),
    }  # fmt: skip


COPIES = st.lists(
    st.tuples(
        st.lists(st.integers(0, 11), min_size=1, max_size=6),
        st.one_of(st.none(), st.integers(0, 9)),
        st.sampled_from(["", "T"]),
        st.sampled_from([None, "https://news.example/1"]),
    ),
    min_size=2,
    max_size=40,
)


@settings(max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(COPIES, st.randoms(use_true_random=False))
def test_what_is_a_copy_of_what_does_not_depend_on_the_order_of_adding(
    stories: list[tuple[list[int], int | None, str, str | None]], rng: random.Random
) -> None:
    wire = [
        f"Line {number}: the {number} piers of harbour {number} were hit at {number}." for number in range(12)
    ]
    articles = [
        Article(
            id=f"a{number}", text=" ".join(wire[line] for line in lines), publisher=f"Paper {number}",
            published=None if days is None else DAY + timedelta(days=days), title=title, url=url,
        )
        for number, (lines, days, title, url) in enumerate(stories)
    ]  # fmt: skip
    assert settled(articles, [], rng) == settled(rng.sample(articles, len(articles)), [1, 5, 6, 20], rng)


def settled(articles: list[Article], cuts: list[int], rng: random.Random) -> dict[str, str]:
    """The heads of articles that are added in this order, in several runs with the shelf made anew in between."""
    heads: dict[str, str] = {}
    added: list[Article] = []
    for start, end in zip([0, *cuts], [*cuts, len(articles)], strict=True):
        shelf = empty_shelf()
        for each in rng.sample(added, len(added)):
            shelf.put(each.model_copy(update={"copy_of": heads.get(each.id)}), is_settled=True)
        before = len(added)
        added += [shelf.decide(each).article for each in articles[start:end]]
        heads |= {each.id: each.copy_of or each.id for each in added[before:]}
        heads |= {card.id: card.head for card in shelf.settle()}
    return heads


def test_a_later_version_stands_beside_the_earlier() -> None:
    draw = random.Random(4)  # noqa: S311
    text, url = long_text(draw), "https://news.example/bridge"
    shelf = shelf_of(article(f"{TITLE}\n\n{text}", publisher="Valley Post", url=url))
    later = article(f"{TITLE}\n\n{text}\n\n{THIRD}", publisher="Valley Post", url=f"{url}?utm_source=x#top")
    decision = shelf.decide(later)
    assert (decision.kind, decision.article.version_of) == ("version", later.id)
    assert decision.article.id != later.id
    assert decision.article.id == shelf_of(article(f"{TITLE}\n\n{text}", url=url)).decide(later).article.id
    assert shelf.decide(later).kind == "unchanged"


def test_a_file_that_was_edited_is_a_version() -> None:
    text = long_text(random.Random(8))  # noqa: S311
    shelf = shelf_of(article(f"{TITLE}\n\n{text}"))
    assert shelf.decide(article(f"{TITLE}\n\n{text}\n\n{FIRST}")).kind == "version"
    assert shelf.decide(article(f"Another headline\n\n{text}\n\n{SECOND}")).kind == "copy"


def test_a_shelf_made_anew_decides_the_same() -> None:
    draw = random.Random(5)  # noqa: S311
    text = long_text(draw)
    shelf = empty_shelf()
    decisions = [
        shelf.decide(article(f"{text}\n\n{FIRST * number}", publisher=f"Paper {number}"))
        for number in range(4)
    ]
    again = shelf_of(*(one.article for one in decisions))
    copy = article(f"{text}\n\n{SECOND}", publisher="Another")
    assert again.decide(copy) == shelf.decide(copy)


def test_the_difference_names_sentences_cut_added_and_reworded() -> None:
    first = article(f"{FIRST} {SECOND}\n\n{THIRD}\n\nMr. Dahl agreed. Nobody else did.")
    second = article(
        f"{FIRST.replace('two metres', 'three metres')}\n\n{THIRD}\n\nThe ferry runs again on Friday. "
        "Mr. Dahl agreed.\n\nReporting by Ann Other"
    )
    found = difference(first, second)
    assert [first.text[start:end] for start, end in found.cut] == [SECOND, "Nobody else did."]
    assert [second.text[start:end] for start, end in found.added] == ["The ferry runs again on Friday."]
    assert [second.text[start:end] for _, (start, end) in found.reworded] == [FIRST.replace("two", "three")]
    assert difference(first, first).is_empty


@pytest.mark.parametrize(
    ("text", "fields", "agency"),
    [
        (f"HARROW, May 3 (Reuters) - {FIRST}", {}, "Reuters"),
        (f"HARROW (AP) — {FIRST}", {}, "Associated Press"),
        (f"{FIRST}\n\n{SECOND} — AFP", {}, "Agence France-Presse"),
        (f"{FIRST}\n\nWith reporting from Reuters", {}, "Reuters"),
        (FIRST, {"authors": ("Ann Other", "Associated Press")}, "Associated Press"),
        (f"{FIRST}\n\nReuters said on Monday that it had asked.", {}, None),
        (f"HARROW (the port) — {FIRST}", {}, None),
        (FIRST, {}, None),
    ],
)
def test_the_agency_is_credited(text: str, fields: dict[str, object], agency: str | None) -> None:
    assert agency_of(article(text, **fields)) == agency


def test_a_kept_shelf_reads_only_what_changed(tmp_path: Path) -> None:
    draw = random.Random(6)  # noqa: S311
    articles = {one.id: one for one in (article(long_text(draw), publisher=f"Paper {n}") for n in range(5))}
    marks = {one: (len(held.text), 1) for one, held in articles.items()}
    asked: list[str] = []
    kept = tmp_path / "cache" / "shelf.sqlite"

    def get(article_id: str) -> Article:
        asked.append(article_id)
        return articles[article_id]

    def decided(
        new: Article, present: dict[str, tuple[int, int]], *, writes: bool = True
    ) -> DuplicateDecision:
        """What a new article is, by a shelf that is opened for it; what was asked for is the articles it read."""
        asked.clear()
        with closing(KeptShelf(kept, lambda shelf: shelf.follow(present, get), writes=writes)) as shelf:
            shelf.follow(present, get)
            shelf.keep({})
            return shelf.decide(new)

    first, *others = articles
    new = article(f"{articles[first].text}\n\n{FIRST}", publisher="Another")
    was = decided(new, marks)
    assert (len(asked), was.of) == (5, first)
    assert (decided(new, marks), asked) == (was, [])
    assert (decided(new, {**marks, first: (0, 2)}), asked) == (was, [first])
    without = {one: marks[one] for one in others}
    assert (decided(new, without, writes=False).kind, asked) == ("added", [])
    assert (decided(new, without).kind, asked) == ("added", [])
    assert (decided(new, marks), asked) == (was, [first])
    for damaged in (kept.read_bytes()[:100], kept.read_bytes()[:-4_096], b"none"):
        kept.write_bytes(damaged)
        assert (decided(new, marks), len(asked)) == (was, 5)


PHRASES = [
    f"the {one} of the harbour was {other} by the storm"
    for one in ("pier", "crane", "wall")
    for other in ("hit", "cut", "moved")
]


@settings(max_examples=30)
@given(
    texts=st.lists(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=5), min_size=1, max_size=30),
    days=st.lists(
        st.sampled_from([None, date(2024, 1, 1), date(2024, 1, 5), date(2024, 2, 1)]),
        min_size=30,
        max_size=30,
    ),
    waiting=st.sampled_from([0, 7, 50_000]),
    gone=st.sets(st.integers(0, 29)),
)
def test_texts_that_are_settled_are_found_like_the_latest_and_those_taken_away_not_at_all(
    texts: list[list[str]], days: list[date | None], waiting: int, gone: set[int]
) -> None:
    made = dict(enumerate(" ".join(phrases) for phrases in texts))
    finders = []
    for most, taken_away in ((10**9, set[int]()), (waiting, gone)):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("index.ingest.copy_finder._MOST_WAITING", most)
            finder = CopyFinder(memory_base(TABLES))
            for number, text in made.items():
                if number not in gone - taken_away:
                    finder.add(number, text, days[number])
            for number in taken_away & made.keys():
                finder.remove(number)
            finders.append(finder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.ingest.near_copies.CONTAINED", 0.0)
        for number, text in made.items():
            assert finders[0].find(text, days[number]) == finders[1].find(text, days[number])


def test_what_is_kept_to_find_copies_is_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.ingest.copy_finder._MOST_WAITING", 5_000)
    words = [f"w{number}" for number in range(3_000)]
    rng = random.Random(1)  # noqa: S311
    shelf = KeptShelf(tmp_path / "shelf.sqlite", lambda _: None, writes=True)
    tracemalloc.start()
    try:
        for number in range(300):
            if number == 100:
                before = tracemalloc.get_traced_memory()[0]
            shelf.decide(
                Article(id=f"a{number}", title=f"{number}", text=" ".join(rng.choices(words, k=400)))
            )
        each = (tracemalloc.get_traced_memory()[0] - before) / 200
    finally:
        tracemalloc.stop()
        shelf.close()
    assert each < 4_000  # bytes for an article of 400 words
