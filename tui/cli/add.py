"""`dateline add`, `read` and `annotate`: files in, articles out, with a progress bar and one line at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index import paths
from index.collection import Collection
from index.errors import AnnotatorError, CollectionError
from index.ingest.report import Summary
from index.model import Article
from index.reading.clean import clean
from index.reading.files import Read, files_of, is_address, read_files
from tui.cli.exit_codes import DONE, INTERRUPTED, SOME_FAILED
from tui.cli.open import named
from tui.cli.progress import Progress
from tui.plurals import counted
from tui.session import load

if TYPE_CHECKING:
    from index.annotate.actors.user_actors import UserActor
    from index.annotate.failures import Failed
    from index.reading.web.fetch import Fetcher
    from tui.cli.destination import Destination

FAILURES_SHOWN = 20


@dataclass
class Adding:
    """One run over files: how many processes annotate, by what, and what is allowed.

    `columns` maps the fields of an article to the columns of tables, as in `text=body`.
    """

    jobs: int = 1
    pipeline: str | None = None
    again: bool = False
    dry_run: bool = False
    allow_local: bool = False
    columns: dict[str, str] = field(default_factory=dict)
    summary: Summary = field(default_factory=Summary)
    known: int = 0  # files that an earlier run has read

    def add(self, files: list[str], to: Path | None, report: Path | None) -> int:
        """Read, annotate and keep files. Gives the exit code: 3 where a file was not read, 130 where stopped.

        Raises CollectionError where the collection or the report cannot be written.
        """
        from tui.cli.destination import opened

        target = target_of(to)
        _writable(report)
        stopped = False
        with (
            opened(target, writes=not self.dry_run) as destination,
            Progress("Reading and annotating", "articles", sum(1 for _ in files_of(files))) as progress,
        ):
            run = _Run(self, destination, progress)
            try:
                run.go(files)
            except KeyboardInterrupt:
                stopped = True
                run.give_up()
        if report:
            self.summary.write(report)
        typer.echo(self._last_line(target, stopped=stopped), err=stopped)
        return INTERRUPTED if stopped else SOME_FAILED if self.summary.count("skipped") else DONE

    def _last_line(self, target: Path, *, stopped: bool) -> str:
        known = f"{counted(self.known, 'file')} read before" if self.known else ""
        done = self.summary.line() if self.summary.results or not known else ""
        line = f"{', '.join(part for part in (done, known) if part)} → {target}"
        if stopped:
            return f"Stopped: {line}. The same command goes on from here."
        return f"Would be: {line}" if self.dry_run else line

    def print_read(self, files: list[str]) -> int:
        """Print what is read, without annotations: one JSON object a line. Gives the exit code."""
        return self._print(self._articles(files))

    def print_annotated(self, files: list[str]) -> int:
        """Print what is read with all annotations: one JSON object a line. Gives the exit code."""
        return self._print(self.annotated(self._articles(files)))

    def _print(self, articles: Iterable[Article]) -> int:
        for article in articles:
            typer.echo(article.to_json(indent=None))
        return SOME_FAILED if self.summary.count("skipped") else DONE

    def _articles(self, files: list[str]) -> Iterator[Article]:
        for found in self.read(files):
            if found.article is None:
                self.failed(found)
            else:
                yield found.article

    def read(self, files: list[str], destination: Destination | None = None) -> Iterator[Read]:
        """What is read from files; those that were read into `destination` before are passed over."""

        def known(path: Path) -> bool:
            is_known = destination is not None and not self.again and destination.ledger.knows(path)
            self.known += is_known
            return is_known

        fetcher = self._fetcher() if any(is_address(name) for name in files) else None
        return read_files(files, columns=self.columns, fetcher=fetcher, skip=known)

    def failed(self, found: Read) -> None:
        """Note a file that was not read; the first ones are told at once."""
        self.summary.note(found)
        self._tell(str(found.error))

    def unannotated(self, article: Article, error: AnnotatorError, origin: str = "") -> None:
        """Note an article that was read but not annotated."""
        self.summary.skip(origin or article.id, article.id, error.why)
        self._tell(str(error))

    def _tell(self, problem: str) -> None:
        failures = self.summary.count("skipped")
        if failures <= FAILURES_SHOWN:
            typer.echo(clean(problem), err=True)
        elif failures == FAILURES_SHOWN + 1:
            typer.echo("More were not read; --report FILE lists them all.", err=True)

    def annotated(
        self,
        articles: Iterable[Article],
        failed: Failed | None = None,
        user_actors: Sequence[UserActor] = (),
    ) -> Iterator[Article]:
        """The articles with their annotations, in order; those that cannot be annotated are told to `failed`."""
        from index.annotate.parallel import annotate_many

        return annotate_many(
            articles,
            self.pipeline,
            jobs=self.jobs,
            user_actors=user_actors,
            failed=failed or self.unannotated,
        )

    def _fetcher(self) -> Fetcher:
        from index.reading.web.fetch import Fetcher
        from index.reading.web.fetch_cache import PageCache

        return Fetcher(cache=PageCache(paths.cache_folder() / "pages"), allow_local=self.allow_local)


class _Run:
    """What is on its way in one run of `add`: which articles are still to be saved for each file."""

    def __init__(self, adding: Adding, destination: Destination, progress: Progress) -> None:
        self.adding, self.destination, self.progress = adding, destination, progress
        self.origins: dict[str, str] = {}  # of the articles that are being annotated
        self.saved: dict[str, list[str]] = defaultdict(list)  # ids by file
        self.unfinished: set[str] = set()  # files with an article that could not be annotated
        self.reading: str | None = None

    def go(self, files: list[str]) -> None:
        """Read, annotate and save all."""
        wanted = self._wanted(files)
        user_actors = self.destination.user_actors
        articles = wanted if self.adding.dry_run else self.adding.annotated(wanted, self._failed, user_actors)
        for article in articles:
            self._save(article)
        self._turn_to(None)

    def give_up(self) -> None:
        """Take back what was noted of the articles that are not saved yet."""
        for article_id, origin in self.origins.items():
            self.adding.summary.withdraw(origin, article_id)

    def _wanted(self, files: list[str]) -> Iterator[Article]:
        """The articles to annotate. What is there already, or annotated already, is dealt with on the way."""
        for found in self.adding.read(files, self.destination):
            self._turn_to(found.origin)
            if found.article is None:
                self.adding.failed(found)
                self.progress.advance()
                continue
            decision = self.destination.decide(found.article)
            self.adding.summary.note(found, decision)
            if not decision.saves and not self.adding.again:
                self.saved[found.origin].append(decision.of or found.article.id)
                self.progress.advance()
                continue
            article = decision.article if decision.saves else self.destination.kept(decision)
            self.origins[article.id] = found.origin
            if is_annotated(article) and not self.adding.again:
                self._save(article)
            else:
                yield article

    def _save(self, article: Article) -> None:
        origin = self.origins.pop(article.id)
        if not self.adding.dry_run:
            article = self.destination.save(article, anew=self.adding.again)
        self.saved[origin].append(article.id)
        self._settle(origin)
        self.progress.advance()

    def _failed(self, article: Article, error: AnnotatorError) -> None:
        """The article is not kept, and its file is read again by the next run."""
        origin = self.origins.pop(article.id)
        self.unfinished.add(origin)
        self.adding.unannotated(article, error, origin)
        self._settle(origin)
        self.progress.advance()

    def _turn_to(self, origin: str | None) -> None:
        """The next file begins: the one before is read to its end."""
        before, self.reading = self.reading, origin
        if before is not None and before != origin:
            self._settle(before)

    def _settle(self, origin: str) -> None:
        """Note a file as done once it is read to its end and all its articles are saved."""
        if origin == self.reading or origin in self.origins.values() or self.adding.dry_run:
            return
        ids = self.saved.pop(origin, None)
        if ids and not is_address(origin) and origin not in self.unfinished:
            self.destination.ledger.note(Path(origin), ids)


def is_annotated(article: Article) -> bool:
    """Whether an article comes with annotations of its own."""
    return bool(article.actors or article.quotes or article.events or article.roles)


def target_of(to: Path | None) -> Path:
    """The collection to add to: the one named, else the last one opened where that is no sample, else “articles”."""
    if to:
        return named(to)
    kept = load().collection
    if kept and Collection.is_one(Path(kept)) and Path(kept) != paths.sample_collection():
        return Path(kept)
    return paths.data_folder() / "collections" / "articles"


def _writable(report: Path | None) -> None:
    """Say before the work that the report cannot be written."""
    if report is None:
        return
    try:
        report.write_text("", "utf-8")
    except OSError as error:
        raise CollectionError(
            report, f"the report cannot be written ({(error.strerror or '').lower()})"
        ) from error
