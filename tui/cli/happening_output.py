"""What `dateline happenings`, `accounts`, `figures` and `timeline` print, for people and for programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import typer

from index.collection import Collection
from index.errors import DatelineError
from index.explore import Explorer
from index.focus import Focus
from index.happenings.accounts import accounts_of
from index.happenings.figure_ledger import ledger_of
from index.happenings.happening import CollectionHappening
from index.happenings.happening_timeline import timeline_of
from index.happenings.telling import Telling
from index.happenings.time_bins import Unit
from index.interchange.annotation_tables import csv_line
from index.plain_json import plain_json
from index.reading.clean import clean
from tui.cli import happening_json as records
from tui.cli import happening_text as text
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection, prepared_explorer
from tui.plurals import counted

Content = TypeVar("Content")

HAPPENING_ID = re.compile(r"[a-z0-9-]+#h\d+")
_SHOWN = 20  # happenings, where nobody says how many


class TwoForms(DatelineError):  # noqa: N818 - it names what happened
    """Both forms of output were asked for."""

    def __init__(self) -> None:
        super().__init__("--json and --csv are two forms of one answer; ask for one of them.")


class UnknownHappening(DatelineError):  # noqa: N818 - it names what happened
    """An id that names no happening."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” names no happening; dateline happenings prints their ids.")


@dataclass(frozen=True)
class HappeningAnswer:
    """What was asked for, and the happenings that answer it, the most fitting first."""

    explorer: Explorer
    happenings: Sequence[CollectionHappening]
    query: str


def with_collection(words: Sequence[str], place: Path | None) -> tuple[Collection, str]:
    """The collection and the query of a command's words, of which the first may be a collection's folder.

    Raises what opening a collection raises.
    """
    if place is None and words and Collection.is_one(Path(words[0])):
        place, words = Path(words[0]), words[1:]
    return chosen_collection(place), " ".join(words)


def ask(words: Sequence[str], place: Path | None) -> HappeningAnswer:
    """The happenings that a command's words ask for, from an index that is up to date.

    Raises UnknownHappening and what opening a collection raises.
    """
    collection, query = with_collection(words, place)
    explorer = prepared_explorer(collection)
    explorer.happenings.update()
    if not HAPPENING_ID.fullmatch(query):
        return HappeningAnswer(explorer, explorer.happenings.of_query(query), query)
    happening = explorer.happenings.named(query)
    if happening is None:
        raise UnknownHappening(query)
    return HappeningAnswer(explorer, [happening], query)


def print_happenings(
    words: Sequence[str], place: Path | None, limit: int | None, *, as_json: bool, as_csv: bool
) -> int:
    """Print happenings, a few lines each. Gives the exit code: 1 where there is none."""
    _check(as_json, as_csv)
    asked = ask(words, place)
    rows = list(asked.happenings) if asked.query else sorted(asked.happenings, key=_newest_first)
    shown = rows[: limit or (None if as_json or as_csv else _SHOWN)]
    _print(shown, records.happening_record, text.happening_lines, as_json=as_json, as_csv=as_csv)
    if rows and not as_json and not as_csv:
        more = f", the first {len(shown)} shown (--limit shows more)" if len(shown) < len(rows) else ""
        _talk(f"{counted(len(rows), 'happening')}{more}.")
    return _ending(asked)


def print_accounts(
    words: Sequence[str], place: Path | None, limit: int, *, as_json: bool, as_csv: bool
) -> int:
    """Print the accounts of happenings. Gives the exit code: 1 where there is none."""
    _check(as_json, as_csv)
    asked = ask(words, place)
    ranked = _most_told(asked)
    with_accounts = _told(asked, ranked[:limit], accounts_of)
    _print_all(with_accounts, records.account_records, text.accounts_lines, as_json=as_json, as_csv=as_csv)
    _say_more(ranked, limit, "")
    return _ending(asked)


