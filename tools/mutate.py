"""How many small faults in the rules of annotation the tests notice.

    python tools/mutate.py [PATH …] [--sample 200] [--seed 1] [--jobs 2] [--tests tests/index/annotate] [--floor 0]

PATH is a module or folder of `index/annotate`. The tests are run once, to see which test runs which line. Then each
fault (a comparison turned, `and` for `or`, a condition negated, a number or word changed) is put into a function, in a
process of its own that is forked from this one, and the tests that run its line look for it, the quickest first. A
fault that none of them notices survives, and is listed. `--sample 0` tries every fault: that takes hours. What spaCy
made of a text in the run without faults is not made again: there is no fault in spaCy.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest
from coverage import Coverage

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

from index.annotate.parse import cached_ruler, language  # noqa: E402
from tests.index.annotate import annotated_sentence  # noqa: E402
from tools.mutants import Mutant, install, mutants_of  # noqa: E402 - found by the path set above

PATIENCE = 20  # seconds that they may take, beside ten times as long as they took without a fault
QUIET = ("-q", "-n", "0", "-p", "no:cacheprovider")
SURVIVED, KILLED, UNREACHED = "survived", "killed", "not reached by its name"


class Watcher:
    """Sees which test runs which line, and how long each takes."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed: list[str] = []

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Lines that run from here on are of this test."""
        self._coverage.switch_context(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep how long it took."""
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.append(report.nodeid)


class Parser:
    """Parses every text once, in place of `cached_ruler.parse_texts`."""

    def __init__(self) -> None:
        self._parse, self._docs = cached_ruler.parse_texts, dict[tuple[int, str], Doc]()
        self._in_its_place = patch.object(language, "parse_texts", self.parse_texts)
        self._in_its_place.start()

    def parse_texts(self, pipeline: Language, texts: Iterable[str], batch: int) -> Iterator[Doc]:
        """The parse of each text, as the parser gives it."""
        texts = list(texts)
        new = [text for text in texts if (id(pipeline), text) not in self._docs]
        for text, doc in zip(new, self._parse(pipeline, new, batch), strict=True):
            self._docs[id(pipeline), text] = doc
        return (self._docs[id(pipeline), text].copy() for text in texts)

    def leave(self) -> None:
        """Let texts be parsed anew."""
        self._in_its_place.stop()


def main() -> int:
    """Run the tests, then the faults; 1 where fewer are noticed than the floor says, or a test fails without one."""
    options = _options()
    os.chdir(ROOT)
    parser = Parser()
    parse_one_by_one()
    forget_tables()
    coverage = Coverage(data_file=None, source=["index/annotate"], config_file=False)
    watcher = Watcher(coverage)
    coverage.start()
    pytest.main([*QUIET, *options.tests], plugins=[watcher])
    coverage.stop()
    if watcher.failed:
        print(f"These fail without a fault: {', '.join(watcher.failed)}", file=sys.stderr)
        return 1
    mutants = [mutant for path in modules(options.paths) for mutant in mutants_of(path)]
    chosen = mutants
    if 0 < options.sample < len(mutants):
        chosen = sorted(random.Random(options.seed).sample(mutants, options.sample))  # noqa: S311 - no secret
    print(f"{len(chosen)} of {len(mutants)} faults", flush=True)
    outcomes: dict[Mutant, str] = {}
    for mutant, outcome in tried(chosen, Tests(coverage, watcher), parser, options.jobs):
        outcomes[mutant] = outcome
        if outcome != KILLED:
            print(f"{outcome}: {mutant}", flush=True)
    return report(outcomes, options.floor)


def parse_one_by_one() -> None:
    """Parse the sentences of the tests as they do, then let each test repair the parse of its own sentence.

    They parse many at once, and all that this runs would be of the test that happens to come first.
    """
    for block in annotated_sentence.blocks():
        list(language.parse_all(map(annotated_sentence.article_of, block), language.load()))
    annotated_sentence.PARSED_TOGETHER = 1


