"""What `dateline search` prints: passages for people, JSON lines for programs; where there is none, what to ask."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

import typer

from index.focus import Focus
from index.plain_json import plain_json
from index.reading.clean import clean
from index.view import Nothing, PassageRow
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection, prepared_explorer
from tui.plurals import counted


def print_hits(query: str, place: Path | None, limit: int, *, as_json: bool) -> int:
    """Print the passages that match `query`, best first. Gives the exit code: 1 where there is none."""
    explorer = prepared_explorer(chosen_collection(place))
    view = explorer.explore(Focus(query=query))
    for row in view.passages[:limit]:
        typer.echo(plain_json(_hit(row)) if as_json else _passage(row))
    _talk(view.notice)
    count = len(view.passages)
    if view.nothing:
        where = f"--in {shlex.quote(str(place))} " if place else ""
        for line in nothing_lines(view.nothing, f"dateline search {where}"):
            _talk(line)
    elif not as_json:
        shown = f", the first {limit} shown (--limit shows more)" if count > limit else ""
        repeated = f", repeated {view.repeated:,} times in copies" if view.repeated else ""
        _talk(f"{counted(count, 'passage')} in {counted(view.articles, 'article')}{repeated}{shown}.")
    return DONE if count else NOTHING_FOUND


def nothing_lines(nothing: Nothing, command: str) -> list[str]:
    """Why nothing was found and what could be asked instead, each with the command that asks it."""
    lines = [nothing.sentence, *(f"  {one.sentence}." for one in nothing.alone)]
    for alternative in nothing.instead:
        lines += [f"{alternative.sentence}.", f"    {command}{shlex.quote(alternative.focus.query)}"]
    return lines


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
