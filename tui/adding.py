"""`dateline add`, `read` and `annotate`: files in, articles out, with a progress bar and one line at the end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

import typer

from index import places
from index.collection import Collection
from index.errors import CollectionError
from index.model import Article
from index.reading.clean import clean
from index.reading.files import Read, files_of, is_address, read_files
from tui.opening import named
from tui.progress import Progress
from tui.session import load

if TYPE_CHECKING:
    from index.reading.fetch import Fetcher

SOME_FAILED, INTERRUPTED = 3, 130
FAILURES_SHOWN = 20


@dataclass
class Tally:
    """What became of the files, counted in articles; a line each goes to the report."""

    report: IO[str] | None = None
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0

    def note(
        self, outcome: str, origin: str, article_id: str | None = None, reason: str | None = None
    ) -> None:
        """Count one outcome (“added”, “updated”, “unchanged”, “failed”) and write its line."""
        setattr(self, outcome, getattr(self, outcome) + 1)
        if reason and self.failed <= FAILURES_SHOWN:
            typer.echo(clean(reason), err=True)
        if self.report:
            line = {"file": origin, "outcome": outcome, "article": article_id, "reason": reason}
            self.report.write(json.dumps(line, ensure_ascii=False) + "\n")

    def sentence(self) -> str:
        """One line for the end."""
        parts = [f"{self.added:,} added"]
        parts += [f"{self.updated:,} annotated again"] if self.updated else []
        parts += [f"{self.unchanged:,} there already"] if self.unchanged else []
        hidden = " (--report FILE lists them all)" if self.failed > FAILURES_SHOWN else ""
        parts += [f"{self.failed:,} not read{hidden}"] if self.failed else []
        return ", ".join(parts)


@dataclass
class Adding:
    """One run over files: how many processes annotate, with which spaCy pipeline, and what is allowed."""

    jobs: int = 1
    pipeline: str | None = None
    again: bool = False
    dry_run: bool = False
    allow_local: bool = False
    origins: dict[str, str] = field(default_factory=dict)

    def add(self, files: list[str], to: Path | None, report: Path | None) -> int:
        """Read, annotate and keep files. Gives the exit code: 3 where a file was not read, 130 where stopped."""
        target = _target(to)
        if self.dry_run:
            collection = Collection.open(target) if Collection.is_one(target) else None
        else:
            collection = Collection.create(target)
        with _report(report) as stream, Progress("Reading", "articles", _count(files)) as progress:
            tally = Tally(stream)
            try:
                for article in self._new(files, collection, tally, progress):
                    self._keep(article, collection, tally)
                    progress.advance()
            except KeyboardInterrupt:
                typer.echo(
                    f"Stopped: {tally.sentence()}: {target}. The same command goes on from here.", err=True
                )
                return INTERRUPTED
        would = "Would be: " if self.dry_run else ""
        typer.echo(f"{would}{tally.sentence()}: {target}")
        return SOME_FAILED if tally.failed else 0

    def _new(
        self, files: list[str], collection: Collection | None, tally: Tally, progress: Progress
    ) -> Iterator[Article]:
        """The articles to keep, annotated; what is there already or cannot be read is noted on the way."""

        def wanted() -> Iterator[Article]:
            for read in self._read(files):
                article = read.article
                if article is None:
                    tally.note("failed", read.origin, reason=str(read.error))
                    progress.advance()
                    continue
                kept = collection.holding(article) if collection else None
                if kept is None or self.again:
                    self.origins[article.id] = read.origin
                    yield kept or article
                else:
                    tally.note("unchanged", read.origin, kept.id)
                    progress.advance()

        return wanted() if self.dry_run else self._annotated(wanted())

    def _keep(self, article: Article, collection: Collection | None, tally: Tally) -> None:
        origin = self.origins.pop(article.id, article.id)
        if collection is None or self.dry_run:
            tally.note("added", origin, article.id)
        elif self.again and collection.holding(article):
            collection.replace(article)
            tally.note("updated", origin, article.id)
        else:
            kept, outcome = collection.add(article)
            tally.note(outcome, origin, kept.id)

    def _read(self, files: list[str]) -> Iterator[Read]:
        return read_files(files, fetcher=self._fetcher() if any(is_address(name) for name in files) else None)

    def _fetcher(self) -> Fetcher:
        from index.reading.fetch import Fetcher

        return Fetcher(allow_local=self.allow_local)

    def _annotated(self, articles: Iterable[Article]) -> Iterator[Article]:
        from index.annotate.parallel import annotate_many

        return annotate_many(articles, self.pipeline, jobs=self.jobs)

    def print_read(self, files: list[str]) -> int:
        """Print what is read, without annotations: one JSON object a line. Gives the exit code."""
        return self._print(files, annotated=False)

    def print_annotated(self, files: list[str]) -> int:
        """Print what is read with all annotations: one JSON object a line. Gives the exit code."""
        return self._print(files, annotated=True)

    def _print(self, files: list[str], *, annotated: bool) -> int:
        failed = 0

        def articles() -> Iterator[Article]:
            nonlocal failed
            for read in self._read(files):
                if read.article is None:
                    failed += 1
                    typer.echo(clean(str(read.error)), err=True)
                else:
                    yield read.article

        for article in self._annotated(articles()) if annotated else articles():
            typer.echo(article.to_json(indent=None))
        return SOME_FAILED if failed else 0


def _count(files: list[str]) -> int:
    return sum(1 for _ in files_of(files))


def _target(to: Path | None) -> Path:
    """The collection to add to: the one named, else the last one opened where it can be written, else “articles”."""
    if to:
        return named(to)
    kept = load().collection
    if kept and Collection.is_one(Path(kept)) and Path(kept) != places.sample_collection():
        return Path(kept)
    return places.data_folder() / "collections" / "articles"


@contextmanager
def _report(path: Path | None) -> Iterator[IO[str] | None]:
    """The report's file, written as the run goes. Raises CollectionError where it cannot be written."""
    if path is None:
        yield None
        return
    try:
        stream = path.open("w", encoding="utf-8")
    except OSError as error:
        raise CollectionError(
            path, f"the report cannot be written ({(error.strerror or '').lower()})"
        ) from error
    with stream:
        yield stream
