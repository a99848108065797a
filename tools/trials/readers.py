"""Files of every format are damaged where it hurts, and read: sound articles or a sentence, within the limits.

Most are read in the trial's own process, under the limits of the reader. Of a share the articles are annotated
as well, and a smaller share is read once more in the reader's box, which has to give the same.
"""

from __future__ import annotations

import gc
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

from index.annotate import annotate_all
from index.annotate.parse import language
from index.model import Article
from index.reading.format import ArticleOrError
from index.reading.parts import read_source
from index.reading.sandbox.reader_process import Limits, ReaderProcess
from index.reading.source import MB, Source
from tests.index.reading.sound import check
from tools.trials.annotation_faults import annotation_faults
from tools.trials.child import TellLine, in_child
from tools.trials.trial import Batches, PromiseBroken
from tools.trials.trial_files import ANNOTATED, damaged_file, sound_files

WARMING = 60  # files that are read before all trials, so that not each of them loads what reads them
SECONDS = 120  # of a processor for the files of one trial: what takes longer hangs
WAITING = 3_600.0  # seconds for a trial to get them, on a machine that others use too
ANNOTATING = 100  # of so many files that are read, the articles of one are annotated
BOXED_TRIALS = 20  # in one of so many trials,
BOXED_FILES = 20  # so many files are read in the box as well


class Readers(Batches):
    """Each trial reads many files in a process of its own, which has all that reads them imported."""

    inputs = 200

    def __enter__(self) -> Readers:
        language.load(None)
        rng = random.Random(0)  # noqa: S311
        results = [_read(name, data) for name, data in sorted(sound_files().items())]
        results += [_read(*damaged_file(rng)) for _ in range(WARMING)]
        list(annotate_all(_articles(results[0]), failed=lambda _article, _error: None))
        gc.freeze()  # a forked process that looks for garbage would copy all that is here
        return self

    def attempt(self, rng: random.Random) -> str:
        """Read damaged files; the one that fails is kept, so that it can be looked at."""
        ended = in_child(lambda report: self._try(rng, report), kill_after=WAITING)
        if ended.code:
            name, _, size = (ended.reported or ("nothing  ",))[-1].partition(" ")
            raise PromiseBroken(
                f"reading {name} ({size} bytes) ends with {ended.code}: {ended.printed[-800:]}"
            )
        return ended.reported[-1]

    def _try(self, rng: random.Random, report: TellLine) -> None:
        most = Limits().megabytes * MB
        resource.setrlimit(resource.RLIMIT_AS, (most + address_space(), most + address_space()))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        boxed = BOXED_FILES if rng.randrange(BOXED_TRIALS) == 0 else 0
        to_annotate: list[Article] = []
        with ReaderProcess() as box:
            for number in range(self.inputs):
                name, data = damaged_file(rng)
                began = time.process_time()
                try:
                    results = _read(name, data)
                    check(results, passages_as_stated=name.startswith(ANNOTATED))
                    if number < boxed:
                        _compare(results, list(box.read_bytes(data, name)))
                    if time.process_time() - began > Limits().seconds:
                        raise TimeoutError(name)
                except BaseException:
                    place = Path(gettempdir()) / "dateline-trials-reading"
                    place.write_bytes(data)
                    report(f"{name} {len(data)} bytes, kept as {place}")
                    raise
                if rng.randrange(ANNOTATING) == 0:
                    to_annotate += _articles(results)
        report("the articles of damaged files 0")
        _annotate(to_annotate)
        report("files, some in the box" if boxed else "files")


def _read(name: str, data: bytes) -> list[ArticleOrError]:
    return list(read_source(Source.of(data, name)))


def _articles(results: list[ArticleOrError]) -> list[Article]:
    return [result for result in results if isinstance(result, Article)]


def _annotate(articles: list[Article]) -> None:
    """Annotate articles as `dateline add` does. Raises PromiseBroken where that fails or does not hold together."""
    failures: list[str] = []
    annotated = annotate_all(
        articles, failed=lambda article, error: failures.append(f"{error}: {article.text!r}")
    )
    for before, after in zip(articles, annotated, strict=not failures):
        failures.extend(annotation_faults(before, after))
    if failures:
        raise PromiseBroken(f"annotating: {failures[0]}")


def _compare(results: list[ArticleOrError], boxed: list[ArticleOrError]) -> None:
    """Raise PromiseBroken where the box gives something else."""
    if list(_shown(results)) != list(_shown(boxed)):
        raise PromiseBroken(f"in the box: {list(_shown(boxed))}, else {list(_shown(results))}"[:700])


def _shown(results: list[ArticleOrError]) -> Iterator[str]:
    for result in results:
        yield result.to_json() if isinstance(result, Article) else f"{result.path}: {result.why}"


def address_space() -> int:
    """How much address space this process has now."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


series = Readers
