"""A desk to try things on: a collection of invented articles with people in them, and more to add."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self
from unittest.mock import patch

from index import collection as collecting
from index.annotate.parse import language
from index.collection import Collection
from index.custody import register
from index.explore import Explorer
from index.focus import Focus
from index.ingest import adding as adding
from index.ingest import entity_linking
from index.ingest.destination import opened
from index.ingest.reading_report import Result
from index.journal import journal_file
from index.model import Actor, Article, Event, Happening, Mention, Quote, Role, Segment
from index.reading.files import Read
from index.reading.source_bytes import SourceBytes
from index.whole_file import UNFINISHED

GIVEN, FAMILY = ("Mara", "Ida", "Jon", "Tove", "Nils"), ("Lindt", "Aker", "Holm", "Sand")
TRADES = ("harbour master", "minister of fisheries", "baker", None)
BODIES = (("north-shipping", "North Shipping"), ("dockers-union", "Dockers’ Union"))
WORDS = ("pier", "crane", "strike", "harbour", "quiet", "ships", "wages", "storm", "closed", "bread", "night")
QUERIES = ("", "pier strike", 'speaker:lindt OR "the harbour"', "event:ASSAULT by:holm", "-pier crane*")

FilesByName = dict[str, bytes]


def article(number: int) -> Article:
    """An invented article: two people, a body, a quote and an event, drawn by its number."""
    rng = random.Random(f"article {number}")  # noqa: S311
    person, other = (f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}" for _ in range(2))
    body_id, body = rng.choice(BODIES)
    words = " ".join(rng.choices(WORDS, k=rng.randint(5, 60)))
    text = f"{person} of {body} blamed {other} on day {number}.\n\nThe harbour: {words}."
    names = [("x", person, "person"), ("y", other, "person"), (body_id, body, "organization")]
    actors = tuple(
        Actor(
            id=actor_id,
            name=name,
            kind=kind,
            description=rng.choice(TRADES) if kind == "person" else None,
            mentions=(Mention(start=text.index(name), end=text.index(name) + len(name)),),
        )
        for actor_id, name, kind in names
    )
    cut = text.index("\n\n")
    return Article(
        id=f"story-{number:03}",
        title=f"Story {number}: {rng.choice(WORDS)}",
        published=date(2024, 1, 1) + timedelta(days=number),
        text=text,
        segments=(Segment(start=0, end=cut), Segment(start=cut + 2, end=len(text))),
        actors=actors,
        quotes=(Quote(id="q1", start=0, end=cut, kind="indirect", speaker="x"),),
        events=(Event(id="e1", type="ASSAULT", start=0, end=4, agents=("x",), recipients=("y",)),),
        roles=(Role(start=0, end=cut, role="main"),),
        happenings=(Happening(id="h1", type="ASSAULT", events=("e1",), agents=("x",), recipients=("y",)),),
    )


class Desk:
    """A folder with a collection, the program's folders and sources to add; copied for each trial."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.collection, self.home, self.sources = place / "desk", place / "home", place / "sources"

    @classmethod
    def made(cls, place: Path, there: int, more: int) -> Self:
        """A desk with so many articles there, its index made, and so many more to add."""
        desk = cls(place)
        desk.sources.mkdir(parents=True)
        for number in range(there + more):
            (desk.sources / f"{number:03}.json").write_bytes(article(number).to_json().encode())
        with desk.at_home():
            for _ in desk.add(range(there)):
                pass
            desk.explorer().prepare()
        return desk

    def at_home(self) -> _Home:
        """The program's folders lie in this place."""
        return _Home(self.home)

    def copied(self, place: Path) -> Self:
        """The same desk elsewhere, with all its times: only so is its cache taken for its own."""
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.place, place, symlinks=True)
        return type(self)(place)

    def add(self, numbers: range) -> Iterator[Result]:
        """Add articles by their numbers, without the process that reads; gives what came of each once it is settled."""
        sources = [self.sources / f"{number:03}.json" for number in numbers]

        def read(
            _sources: object,
            _options: object,
            *,
            skip: Callable[[Path], bool],
            with_sources: bool,
            to_annotate: bool,  # noqa: ARG001
        ) -> Iterator[Read]:
            for path in sources:
                if not skip(path):
                    source = SourceBytes.of_file(path) if with_sources else None
                    yield Read(str(path), Article.model_validate_json(path.read_bytes()), source=source)

        open_desk = opened(self.collection, writes=True, keep=True)
        with patch.object(adding, "read", read), open_desk as destination:
            yield from adding.add(map(str, sources), destination, adding.Options())

    def replace(self, numbers: range) -> Iterator[str]:
        """Put corrected articles in the place of some that are there; gives the id of each that is saved."""
        with opened(self.collection, writes=True) as destination:
            for article_id in self.ids()[numbers.start : numbers.stop]:
                article = changed(destination.collection.get(article_id))
                yield destination.save(article, anew=True).id

    def ids(self) -> list[str]:
        """The ids of the articles."""
        return Collection.open(self.collection).ids()

    def explorer(self) -> Explorer:
        """An explorer of the collection."""
        return Explorer(Collection.open(self.collection))

    def answers(self) -> list[str]:
        """What a few questions find."""
        explorer = self.explorer()
        explorer.prepare()
        explorer.happenings.update()
        answers = [*map(repr, explorer.happenings.of_query())]
        for query in QUERIES:
            view = explorer.explore(Focus(query=query))
            answers += [query, *map(repr, view.passages), *map(repr, view.actors), *map(repr, view.events)]
        return answers

    def truth(self) -> FilesByName:
        """Every file of the collection, with what is in it, without the time of reading; what writers left over too."""
        files = files_below(self.collection)
        if custody := files.get(register.FILE_NAME):
            lines = (re.sub(rb'"read":"[^"]*"', b"", line) for line in custody.splitlines())
            files[register.FILE_NAME] = b"\n".join(sorted(lines))
        return files

    def leftovers(self) -> list[str]:
        """Files that a writer left half written, anywhere."""
        return [str(path) for path in self.place.rglob(f"{UNFINISHED}*")]


