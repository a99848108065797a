"""What annotating costs against the spaCy pipeline alone, on the same texts in the same run.

    python tools/bench_annotate.py [--texts FOLDER] [--articles 60] [--profile]

Without a folder the sample collection's texts are used, over and over. Prints seconds for each and their ratio;
`--profile` also prints where the time above spaCy's own is spent.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from index import reading
from index.annotate import annotate_all, annotate_parsed
from index.annotate.parse.language import load, parse_all
from index.errors import ReadError
from index.model import Article

ROUNDS = 3  # each way is run this often, in turn; the fastest counts


def main() -> None:
    """Measure both in turn, and print the ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, help="a folder of plain texts")
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    given = list(texts(options.texts)) if options.texts else sample()
    articles = list(islice(cycle(given), options.articles))
    alone, whole = measure(articles)
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {words:,} words, on one core")
    print(f"spaCy alone    {alone:7.2f} s  {words / alone:9,.0f} words/s")
    print(f"annotating     {whole:7.2f} s  {words / whole:9,.0f} words/s")
    print(f"ratio          {whole / alone:7.2f}")
    if options.profile:
        profile(articles)


def texts(folder: Path) -> Iterator[Article]:
    """The articles of a folder of texts."""
    for path in sorted(folder.glob("*.txt")):
        try:
            yield from reading.read(path)
        except ReadError as error:
            print(error)


def sample() -> list[Article]:
    """The articles that ship with the program, without their annotations."""
    folder = Path(__file__).parent.parent / "seeds" / "articles"
    bare = {"roles": (), "actors": (), "quotes": (), "events": ()}
    articles = [Article.model_validate_json(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    return [article.model_copy(update=bare) for article in articles]


def measure(articles: list[Article]) -> tuple[float, float]:
    """Seconds of processor time that spaCy takes for the articles, and that annotating them takes."""
    pipeline = load()
    list(annotate_all(articles[:2]))  # word lists and models are loaded once, before the clock runs
    alone, whole = [], []
    for _ in range(ROUNDS):
        start = process_time()
        for doc in pipeline.pipe((article.text for article in articles), batch_size=64):
            assert len(doc) >= 0  # noqa: S101 - the parse is used, as a caller would
        between = process_time()
        for article in annotate_all(articles):
            assert article.text  # noqa: S101
        alone.append(between - start)
        whole.append(process_time() - between)
    return min(alone), min(whole)


def profile(articles: list[Article]) -> None:
    """The functions that take most of the time after the parse."""
    parsed = list(parse_all(articles, load()))
    watch = cProfile.Profile()
    watch.enable()
    for article in parsed:
        annotate_parsed(article)
    watch.disable()
    pstats.Stats(watch).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
