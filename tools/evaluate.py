"""Score the annotators and the readers on development data, and print one table.

    python tools/evaluate.py [--data ../shared/eval] [--jobs 2] [--only roles …] [--write docs/evaluation.md] [--raise]

The data folder holds one folder a subject, each with its own `score.py`: `quotes`, `events`, `roles`, `reading`,
`incidents`, `fivew`. A subject that is not there is said to be left out. `evaluate.toml` says which of a scorer's
figures are shown, and the floor of each: where one falls below its floor, this says so and fails. `--raise` brings the
floors of what has risen just below the new figures.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from index import reading
from index.annotate.parallel import annotate_many
from index.annotate.parse.language import load
from index.model import Article, Segment

MEASURES = Path(__file__).with_suffix(".toml")
BELOW = 0.2  # percent: how far below a figure its floor lies


class Score(NamedTuple):
    """One line of the table: what was measured, below what it may not fall, and what it is to reach, in percent."""

    subject: str
    measure: str
    value: float
    floor: float | None = None
    wanted: float | None = None

    @property
    def is_low(self) -> bool:
        """Whether it is below its floor."""
        return self.floor is not None and self.value < self.floor


def main() -> int:
    """Run every scorer that is there; 1 where none is, or where a figure is below its floor."""
    options = _options()
    measures = options.measures.read_text(encoding="utf-8")
    figures: list[Score] = []
    for name in options.only:
        scorer = options.data / name / "score.py"
        if scorer.is_file():
            figures += score(name, tomllib.loads(measures)[name], scorer, options.jobs)
        else:
            print(f"{name} is left out: there is no {scorer}", file=sys.stderr)
    if not figures:
        return 1
    print(table(figures))
    if options.write:
        options.write.parent.mkdir(exist_ok=True)
        behind = sections(options.write.read_text(encoding="utf-8")) if options.write.is_file() else ""
        options.write.write_text(page(figures) + behind, encoding="utf-8")
    if options.accuracy:
        options.accuracy.write_text(accuracy(figures), encoding="utf-8")
    if options.raises:
        options.measures.write_text(raised(measures, figures), encoding="utf-8")
    low = [one for one in figures if one.is_low]
    for figure in low:
        sentence = (
            f"{figure.subject}: {figure.measure} is {figure.value:.1f}, below its floor of {figure.floor:.1f}"
        )
        print(sentence, file=sys.stderr)
    return 1 if low else 0


def _options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", nargs="*", default=list(PREDICTIONS), choices=list(PREDICTIONS))
    parser.add_argument("--write", type=Path, help="keep the table in this Markdown file")
    parser.add_argument(
        "--accuracy", type=Path, help="keep the figures for the codebooks of exports in this file"
    )
    parser.add_argument("--measures", type=Path, default=MEASURES, help="what is shown, and the floors")
    parser.add_argument(
        "--raise", action="store_true", dest="raises", help="raise floors to what was reached"
    )
    return parser.parse_args()


def score(name: str, subject: dict[str, Any], scorer: Path, jobs: int) -> list[Score]:
    """The measures of one subject, from its own scorer, which runs as a program of its own."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as stream:
            for prediction in PREDICTIONS[name](scorer.parent, jobs):
                stream.write(json.dumps(prediction, ensure_ascii=False) + "\n")
        asked = [*subject.get("command", ()), scorer.parent / subject["gold"], predictions]
        command = [sys.executable, scorer, *asked, "--json"]
        answer = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return [
        Score(name, one["name"], 100 * at(answer, one["path"]), one.get("floor"), one.get("wanted"))
        for one in subject["measures"]
    ]


def at(answer: Any, path: str) -> float:
    """The figure at a path of a scorer's answer, its steps parted by dots."""
    for step in path.split("."):
        answer = answer[step]
    return float(answer)


def annotated(articles: Iterable[Article], jobs: int) -> Iterator[dict[str, Any]]:
    """Annotated articles as the objects that `dateline annotate` prints."""
    for article in annotate_many(articles, jobs=jobs):
        yield json.loads(article.to_json(indent=None))


def quotes(folder: Path, jobs: int) -> Iterator[dict[str, Any]]:
    """The articles of the quote benchmark, read as plain text."""
    paths = sorted((folder / "dev" / "text").glob("*.txt"))
    return annotated((reading.read(path)[0] for path in paths), jobs)


def events(folder: Path, jobs: int) -> Iterator[dict[str, Any]]:
    """Each sentence of the event benchmark as an article of its own."""

    def articles() -> Iterator[Article]:
        for record in lines(folder / "dev.jsonl"):
            text = record["text"]
            yield Article(id=record["id"].lower(), text=text, segments=(Segment(start=0, end=len(text)),))

    return annotated(articles(), jobs)


