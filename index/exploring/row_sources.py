"""What rows take from the article that they are from: read once for all rows of an article that are shown."""

from __future__ import annotations

from datetime import date

from index.first_words import first_words
from index.search.part import Part

_LONG = 20_000  # bytes; of longer texts a span is read at a time


def day_of(ordinal: int) -> date | None:
    """The day of an ordinal number, None for 0."""
    return date.fromordinal(ordinal) if ordinal else None


class RowSource:
    """An article of a part, as far as its rows show it."""

    __slots__ = ("_number", "_part", "_text", "id", "is_copy", "published", "publisher", "title")

    def __init__(self, part: Part, number: int, article_id: str) -> None:
        """`number` is the article's in the part."""
        self._part, self._number = part, number
        self._text: str | None = None
        self.id = article_id
        self.title = part.blob("article.title", number).decode() or self._first_words() or article_id
        self.published = day_of(int(part["article.day"][number]))
        self.publisher = part.blob("article.publisher", number).decode() or None
        self.is_copy = part.is_copy(number)

    def words(self, start: int, end: int) -> str:
        """A span of its text."""
        if self._text is None:
            if self._part.text_size(self._number) > _LONG:
                return self._part.words(self._number, start, end)
            self._text = self._part.text(self._number)
        return self._text[start:end]

    def _first_words(self) -> str:
        """The words with which it begins; none where it has no passage."""
        part = self._part
        first, last = int(part["article.first"][self._number]), len(part["doc.start"])
        if first >= last or int(part["doc.article"][first]) != self._number:
            return ""
        return first_words(self.words(int(part["doc.start"][first]), int(part["doc.end"][first])))
