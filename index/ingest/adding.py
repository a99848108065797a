"""Adding files to a collection: read, told from what is there, annotated, given the collection's actors, saved.

`add` knows no screen: it yields what came of each file and article, and the command or the app shows it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from index import paths
from index.errors import AnnotatorError, ReadError
from index.ingest.destination import Destination
from index.ingest.reading_report import Result, result_of, unannotated
from index.model import Article
from index.reading.files import Read, is_address, read_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.annotate.actors.user_actors import UserActor
    from index.annotate.failures import TellFailure
    from index.reading.source_bytes import SourceBytes
    from index.reading.web.fetch import Fetcher

LONGEST_TEXT = (
    2_000_000  # characters: a minute of a processor and 1 GB of memory to annotate; a book has a million
)


@dataclass(frozen=True)
class Options:
    """How files are read and annotated: how many processes annotate, by what, and what is allowed.

    `annotator` names one that another package brings, or a spaCy pipeline. `again` annotates what is there anew;
    `dry_run` writes nothing; `keep` copies the sources into the collection. `columns` maps the fields of an article
    to the columns of tables, as in `text=body`.
    """

    jobs: int = 1
    annotator: str | None = None
    again: bool = False
    dry_run: bool = False
    keep: bool = False
    allow_local: bool = False
    columns: dict[str, str] = field(default_factory=dict)


def read(
    sources: Iterable[str],
    options: Options,
    *,
    skip: Callable[[Path], bool] | None = None,
    with_sources: bool = False,
    to_annotate: bool = False,
) -> Iterator[Read]:
    """Every article in files, folders, archives and at addresses, or why there is none; `skip` passes files over.

    `with_sources` gives each article the bytes it came from. Those that are `to_annotate` are refused where that cannot
    be done in bounded time and memory.
    """
    sources = list(sources)
    fetcher = _fetcher(options) if any(map(is_address, sources)) else None
    results = read_files(
        sources, columns=options.columns, fetcher=fetcher, skip=skip, with_sources=with_sources
    )
    return map(_short_enough, results) if to_annotate else results


def annotated(
    articles: Iterable[Article], options: Options, failed: TellFailure, user_actors: Sequence[UserActor] = ()
) -> Iterator[Article]:
    """The articles with their annotations, in order; `failed` is told of those that cannot be annotated.

    The actors that the user lists win over those that are found.

    Raises AnnotatorError where the annotator is not there.
    """
    from index.annotate.parallel import annotate_many

    return annotate_many(
        articles, options.annotator, jobs=options.jobs, user_actors=user_actors, failed=failed
    )


def _short_enough(result: Read) -> Read:
    """What was read; of a text that is too long why it is not taken."""
    article = result.article
    if article is None or len(article.text) <= LONGEST_TEXT:
        return result
    length = f"{len(article.text):,} characters, and {LONGEST_TEXT:,} are the most"
    return Read(
        result.origin,
        error=ReadError(result.origin, f"a text in it has {length}; split it into its articles"),
    )


def add(sources: Iterable[str], destination: Destination, options: Options) -> Iterator[Result]:
    """Read, annotate and save; yields what came of each article, and of each file that gave none, when it is settled.

    What is yielded as added, as a copy or as a version is saved. The iterator can be left at any moment: the next run
    goes on from there. Raises CollectionError where an article cannot be written, AnnotatorError as `annotated` does,
    JournalError where articles are to be annotated anew and the collection's journal cannot be read.
    """
    return _Run(destination, options).results(sources)


def _fetcher(options: Options) -> Fetcher:
    from index.reading.web.fetch import Fetcher
    from index.reading.web.fetch_cache import PageCache

    return Fetcher(cache=PageCache(paths.cache_folder() / "pages"), allow_local=options.allow_local)


class _Run:
    """What is on its way in one run: the articles that are being annotated, and what is still to be saved of a file."""

    def __init__(self, destination: Destination, options: Options) -> None:
        self.destination, self.options = destination, options
        self.settled: deque[Result] = deque()  # results that nobody has been told of
        self.pending: dict[str, Result] = {}  # of the articles that are being annotated, by id
        self.sources: dict[str, SourceBytes] = {}  # of these
        self.alike: defaultdict[str, list[tuple[Result, Read]]] = defaultdict(
            list
        )  # settled once these are saved
        self.saved: defaultdict[str, list[str]] = defaultdict(list)  # ids by file
        self.incomplete: set[str] = set()  # files with an article that could not be annotated
        self.reading: str | None = None

    def results(self, sources: Iterable[str]) -> Iterator[Result]:
        """See `add`."""
        if self.options.again:  # else articles would lose what a line says
            self.destination.articles.journal.check_readable("nothing was annotated again")
        missing = self._wanted(sources)
        # Annotating pulls what is read: results of files that need none are settled in between.
        articles = missing
        if not self.options.dry_run:
            articles = annotated(missing, self.options, self._failed, self.destination.user_actors)
        try:
            for article in articles:
                self._save(article)
                yield from self._told()
        except KeyboardInterrupt:  # what is saved is told before the run ends
            yield from self._told()
            raise
        self._turn_to(None)
        yield from self._told()

    def _told(self) -> Iterator[Result]:
        while self.settled:
            yield self.settled.popleft()

    def _wanted(self, sources: Iterable[str]) -> Iterator[Article]:
        """The articles to annotate. What is there already, or annotated already, is dealt with on the way."""
        for reading in read(sources, self.options, skip=self._is_known, with_sources=True, to_annotate=True):
            self._turn_to(reading.origin)
            if reading.article is None:
                self.settled.append(result_of(reading))
                continue
            decision = self.destination.decide(reading.article)
            result = result_of(reading, decision)
            if not decision.saves and not self.options.again:
                same = decision.of or reading.article.id
                self.alike[same].append((result, reading))
                if same not in self.pending:
                    self._settle_alike(same)
                continue
            if decision.saves:
                article = decision.article
            else:
                article, result = self.destination.stored(decision), replace(result, outcome="anew")
            self.pending[article.id] = result
            if reading.source is not None:
                self.sources[article.id] = reading.source
            if is_annotated(article) and not self.options.again:
                self._save(article)
            else:
                yield article

    def _is_known(self, path: Path) -> bool:
        """Whether an earlier run has read this file to its end."""
        is_known = not self.options.again and self.destination.ledger.knows(path)
        if is_known:
            self.settled.append(Result(str(path), "known"))
        return is_known

    def _save(self, article: Article) -> None:
        result = self.pending.pop(article.id)
        if not self.options.dry_run:
            before, article = article, self.destination.save(article, anew=self.options.again)
            self._note_source(article.id, article, self.sources.pop(before.id, None))
        self.saved[result.origin].append(article.id)
        self.settled.append(result)
        self._settle(result.origin)
        for origin in self._settle_alike(result.id or article.id, article.id):
            self._settle(origin)

    def _settle_alike(self, article_id: str, saved_id: str | None = None) -> list[str]:
        """Note what was read that is like an article which is saved; gives the files."""
        alike = self.alike.pop(article_id, [])
        for result, reading in alike:
            self.saved[reading.origin].append(saved_id or article_id)
            if reading.article is not None:
                self._note_source(saved_id or article_id, reading.article, reading.source)
            self.settled.append(result)
        return [reading.origin for _, reading in alike]

    def _note_source(self, article_id: str, article: Article, source: SourceBytes | None) -> None:
        if source is not None and not self.options.dry_run:
            self.destination.custody.note(article_id, article, source)

    def _failed(self, article: Article, error: AnnotatorError) -> None:
        """The article is not kept, and its file is read again by the next run."""
        self.sources.pop(article.id, None)
        origin = self.pending.pop(article.id).origin
        self.incomplete.add(origin)
        self.settled.append(unannotated(article, error, origin))
        self._settle(origin)
        for _, reading in self.alike.pop(article.id, []):
            self.incomplete.add(reading.origin)
            self.settled.append(unannotated(article, error, reading.origin))
            self._settle(reading.origin)

    def _turn_to(self, origin: str | None) -> None:
        """The next file begins: the one before is read to its end."""
        before, self.reading = self.reading, origin
        if before is not None and before != origin:
            self._settle(before)

    def _settle(self, origin: str) -> None:
        """Note a file as done once it is read to its end and all its articles are saved."""
        if origin == self.reading or self.options.dry_run:
            return
        if any(result.origin == origin for result in self.pending.values()):
            return
        if any(reading.origin == origin for alike in self.alike.values() for _, reading in alike):
            return
        ids = self.saved.pop(origin, None)
        self.destination.custody.flush()
        if ids and not is_address(origin) and origin not in self.incomplete:
            self.destination.ledger.note(Path(origin), ids)


def is_annotated(article: Article) -> bool:
    """Whether an article comes with annotations of its own."""
    return bool(article.actors or article.quotes or article.events or article.roles)
