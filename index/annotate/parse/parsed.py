"""What the stages of annotating hand to each other: the parsed article, and quotes before their speakers are known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar

from spacy.tokens import Doc

from index.annotate.dateline import Dateline, find_datelines
from index.annotate.parse.dictionary import Dictionary
from index.annotate.parse.doc_notes import notes_of
from index.annotate.parse.tree import Tree
from index.annotate.parse.words import Words
from index.model import Article, Offsets, QuoteKind, QuoteStatus, Segment

Value = TypeVar("Value")
_TITLE_WITHIN = 100  # characters of a text after which its first line is no title


@dataclass(frozen=True)
class Parsed:
    """An article with its parse. `doc` covers the whole text, so that `token.idx` is an offset of the format.

    `title` is the parse of a title that stands beside the text and not in it; None for any other. `dictionary` are the
    words of the language.
    """

    article: Article
    doc: Doc
    sentences: tuple[Offsets, ...]  # in text order, each inside one segment, white space trimmed
    title: Doc | None = None
    dictionary: Dictionary = field(default_factory=Dictionary)

    @cached_property
    def text(self) -> str:
        """The article's text as far as it is annotated; see `inside`."""
        return inside(self.article)

    @cached_property
    def words(self) -> Words:
        """The parse as plain lists, made once for all stages."""
        return Words(self)

    @cached_property
    def title_words(self) -> Tree | None:
        """The parse of a title that stands beside the text, as plain lists."""
        return Tree(self.title) if self.title is not None else None

    @cached_property
    def datelines(self) -> tuple[Dateline, ...]:
        """What stands in front of first sentences: places, days, agencies; see `find_datelines`."""
        return find_datelines(self.article.text, self.article.segments)

    def segment_at(self, position: int) -> Segment | None:
        """The segment that holds this offset, or None between segments."""
        segments = self.article.segments
        number = bisect_right(segments, position, key=lambda one: one.start) - 1
        if number >= 0 and position < segments[number].end:
            return segments[number]
        return None

    def sentence_at(self, position: int) -> int | None:
        """The number of the sentence that holds this offset, or None between sentences."""
        number = bisect_right(self.sentences, position, key=lambda one: one[0]) - 1
        if number >= 0 and position < self.sentences[number][1]:
            return number
        return None


def once_an_article(read: Callable[[Parsed], Value]) -> Callable[[Parsed], Value]:
    """The function with its answer kept with the doc of the article; it must hold no tokens."""

    @wraps(read)
    def answer(parsed: Parsed) -> Value:
        answers = notes_of(parsed.doc).by_function
        if read not in answers:
            answers[read] = read(parsed)
        value: Value = answers[read]
        return value

    return answer


def inside(article: Article) -> str:
    """The article's text, its length kept, with spaces for all that stands in no segment."""
    text, pieces, behind = article.text, [], 0
    for segment in article.segments:
        gap = text[behind : segment.start]
        pieces += [" " * len(gap) if gap.strip() else gap, text[segment.start : segment.end]]
        behind = segment.end
    rest = text[behind:]
    return "".join(pieces) + (" " * len(rest) if rest.strip() else rest)


def title_beside(article: Article) -> str | None:
    """The title of an article whose text does not begin with it, or None."""
    title = " ".join((article.title or "").split())
    begin = " ".join(article.text[: 2 * len(article.title or "") + _TITLE_WITHIN].split())
    return title if title and title.casefold() not in begin.casefold() else None


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote before its speaker is resolved to an actor."""

    start: int
    end: int
    kind: QuoteKind
    source: Offsets | None  # the words that name the speaker: "the ministry", "he", "Hugh Hill, a doctor"
    cue: Offsets | None  # the words that attribute: "said", "according to"
    confidence: float
    status: QuoteStatus | None = None  # whether the speaker denies it
    label: bool = False  # whether the source is the name of a speaker before a colon, as in a transcript
    issuer: Offsets | None = None  # who put out the writing that the source names: of “the statement”
