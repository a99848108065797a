"""What a second reader points at, found again in the articles: a whole sentence with who says it, or nothing.

Of its own words none is ever shown: they only tell which sentence is meant, and they must stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.cases.places import INDIRECTLY
from index.event_words import type_word
from index.happenings.article_report import sentence_of
from index.model import Article
from index.proof.comparing import Text, compare
from index.reading.clean import flat

LEAST_WORDS = 4  # that must be named of a sentence
LONGEST = 1_000  # characters of words that are looked for


class Refused(Exception):  # noqa: N818 - it names what happened
    """Something of an answer that no article bears out; says why, in words of this program alone."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article that the second reader is given."""

    article: Article
    start: int
    end: int

    @property
    def words(self) -> str:
        """What stands there."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class AnchoredSentence:
    """A sentence of an article, in its own words, with who says what of it and how what it tells of stands."""

    article: str
    start: int
    end: int
    words: str
    standing: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where it stands, as `dateline show` and `dateline case add` take it."""
        return f"{self.article}:{self.start}-{self.end}"


def anchored(claim: object, material: Mapping[str, Passage]) -> AnchoredSentence:
    """The sentence that a claim points at by the passage's number and words of it. Raises Refused."""
    if not isinstance(claim, dict) or set(claim) != {"passage", "words"}:
        raise Refused("it is no pair of a passage and words")
    number, words = claim["passage"], claim["words"]
    if not isinstance(number, str) or number not in material:
        raise Refused("it names no passage that was given")
    if not isinstance(words, str) or len(words) > LONGEST or len(words.split()) < LEAST_WORDS:
        raise Refused("it does not name words of a sentence")
    passage = material[number]
    finding = compare(words, [Text(passage.article.id, passage.words)])[0]
    if finding.verdict not in ("verbatim", "marks"):
        raise Refused("its words do not stand in the passage")
    start, end = passage.start + finding.start, passage.start + finding.end
    sentence = sentence_of(passage.article, start, start)
    if not (sentence[0] <= start and end <= sentence[1]):
        raise Refused("its words are of several sentences")
    return sentence_at(passage.article, *sentence)


def sentence_at(article: Article, start: int, end: int) -> AnchoredSentence:
    """A sentence of an article with its standing."""
    standing = tuple(dict.fromkeys([*_speakers(article, start, end), *_statuses(article, start, end)]))
    return AnchoredSentence(article.id, start, end, flat(article.text[start:end]), standing)


def _speakers(article: Article, start: int, end: int) -> Iterator[str]:
    """Who says something of it."""
    for quote in article.quotes:
        if quote.start < end and start < quote.end:
            speaker = article.actor(quote.speaker)
            name = flat(speaker.name) if speaker else "somebody not known"
            yield f"said by {name}" + ("" if quote.kind == "direct" else INDIRECTLY)


def _statuses(article: Article, start: int, end: int) -> Iterator[str]:
    """What it tells of that is not plainly reported."""
    for event in article.events:
        if start <= event.start and event.end <= end and event.status != "reported":
            teller = article.actor(event.reported_by)
            by = f" by {flat(teller.name)}" if teller else ""
            yield f"{type_word(event.type)}: {event.status}{by}"
