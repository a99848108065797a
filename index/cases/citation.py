"""Numbered citations down to the sentence: each with its article's title, publisher, day, address and hashes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from index.custody.register import Origin, sum_of
from index.errors import DatelineError
from index.model import Article
from index.reading.clean import clean_line, clean_url, flat


@dataclass(frozen=True, slots=True)
class Citation:
    """A stretch of an article that a report quotes, under its number. `article` is None where it is gone."""

    number: int
    id: str
    start: int
    end: int
    article: Article | None
    source: Origin | None  # what the article's text was read from; None where that is not known

    @property
    def place(self) -> str:
        """Where the words stand, as `dateline show` takes it."""
        return f"{self.id}:{self.start}-{self.end}"

    @property
    def words(self) -> str:
        """What stands there, on one line."""
        return flat(self.article.text[self.start : self.end]) if self.article else ""

    @property
    def quoted(self) -> str:
        """The words between marks, with the number."""
        return quoted(self.words, self.number)

    @property
    def url(self) -> str | None:
        """The article's address, if it is one of the web."""
        return clean_url(self.article.url) if self.article else None

    @property
    def stated(self) -> str:
        """What the article says of itself: title, publisher, day."""
        if self.article is None:
            return f"{self.id}: the article is gone."
        day = self.article.day.isoformat() if self.article.day else "no date"
        publisher = clean_line(self.article.publisher)
        return f"{flat(self.article.title or self.id)}. {f'{publisher}, ' if publisher else ''}{day}."

    def describe(self) -> str:
        """It as a line of the list of sources, without number and address."""
        source = f"SHA-256 of the source {self.source.sha256}" if self.source else "The source is not known"
        text = f"; SHA-256 of the text {sum_of(self.article.text)}" if self.article else ""
        return f"{self.stated} Words at {self.place}. {source}{text}."


class Citations:
    """The citations of a report, numbered as they are asked for, each place once."""

    def __init__(self, get: Callable[[str], Article], origins: Callable[[str], list[Origin]]) -> None:
        """`get` gives an article, or raises DatelineError; `origins` what an article was read from."""
        self._get, self._origins = get, origins
        self._articles: dict[str, Article | None] = {}
        self._by_place: dict[tuple[str, int, int], Citation] = {}

    @property
    def all(self) -> tuple[Citation, ...]:
        """The citations in the order of their numbers."""
        return tuple(self._by_place.values())

    def article(self, article_id: str) -> Article | None:
        """An article; None where it is gone or damaged."""
        if article_id not in self._articles:
            try:
                self._articles[article_id] = self._get(article_id)
            except DatelineError:
                self._articles[article_id] = None
        return self._articles[article_id]

    def cite(self, article_id: str, start: int, end: int) -> Citation:
        """The citation of a place."""
        place = article_id, start, end
        if place not in self._by_place:
            article, number = self.article(article_id), len(self._by_place) + 1
            source = self._source(article) if article else None
            self._by_place[place] = Citation(number, article_id, start, end, article, source)
        return self._by_place[place]

    def _source(self, article: Article) -> Origin | None:
        """What the text that stands was read from, the first of several; never the source of another text."""
        text = sum_of(article.text)
        return next((origin for origin in self._origins(article.id) if origin.text == text), None)


def quoted(words: str, number: int) -> str:
    """Words with the number of their citation, in the form that a report's check looks for."""
    return f"“{words}” [{number}]"
