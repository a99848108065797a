"""A quote gets the actor whom its source's words denote; where nobody is named it has none."""

from __future__ import annotations

from spacy.language import Language

from index.annotate.parse.language import parse
from index.annotate.parse.parsed import FoundQuote, Offsets
from index.annotate.quotes.speakers import attribute
from index.model import Article, Segment

TEXT = "“We go,” said Ana Ruiz. “It is late.”"


class OneActor:
    """A cast that knows Ana Ruiz and nobody else."""

    def ensure(self, start: int, end: int) -> str | None:
        return "ana-ruiz" if TEXT[start:end] == "Ana Ruiz" else None


def quotes(pipeline: Language, *sources: Offsets | None) -> list[tuple[str, str | None]]:
    """The ids and speakers of quotes with these sources."""
    article = Article(id="x", text=TEXT, segments=(Segment(start=0, end=len(TEXT)),))
    found = [FoundQuote(1 + at, 6 + at, "direct", source, None, 0.9) for at, source in enumerate(sources)]
    return [(one.id, one.speaker) for one in attribute(parse(article, pipeline), found, OneActor())]


def test_speakers_come_from_the_cast_and_are_never_guessed(pipeline: Language) -> None:
    name = (TEXT.index("Ana"), TEXT.index("Ana") + len("Ana Ruiz"))
    assert quotes(pipeline, name, None, (0, 3)) == [("q1", "ana-ruiz"), ("q2", None), ("q3", None)]
