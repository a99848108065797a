"""Annotating many articles: by several processes, in bounded memory, safe to stop at any moment.

Articles go out in chunks; only a few chunks are on their way at once, so that memory does not grow with their number.
Each process loads the language pipeline once and forgets the words of a chunk when the chunk is done.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from multiprocessing.synchronize import Event
from typing import NamedTuple

from index.annotate import annotate_all, plugins
from index.annotate.actors.user_actors import UserActor
from index.annotate.failures import Failed, tell
from index.annotate.parse import language
from index.batches import batches
from index.errors import AnnotatorError
from index.model import Article

CHUNK_ARTICLES, CHUNK_CHARACTERS = 32, 60_000  # a chunk is full with either: about a second's work
AHEAD = 2  # chunks waiting for each process, so that none runs dry

Chunk = list[Article]


class Setting(NamedTuple):
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
    ordered: bool = True,
    user_actors: Sequence[UserActor] = (),
    failed: Failed | None = None,
) -> Iterator[Article]:
    """Each article annotated, with `jobs` processes; in the order given, or as they are ready.

    `annotator` names an annotator that another package brings, or a spaCy pipeline. Raises AnnotatorError; where only
    one article fails, that article is left out if `failed` is given, which is told.
    """
    setting = Setting(annotator, tuple(user_actors))
    if not setting.is_plugin:
        language.load(annotator)  # a missing pipeline is told here, before any process starts
    return _successes(_annotated(chunks(articles), setting, jobs, ordered=ordered), failed)


def _successes(chunks_done: Iterable[Done], failed: Failed | None) -> Iterator[Article]:
    for done in chunks_done:
        for article, error in done.failures:
            tell(failed, article, error)
        yield from done.articles


def _annotated(waiting: Iterator[Chunk], setting: Setting, jobs: int, *, ordered: bool) -> Iterator[Done]:
    """Processes are started only where there is work for more than one: each takes seconds to load the pipeline."""
    first = list(islice(waiting, 2)) if jobs > 1 else []
    if len(first) > 1:
        yield from _by_processes(chain(first, waiting), setting, jobs, ordered=ordered)
        return
    for chunk in chain(first, waiting):
        yield annotate_chunk(chunk, setting)


def chunks(articles: Iterable[Article]) -> Iterator[Chunk]:
    """The articles in chunks of bounded number and length."""
    return batches(articles, lambda article: len(article.text), CHUNK_ARTICLES, CHUNK_CHARACTERS)


def annotate_chunk(chunk: Iterable[Article], setting: Setting) -> Done:
    """The chunk annotated in this process; the words that the pipeline learnt from it are forgotten again."""
    failures: list[tuple[Article, AnnotatorError]] = []

    def failed(article: Article, error: AnnotatorError) -> None:
        failures.append((article, error))

    annotator, user_actors = setting
    if annotator is not None and setting.is_plugin:
        return Done(list(plugins.annotate_with(annotator, chunk, failed=failed)), failures)
    with language.load(annotator).memory_zone():
        found = annotate_all(chunk, annotator, user_actors=user_actors, failed=failed)
        return Done(list(found), failures)


class _Work(NamedTuple):
    """The pool of processes, and the sign at which they stop after the article at hand."""

    pool: ProcessPoolExecutor
    stop: Event


def _by_processes(waiting: Iterable[Chunk], setting: Setting, jobs: int, *, ordered: bool) -> Iterator[Done]:
    context = get_context("spawn")  # a fork would copy threads of the screen in an unknown state
    stop = context.Event()
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(stop, setting))
    finished = False
    try:
        yield from _in_flight(_Work(pool, stop), waiting, setting, jobs * (1 + AHEAD), ordered=ordered)
        finished = True
    except BrokenProcessPool:
        why = "a process that annotates died, perhaps for want of memory; fewer jobs need less"
        raise AnnotatorError(language.name_of(setting.annotator), why) from None
    finally:
        if not finished:
            stop.set()
        pool.shutdown(wait=True, cancel_futures=not finished)


def _in_flight(
    work: _Work, waiting: Iterable[Chunk], setting: Setting, limit: int, *, ordered: bool
) -> Iterator[Done]:
    """Keep at most `limit` chunks on their way; give each as it comes back, or in order."""
    flying: deque[Future[Done]] = deque()
    for chunk in waiting:
        flying.append(work.pool.submit(_annotate, chunk, setting))
        if len(flying) >= limit:
            yield _next(flying, ordered=ordered)
    while flying:
        yield _next(flying, ordered=ordered)


def _next(flying: deque[Future[Done]], *, ordered: bool) -> Done:
    """What came of the first chunk, or of any that is ready."""
    if ordered:
        return flying.popleft().result()
    ready, _ = wait(flying, return_when=FIRST_COMPLETED)
    first = ready.pop()
    flying.remove(first)
    return first.result()


_stopping: Event | None = None  # set once in each process that annotates, by `_start`


def _start(stop: Event, setting: Setting) -> None:
    """Prepare a process: Ctrl-C is for the one that started it, and it ends when that one does."""
    global _stopping
    _stopping = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if not setting.is_plugin:
        language.load(setting.annotator)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _annotate(chunk: Chunk, setting: Setting) -> Done:
    """A chunk in a process of its own; cut short where everything is to stop."""
    return annotate_chunk(_until_stopped(chunk), setting)


def _until_stopped(chunk: Chunk) -> Iterator[Article]:
    for article in chunk:
        if _stopping is not None and _stopping.is_set():
            return
        yield article
