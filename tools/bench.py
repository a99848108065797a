"""How fast Dateline's search is, beside Tantivy, SQLite's FTS5 and plain Whoosh in the same run.

Usage: python tools/bench.py [--passages 10000,100000] [--texts FOLDER] [--json FILE] [--engines a,b] [--folder F]

Every engine indexes the same passages and answers the same questions, in a process of its own: the best hits and the
counts of actors, speakers, event types, roles, days and articles over all hits; Dateline also gives the rows of all
panes. Times are in milliseconds, ratios are Dateline's median over the other's. Plain Whoosh is left out beyond
100,000 passages, where its own writer needs hours. An engine that is slow is asked fewer rounds, and a question is
given up after four seconds; such times are lower bounds.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.benchmark.bench_material import write_collection  # noqa: E402
from tools.benchmark.engines import ENGINES  # noqa: E402 - found by the path set above
from tools.benchmark.questions import KINDS, BenchQuestion, questions_for  # noqa: E402

LARGEST_FOR_WHOOSH = 100_000
ROUNDS = 5
ENOUGH = 40  # seconds; an engine that was asked for so long is asked no further round
PATIENCE = 4000  # milliseconds; a question is given up then, and the table says so


def build(engine: str, collection: Path, index: Path, passages: int) -> dict[str, Any]:
    """Index the collection; gives the rate, the index's size and the peak of memory."""
    started = time.perf_counter()
    ENGINES[engine]().build(collection, index)
    seconds = time.perf_counter() - started
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    return {
        "index_s": round(seconds, 1),
        "index_per_s": round(passages / seconds),
        "index_cpu_s": round(sum(one.ru_utime + one.ru_stime for one in used), 1),
        "index_mb": round(size / 1e6),
        "build_rss_mb": _peak(),
    }


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


class GaveUp(Exception):  # noqa: N818 - it names what happened
    """A question took longer than anybody waits."""


def _give_up(*_: object) -> None:
    raise GaveUp


def timed(answer: Callable[[BenchQuestion], int], question: BenchQuestion) -> tuple[float, int]:
    """How long an answer took in ms and its hits; PATIENCE and none where it took longer. -1 hits: cannot be asked."""
    signal.setitimer(signal.ITIMER_REAL, PATIENCE / 1000)
    began = time.perf_counter()
    try:
        hits = answer(question)
    except (GaveUp, sqlite3.OperationalError):  # SQLite's name for what it was interrupted by
        return float(PATIENCE), 0
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return (time.perf_counter() - began) * 1000, hits


def rounds(answer: Callable[[BenchQuestion], int], questions: list[BenchQuestion]) -> list[list[float]]:
    """The times of each question, after a round that warms the disk's cache; slow engines are asked fewer rounds.

    What was given up once is not asked again. No times for what an engine cannot be asked.
    """
    started, times = time.perf_counter(), [list[float]() for _ in questions]
    asked = list(range(len(questions)))
    for number in range(ROUNDS + 1):
        for place in list(asked):
            taken, hits = timed(answer, questions[place])
            if hits < 0 or taken >= PATIENCE:
                asked.remove(place)
            if hits >= 0 and (number or taken >= PATIENCE):
                times[place].append(taken)
        if number and time.perf_counter() - started > ENOUGH:
            break
    return times


def ask(engine: str, collection: Path, index: Path) -> dict[str, Any]:
    """Open the index and ask all questions; the first answer counts the start of the process's engine too."""
    questions = questions_for(collection)
    before = _peak()
    signal.signal(signal.SIGALRM, _give_up)
    started = time.perf_counter()
    answer = ENGINES[engine]().open(collection, index)
    timed(answer, questions[0])
    first = time.perf_counter() - started
    times = rounds(answer, questions)
    every = sorted(one for found in times for one in found)
    kinds = {
        kind: [one for place, found in enumerate(times) if questions[place].kind == kind for one in found]
        for kind in KINDS
    }
    return {
        "median_ms": round(statistics.median(every), 3),
        "p95_ms": round(every[int(len(every) * 0.95)], 3),
        "first_ms": round(first * 1000, 1),
        "rss_mb": _peak(),
        "rss_before_mb": before,
        "kinds": {kind: round(statistics.median(found), 3) for kind, found in kinds.items() if found},
        "questions": [round(statistics.median(found), 3) if found else None for found in times],
    }


