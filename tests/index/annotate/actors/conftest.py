"""Annotating a made-up text, for the tests of who is in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from index.annotate import annotate
from index.model import Article, Segment

Annotated = Callable[[str], Article]


@pytest.fixture
def annotated(pipeline: Language) -> Annotated:
    """The annotated article of a text whose paragraphs are parted by an empty line."""

    def read(text: str) -> Article:
        segments, start = [], 0
        for part in text.split("\n\n"):
            segments.append(Segment(start=start, end=start + len(part)))
            start += len(part) + 2
        return annotate(Article(id="made", text=text, segments=tuple(segments)))

    return read
