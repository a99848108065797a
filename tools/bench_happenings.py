"""What happenings cost in a large collection: adding one article to many, and what each screen asks first.

    python tools/bench_happenings.py [--articles 3000] [--folder FOLDER]

Articles are made up: attacks by invented groups at invented places, several reports of each. With `--folder` they stay,
and a second run measures adding one more. Prints processor seconds.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.happenings.accounts import accounts_of
from index.happenings.figure_ledger import ledger_of

REPORTS = 3  # of one deed
FIRST_DAY = date(2031, 1, 1)
SYLLABLES = (
    "bal",
    "cor",
    "dun",
    "fer",
    "gol",
    "hes",
    "jar",
    "kel",
    "lom",
    "mir",
    "nor",
    "pel",
    "ros",
    "sul",
    "tar",
)

EVERYDAY = (
    "people police officials city road night morning week house street car fire water school hospital market family "
    "children group area local state party leader region government security force border town village district "
    "statement report witness attack minister army president council public service"
)


def main() -> None:
    """Make a collection, group it, add one article, and ask what screens ask."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--folder", type=Path, help="where collection and index are kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        measure(options.folder or Path(place), options.articles)


def measure(folder: Path, count: int) -> None:
    """Print what everything costs."""
    collection = made(folder / "collection", count)
    explorer = Explorer(collection, cache=folder / "cache")
    timed("index, made or brought up to date", explorer.prepare)
    timed("happenings, made or brought up to date", explorer.happenings.update)
    number = len(collection.ids())
    write(collection, number, story(number, random.Random(number)))  # noqa: S311 - made up
    timed("happenings after one more article", explorer.happenings.update)
    timed("index after one more article", explorer.prepare)
    timed("first search after it", lambda: explorer.explore(Focus(query=f"report{number}")))
    listing = timed("timeline: all in columns", lambda: explorer.happenings.listing(Focus()).sorted("day"))
    rows = timed("timeline: the first rows", lambda: explorer.happenings.rows(listing.number[:40].tolist()))
    timed("timeline: bins", lambda: listing.binned(listing.fitting_unit()))
    largest = max(rows, key=lambda row: row.articles)
    article, event = largest.reports[0]
    timed("happening of an event", lambda: explorer.happenings.of_event(article, event))
    tellings = explorer.happenings.tellings(largest)
    timed("accounts and ledger of one", lambda: (accounts_of(tellings), ledger_of(tellings)))
    print(f"{len(collection.ids()):,} articles, {len(listing):,} happenings")


def timed(name: str, do: Callable[[], Any]) -> Any:
    """Do something, and print the processor seconds that it took."""
    start = process_time()
    result = do()
    print(f"{name:42} {process_time() - start:8.3f} s", flush=True)
    return result


def made(folder: Path, count: int) -> Collection:
    """A collection of so many articles; one that is there already is kept as it is."""
    if Collection.is_one(folder):
        return Collection.open(folder)
    collection = Collection.create(folder)
    rng = random.Random(5)  # noqa: S311 - made up
    for number in range(count):
        write(collection, number, story(number, rng))
    return collection


def write(collection: Collection, number: int, content: dict[str, Any]) -> None:
    """Write an article's file."""
    path = collection.file(f"report-{number:07}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def names(seed: int) -> Iterator[str]:
    """Invented names, the same for the same deed."""
    rng = random.Random(seed)  # noqa: S311 - made up
    while True:
        yield "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


def story(number: int, rng: random.Random) -> dict[str, Any]:
    """A report of deed `number // REPORTS`: who struck where, how many were killed, and words of its own."""
    deed = number // REPORTS
    name = names(deed)
    place, group, street, witness = (next(name) for _ in range(4))
    day = FIRST_DAY + timedelta(days=deed % 3000)
    killed = deed % 9 + 1
    words = [f"Fighters of {group} struck {place} near {street}, killing {killed} people, {witness} said. "]
    words += [" ".join(rng.sample(EVERYDAY.split(), 9)).capitalize() + ". " for _ in range(6)]
    words.append(f"This is report{number}.")
    text = "".join(words)
    at = {one: text.find(one) for one in (group, place, "struck")}
    span = {"start": at["struck"], "end": at["struck"] + 6}
    actor = {"id": group.lower(), "name": group, "kind": "group", "mentions": [_span(at[group], group)]}
    when = {"from": day.isoformat(), "to": day.isoformat(), "reason": "as written"}
    count = {"what": "killed", "low": killed, "high": killed}
    event = {
        "id": "e1",
        "type": "ASSAULT",
        **span,
        "agents": [actor["id"]],
        "date": when,
        "counts": [{**count, **span}],
    }
    happening: dict[str, object] = {
        "id": "h1",
        "type": "ASSAULT",
        "events": ["e1"],
        "agents": [actor["id"]],
        "date": {**when, "confidence": 0.95},
    }
    happening |= {
        "place": {"name": place, "reason": "told", "confidence": 0.9},
        "counts": [{**count, "reason": "told"}],
    }
    return {
        "format": "dateline/1",
        "id": f"report-{number:07}",
        "title": f"{group} strikes {place}",
        "published": (day + timedelta(days=1)).isoformat(),
        "publisher": f"Paper {number % REPORTS}",
        "text": text,
        "segments": [{"start": 0, "end": len(text)}],
        "actors": [actor],
        "events": [event],
        "happenings": [happening],
    }


def _span(start: int, words: str) -> dict[str, int]:
    return {"start": start, "end": start + len(words)}


if __name__ == "__main__":
    main()
