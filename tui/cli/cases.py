"""What `dateline case` prints and writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import typer
from pydantic import ValidationError

from index.cases.case import COLUMNS, Case, Clipping, cases_of
from index.cases.case_desk import CaseDesk, case_desk, case_name
from index.cases.places import place_of_part, speaker_of
from index.cases.stored import journal_folder
from index.collection import Collection
from index.errors import DatelineError, Undecidable, UnknownArticle
from index.journal.clippings import CaseColumn, ChangeClipping, ClippingKind
from index.journal.decision_words import in_words
from index.journal.journal_file import Journal
from index.plain_json import plain_json
from index.reading.clean import clean
from index.refusals import sentence as refusal
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection
from tui.cli.show import UnknownItem, item_of
from tui.plurals import counted


def print_cases(place: Path | None, *, as_json: bool) -> int:
    """Print the cases of a collection, a line each. Gives the exit code: 1 where there is none."""
    cases = _read(chosen_collection(place))
    for case in cases.values():
        if as_json:
            typer.echo(plain_json({"name": case.name, "clippings": len(case.clippings), **_columns(case)}))
        else:
            typer.echo(f"{case.name:24} {_summary(case)}")
    if not cases:
        typer.echo("There is no case yet: dateline case add NAME ID makes one.", err=True)
    return DONE if cases else NOTHING_FOUND


def print_case(name: str, place: Path | None, *, as_json: bool) -> int:
    """Print the clippings of a case. Raises Undecidable where there is no such case."""
    collection = chosen_collection(place)
    case = named_case(_read(collection), name)
    if as_json:
        for clipping in case.in_columns():
            typer.echo(plain_json({**asdict(clipping), "time": clipping.time.isoformat()}))
        return DONE
    typer.echo(f"{case.name}: {_summary(case)}")
    column = None
    for clipping in case.in_columns():
        if clipping.column != column:
            column = clipping.column
            typer.echo(f"\n{column.capitalize()}")
        for line in _lines(collection, clipping):
            typer.echo(clean(line))
    return DONE


def named_case(cases: dict[str, Case], name: str) -> Case:
    """The case of this name. Raises Undecidable where there is none."""
    case = cases.get(case_name(name))
    if case is None:
        there = ", ".join(cases) or "none yet"
        raise Undecidable(f"There is no case “{name}”; there are: {there}.")
    return case


def add_clippings(
    name: str, ids: Sequence[str], place: Path | None, *, column: CaseColumn, tag: str, note: str
) -> None:
    """Put what ids name into a case. Raises DatelineError where some cannot be put there, with the others in it."""
    collection = chosen_collection(place)
    refused: dict[str, DatelineError] = {}
    with case_desk(collection, _say_waiting) as desk:
        for words in ids:
            try:
                clipping = _added(desk, name, words, column=column, tag=tag, note=note)
            except (Undecidable, UnknownArticle, UnknownItem) as error:
                refused[str(error)] = error
                continue
            typer.echo(clean(f"{clipping.number}  {clipping.case}, {column}: “{_flat(clipping.words)}”"))
    if case_name(name) != name:
        typer.echo(
            clean(f"The case is called “{case_name(name)}”: small letters, digits and hyphens."), err=True
        )
    for sentence in [*refused][:-1]:
        typer.echo(clean(f"dateline: {sentence}"), err=True)
    if refused:
        raise [*refused.values()][-1]


def _added(desk: CaseDesk, name: str, words: str, *, column: CaseColumn, tag: str, note: str) -> Clipping:
    item = item_of(words)
    article = desk.collection.get(item.article)
    kind: ClippingKind = "passage"
    if item.part:
        stretch = place_of_part(article, item.part)
        if stretch is None:
            raise UnknownItem(words)
        kind, start, end = stretch
    else:
        span = item.span_in(article)
        if span is None:
            raise Undecidable(
                "Name a part of the article, as ARTICLE#q1 or ARTICLE:START-END; show prints them."
            )
        start, end = span
    try:
        return desk.clip(name, article, (start, end), kind=kind, column=column, tag=tag, note=note)
    except ValidationError as error:
        raise Undecidable(refusal(error)) from None


def change_clippings(numbers: Sequence[int], place: Path | None, change: Mapping[str, object]) -> None:
    """Change clippings, and say what became of each; `change` has the fields of `ChangeClipping`."""
    with case_desk(chosen_collection(place), _say_waiting) as desk:
        for number in numbers:
            try:
                deed = ChangeClipping.model_validate({"clipping": number, **change})
            except ValidationError as error:
                raise Undecidable(refusal(error)) from None
            was = desk.change(deed)
            typer.echo(clean(f"{in_words(deed)}  (“{_flat(was.words)}”, {was.case})"))


def _read(collection: Collection) -> dict[str, Case]:
    journal = Journal(journal_folder(collection))
    for problem in (*journal.unreadable, *journal.broken):
        typer.echo(clean(problem), err=True)
    return cases_of(journal.standing())


def _columns(case: Case) -> dict[str, int]:
    return {name: sum(one.column == name for one in case.clippings) for name in COLUMNS}


def _summary(case: Case) -> str:
    columns = ", ".join(f"{number} {name}" for name, number in _columns(case).items() if number)
    return f"{counted(len(case.clippings), 'clipping')} ({columns})"


def _lines(collection: Collection, clipping: Clipping) -> Iterator[str]:
    tag = f"  #{clipping.tag}" if clipping.tag else ""
    who = about = ""
    with suppress(DatelineError):
        article = collection.get(clipping.article)
        stretch = clipping.place_in(article.text)
        speaker = speaker_of(article, stretch) if stretch and clipping.kind == "quote" else None
        who = f" — {speaker}" if speaker else ""
        parts = [article.title, article.publisher, article.day.isoformat() if article.day else None]
        gone = None if stretch else "! its words do not stand there any more"
        about = " · ".join(filter(None, [*parts, gone]))
    yield f"{clipping.number:5}  “{_flat(clipping.words)}”{who}{tag}"
    yield f"       {about or '! the article is gone'} · {clipping.article}:{clipping.start}-{clipping.end}"
    if clipping.note:
        yield f"       {_flat(clipping.note)}"


def _flat(words: str) -> str:
    return " ".join(words.split())


def _say_waiting() -> None:
    typer.echo("Another program writes to this collection; waiting for it to end.", err=True)