def print_figures(
    words: Sequence[str], place: Path | None, limit: int, *, as_json: bool, as_csv: bool
) -> int:
    """Print the ledgers of figures of happenings. Gives the exit code: 1 where there is none."""
    _check(as_json, as_csv)
    asked = ask(words, place)
    ranked = _most_told(asked)
    counting = [one for one in ranked if one.figures] or ranked
    with_ledger = _told(asked, counting[:limit], ledger_of)
    _print_all(with_ledger, records.figure_records, text.ledger_lines, as_json=as_json, as_csv=as_csv)
    _say_more(counting, limit, " with figures" if any(one.figures for one in counting) else "")
    return _ending(asked)


def print_timeline(
    words: Sequence[str], place: Path | None, unit: Unit | None, *, as_json: bool, as_csv: bool
) -> int:
    """Print a timeline of happenings. Gives the exit code: 1 where there is none."""
    _check(as_json, as_csv)
    asked = ask(words, place)
    timeline = timeline_of(asked.happenings, unit)
    if as_json or as_csv:
        rows = records.timeline_records(timeline)
        _print(rows, lambda row: row, None, as_json=as_json, as_csv=as_csv)
    else:
        _say(text.timeline_lines(timeline))
    return _ending(asked)


def _say_more(happenings: Sequence[CollectionHappening], limit: int, kind: str) -> None:
    """Say that there are more than were printed."""
    if len(happenings) > limit:
        first = "only the first" if limit == 1 else f"the first {limit}"
        _talk(f"{counted(len(happenings), 'happening')}{kind}, {first} shown (--limit shows more).")


def _told(
    asked: HappeningAnswer, shown: Iterable[CollectionHappening], made: Callable[[list[Telling]], Content]
) -> Iterator[tuple[CollectionHappening, Content]]:
    """Each happening with what is made of its tellings."""
    for happening in shown:
        yield happening, made(asked.explorer.happenings.tellings(happening))


def _print_all(
    contents: Iterable[tuple[CollectionHappening, Content]],
    records_of: Callable[[CollectionHappening, Content], Iterator[dict[str, Any]]],
    lines_of: Callable[[Content], Iterable[str]],
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """One table, or one run of JSON lines, for all happenings; for people lines below each one's heading."""
    if as_json or as_csv:
        rows = (row for happening, content in contents for row in records_of(happening, content))
        _print(rows, lambda row: row, None, as_json=as_json, as_csv=as_csv)
        return
    for happening, content in contents:
        _say([*text.heading(happening), *lines_of(content)])


def _check(as_json: bool, as_csv: bool) -> None:
    if as_json and as_csv:
        raise TwoForms


def _newest_first(happening: CollectionHappening) -> tuple[int, int, str]:
    day = happening.latest
    return -day.toordinal() if day else 0, -happening.articles, happening.id


def _most_told(asked: HappeningAnswer) -> list[CollectionHappening]:
    """With a query those that fit best come first, else those of most articles."""
    if asked.query:
        return list(asked.happenings)
    return sorted(asked.happenings, key=lambda one: (-one.origins, -one.articles, one.id))


def _print(
    rows: Iterable[Any],
    record: Callable[[Any], dict[str, Any]],
    lines: Callable[[Any], Iterator[str]] | None,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    for number, row in enumerate(rows):
        if as_json:
            typer.echo(plain_json(record(row)))
        elif as_csv:
            fields = records.flat(record(row))
            if number == 0:
                typer.echo(csv_line([*fields]), nl=False)
            typer.echo(clean(csv_line([*fields.values()])), nl=False)
        elif lines is not None:
            _say(lines(row))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(clean(line))


def _talk(sentence: str) -> None:
    """What is no answer goes to standard error."""
    typer.echo(clean(sentence), err=True)


def _ending(asked: HappeningAnswer) -> int:
    if asked.happenings:
        return DONE
    _talk(nothing_told(asked.explorer, asked.query))
    return NOTHING_FOUND


def nothing_told(explorer: Explorer, query: str) -> str:
    """What is said where no happening was found, and what is wrong with the query if anything is.

    A collection of older annotations has no happening at all.
    """
    if next(explorer.happenings.each(), None) is None:
        return "No article tells of a happening; dateline add --again FILES annotates articles once more."
    notice = explorer.explore(Focus(query=query)).notice
    said = f"No happening is told in passages that match “{query}”; dateline search shows what does."
    return f"{notice}\n{said}" if notice else said
