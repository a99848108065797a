"""Files of every format are damaged where it hurts, and read: sound articles or a sentence, within the limits."""

from __future__ import annotations

import random
import resource
import time
from pathlib import Path
from tempfile import gettempdir

from index.reading.parts import read_source
from index.reading.sandbox.reader_process import Limits
from index.reading.source import MB, Source
from tests.index.reading.sound import check
from tools.trials.child import TellLine, in_child
from tools.trials.trial import Batches, PromiseBroken
from tools.trials.trial_files import ANNOTATED, damaged_file

SECONDS = 120  # of a processor for the files of one trial: what takes longer hangs
WAITING = 3_600.0  # seconds for a trial to get them, on a machine that others use too


class Readers(Batches):
    """Each trial reads many files in a process of its own."""

    inputs = 200

    def attempt(self, rng: random.Random) -> str:
        """Read damaged files; the one that fails is kept, so that it can be looked at."""
        ended = in_child(lambda report: self._read(rng, report), kill_after=WAITING)
        if ended.code:
            name, _, size = (ended.reported or ("nothing  ",))[-1].partition(" ")
            raise PromiseBroken(
                f"reading {name} ({size} bytes) ends with {ended.code}: {ended.printed[-800:]}"
            )
        return "files"

    def _read(self, rng: random.Random, report: TellLine) -> None:
        most = Limits().megabytes * MB
        resource.setrlimit(resource.RLIMIT_AS, (most + address_space(), most + address_space()))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        place = Path(gettempdir()) / "dateline-trials-reading"
        for _ in range(self.inputs):
            name, data = damaged_file(rng)
            began = time.process_time()
            try:
                found = list(read_source(Source.of(data, name)))
                check(found, passages_as_stated=name.startswith(ANNOTATED))
            except BaseException:
                place.write_bytes(data)
                report(f"{name} {len(data)} bytes, kept as {place}")
                raise
            if time.process_time() - began > Limits().seconds:
                report(f"{name} {len(data)}")
                raise TimeoutError(name)


def address_space() -> int:
    """How much address space this process has now."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


series = Readers