def report(outcomes: dict[Mutant, str], floor: float) -> int:
    """Print what came of the faults, folder by folder; 1 where fewer than the floor are noticed."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for mutant, outcome in outcomes.items():
        if outcome != UNREACHED:
            groups[str(mutant.path.parent)].append(outcome == KILLED)
            groups["in all"].append(outcome == KILLED)
    for name in sorted(groups, key=lambda one: (one == "in all", one)):
        print(
            f"{name:32}{sum(groups[name]):6} of {len(groups[name]):5} noticed: {share(groups[name]):5.1f} %"
        )
    return 1 if share(groups["in all"]) < floor else 0


def share(noticed: Sequence[bool]) -> float:
    """How many in a hundred."""
    return 100 * sum(noticed) / max(len(noticed), 1)


class Tests:
    """Which tests run a line, the quickest first."""

    def __init__(self, coverage: Coverage, watcher: Watcher) -> None:
        self._data, self.seconds = coverage.get_data(), watcher.seconds
        self._lines: dict[Path, dict[int, list[str]]] = {}

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that are to look for a fault: those that run its line, then all others where only one does.

        What is made once and then kept, as a table of words, is made in the first test that needs it.
        """
        if mutant.path not in self._lines:
            self._lines[mutant.path] = self._data.contexts_by_lineno(str(mutant.path.absolute()))
        running = [name for name in self._lines[mutant.path].get(mutant.line, ()) if name]
        others = self.seconds.keys() - {*running} if len(running) == 1 else ()
        return [name for names in (running, others) for name in sorted(names, key=self.seconds.__getitem__)]


def tried(mutants: Iterable[Mutant], tests: Tests, parser: Parser, jobs: int) -> Iterator[tuple[Mutant, str]]:
    """Every fault with what came of it, as it comes."""
    running: dict[int, Mutant] = {}
    for mutant in mutants:
        looking = tests.of(mutant)
        if not looking:
            yield mutant, SURVIVED
            continue
        if len(running) >= jobs:
            yield _ended(running)
        patience = PATIENCE + round(10 * sum(map(tests.seconds.__getitem__, looking)))
        process = os.fork()
        if not process:
            if mutant.path.name == Path(cached_ruler.__file__).name:
                parser.leave()
            _look(mutant, looking, patience)
        running[process] = mutant
    while running:
        yield _ended(running)


def _ended(running: dict[int, Mutant]) -> tuple[Mutant, str]:
    """The next process that ends, and what its tests said."""
    process, status = os.wait()
    code = os.waitstatus_to_exitcode(status)
    return running.pop(process), {0: SURVIVED, 2: UNREACHED}.get(code, KILLED)


def _look(mutant: Mutant, tests: Sequence[str], patience: int) -> None:
    """In a process of its own: put the fault in and let the tests look for it; the exit code says what they found."""
    code = 1
    try:
        signal.alarm(patience)  # a fault may never come to an end
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        try:
            install(mutant)
            forget_tables()
        except (LookupError, ValueError):
            os._exit(2)
        code = 0 if pytest.main([*QUIET, "-x", *tests]) == pytest.ExitCode.OK else 1
    finally:
        os._exit(code)


def forget_tables() -> None:
    """Let all be made anew that was made once and is kept, but the pipeline: a fault may lie in how it is made."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("index.annotate") and module is not language:
            for held in [*vars(module).values()]:
                if clear := getattr(held, "cache_clear", None):
                    clear()


def modules(paths: Iterable[Path]) -> Iterator[Path]:
    """The modules in these folders, relative to the project."""
    for path in paths:
        inside = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        yield from (one.resolve().relative_to(ROOT) for one in inside)


def _options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", type=Path, nargs="*", default=[ROOT / "index" / "annotate"])
    parser.add_argument("--sample", type=int, default=200, help="how many faults are tried; 0: all")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--jobs", type=int, default=2, help="how many at once")
    parser.add_argument("--tests", nargs="*", default=["tests/index/annotate"])
    parser.add_argument("--floor", type=float, default=0.0, help="fail where fewer percent are noticed")
    return parser.parse_args()


if __name__ == "__main__":
    started = time.monotonic()
    ended = main()
    print(f"{time.monotonic() - started:.0f} s")
    sys.exit(ended)
