"""Whom “he”, “she” and “they” mean: never somebody who is only spoken of, never a thing; unknown rather than wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from index.annotate.actors.find_actors import find_actors
from index.annotate.parse.language import parse
from index.annotate.quotes.find_quotes import find_quotes
from index.annotate.quotes.speakers import attribute
from index.model import Article, Segment

LastSpeakerOf = Callable[[str], str | None]


@pytest.fixture
def last_speaker_of(pipeline: Language) -> LastSpeakerOf:
    """The name of the speaker of a text's last quote, or None."""

    def read(text: str) -> str | None:
        parsed = parse(Article(id="x", text=text, segments=(Segment(start=0, end=len(text)),)), pipeline)
        found = find_quotes(parsed)
        cast = find_actors(parsed, found)
        quotes = attribute(parsed, found, cast)
        names = {actor.id: actor.name for actor in cast.finish()}
        return names.get(quotes[-1].speaker or "")

    return read


SPEAKERS = [
    (
        "not who is spoken of in the quotation",
        "Tamika Knight said her son was at home. “It hurts to see your child run. It is too much,” she said.",
        "Tamika Knight",
    ),
    (
        "not who is called something",
        "Carl Lund had denounced Hugh Hill as “unfit” for the office. But he said “we all wish him well.”",
        "Carl Lund",
    ),
    (
        "not who is asked about",
        "I meet Carl Lund in his office and ask if Hugh Hill is any good. “Yes, of course,” he says.",
        "Carl Lund",
    ),
    (
        "not who is put into a sentence",
        "Carl Lund was in court on Monday. Hugh Hill, he said, was a thief.",
        "Carl Lund",
    ),
    (
        "himself",
        "The crowd was loud. Mary Ort was shocked by the crowd, she said later.",
        "Mary Ort",
    ),
    (
        "an apposition is a subject",
        "Carl Lund left on Monday. The head of the office, Hugh Hill, called it sad. “He will be missed,” he said.",
        "Hugh Hill",
    ),
    (
        "who judged aloud goes on",
        "Eva Marsh waited. Mary Ort, the head of the party, expressed concern. “It must stop,” she said.",
        "Mary Ort",
    ),
    (
        "behind a long quotation",
        "Mary Ort called the vote a farce. “It is over. We lost. Nobody came. Nobody cared. We go home,” she said.",
        "Mary Ort",
    ),
    ("nobody of that sex", "Carl Lund left the hall. “It must stop,” she said.", None),
    ("no thing", "The bridge shook. “It must stop,” he said.", None),
    ("no body", "The Harbour Company left the town. “It must stop,” he said.", None),
]


@pytest.mark.parametrize(("text", "name"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_whom_a_pronoun_means(last_speaker_of: LastSpeakerOf, text: str, name: str | None) -> None:
    assert last_speaker_of(text) == name


def test_names_of_both_sexes_decide_nothing(last_speaker_of: LastSpeakerOf) -> None:
    text = "In all, Professor Lee Epstein said, the court agreed. “It was a good term,” {} said."
    assert last_speaker_of(text.format("she")) == last_speaker_of(text.format("he")) == "Lee Epstein"
