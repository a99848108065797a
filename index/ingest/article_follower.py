"""Articles brought to what was decided about actors wherever they are, a few at a time.

In between others may decide, about anything. Killed at any point, whoever goes on does so from what the journal says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index import paths
from index.callbacks import IsCancelled, TellProgress
from index.collection import Collection
from index.errors import CollectionError, DatelineError
from index.holdings import note_holdings
from index.ingest.affected import due_since
from index.ingest.changing import Changing
from index.ingest.corrections import Corrections
from index.ingest.destination import Deciding
from index.journal.decided_articles import DecidedArticles
from index.journal.journal_file import Journal
from index.writer_lock import GaveUpWaiting, writer_lock

AT_ONCE = 8  # articles that are written before others may decide again


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
