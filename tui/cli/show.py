"""What `dateline show` and `keys` print: text for people, JSON lines for programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import typer

from index.collection import Collection
from index.errors import DatelineError
from index.model import Article, Event, Quote
from index.plain_json import escaped, plain_json
from index.reading.clean import clean
from tui.cli.article_happenings import happening_lines
from tui.cli.article_text import around, article_lines, difference_lines, event_line, quote_line
from tui.cli.open import chosen_collection

_ITEM = re.compile(r"(?P<article>[^#:]+)(?:#(?P<part>[a-z0-9-]+)|:(?P<start>\d+)-(?P<end>\d+))?")


class UnknownItem(DatelineError):  # noqa: N818 - it names what happened
    """An id that names nothing in an article."""

    def __init__(self, item: str) -> None:
        super().__init__(
            f"“{item}” names no quote, event, happening or passage; try the article's id alone to see what it has."
        )


@dataclass(frozen=True)
class ShownItem:
    """What an id names: an article, or a part or a stretch of its text."""

    words: str  # as it was written
    article: str
    part: str | None = None
    start: int = 0
    end: int = 0

    def span_in(self, article: Article) -> tuple[int, int] | None:
        """The stretch of the text that is named, None for the whole. Raises UnknownItem."""
        if self.part:
            annotation = self.annotation_in(article)
            return annotation.start, annotation.end
        if self.end and not article.text[self.start : self.end]:
            raise UnknownItem(self.words)
        return (self.start, min(self.end, len(article.text))) if self.end else None

    def annotation_in(self, article: Article) -> Quote | Event:
        """The quote or event that is named. Raises UnknownItem."""
        annotations: list[Quote | Event] = [*article.quotes, *article.events]
        for annotation in annotations:
            if annotation.id == self.part:
                return annotation
        raise UnknownItem(self.words)


def item_of(words: str) -> ShownItem:
    """What an id names: `article`, `article#q1`, `article:0-20`. Raises UnknownItem."""
    match = _ITEM.fullmatch(words)
    if match is None:
        raise UnknownItem(words)
    return ShownItem(words, match["article"], match["part"], int(match["start"] or 0), int(match["end"] or 0))


def print_item(words: str, place: Path | None, *, as_json: bool) -> None:
    """Print what an id names: an article, or a quote, event, happening or passage of it. Raises UnknownItem."""
    item = item_of(words)
    collection = chosen_collection(place)
    article = collection.get(item.article)
    if item.part:
        _print_part(article, item, as_json=as_json)
    elif ":" in words:
        _print_span(article, item, as_json=as_json)
    elif as_json:
        typer.echo(article.to_json(indent=None))
    else:
        typer.echo("\n".join([*article_lines(article), *_related(collection, article)]))


def _related(collection: Collection, article: Article) -> list[str]:
    """What a copy or a later version has that the article before it has not, and the other way round."""
    earlier = article.version_of or article.copy_of
    if earlier is None:
        return []
    try:
        return difference_lines(collection.get(earlier), article)
    except DatelineError as error:
        return ["", clean(str(error))]


def _print_part(article: Article, item: ShownItem, *, as_json: bool) -> None:
    happening = next((one for one in article.happenings if one.id == item.part), None)
    if happening is not None:
        lines = happening_lines(article.model_copy(update={"happenings": (happening,)}))
        typer.echo(escaped(happening.model_dump_json(by_alias=True)) if as_json else "\n".join(lines))
        return
    part = item.annotation_in(article)
    if as_json:
        typer.echo(escaped(part.model_dump_json(by_alias=True)))
        return
    line = event_line(article, part) if isinstance(part, Event) else quote_line(article, part)
    typer.echo(f"{line}\n    {around(article, part.start)}")


def _print_span(article: Article, item: ShownItem, *, as_json: bool) -> None:
    words = article.text[item.start : item.end]
    if not words:
        raise UnknownItem(item.words)
    typer.echo(
        plain_json({"article": article.id, "start": item.start, "end": item.end, "text": words})
        if as_json
        else clean(words)
    )


def print_keys(*, as_markdown: bool) -> None:
    """Print the keys of the explorer, from the one table of its commands."""
    from tui.commands import keys_as_markdown, keys_as_text

    typer.echo((keys_as_markdown() if as_markdown else keys_as_text()).rstrip())
