"""Many articles are read and indexed by several processes, each making whole parts; few are done in this one."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.collection import Collection
from index.errors import FormatError, UnknownArticle
from index.fingerprint import Fingerprint
from index.processes import spawning
from index.search.part_builder import PartBuilder
from index.search.storage import write_arrays

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.sharedctypes import Synchronized

    Counter = Synchronized[int]

_counters: list[Counter] = []  # in a process that makes parts: the one that all of them share

MOST = 4  # processes
AHEAD = 2  # parts that wait to be taken, for each process
COUNTED = 50  # articles that a process reads before it says so
LOOK = 0.2  # seconds between looks at how many were read


@dataclass(frozen=True, slots=True)
class MadePart:
    """A part that a process made: its file (None where it would be empty), facts, and articles that are damaged."""

    path: Path | None
    size: int
    facts: dict[str, Any]
    damaged: dict[Path, str]


def make_part(collection: Path, fingerprints: dict[str, Fingerprint], target: Path) -> MadePart:
    """Read the wanted articles of a collection and write them as a part."""
    articles, builder = Collection(collection), PartBuilder()
    for number, (article_id, fingerprint) in enumerate(fingerprints.items(), 1):
        try:
            builder.add(articles.get(article_id), fingerprint)
        except (FormatError, UnknownArticle):
            continue  # kept in `damaged`, and named there
        finally:
            if number % COUNTED == 0 or number == len(fingerprints):
                _count(number % COUNTED or COUNTED)
    if not len(builder.numbers["article.day"]):
        return MadePart(None, 0, {}, articles.damaged)
    arrays, facts = builder.arrays()
    return MadePart(target, write_arrays(target, arrays, facts), facts, articles.damaged)


def processes() -> int:
    """How many processes are worth starting here."""
    return max(1, min(MOST, os.cpu_count() or 1))


def _begin(read: Counter) -> None:
    """Leave Ctrl-C to the process that was started, which ends the others; articles make no rings to be collected."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    _counters.append(read)


def _count(articles: int) -> None:
    """Add to the number of articles that all processes have read."""
    for counter in _counters:
        with counter.get_lock():
            counter.value += articles


def make_parts(
    collection: Path,
    batches: list[dict[str, Fingerprint]],
    folder: Path,
    cancelled: Callable[[], bool],
    progress: Callable[[int], object],
) -> Iterator[MadePart]:
    """The parts of the batches, in their order; files lie in `folder`. Ends early when cancelled.

    `progress` is told how many articles were read. Raises OSError where a process died or a part cannot be written.
    """
    from concurrent.futures import ProcessPoolExecutor, wait
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[MadePart]] = deque()
    read: Counter = spawning().Value("q")

    def taken() -> MadePart:
        while not waiting[0].done():
            wait([waiting[0]], LOOK)
            progress(read.value)
        return waiting.popleft().result()

    pool = ProcessPoolExecutor(processes(), spawning(), initializer=_begin, initargs=(read,))
    try:
        for number, batch in enumerate(batches):
            waiting.append(pool.submit(make_part, collection, batch, folder / f"{number}.arrays"))
            if len(waiting) > AHEAD * processes():
                yield taken()
            if cancelled():
                return
        while waiting and not cancelled():
            yield taken()
    except BrokenProcessPool as error:
        raise OSError("a process that was reading articles died") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
