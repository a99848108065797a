"""What `dateline search`, `show` and `keys` print: text for people, JSON lines for programs."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import typer

from index.collection import Collection
from index.errors import DatelineError
from index.focus import Focus
from index.model import Article, Event, Quote
from index.plain_json import escaped, plain_json
from index.reading.clean import clean
from index.view import PassageRow
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection, prepared_explorer
from tui.cli.plain_text import around, article_lines, difference_lines, event_line, quote_line
from tui.plurals import counted

_ITEM = re.compile(r"(?P<article>[^#:]+)(?:#(?P<part>[a-z0-9-]+)|:(?P<start>\d+)-(?P<end>\d+))?")


class UnknownItem(DatelineError):  # noqa: N818 - it names what happened
    """An id that names nothing in an article."""

    def __init__(self, item: str) -> None:
        super().__init__(
            f"“{item}” names no quote, event or passage; try the article's id alone to see what it has."
        )


def print_hits(query: str, place: Path | None, limit: int, *, as_json: bool) -> int:
    """Print the passages that match `query`, best first. Gives the exit code: 1 where there is none."""
    explorer = prepared_explorer(chosen_collection(place))
    view = explorer.explore(Focus(query=query))
    for row in view.passages[:limit]:
        typer.echo(plain_json(_hit(row)) if as_json else _passage(row))
    _talk(view.notice)
    if view.suggestion:
        _talk(f"Did you mean “{view.suggestion}”?")
    found = len(view.passages)
    if not as_json:
        shown = f", the first {limit} shown (--limit shows more)" if found > limit else ""
        repeated = f", repeated {view.repeated:,} times in copies" if view.repeated else ""
        _talk(f"{counted(found, 'passage')} in {counted(view.articles, 'article')}{repeated}{shown}.")
    return DONE if found else NOTHING_FOUND


def _talk(sentence: str | None) -> None:
    """What is no answer goes to standard error."""
    if sentence:
        typer.echo(clean(sentence), err=True)


def _hit(row: PassageRow) -> dict[str, Any]:
    anchor = row.anchor
    return {
        "id": f"{anchor.article}:{anchor.start}-{anchor.end}",
        "article": anchor.article,
        "start": anchor.start,
        "end": anchor.end,
        "title": row.title,
        "published": row.published and row.published.isoformat(),
        "publisher": row.publisher,
        "text": row.words,
        "hits": row.hits,
        "copies": row.copies,
    }


def _passage(row: PassageRow) -> str:
    """Date, title and id on one line, the passage below it with its hits in bold on a terminal."""
    day = row.published.isoformat() if row.published else "no date   "
    head = f"{day}  {clean(row.title)}  [{row.anchor.article}:{row.anchor.start}-{row.anchor.end}]"
    if row.copies:
        head += f"  and {counted(row.copies, 'copy')}"
    return f"{head}\n    {_marked(row)}\n"


def _marked(row: PassageRow) -> str:
    parts, behind = [], 0
    for start, end in row.hits:
        parts += [clean(row.words[behind:start]), _bold(clean(row.words[start:end]))]
        behind = end
    parts.append(clean(row.words[behind:]))
    return "".join(parts).replace("\n", " ")


def _bold(words: str) -> str:
    return typer.style(words, bold=True) if _colours() else words


def _colours() -> bool:
    """Colours and bold only on a terminal, and not with NO_COLOR."""
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


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