def files_below(folder: Path) -> FilesByName:
    """Every plain file below a folder by its path in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def changed(article: Article) -> Article:
    """The article with another description of its first actor, as somebody who corrects it would write it."""
    first, *others = article.actors
    corrected = first.model_copy(update={"description": "spokeswoman of the port", "by": "hand"})
    return article.model_copy(update={"actors": (corrected, *others)})


class _Home:
    """The program's folders moved for a while."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def __enter__(self) -> None:
        self._before = os.environ.get("DATELINE_HOME")
        os.environ["DATELINE_HOME"] = str(self._home)

    def __exit__(self, *_: object) -> None:
        if self._before is None:
            del os.environ["DATELINE_HOME"]
        else:
            os.environ["DATELINE_HOME"] = self._before


class OnDesks:
    """A series whose trials each have a copy of one desk, always in the same place: a cache belongs to a place."""

    inputs = 1
    there, more = 16, 12

    def __enter__(self) -> Self:
        language.load(None)  # once, for all that are forked
        self._stack = ExitStack()
        self.folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="dateline-trials-"))).resolve()
        for module in (collecting, entity_linking):  # a copy keeps only the time that can be set
            self._stack.enter_context(patch.object(module, "fingerprint", _settable))
        for module in (journal_file, register):
            self._stack.enter_context(patch.object(module, "datetime", _Standing))
        Desk.made(self.folder / "try", self.there, self.more).copied(self.folder / "base")
        self._stack.enter_context(self.desk().at_home())
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def desk(self) -> Desk:
        """A fresh copy of the desk."""
        return Desk(self.folder / "base").copied(self.folder / "try")


class _Standing(datetime):
    """A clock that stands, so that two journals can be compared."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """The one moment."""
        return cls(2024, 5, 1, tzinfo=tz)


def _settable(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns
