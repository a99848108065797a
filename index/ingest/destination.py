"""Where articles are added to: a collection, with what is known of it so that nothing is kept twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from index import paths
from index.annotate.actors.user_actors import UserActor, read_user_actors, read_user_rules
from index.callbacks import IsCancelled
from index.collection import Collection
from index.custody.register import Custody
from index.errors import DatelineError
from index.fingerprint import Fingerprint, fingerprint
from index.holdings import foreign_to, note_holdings, read_holdings
from index.ingest.actor_facts import ActorFacts, with_facts
from index.ingest.changing import Changing
from index.ingest.duplicates import DuplicateDecision, Shelf
from index.ingest.entity_linking import prepared, settle
from index.ingest.ledger import Ledger
from index.ingest.shelf_file import KeptShelf
from index.journal.actor_rules import by_rule
from index.journal.decided_articles import DecidedArticles
from index.journal.decisions import Disputed, Rule, actor_ids
from index.journal.journal_file import Journal
from index.model import Article
from index.whole_file import sweep
from index.writer_lock import writer_lock


class Destination:
    """A collection that is being added to: its articles' texts, its actors, and the files that were read into it."""

    def __init__(
        self,
        articles: DecidedArticles,
        fingerprints: dict[str, Fingerprint],
        shelf: KeptShelf,
        user_actors: tuple[UserActor, ...],
        ledger: Ledger,
        custody: Custody,
    ) -> None:
        """Use `opened`; `user_actors` are those that the collection's `actors.toml` lists.

        `fingerprints` are those of the articles as the shelf has them.
        """
        self.fingerprints = fingerprints
        self.articles, self.collection = articles, articles.collection
        self.ledger, self.user_actors, self.custody = ledger, user_actors, custody
        self._shelf = shelf
        self.saved: list[str] = []  # ids, in the order of saving
        self.lists_others = (
            False  # whether the user lists other actors than when the articles were settled last
        )

    def decide(self, article: Article) -> DuplicateDecision:
        """Whether an article is new here, there already, a copy or a later version of one that is there."""
        return self._shelf.decide(article)

    def stored(self, decision: DuplicateDecision) -> Article:
        """The article that is there already, without what was decided about its annotations.

        Raises UnknownArticle, or FormatError for a damaged one.
        """
        return self.articles.to_annotate(decision.of or decision.article.id)

    @cached_property
    def _rules(self) -> list[Rule]:
        """The rules of `actors.toml` that this collection's journal does not have, and apply, itself."""
        journal = self.articles.journal
        own = {entry.deed for entry in journal.entries if isinstance(entry.deed, Rule)}
        listed = read_user_rules(self.collection.path / "actors.toml")
        rules = [Rule.model_validate(one.model_dump()) for one in listed]
        return [rule for rule in rules if rule not in own]

    def save(self, article: Article, *, anew: bool = False) -> Article:
        """Keep an annotated article; `anew` puts it in its own place. Its actors are linked when all are kept.

        Raises CollectionError where it cannot be written.
        """
        article = prepared(article, self.user_actors)
        for rule in self._rules:
            article = by_rule(article, rule)
        if anew:
            self.articles.annotated_anew(article)
        else:
            article, _ = self.collection.add(article)
        self.saved.append(article.id)
        return article

    def look_again(self, article_ids: Iterable[str]) -> None:
        """Take up what the files of articles are now that this run has written them.

        Another file that changed meanwhile keeps what it was when it was read: so the next run reads it.
        """
        for article_id in article_ids:
            self.fingerprints.pop(article_id, None)
            with suppress(OSError):
                self.fingerprints[article_id] = fingerprint(self.collection.file(article_id).stat())

    def settle(self, facts: ActorFacts) -> list[str]:
        """Put copies in order, link all actors, apply what was decided about them; the ids of the changed articles."""
        relinked = list(self._relinked())
        self.look_again([*self.saved, *relinked])
        facts.sync(self.fingerprints, self.articles.get)
        self.lists_others |= facts.for_users("".join(map(repr, self.user_actors)))
        decisions = self.articles.standing()
        disputes = [frozenset(actor_ids(one)) for one in decisions if isinstance(one, Disputed)]
        changed = settle(self.articles, facts, self.user_actors, disputes)
        changed = [*relinked, *changed]
        return [*changed, *self.articles.bring_up_to_date({*self.saved, *changed})]

    def _relinked(self) -> Iterator[str]:
        """Say in the articles what they are copies and versions of, where new ones have changed that; their ids."""
        for card in self._shelf.settle():
            with suppress(DatelineError):  # damaged or gone meanwhile: it is named elsewhere
                article = self.articles.get(card.id)
                copy_of = card.head if card.head != card.id else None
                links = {"copy_of": copy_of, "version_of": card.version_of or None}
                linked = article.model_copy(update=links)
                if linked != article:
                    self.articles.replace(linked)
                    yield card.id


