"""What `dateline unsure` prints: questions to people, and what their answers say of the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from index.collection import Collection
from index.journal.journal_file import Journal
from index.judging.answer import answer
from index.judging.precision import judgements, precisions
from index.judging.unsure import UnsureList, UnsureQuestion, questions
from index.plain_json import plain_json
from index.reading.clean import clean
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.journal import opened_corrections, print_decided
from tui.cli.open import chosen_collection, prepared_explorer


def print_unsure(of: UnsureList | None, limit: int, place: Path | None, *, as_json: bool) -> int:
    """Print the questions, and the precision where there are answers. Gives 1 where there is nothing to ask."""
    collection = chosen_collection(place)
    asked = asked_of(collection, (of,) if of else ("events", "quotes"), limit)
    for question in asked:
        typer.echo(plain_json(_record(question)) if as_json else _lines(question))
    for precision in precisions(judgements(Journal(collection.path))):
        typer.echo(clean(precision.sentence), err=as_json)
    if not asked:
        typer.echo(
            "There is nothing to ask: all was answered or set by hand, or nothing was found.", err=True
        )
    return DONE if asked else NOTHING_FOUND


def asked_of(collection: Collection, listings: tuple[UnsureList, ...], limit: int) -> list[UnsureQuestion]:
    """The questions about a collection."""
    answered = judgements(Journal(collection.path))
    explorer = prepared_explorer(collection)
    return explorer.answer(lambda viewer: questions(viewer, answered, listings, limit))


def judge_item(item: str, place: Path | None, *, right: bool, by_lot: bool) -> None:
    """Answer whether an annotation is right; what was drawn by lot counts for the whole collection."""
    article_id, hash_, part = item.partition("#")
    if not hash_:
        raise typer.BadParameter("write ARTICLE#q1 or ARTICLE#e1", param_hint="ID")
    with opened_corrections(place) as desk:
        article = desk.collection.get(article_id)
        decided = desk.decide(answer(article, part, "random" if by_lot else "unsure", right=right))
        print_decided(decided, desk.journal)


def _record(question: UnsureQuestion) -> dict[str, Any]:
    row = question.row
    return {
        "id": row.id,
        "of": question.listing,
        "drawn": question.drawn,
        "claim": question.claim,
        "confidence": row.confidence,
        "passage": question.passage,
        "start": question.start,
        "end": question.end,
    }


def _lines(question: UnsureQuestion) -> str:
    """The id and how sure it is; what the program says; the passage with the words between marks."""
    passage, start, end = question.passage, question.start, question.end
    marked = f"{passage[:start]}[{passage[start:end]}]{passage[end:]}"
    how = "drawn by lot" if question.drawn == "random" else f"{question.row.confidence:.0%} sure"
    head = f"{question.row.id}  ({how})"
    return "\n".join(clean(" ".join(line.split())) for line in (head, question.claim, marked)) + "\n"
