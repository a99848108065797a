"""Score the annotators and the readers on development data, and print one table.

    python tools/evaluate.py [--data ../shared/eval] [--jobs 2] [--only roles …] [--write docs/evaluation.md]

The data folder holds one folder a subject, each with its own `score.py`: `quotes`, `events`, `roles`, `reading`. A
subject that is not there is said to be left out. `evaluate.toml` says which of a scorer's figures are shown.
"""

from __future__ import annotations

import argparse
import json
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


class Figure(NamedTuple):
    """One line of the table: what was measured and what it is to reach, in percent."""

    subject: str
    measure: str
    value: float
    wanted: float | None


def main() -> int:
    """Run every scorer that is there; 1 where none is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", nargs="*", default=list(PREDICTIONS), choices=list(PREDICTIONS))
    parser.add_argument("--write", type=Path, help="keep the table in this Markdown file")
    options = parser.parse_args()
    figures: list[Figure] = []
    for name in options.only:
        scorer = options.data / name / "score.py"
        if scorer.is_file():
            figures += score(name, scorer, options.jobs)
        else:
            print(f"{name} is left out: there is no {scorer}", file=sys.stderr)
    if not figures:
        return 1
    print(table(figures))
    if options.write:
        options.write.parent.mkdir(exist_ok=True)
        options.write.write_text(page(figures), encoding="utf-8")
    return 0


def score(name: str, scorer: Path, jobs: int) -> list[Figure]:
    """The figures of one subject, from its own scorer, which runs as a program of its own."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        subject = tomllib.load(file)[name]
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "predictions.jsonl"
        with found.open("w", encoding="utf-8") as stream:
            for prediction in PREDICTIONS[name](scorer.parent, jobs):
                stream.write(json.dumps(prediction, ensure_ascii=False) + "\n")
        command = [sys.executable, scorer, scorer.parent / subject["gold"], found, "--json"]
        answer = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return [
        Figure(name, one["name"], 100 * at(answer, one["path"]), one.get("wanted"))
        for one in subject["measures"]
    ]


def at(answer: Any, path: str) -> float:
    """The figure at a dotted path of a scorer's answer."""
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


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


PREDICTIONS: dict[str, Callable[[Path, int], Iterator[dict[str, Any]]]] = {
    "quotes": quotes,
    "events": events,
    "roles": roles,
    "reading": pages,
}


def table(figures: list[Figure]) -> str:
    """The figures in columns."""
    rows = [f"{'':10}{'percent':32}{'found':>8}{'wanted':>8}"]
    before = ""
    for subject, measure, value, wanted in figures:
        named = subject if subject != before else ""
        rows.append(f"{named:10}{measure:32}{value:8.1f}" + (f"{wanted:8.1f}" if wanted else ""))
        before = subject
    return "\n".join(rows)


def page(figures: list[Figure]) -> str:
    """The table as a page of documentation, with the day and the language pipeline."""
    meta = load().meta
    pipeline = f"{meta['lang']}_{meta['name']} {meta['version']}"
    rows = [
        f"| {subject} | {measure} | {value:.1f} | {f'{wanted:g}' if wanted else ''} |"
        for subject, measure, value, wanted in figures
    ]
    head = (
        f"# Evaluation\n\nMeasured by `make eval` on {datetime.now(UTC).date()} with the pipeline {pipeline},\n"
        "on the development data of each benchmark, in percent.\n\n"
        "| subject | measure | found | wanted |\n| --- | --- | --: | --: |\n"
    )
    return head + "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.exit(main())