def roles(folder: Path, jobs: int) -> Iterator[dict[str, Any]]:
    """The articles of the role benchmark, with the day they were published."""

    def articles() -> Iterator[Article]:
        for record in lines(folder / "dev" / "gold.jsonl"):
            article = reading.read(folder / "dev" / f"{record['id']}.txt")[0]
            published = date.fromisoformat(record["published"]) if record["published"] else article.published
            yield article.model_copy(update={"published": published})

    return annotated(articles(), jobs)


def pages(folder: Path, jobs: int) -> Iterator[dict[str, Any]]:
    """Saved pages as they are read, one after the other; they are not annotated."""
    del jobs
    for path in sorted((folder / "dev").glob("*.html.gz")):
        article = reading.read(path)[0]
        passages = [part.of(article.text) for part in article.segments if part.kind != "title"]
        stated = json.loads(article.model_dump_json(include={"title", "published", "authors"}))
        yield {**stated, "id": path.name.removesuffix(".html.gz"), "text": "\n\n".join(passages)}


def incidents(folder: Path, jobs: int) -> Iterator[dict[str, Any]]:
    """The reports of the benchmark of incidents: figures, days and places."""
    return annotated(reading.read(folder / "articles.jsonl.gz"), jobs)


def fivew(folder: Path, jobs: int) -> Iterator[dict[str, Any]]:
    """The articles of the benchmark of who, what, when and where."""
    return annotated(reading.read(folder / "dev.jsonl"), jobs)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


PREDICTIONS: dict[str, Callable[[Path, int], Iterator[dict[str, Any]]]] = {
    "quotes": quotes,
    "events": events,
    "roles": roles,
    "reading": pages,
    "incidents": incidents,
    "fivew": fivew,
}


def raised(measures: str, figures: list[Score]) -> str:
    """The file of measures with the floors just below these figures, where they were lower or none."""
    subject, rows = "", []
    floors = {(one.subject, one.measure): math.floor((one.value - BELOW) * 10) / 10 for one in figures}
    for line in measures.splitlines():
        if line.startswith("["):
            subject = line.strip("[]")
        named = re.search(r'name = "([^"]+)"', line)
        floor = floors.get((subject, named[1])) if named else None
        before = re.search(r", floor = ([\d.]+)", line)
        if floor is not None and (before is None or float(before[1]) < floor):
            line = re.sub(r", floor = [\d.]+", "", line)
            line = re.sub(r'(path = "[^"]+")', rf"\1, floor = {floor}", line)
        rows.append(line)
    return "\n".join(rows) + "\n"


def table(figures: list[Score]) -> str:
    """The figures in columns."""
    rows = [f"{'':10}{'percent':32}{'found':>8}{'floor':>8}{'wanted':>8}"]
    before = ""
    for figure in figures:
        named = figure.subject if figure.subject != before else ""
        bounds = "".join(
            f"{'' if bound is None else f'{bound:.1f}':>8}" for bound in (figure.floor, figure.wanted)
        )
        rows.append(f"{named:10}{figure.measure:32}{figure.value:8.1f}{bounds}".rstrip())
        before = figure.subject
    return "\n".join(rows)


def _pipeline() -> str:
    """The language pipeline and its version."""
    meta = load().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def accuracy(figures: list[Score]) -> str:
    """The figures as the codebooks of exports take them (TOML)."""
    rows = "".join(f'  ["{one.subject}", "{one.measure}", {one.value:.1f}],\n' for one in figures)
    return (
        "# What `make eval` measured last; it writes this file together with the page of figures.\n"
        f'day = {datetime.now(UTC).date()}\npipeline = "{_pipeline()}"\nfigures = [\n{rows}]\n'
    )


def page(figures: list[Score]) -> str:
    """The table as a page of documentation, with the day and the language pipeline."""
    pipeline = _pipeline()
    rows = [
        f"| {subject} | {measure} | {value:.1f} | {f'{goal:g}' if goal else ''} |"
        for subject, measure, value, _, goal in figures
    ]
    head = (
        f"# Evaluation\n\nMeasured by `make eval` on {datetime.now(UTC).date()} with the pipeline {pipeline},\n"
        "on the development data of each benchmark, in percent.\n\n"
        "| subject | measure | found | wanted |\n| --- | --- | --: | --: |\n"
    )
    return head + "\n".join(rows) + "\n"


def sections(page: str) -> str:
    """What stands behind the table of a page: sections that others write."""
    _, mark, behind = page.partition("\n## ")
    return mark + behind


if __name__ == "__main__":
    sys.exit(main())
