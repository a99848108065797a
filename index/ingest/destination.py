"""Where articles are added to: a collection, with what is known of it so that nothing is kept twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index import paths
from index.annotate.actors.user_actors import UserActor, read_user_actors
from index.collection import Collection
from index.holdings import note_holdings
from index.ingest.duplicates import Decision, Shelf
from index.ingest.duplicates_cache import keep_shelf, open_shelf
from index.ingest.entity_linking import identify
from index.ingest.ledger import Ledger
from index.ingest.register import Register
from index.ingest.register_cache import keep_register, open_register
from index.model import Article
from index.writer_lock import writer_lock


class Destination:
    """A collection that is being added to: its articles' texts, its actors, and the files that were read into it."""

    def __init__(self, collection: Collection, shelf: Shelf, register: Register, ledger: Ledger) -> None:
        """Use `opened`."""
        self.collection, self.ledger = collection, ledger
        self._shelf, self._register = shelf, register
        self.saved: list[str] = []  # ids, in the order of saving

    @property
    def user_actors(self) -> tuple[UserActor, ...]:
        """The actors that the collection's `actors.toml` lists."""
        return self._register.own

    def decide(self, article: Article) -> Decision:
        """Whether an article is new here, there already, a copy or a later version of one that is there."""
        return self._shelf.decide(article)

    def stored(self, decision: Decision) -> Article:
        """The article that is there already. Raises UnknownArticle, or FormatError for a damaged one."""
        return self.collection.get(decision.of or decision.article.id)

    def save(self, article: Article, *, anew: bool = False) -> Article:
        """Keep an annotated article, its actors under the collection's ids; `anew` puts it in its own place.

        Raises CollectionError where it cannot be written.
        """
        article = identify(article, self._register)
        if anew:
            self.collection.replace(article)
        else:
            article, _ = self.collection.add(article)
        self._register.learn(article)
        self.saved.append(article.id)
        return article


@contextmanager
def opened(path: Path, *, writes: bool, waiting: Callable[[], None] = lambda: None) -> Iterator[Destination]:
    """The collection at `path`, made where there is none and `writes` is set. What was learnt of it is kept for later.

    One process writes at a time: `waiting` is called where another one has to end first.
    Raises CollectionError where it cannot be made, FormatError where its `actors.toml` cannot be used.
    """
    if not writes:
        with _opened(Collection(path.expanduser().absolute()), writes=False) as destination:
            yield destination
        return
    collection = Collection.create(path)
    with writer_lock(collection.folder, waiting), _opened(collection, writes=True) as destination:
        yield destination


@contextmanager
def _opened(collection: Collection, *, writes: bool) -> Iterator[Destination]:
    there = Collection.is_one(collection.path)
    fingerprints = collection.fingerprints() if there else {}
    cache = paths.cache_folder() / "adding" / paths.collection_key(collection.path)
    shelf = open_shelf(fingerprints, collection.get, cache / "shelf.npz")
    own = read_user_actors(collection.path / "actors.toml")
    articles = collection.articles if there else tuple
    register = open_register(articles, _state(fingerprints), cache / "register.json", own)
    ledger = Ledger.open(cache, collection.path, present=fingerprints)
    destination = Destination(collection, shelf, register, ledger)
    try:
        yield destination
    finally:
        if writes:
            with suppress(OSError):  # the list is checked again by the next run
                note_holdings(collection, destination.saved)
            fingerprints = collection.fingerprints()
            keep_shelf(shelf, fingerprints, cache / "shelf.npz")
            keep_register(register, _state(fingerprints), cache / "register.json")


def _state(fingerprints: dict[str, tuple[int, int]]) -> str:
    """One word for the state of all article files."""
    return hashlib.sha256(json.dumps(sorted(fingerprints.items())).encode()).hexdigest()
