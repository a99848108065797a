"""`dateline check`: whether the article files, their spans and the search index of a collection are sound."""

from __future__ import annotations

from pathlib import Path

import typer

from index.annotate.actors.user_actors import FILE_NAME as USER_ACTORS
from index.annotate.actors.user_actors import read_user_actors
from index.collection import Collection
from index.custody.chain import faults
from index.custody.register import Custody
from index.errors import CollectionError, FormatError, IndexBroken, JournalError
from index.holdings import FILE_NAME as HOLDINGS
from index.holdings import compare_holdings
from index.ingest.reading_report import doubt_about_day
from index.journal.decided_articles import faults_of, lost_decisions
from index.journal.decision_words import in_words
from index.journal.journal_file import Journal
from index.model import Article
from index.reading.clean import clean, on_one_line
from index.writer_lock import is_held
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection
from tui.plurals import counted

WRITTEN_TO = (
    "Another program writes to this collection: what it changes just now may be named here as changed."
)


def check_collection(place: Path | None, *, repair: bool) -> int:
    """Print what is wrong with a collection, a line each, and a summary. Gives the exit code: 1 where anything is."""
    collection = chosen_collection(place)
    if is_held(collection.folder):
        typer.echo(WRITTEN_TO, err=True)
    problems, doubts = _check_files(collection)
    for line in (*problems, *doubts):
        typer.echo(on_one_line(line))
    problems += _check_journal(collection)
    problems += _check_index(collection, repair=repair)
    state = "all sound" if not problems else f"{len(problems)} wrong"
    articles = counted(len(collection), "article")
    typer.echo(f"{clean(str(collection.path))}: {articles}, {state}; {len(doubts)} to look at.")
    return NOTHING_FOUND if problems else DONE


def _check_files(collection: Collection) -> tuple[list[str], list[str]]:
    """What is broken, and what a reader should look at: spans that moved, articles without a date, changed ones."""
    problems: list[str] = []
    doubts: list[str] = []
    custody: Custody | None = None
    try:
        custody = Custody(collection.path)
    except CollectionError as error:
        problems.append(str(error))
    is_other_text = custody.other_text() if custody else lambda _article: False
    for article in collection.articles():
        lost, doubtful = _check_article(collection, article)
        problems += lost
        doubts += doubtful
        if is_other_text(article):
            problems.append(f"{article.id}: its text is another than the one that was read from its source.")
    lost, doubtful = _strays(collection, custody)
    problems += lost
    doubts += doubtful
    if custody is not None:
        problems += faults(collection.path, custody)
    try:
        read_user_actors(collection.path / USER_ACTORS)
    except FormatError as error:
        problems.append(str(error))
    return problems + sorted(collection.damaged.values()), doubts


def _strays(collection: Collection, custody: Custody | None) -> tuple[list[str], list[str]]:
    """Which articles are gone, and which are others than those that were saved."""
    try:
        strays = compare_holdings(collection)
    except CollectionError as error:
        return [str(error)], []
    gone, doubts = {*strays.gone}, list[str]()
    if custody and custody.origins and not (collection.path / HOLDINGS).exists():
        doubts.append(f"{HOLDINGS} is missing, the list of what was saved here; dateline add makes it anew.")
        gone = {origin.article for origin in custody.origins} - {*collection.ids()}
    doubts += [
        f"{article_id}: it was changed since Dateline saved it, by hand or by a fault."
        for article_id in strays.changed
    ]
    doubts += [f"{article_id}: it was put here by somebody else." for article_id in strays.foreign]
    return [f"{each}: the article is gone; it was saved here before." for each in sorted(gone)], doubts


def _check_article(collection: Collection, article: Article) -> tuple[list[str], list[str]]:
    """What is broken in an article, and what a reader should look at."""
    lost, doubts = [], []
    for moved in collection.moved.get(article.id, []):
        where = f"{article.id}: {moved.path}: "
        if moved.end is None:
            lost.append(f"{where}the words “{moved.words}” are lost from the text.")
        else:
            doubts.append(f"{where}“{moved.words}” was found again at {moved.start}.")
    doubt = doubt_about_day(article.found, article.published)
    if doubt:
        doubts.append(f"{article.id}: {doubt}.")
    return lost, doubts


def _check_journal(collection: Collection) -> list[str]:
    """What is wrong with the journal of decisions, and which of them do not fit their articles any more."""
    try:
        journal = Journal(collection.path)
    except JournalError as error:
        problems = [str(error)]
    else:
        problems = faults_of(collection, journal)
        problems += [
            f"{article_id}: decision {entry.seq} is lost: {in_words(entry.deed)}."
            for entry, article_id in lost_decisions(collection, journal)
        ]
    for problem in problems:
        typer.echo(on_one_line(problem))
    return problems


def _check_index(collection: Collection, *, repair: bool) -> list[str]:
    """What is wrong with the search index; with `repair` it is built anew first."""
    from index.explore import Explorer

    explorer = Explorer(collection)
    if repair:
        explorer.rebuild()
        typer.echo("The search index was rebuilt from the articles.")
    try:
        explorer.verify()
    except IndexBroken as error:
        typer.echo(clean(str(error)) + " Any command does that by itself; --repair does it now.")
        return [str(error)]
    return []
