"""Decisions about actors wherever they are: written at once, before any article follows (`article_follower.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.callbacks import IsCancelled
from index.collection import Collection
from index.errors import DatelineError
from index.ingest.affected import reaches_all
from index.journal.decided_articles import DecidedArticles
from index.journal.decisions import Decision, Entry, Undo
from index.journal.journal_file import Journal
from index.journal.journal_state import FILE_NAME
from index.journal.user_name import name_of_user
from index.model import Article
from index.writer_lock import writer_lock

if TYPE_CHECKING:
    # What is about all articles is shown before any of them is read: what brings them is imported then.
    from index.ingest.corrections import Corrections, Decided, OfferedRule


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
        from index.ingest.corrections import Corrections
        from index.ingest.destination import Deciding

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
        from index.ingest.corrections import corrections

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
    with suppress(OSError):
        if not (path / FILE_NAME).exists():
            return JournalCondition()
        try:
            journal = Journal(path)
            articles = DecidedArticles(Collection(path), journal)
            journal.check_readable("nothing can be decided until it is put right")
            articles.check_whole("nothing can be decided until then")
        except DatelineError as error:
            return JournalCondition(fault=str(error))
        return JournalCondition(not articles.is_applied, journal.broken_chain)
    return JournalCondition()
