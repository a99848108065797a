"""Quotations looked for among the articles of a collection: what stands there is found, however common its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection import Collection
from index.explore import Explorer
from index.model import Article
from index.proof.source_search import Sources

SPEECH = (
    "The harbour commission sat until midnight, and the pilots waited in the corridor for its decision.\n\n"
    "“It was a lot, week by week, and we did what we could with what we had,” Ana Duarte said of the week.\n\n"
    "The organisation of dockers honoured the cease-fire. Its leaders counted 4,200 votes by candlelight\n\n"
    "and went home without a word to the reporters who had followed them since Tuesday morning."
)
COMMON = [
    f"It was what it was, and we had a lot to do back then, said number {number}." for number in range(60)
]
TURNED = "Back then what we had to do was a lot, and it was what it was."
LEDGER = "The ledger of the salt works names nine carters, a smith, and two widows who were never paid."


def article(article_id: str, *paragraphs: str) -> Article:
    text, segments = "\n\n".join(paragraphs), []
    for paragraph in text.split("\n\n"):
        start = text.index(paragraph)
        segments.append({"start": start, "end": start + len(paragraph)})
    return Article.model_validate({"id": article_id, "text": text, "segments": segments})


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    made = Collection.create(tmp_path_factory.mktemp("quoted") / "desk")
    for one in (
        article("speech", SPEECH),
        article("common", *COMMON),
        article("turned", TURNED),
        article("ledger", LEDGER),
        article("notes", "The Pilots waited, as the notes have it."),
    ):
        made.add(one)
    return made


@pytest.fixture(scope="module")
def explorer(collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    made = Explorer(collection, cache=tmp_path_factory.mktemp("index"))
    made.prepare()
    return made


@pytest.fixture(scope="module")
def sources(explorer: Explorer, collection: Collection) -> Sources:
    return Sources(explorer, collection.get)


@pytest.mark.parametrize(
    ("quotation", "verdict", "there"),
    [
        ("It was a lot, week by week", "verbatim", "It was a lot, week by week"),
        ("it was a lot week by week", "marks", "It was a lot, week by week"),
        ("Back then what we had to do was a lot", "verbatim", "Back then what we had to do was a lot"),
        ("honored the cease fire", "marks", "honoured the cease-fire"),
        ("The organization of dockers", "marks", "The organisation of dockers"),
        ("two widows who were", "cut", "two widows who were"),
        ("counted 4,200 votes", "verbatim", "counted 4,200 votes"),
        ("votes by candlelight and went home without a word", "marks", "votes by candlelight\n\nand"),
        ("It was a lot … with what we had", "shortened", "It was a lot, week by week, and we did"),
        ("the pilots waited … of dockers honoured", "shortened", None),
        ("[They] sat until midnight", "shortened", "sat until midnight"),
        ("It was a lot, week by day, and we did what we could", "altered", "It was a lot, week by week, and"),
        ("counted 4,300 votes by candlelight", "altered", "counted 4,200 votes by candlelight"),
        ("names nine carters, a smith, and went home without a word", "spliced", "names nine carters, a smith, and"),
        ("Bananas are blue all over the world", "not found", None),
        ("zebra", "not found", None),
        ("…", "not found", None),
    ],
)  # fmt: skip
def test_what_becomes_of_a_quotation(
    sources: Sources, collection: Collection, quotation: str, verdict: str, there: str | None
) -> None:
    finding = next(sources.find(quotation))
    assert finding.verdict == verdict
    if there is not None:
        assert finding.text is not None
        assert collection.get(finding.text).text[finding.start : finding.end].startswith(there)


@given(st.data())
def test_what_stands_in_an_article_is_found_and_what_was_changed_never_stands(
    sources: Sources, data: st.DataObject
) -> None:
    passage = data.draw(st.sampled_from([*SPEECH.split("\n\n"), *COMMON, LEDGER]))
    words = passage.split()
    first = data.draw(st.integers(0, len(words) - 4))
    quoted = words[first : data.draw(st.integers(first + 4, len(words)))]
    assert next(sources.find(" ".join(quoted))).verdict in ("verbatim", "cut")
    place = data.draw(st.integers(0, len(quoted) - 1))
    changed = " ".join([*quoted[:place], "zebra", *quoted[place + 1 :]])
    assert next(sources.find(changed)).verdict in ("altered", "spliced", "not found")


def test_of_sources_that_are_equally_good_each_is_given(sources: Sources) -> None:
    places = {(finding.text, finding.start) for finding in sources.find("to do back then, said number")}
    assert len(places) == 40
    assert {text for text, _ in places} == {"common"}


def test_words_with_other_marks_come_behind_those_with_the_same_characters(sources: Sources) -> None:
    findings = sources.find("the pilots waited")
    assert [(finding.verdict, finding.text) for finding in findings] == [
        ("verbatim", "speech"),
        ("marks", "notes"),
    ]


def test_an_article_that_is_gone_or_another_since_it_was_indexed_is_looked_at_as_it_is(
    explorer: Explorer, collection: Collection
) -> None:
    def get(article_id: str) -> Article:
        if article_id == "speech":
            return article("speech", "“We did what we could,” she said. The pilots waited.")
        return collection.get("gone" if article_id == "ledger" else article_id)

    sources = Sources(explorer, get)
    moved = next(sources.find("we did what we could"))
    assert (moved.verdict, moved.text, moved.start) == ("marks", "speech", 1)
    assert next(sources.find("waited in the corridor for its decision")).verdict == "not found"
    assert next(sources.find("names nine carters, a smith")).verdict == "not found"
    assert next(sources.find("names nine carpenters, a smith")).verdict == "not found"
