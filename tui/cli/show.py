"""What `dateline show` and `keys` print: text for people, JSON lines for programs."""

from __future__ import annotations

import re
from pathlib import Path

import typer

from index.collection import Collection
from index.errors import DatelineError
from index.model import Article, Event, Quote
from index.plain_json import escaped, plain_json
from index.reading.clean import clean
from tui.cli.open import chosen_collection
from tui.cli.plain_text import around, article_lines, difference_lines, event_line, quote_line

_ITEM = re.compile(r"(?P<article>[^#:]+)(?:#(?P<part>[a-z0-9-]+)|:(?P<start>\d+)-(?P<end>\d+))?")


class UnknownItem(DatelineError):  # noqa: N818 - it names what happened
    """An id that names nothing in an article."""

    def __init__(self, item: str) -> None:
        super().__init__(
            f"“{item}” names no quote, event or passage; try the article's id alone to see what it has."
        )


def print_item(item: str, place: Path | None, *, as_json: bool) -> None:
    """Print what an id names: an article, or a quote, an event or a passage of it. Raises UnknownItem."""
    match = _ITEM.fullmatch(item)
    if match is None:
        raise UnknownItem(item)
    collection = chosen_collection(place)
    article = collection.get(match["article"])
    if match["part"]:
        _print_part(article, item, match["part"], as_json=as_json)
    elif match["start"]:
        _print_span(article, item, int(match["start"]), int(match["end"]), as_json=as_json)
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


def _print_part(article: Article, item: str, part: str, *, as_json: bool) -> None:
    parts: list[Quote | Event] = [*article.quotes, *article.events]
    for one in parts:
        if one.id == part:
            kind = event_line(article, one) if isinstance(one, Event) else quote_line(article, one)
            typer.echo(
                escaped(one.model_dump_json(by_alias=True))
                if as_json
                else f"{kind}\n    {around(article, one.start)}"
            )
            return
    raise UnknownItem(item)


def _print_span(article: Article, item: str, start: int, end: int, *, as_json: bool) -> None:
    words = article.text[start:end]
    if not words:
        raise UnknownItem(item)
    typer.echo(
        plain_json({"article": article.id, "start": start, "end": end, "text": words})
        if as_json
        else clean(words)
    )


def print_keys(*, as_markdown: bool) -> None:
    """Print the keys of the explorer, from the one table of its commands."""
    from tui.commands import keys_as_markdown, keys_as_text

    typer.echo((keys_as_markdown() if as_markdown else keys_as_text()).rstrip())