@contextmanager
def opened(
    path: Path, *, writes: bool, keep: bool = False, waiting: Callable[[], None] = lambda: None
) -> Iterator[Destination]:
    """The collection at `path`, made where there is none and `writes` is set. What was learnt of it is kept for later.

    `keep` copies the sources of what is saved into it. One process writes at a time: `waiting` is
    called where another one has to end first.

    Raises CollectionError where it cannot be made, FormatError where its `actors.toml` cannot be used, JournalError
    where its journal has lost lines and `writes` is set.
    """
    if not writes:
        with _opened(Collection(paths.expanded(path).absolute()), writes=False) as destination:
            yield destination
        return
    collection = Collection.create(path)
    with writer_lock(collection.folder, waiting), _opened(collection, writes=True, keep=keep) as destination:
        yield destination


def take_away_empty(path: Path) -> None:
    """Take a collection away that holds nothing at all; what holds anything stays."""
    collection = Collection(paths.expanded(path).absolute())
    with suppress(OSError):
        collection.folder.rmdir()
        collection.path.rmdir()


@dataclass
class Deciding:
    """A collection that is open for decisions: its articles, and the ids of those that were changed."""

    collection: Collection
    articles: DecidedArticles
    saved: list[str] = field(default_factory=list)


@contextmanager
def opened_to_decide(
    path: Path, *, waiting: Callable[[], None] = lambda: None, cancelled: IsCancelled = lambda: False
) -> Iterator[Deciding]:
    """The collection at `path`, for decisions: nothing is learnt of what is added, so it takes no longer than they do.

    A decision leaves every article as the program made it beside it, by which actors are linked and copies found; so
    there is nothing to link anew. One process writes at a time. Raises CollectionError where there is none.
    """
    Collection.open(path)  # that there is one
    collection = Collection.create(path)  # without what killed writers left
    cache = paths.adding_folder(collection.path)
    with writer_lock(collection.folder, waiting, cancelled):
        sweep(cache)
        changing = Changing(cache / "changing.txt")
        collection.changing = changing.note
        deciding = Deciding(collection, DecidedArticles(collection, Journal(collection.path)))
        try:
            yield deciding
        finally:
            with suppress(OSError):  # the list is checked again by the next run
                note_holdings(collection, {*deciding.saved, *changing.ids})
                changing.forget()


@contextmanager
def _opened(collection: Collection, *, writes: bool, keep: bool = False) -> Iterator[Destination]:
    there = Collection.is_one(collection.path)
    fingerprints = collection.fingerprints() if there else {}
    cache = paths.adding_folder(collection.path)
    sweep(cache)
    with suppress(OSError):  # what copies were told by before it was a table
        (cache / "shelf.npz").unlink(missing_ok=True)
    articles = DecidedArticles(collection, Journal(collection.path))
    if writes:  # else articles that are settled would lose what the lines said
        articles.check_whole("nothing was added")

    def fill(shelf: Shelf) -> None:
        shelf.follow(collection.fingerprints(), articles.get)  # as they are by then

    with closing(KeptShelf(cache / "shelf.sqlite", fill, writes=writes)) as shelf:
        shelf.follow(fingerprints, articles.get)
        user_actors = read_user_actors(collection.path / "actors.toml")
        ledger = Ledger.open(cache, collection.path, present=fingerprints)
        custody = Custody(collection.path, keep=keep)
        destination = Destination(articles, fingerprints, shelf, user_actors, ledger, custody)
        changing = Changing(cache / "changing.txt")
        listed = _listed(collection)
        foreign = foreign_to(listed or {}, fingerprints, changing.ids)
        collection.changing = changing.note
        try:
            yield destination
        finally:
            if writes:
                with_facts(cache / "actors.sqlite", destination.settle)
                written = {*destination.saved, *changing.ids}
                destination.look_again(written)
                with suppress(OSError):  # the list is checked again by the next run
                    noted = written - (foreign - {*destination.saved})
                    note_holdings(collection, noted, fingerprints, listed)
                    changing.forget()
                shelf.keep({one: fingerprints[one] for one in written if one in fingerprints})
                custody.flush()


def _listed(collection: Collection) -> dict[str, str] | None:
    """The list of what the collection holds; None where it cannot be read."""
    try:
        return read_holdings(collection)
    except OSError:
        return None