def in_process(step: str, engine: str, collection: Path, index: Path, passages: int) -> dict[str, Any]:
    """Do a step in a process of its own."""
    command = [sys.executable, __file__, "--step", step, "--engines", engine, "--passages", str(passages)]
    command += ["--folder", str(collection), "--index", str(index)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{engine}: {done.stderr.strip().splitlines()[-1]}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def measure(passages: int, engines: list[str], folder: Path, texts: Path | None) -> dict[str, Any]:
    """All engines on one collection."""
    collection = folder / f"collection-{passages}"
    write_collection(collection, passages, texts)
    results: dict[str, Any] = {}
    for engine in engines:
        if engine == "whoosh" and passages > LARGEST_FOR_WHOOSH:
            continue
        index = folder / f"{engine}-{passages}"
        built_path = folder / f"{engine}-{passages}.built.json"
        if not built_path.exists():
            built = in_process("build", engine, collection, index, passages)
            built_path.write_text(json.dumps(built), encoding="utf-8")
        results[engine] = json.loads(built_path.read_text(encoding="utf-8"))
        results[engine] |= in_process("ask", engine, collection, index, passages)
    return results


def summary(results: dict[str, Any]) -> dict[str, Any]:
    """Dateline's figures, with its ratios to the others: medians over the questions that both were asked."""
    mine = dict(results["dateline"])
    asked = mine.pop("questions")
    for engine, other in results.items():
        if engine != "dateline":
            kinds = [kind for kind in mine["kinds"] if kind in other["kinds"]]
            shares = [mine["kinds"][kind] / other["kinds"][kind] for kind in kinds]
            both = [pair for pair in zip(asked, other["questions"], strict=True) if None not in pair]
            ours, theirs = (statistics.median(one) for one in zip(*both, strict=True))
            mine[f"ratio_{engine}"] = round(ours / theirs, 3)
            mine[f"ratio_{engine}_by_kind"] = round(statistics.median(shares), 3)
    return mine


def _cell(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"> {PATIENCE:,}" if value == PATIENCE else f"{value:,}"


def table(results: dict[int, dict[str, Any]]) -> str:
    """The results as a Markdown table for each size."""
    lines = []
    for passages, figures in results.items():
        lines += [
            f"### {passages:,} passages",
            "",
            f"| | {' | '.join(figures)} |",
            "|---|" + "---:|" * len(figures),
        ]
        rows = [(f"{kind}, median ms", "kinds", kind) for kind in KINDS]
        names = (
            "median_ms",
            "p95_ms",
            "first_ms",
            "rss_mb",
            "index_per_s",
            "index_cpu_s",
            "index_mb",
            "build_rss_mb",
        )
        rows += [(name, name, "") for name in names]
        for title, key, kind in rows:
            cells = [one[key].get(kind, "–") if kind else one.get(key, "–") for one in figures.values()]
            lines.append(f"| {title} | {' | '.join(map(_cell, cells))} |")
        if "dateline" not in figures:
            continue
        mine = summary(figures)
        ratios = [f"{name} {value}" for name, value in mine.items() if name.startswith("ratio_")]
        lines += ["", "Dateline over the others: " + ", ".join(ratios) + ".", ""]
    return "\n".join(lines)


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--passages", default="10000,100000", help="sizes, by commas (default %(default)s)")
    parser.add_argument("--texts", type=Path, help="a folder of texts; generated where it is left out")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--engines", default=",".join(ENGINES), help="by commas (default %(default)s)")
    parser.add_argument("--folder", type=Path, help="keep collections and indexes here for another run")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--index", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        step = build if given.step == "build" else ask
        extra = (int(given.passages),) if given.step == "build" else ()
        print(json.dumps(step(given.engines, given.folder, given.index, *extra)))
        return
    os.environ.setdefault("PYTHONHASHSEED", "0")
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        results = {
            passages: measure(passages, given.engines.split(","), folder, given.texts)
            for passages in map(int, given.passages.split(","))
        }
    print(table(results))
    if given.json:
        figures = {
            str(passages): summary(figures) for passages, figures in results.items() if "dateline" in figures
        }
        given.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
