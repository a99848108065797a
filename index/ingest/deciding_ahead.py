"""Decisions about actors wherever they are: written at once, and the articles brought to them a few at a time.

In between others may decide, about anything. Killed at any point, whoever goes on does so from what the journal says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from index import paths
from index.callbacks import IsCancelled, TellProgress
from index.collection import Collection
from index.errors import CollectionError, DatelineError
from index.holdings import note_holdings
from index.ingest.affected import due_since, reaches_all
from index.ingest.changing import Changing
from index.ingest.corrections import Corrections, Decided, OfferedRule, corrections, name_of_user
from index.ingest.destination import Deciding
from index.journal.decided_articles import DecidedArticles
from index.journal.decisions import Decision, Entry, Undo
from index.journal.journal_file import Journal
from index.journal.journal_state import FILE_NAME
from index.model import Article
from index.writer_lock import GaveUpWaiting, writer_lock

AT_ONCE = 8  # articles that are written before others may decide again


@dataclass(frozen=True, slots=True)
class JournalStep:
    """A line of the journal, and what it decides, takes back or makes hold again."""

    entry: Entry
    decision: Decision


class Decider:
    """Decides about a collection that is shown meanwhile: what is about all articles does not wait for them."""

    def __init__(
        self,
        path: Path,
        get: Callable[[str], Article],
        waiting: Callable[[], None] = lambda: None,
        who: str | None = None,
        cancelled: IsCancelled = lambda: False,
    ) -> None:
        """`get` gives an article as it is shown; `waiting` is called where another process has to end first.

        Where the wait for it is `cancelled`, every decision raises GaveUpWaiting.
        """
        self._path, self._get, self._waiting, self._who = path, get, waiting, who or name_of_user()
        self._cancelled = cancelled

    def decide(self, decision_by: Callable[[Callable[[str], Article]], Decision]) -> JournalStep:
        """Make the decision that `decision_by` makes of articles. Raises as `Corrections.decide` does."""
        decision = decision_by(self._get)
        if reaches_all(decision):
            with self._journal() as journal:
                return JournalStep(journal.append(decision, self._who), decision)
        with self._corrections() as held:
            return self._step(held, held.decide(decision_by(held.article)))

    def undo(self, seq: int | None = None) -> JournalStep:
        """Take back decision `seq`, else the last one. Raises Undecidable where there is none, or others need it."""
        with self._journal() as journal:
            last = journal.last_standing() if seq is None else journal.entry(seq)
            stands = last is not None and last in journal.standing() and not journal.built_on(last.seq)
            if last is not None and stands and reaches_all(journal.what(last)):
                return JournalStep(journal.append(Undo(of=last.seq), self._who), journal.what(last))
        with self._corrections() as held:
            return self._step(held, held.undo(seq))

    def undo_with_later(self, seq: int) -> JournalStep:
        """Take back decision `seq` and what was made on it. Raises Undecidable where it does not hold."""
        with self._corrections() as held:
            return self._step(held, held.undo_with_later(seq))

    def redo(self, seq: int | None = None) -> JournalStep:
        """Make decision `seq` hold again, else the one that was undone last. Raises Undecidable where there is none."""
        with self._journal() as journal:
            last = journal.last_undone() if seq is None else journal.undoing_of(seq)
            if last is not None and reaches_all(journal.what(last)):
                return JournalStep(journal.append(Undo(of=last.seq), self._who), journal.what(last))
        with self._corrections() as held:
            return self._step(held, held.redo(seq))

    def _step(self, held: Corrections, decided: Decided) -> JournalStep:
        return JournalStep(decided.entry, held.journal.what(decided.entry))

    def offered(self, entry: Entry) -> tuple[OfferedRule, ...]:
        """The rules that a decision suggests, each with the articles that it would change."""
        collection = Collection.open(self._path)
        articles = DecidedArticles(collection, Journal(collection.path))
        return Corrections(Deciding(collection, articles), self._who).offered(entry)

    @contextmanager
    def _journal(self) -> Iterator[Journal]:
        collection = Collection.open(self._path)
        with writer_lock(collection.folder, self._waiting, self._cancelled):
            articles = DecidedArticles(collection, Journal(collection.path))
            articles.check_whole()
            yield articles.journal

    def _corrections(self) -> AbstractContextManager[Corrections]:
        return corrections(
            self._path, who=self._who, waiting=self._waiting, all_first=False, cancelled=self._cancelled
        )


@dataclass(frozen=True, slots=True)
class JournalCondition:
    """Whether articles have yet to follow the journal, and what is wrong with it, in a sentence."""

    is_behind: bool = False
    fault: str | None = None


def journal_condition(path: Path) -> JournalCondition:
    """How the journal of a collection stands; where not all of it is known, no article follows it."""
    until = "nothing can be decided until then"
    with suppress(OSError):
        if not (path / FILE_NAME).exists():
            return JournalCondition()
        try:
            journal = Journal(path)
            articles = DecidedArticles(Collection(path), journal)
            journal.check_readable(until)
            articles.check_whole(until)
        except DatelineError as error:
            return JournalCondition(fault=str(error))
        return JournalCondition(not articles.is_applied, journal.broken_chain)
    return JournalCondition()


def follow(path: Path, progress: TellProgress, cancelled: IsCancelled) -> None:
    """Bring all articles to what the journal says. Raises CollectionError or JournalError.

    `progress` is told (articles done, articles to do). Where it is cancelled the next one goes on.
    """
    follower = _Follower(Collection.create(path), cancelled)
    try:
        while not cancelled() and not follower.step():
            progress(follower.done, follower.done + len(follower.due))
    finally:
        follower.note()


class _Follower:
    """The articles that have yet to follow."""

    def __init__(self, collection: Collection, cancelled: IsCancelled) -> None:
        self._collection, self._cancelled = collection, cancelled
        cache = paths.adding_folder(collection.path)
        self._noted = cache / "changing.txt"
        self._changing = Changing(self._noted)
        self._saved: list[str] = []
        # the state of the journal of which all articles that it is about are due
        self._seen: str | None = None
        self.due: dict[str, None] = {}
        self.done = 0

    def step(self) -> bool:
        """Bring a few articles to what the journal says; gives whether all have followed."""
        articles = DecidedArticles(self._collection, Journal(self._collection.path))
        journal = articles.journal
        if articles.is_applied or articles.has_lost_lines or not journal.length or journal.unreadable:
            return True
        if articles.journal.state != self._seen:  # looked for before others have to wait
            self._look(articles)
        with self._lock():
            articles = DecidedArticles(self._collection, Journal(self._collection.path))
            if articles.journal.state != self._seen or articles.is_applied:
                return False
            some = list(self.due)[:AT_ONCE]
            for article_id in some:
                with suppress(DatelineError):  # a damaged article is named by `check`
                    articles.keep_original(article_id)
                del self.due[article_id]
            self._saved += articles.bring_up_to_date(some)
            self.done += len(some)
            if not self.due:
                self._note_changed()  # first: what is not noted, the next one still has to do
                Corrections(Deciding(self._collection, articles), "").note_followed()
        return not self.due

    def _look(self, articles: DecidedArticles) -> None:
        """Find the articles that are about to follow: those of lines that none has followed, or that came since."""
        due = due_since(articles, self._seen or articles.originals.applied())
        due |= {*articles.originals.ids()} if self._seen is None else set()
        self.due |= dict.fromkeys(sorted(due))
        self._seen = articles.journal.state

    def note(self) -> None:
        """Say which articles were changed, so that none is taken for one that somebody else has changed."""
        if self._saved or self._changing.ids:
            with suppress(OSError, CollectionError, GaveUpWaiting), self._lock():
                self._note_changed()

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with writer_lock(self._collection.folder, cancelled=self._cancelled):
            self._changing = Changing(self._noted)  # who wrote in between has noted what was on it
            self._collection.changing = self._changing.note
            yield

    def _note_changed(self) -> None:
        with suppress(OSError, CollectionError):
            note_holdings(self._collection, {*self._saved, *self._changing.ids})
            self._changing.forget()
            self._saved.clear()
