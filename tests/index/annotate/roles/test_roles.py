"""Roles of sentences: one for each, whatever the text, and the plain cases right."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from index.annotate.parse import language
from index.annotate.parse.parsed import Parsed
from index.annotate.roles import boosted_trees as role_trees
from index.annotate.roles import role_model
from index.annotate.roles.features import describe
from index.annotate.roles.find_roles import find_roles
from index.annotate.roles.terms import Terms
from index.annotate.roles.token_table import keys
from index.annotate.roles.word_vectors import meaning
from index.model import Actor, ActorKind, Article, Mention, Quote, Segment, SegmentKind

STORY = (
    "Ferry sinks off Norland coast",
    "NORLAND, March 3 - A ferry carrying 80 people sank off the Norland coast on Monday, killing 12, police said.",
    "The coast guard rescued 61 passengers by nightfall, and the harbour was closed.",
    "“This is a terrible day for our town, and I think the company should be ashamed,” the mayor said.",
    "The ferry could be raised next week, and investigators are expected to publish a report in April.",
    "In 1974, a ferry of the same company sank in the strait and 40 people died.",
    "(Reporting by A. Writer; Editing by B. Editor)",
)


def parsed(pipeline: Language, *paragraphs: str, kinds: dict[int, SegmentKind] | None = None) -> Parsed:
    """An article of these paragraphs, the first one its title."""
    text = "\n\n".join(paragraphs)
    segments = []
    for number, paragraph in enumerate(paragraphs):
        start = sum(len(one) + 2 for one in paragraphs[:number])
        kind: SegmentKind = (kinds or {}).get(number, "paragraph" if number else "title")
        if paragraph:
            segments.append(Segment(start=start, end=start + len(paragraph), kind=kind))
    article = Article(id="a", published=date(2014, 3, 4), text=text, segments=tuple(segments))
    return language.parse(article, pipeline)


@pytest.fixture(scope="module")
def story(pipeline: Language) -> Parsed:
    return parsed(pipeline, *STORY)


def test_every_sentence_outside_the_title_has_one_role(story: Parsed) -> None:
    roles = find_roles(story, (), ())
    assert [(role.start, role.end) for role in roles] == list(story.sentences[1:])
    assert all(0 < role.confidence <= 1 and role.by == "auto" for role in roles)


def test_a_plain_story(story: Parsed) -> None:
    found = {role.of(story.text)[:12]: role.role for role in find_roles(story, (), ())}
    assert (
        found
        == {
            STORY[1][:12]: "main",
            STORY[2][:12]: found[
                STORY[2][:12]
            ],  # rescue and closed harbour: main or consequence, people differ
            STORY[3][:12]: "evaluation",
            STORY[4][:12]: "expectation",
            STORY[5][:12]: "history",
            STORY[6][:12]: "boilerplate",
        }
    )


def test_a_credit_is_no_part_of_the_story(pipeline: Language) -> None:
    article = parsed(pipeline, *STORY[:3], "With information from.", kinds={3: "credit"})
    last = find_roles(article, (), ())[-1]
    assert (last.role, last.of(article.text)) == ("boilerplate", "With information from.")


def test_quotes_feed_roles(story: Parsed) -> None:
    start = story.text.index("This is a terrible")
    quote = Quote(id="q1", start=start, end=story.text.index(",” the mayor"), kind="direct")
    with_quotes, without = describe(story, [quote], ()), describe(story, (), ())
    assert with_quotes is not None
    assert without is not None
    said = with_quotes.names.index("said direct")
    number = next(number for number, (first, _) in enumerate(with_quotes.spans) if first == start - 1)
    assert with_quotes.figures[number, said] > 0.7
    assert without.figures[:, said].max() == 0


def actor(text: str, name: str, kind: ActorKind) -> Actor:
    """An actor mentioned wherever its name stands."""
    starts = [found.start() for found in re.finditer(name, text)]
    mentions = tuple(Mention(start=start, end=start + len(name), form="name") for start in starts)
    return Actor(id=name.lower(), name=name, kind=kind, mentions=mentions)


def test_who_is_there_and_who_speaks_feed_roles(pipeline: Language) -> None:
    article = parsed(
        pipeline,
        "Lund warns Norland",
        "Lund warned Norland on Monday.",
        "“It is late,” Lund said.",
        "“It is not,” Petrov said.",
        "Petrov left.",
    )
    text = article.text
    people = [
        actor(text, "Lund", "person"),
        actor(text, "Petrov", "person"),
        actor(text, "Norland", "government"),
    ]
    said = [("It is late", "lund", "Lund said"), ("It is not", "petrov", "Petrov said")]
    quotes = [
        Quote(
            id=f"q{number}",
            start=text.index(words),
            end=text.index(words) + len(words),
            kind="direct",
            speaker=who,
        )
        for number, (words, who, _) in enumerate(said, 1)
    ]
    described = describe(article, quotes, people)
    assert described is not None

    def column(name: str) -> list[float]:
        return list(described.figures[:, described.names.index(name)])

    assert column("title actor") == [1, 1, 0, 0]
    assert column("lead actors") == [2, 1, 0, 0]
    assert column("new actors") == [2, 0, 1, 0]
    assert column("speaker") == [0, 1, 1, 0]
    assert column("speaker in title") == [0, 1, 0, 0]
    assert column("speaker first") == [0, 1, 1, 0]
    assert column("speaker is person") == [0, 1, 1, 0]
    assert column("speaker share of speech") == [0, 0.5, 0.5, 0]
    assert column("article spoken") == [0.5] * 4


def test_a_word_inside_a_quote_is_told_from_the_same_word_outside(pipeline: Language) -> None:
    article = parsed(pipeline, "A title", "The bridge is closed.", "“The bridge is closed,” she said.")
    start = article.text.index("“") + 1
    quote = Quote(id="q1", start=start, end=article.text.index(",”"), kind="direct")
    with_quote, without = describe(article, [quote], ()), describe(article, (), ())
    assert with_quote is not None
    assert without is not None

    def lemmas(of: Terms, sentence: int) -> set[int]:
        return set(of.key[of.sentence == sentence].tolist())

    bridge = keys(["bridge", "close", "closed"]).tolist()
    assert lemmas(without.spoken, 0) - lemmas(without.spoken, 1) == set()
    assert not lemmas(with_quote.spoken, 1).intersection(bridge)
    assert lemmas(with_quote.spoken, 0) == lemmas(without.spoken, 0)


def test_sentences_about_the_same_lie_closer(pipeline: Language) -> None:
    described = describe(
        parsed(
            pipeline,
            "A title",
            "Soldiers attacked a village.",
            "Troops raided the town.",
            "Fans sang songs.",
            "Zzgh!",
        ),
        (),
        (),
    )
    assert described is not None
    raid, same, other, unknown = meaning(described.words, role_model.load(), 4)
    assert raid @ same > 2 * abs(raid @ other)
    assert np.linalg.norm(unknown) < np.linalg.norm(raid)


def test_no_sentence_no_role(pipeline: Language) -> None:
    assert find_roles(parsed(pipeline, "Only a title"), (), ()) == ()


def test_the_day_of_publication_tells_history(pipeline: Language) -> None:
    described = describe(parsed(pipeline, "A title", "They met in 2014.", "They had met in 1987."), (), ())
    assert described is not None
    now, long_ago = described.names.index("this year"), described.names.index("long before")
    assert described.figures[:, [now, long_ago]].tolist() == [[1, 0], [0, 1]]


@settings(max_examples=30)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip), max_size=5)
)
def test_any_text_has_an_answer(pipeline: Language, paragraphs: list[str]) -> None:
    article = parsed(pipeline, *[one for one in paragraphs if one], kinds={0: "paragraph"})
    roles = find_roles(article, (), ())
    assert [(role.start, role.end) for role in roles] == list(article.sentences)


def test_the_model_holds_nothing_to_read_back() -> None:
    weights = role_model.load()
    arrays = [*weights["forest"], *(one for name, one in weights.items() if name != "forest")]
    assert all(values.dtype.kind in "fui" for values in arrays)  # figures and hashes, no words
    assert weights["alone"].shape[1] == weights["together"].shape[1] == len(role_model.ROLES)


@pytest.mark.parametrize("rows", [0, 1, 20])
def test_the_trees_answer_what_walking_each_of_them_gives(rows: int) -> None:
    weights = role_model.load()
    figures = np.random.default_rng(rows).normal(size=(rows, int(weights["tree_feature"].max()) + 1))
    walked = np.tile(weights["tree_base"].astype(np.float64), (rows, 1))
    for row, number in product(range(rows), range(len(weights["tree_left"]))):
        node = 0
        while (down := weights["tree_left"][number, node]) != node:
            passes = (
                figures[row, weights["tree_feature"][number, node]] <= weights["tree_bound"][number, node]
            )
            node = down if passes else weights["tree_right"][number, node]
        walked[row, number % walked.shape[1]] += weights["tree_value"][number, node]
    assert role_trees.scores(figures, weights["forest"]) == pytest.approx(walked)


def test_the_model_fits_the_features(story: Parsed) -> None:
    described = describe(story, (), ())
    assert described is not None
    weights = role_model.load()
    assert described.figures.shape[1] == len(weights["figure_mean"])
    likely = role_model.probabilities(described, weights)
    assert likely.sum(axis=1) == pytest.approx(1)
