"""Annotating many articles: by several processes, in bounded memory, safe to stop at any moment.

Articles go out in chunks; only a few chunks are on their way at once, so that memory does not grow with their number.
Each process loads the language pipeline once and forgets the words of a chunk when the chunk is done.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import chain, islice
from multiprocessing import connection, parent_process
from types import TracebackType
from typing import NamedTuple, Self

from index.annotate import annotate_all, plugins
from index.annotate.actors.user_actors import UserActor
from index.annotate.failures import TellFailure, tell
from index.annotate.parse import language
from index.batches import batches
from index.errors import AnnotatorError
from index.model import Article
from index.processes import spawning

CHUNK_ARTICLES, CHUNK_CHARACTERS = 32, 60_000  # a chunk is full with either: about a second's work
AHEAD = 2  # chunks waiting for each process, so that none runs dry
MOST_DEATHS = 5  # of processes in a row: then it is not one article's fault

Chunk = list[Article]


class AnnotatorSetting(NamedTuple):
    """By what articles are annotated, and the actors that the user lists."""

    annotator: str | None = None
    user_actors: tuple[UserActor, ...] = ()

    @property
    def is_plugin(self) -> bool:
        """Whether another package brings the annotator."""
        return self.annotator is not None and self.annotator in plugins.names()


class Done(NamedTuple):
    """What came of a chunk: the articles annotated, and those that were not, with the reason."""

    articles: Chunk
    failures: list[tuple[Article, AnnotatorError]]


def annotate_many(
    articles: Iterable[Article],
    annotator: str | None = None,
    *,
    jobs: int = 1,
    user_actors: Sequence[UserActor] = (),
    failed: TellFailure | None = None,
) -> Iterator[Article]:
    """Each article annotated, with `jobs` processes; in the order given.

    `annotator` names an annotator that another package brings, or a spaCy pipeline. Raises AnnotatorError; where only
    one article fails, that article is left out if `failed` is given, which is told.
    """
    setting = AnnotatorSetting(annotator, tuple(user_actors))
    if not setting.is_plugin:
        language.load(annotator)  # a missing pipeline is told here, before any process starts
    return _successes(_annotated(chunks(articles), setting, jobs), failed)


def _successes(chunks_done: Generator[Done], failed: TellFailure | None) -> Iterator[Article]:
    with closing(chunks_done):  # a fault ends the processes here, not where somebody clears its trace away
        for done in chunks_done:
            for article, error in done.failures:
                tell(failed, article, error)
            yield from done.articles


def _annotated(waiting: Iterator[Chunk], setting: AnnotatorSetting, jobs: int) -> Generator[Done]:
    """Processes are started only where there is work for more than one: each takes seconds to load the pipeline."""
    first = list(islice(waiting, 2)) if jobs > 1 else []
    if len(first) > 1:
        yield from _by_processes(chain(first, waiting), setting, jobs)
        return
    for chunk in chain(first, waiting):
        yield annotate_chunk(chunk, setting)


def chunks(articles: Iterable[Article]) -> Iterator[Chunk]:
    """The articles in chunks of bounded number and length."""
    return batches(articles, lambda article: len(article.text), CHUNK_ARTICLES, CHUNK_CHARACTERS)


def annotate_chunk(chunk: Iterable[Article], setting: AnnotatorSetting) -> Done:
    """The chunk annotated in this process; the words that the pipeline learnt from it are forgotten again."""
    failures: list[tuple[Article, AnnotatorError]] = []

    def failed(article: Article, error: AnnotatorError) -> None:
        failures.append((article, error))

    annotator, user_actors = setting
    if annotator is not None and setting.is_plugin:
        return Done(list(plugins.annotate_with(annotator, chunk, failed=failed)), failures)
    with language.load(annotator).memory_zone():
        articles = annotate_all(chunk, annotator, user_actors=user_actors, failed=failed)
        return Done(list(articles), failures)


def _by_processes(waiting: Iterable[Chunk], setting: AnnotatorSetting, jobs: int) -> Iterator[Done]:
    with _Pool(setting, jobs) as pool:
        for chunk in waiting:
            pool.send(chunk)
            if len(pool.flying) >= jobs * (1 + AHEAD):
                yield pool.receive()
        while pool.flying:
            yield pool.receive()
        pool.is_finished = True


class _Crew(NamedTuple):
    """Processes, and the end of a pipe: when it is closed they end at once, in the midst of an article."""

    executor: ProcessPoolExecutor
    stop: connection.Connection

    @classmethod
    def of(cls, jobs: int, setting: AnnotatorSetting) -> _Crew:
        """So many processes, prepared for a setting."""
        context = spawning()
        stopped, stop = context.Pipe(duplex=False)
        return cls(ProcessPoolExecutor(jobs, context, _start, (stopped, setting)), stop)


class _Pool:
    """Processes that annotate. Where one of them dies, the articles on their way are taken up again one by one."""

    def __init__(self, setting: AnnotatorSetting, jobs: int) -> None:
        self.setting, self.jobs, self.is_finished = setting, jobs, False
        self.flying: deque[tuple[Chunk, Future[Done]]] = deque()
        self._many: _Crew | None = None
        self._single: _Crew | None = None
        self._deaths = 0  # one after the other

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for crew in (self._many, self._single):
            if crew is not None:
                if not self.is_finished:
                    crew.stop.close()
                crew.executor.shutdown(wait=True, cancel_futures=not self.is_finished)

    def send(self, chunk: Chunk) -> None:
        """Put a chunk on its way."""
        if self._many is None:
            self._many = _Crew.of(self.jobs, self.setting)
        try:
            self.flying.append((chunk, self._many.executor.submit(annotate_chunk, chunk, self.setting)))
        except BrokenProcessPool:
            self._many = None
            self.send(chunk)

    def receive(self) -> Done:
        """What came of the first chunk. Raises AnnotatorError where processes keep dying."""
        chunk, future = self.flying.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._many = None
        done = Done([], [])
        for article in chunk:
            articles, failures = self._alone(article)
            done.articles.extend(articles)
            done.failures.extend(failures)
        return done

    def _alone(self, article: Article) -> Done:
        """What came of an article that a process may have died of."""
        if self._single is None:
            self._single = _Crew.of(1, self.setting)
        try:
            done = self._single.executor.submit(annotate_chunk, [article], self.setting).result()
        except BrokenProcessPool:
            self._single, self._deaths = None, self._deaths + 1
            name = language.name_of(self.setting.annotator)
            if self._deaths >= MOST_DEATHS:
                why = (
                    "its processes die one after the other, perhaps for want of memory; fewer jobs need less"
                )
                raise AnnotatorError(name, why) from None
            why = f"its process died on the article “{article.id}”, perhaps for want of memory"
            return Done([], [(article, AnnotatorError(name, why))])
        self._deaths = 0
        return done


def _start(stopped: connection.Connection, setting: AnnotatorSetting) -> None:
    """Prepare a process: Ctrl-C is for the one that started it, and it ends when that one does or closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(stopped,), daemon=True).start()
    if not setting.is_plugin:
        language.load(setting.annotator)


def _end_with(stopped: connection.Connection) -> None:
    parent = parent_process()
    connection.wait([stopped] if parent is None else [stopped, parent.sentinel])
    os._exit(1)
