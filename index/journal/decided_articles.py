"""The articles of a collection as the program made them, and on top of each what people decided.

An article's file is always its original, the article as the program made it, with the decisions that hold. Where none
touches it there is no original beside it.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from index.collection import Collection
from index.collections import argument_of
from index.errors import DatelineError, JournalError
from index.holdings import checksum, read_holdings
from index.journal.apply import STATED, replay, stated
from index.journal.decisions import Entry, Single, Undo, article_of, singly
from index.journal.journal_file import Journal, decisions_of, standing
from index.journal.originals import Originals
from index.model import Article


def lost_lines(collection: Path) -> str:
    """What is said of a journal that has lost lines which articles followed, with the command that goes on."""
    return (
        "its end is gone or was changed since articles followed it; put the whole one back, "
        f"or go on with what stands in it: dateline journal {shlex.quote(argument_of(collection))} --accept"
    )


def faults_of(collection: Collection, journal: Journal) -> list[str]:
    """What is wrong with a journal that could be read, a sentence each: lines of others, a broken chain, a lost end."""
    faults = [*journal.unreadable, *journal.broken]
    if not faults and DecidedArticles(collection, journal).has_lost_lines:
        return [f"{journal.path}: {lost_lines(collection.path)}."]
    if journal.is_cut and not journal.unreadable:
        faults.append(f"{journal.path}: what follows the last line end is no whole line and does not count.")
    return faults


class DecidedArticles:
    """The articles of a collection that is open for writing, with its journal."""

    def __init__(self, collection: Collection, journal: Journal) -> None:
        self.collection, self.journal, self.originals = collection, journal, Originals(collection)

    def get(self, article_id: str) -> Article:
        """The article as the program made it. Raises UnknownArticle, or FormatError for a damaged one."""
        original = self.originals.get(article_id)
        return original if original is not None else self.collection.get(article_id)

    def replace(self, article: Article) -> None:
        """Put an article that the program has changed in its place, with what was decided. Raises CollectionError."""
        decided, _ = replay(article, self.standing())
        if decided != article:
            self.originals.keep(article)
        else:
            self.originals.forget(article.id)
        self.collection.replace(decided)

    def file(self, article_id: str) -> Path:
        """The article's file in the collection."""
        return self.collection.file(article_id)

    def to_annotate(self, article_id: str) -> Article:
        """The article that is annotated anew: as the program made it, with the title and day that people gave it."""
        article, original = self.collection.get(article_id), self.originals.get(article_id)
        if original is None or original.text != article.text:
            return article
        return stated(original, self.standing())

    def annotated_anew(self, article: Article) -> None:
        """Put an article that was annotated anew in its place, with what was decided. Raises CollectionError."""
        original = self.originals.get(article.id)
        if original is not None:
            article = article.model_copy(update={name: getattr(original, name) for name in STATED})
        self.replace(article)

    def keep_original(self, article_id: str, theirs: Sequence[Single] = ()) -> None:
        """Keep the article as it is now, where it has no original or somebody has changed its file since.

        What `theirs` made of it, decisions of another journal, is no change: git may have merged the file already.
        """
        article, original = self.collection.get(article_id), self.originals.get(article_id)
        if original is None or (
            self._is_changed(original, article)
            and not (theirs and _is_of_both(article, original, self.standing(), theirs))
        ):
            self.originals.keep_file(article_id)

    def _is_changed(self, original: Article, article: Article) -> bool:
        """Whether somebody has changed an article's file: it is what no state of the journal made of it lately."""
        length = self.journal.length_at(self.originals.applied())
        if length is None:
            return False
        now = _by_hand(article)
        states = (
            [entry for entry in self.journal.entries if entry.seq <= last]
            for last in range(self.journal.length, length - 1, -1)
        )
        of_journal = any(
            _by_hand(replay(original, decisions_of(standing(lines)))[0]) == now for lines in states
        )
        return not of_journal and not self._is_as_noted(article.id)

    def _is_as_noted(self, article_id: str) -> bool:
        """Whether an article's file is as Dateline wrote it: then it is the journal that somebody has changed."""
        with suppress(OSError):
            noted = read_holdings(self.collection).get(article_id)
            return noted is not None and noted == checksum(self.collection.file(article_id))
        return False

    @property
    def is_applied(self) -> bool:
        """Whether all articles were brought to what the journal says."""
        return self.originals.applied() == self.journal.state

    @property
    def has_lost_lines(self) -> bool:
        """Whether the journal has no longer the lines that articles were brought to: its end is gone or was changed."""
        state = self.originals.applied()
        return bool(state) and self.journal.length_at(state) is None

    def check_whole(self, outcome: str = "nothing was decided") -> None:
        """Raises JournalError where lines are lost: what is decided behind the others would take their place.

        `outcome` says what comes of that.
        """
        if self.has_lost_lines:
            raise JournalError(self.journal.path, f"{lost_lines(self.collection.path)}; {outcome}")

    def bring_up_to_date(self, article_ids: Iterable[str]) -> list[str]:
        """Make articles what the journal says; the ids of those that this changed. Raises CollectionError."""
        decisions, changed = self.standing(), []
        if not self.journal.length and not self.originals.ids():
            return []
        for article_id in sorted({*article_ids}):
            try:
                before, original = self.collection.get(article_id), self.originals.get(article_id)
            except DatelineError:  # damaged or gone: named elsewhere
                continue
            made = original if original is not None else before
            due, _ = replay(made, decisions)
            if due == made and original is not None:
                self.originals.restore(article_id)
            elif due != before:
                if original is None:
                    self.originals.keep_file(article_id)
                self.collection.replace(due)
            if due != before:
                changed.append(article_id)
        return changed

    def note_applied(self) -> None:
        """Note that all articles are what the journal says. Raises CollectionError."""
        self.originals.note_applied(self.journal.state)

    def standing(self) -> list[Single]:
        """The decisions that hold, in order."""
        return decisions_of(self.journal.standing())


def article_as_decided(collection: Collection, article_id: str) -> Article:
    """An article as the journal says, whether its file has followed or not. Raises DatelineError."""
    articles = DecidedArticles(collection, Journal(collection.path))
    return replay(articles.get(article_id), articles.standing())[0]


def lost_decisions(collection: Collection, journal: Journal) -> Iterator[tuple[Entry, str]]:
    """The decisions that hold and do not fit their article any more, each with that article's id."""
    articles = DecidedArticles(collection, journal)
    for entry in journal.standing():
        for decision in () if isinstance(entry.deed, Undo) else singly(entry.deed):
            article_id = article_of(decision)
            if article_id is not None and not _fits(articles, article_id, decision):
                yield entry, article_id


def _fits(articles: DecidedArticles, article_id: str, decision: Single) -> bool:
    with suppress(DatelineError):  # a damaged article is named elsewhere
        return not replay(articles.get(article_id), [decision])[1]
    return False


def _is_of_both(
    article: Article, original: Article, ours: Sequence[Single], theirs: Sequence[Single]
) -> bool:
    """Whether all that only a person changes in an article is of its original or of what two journals made of that."""
    states = [replay(original, decisions)[0] for decisions in ((), ours, theirs, (*ours, *theirs))]
    places = {place for state in states for place in _hand_places(state)}
    is_stated = all(
        value in values for value, *values in zip(*map(_stated_of, (article, *states)), strict=True)
    )
    return is_stated and _hand_places(article) <= places


def _by_hand(article: Article) -> tuple[object, ...]:
    """What only a person changes: the text, what is stated of it, and which annotations are set by hand."""
    return *_stated_of(article), _hand_places(article)


def _stated_of(article: Article) -> tuple[object, ...]:
    return article.text, *(getattr(article, name) for name in STATED)


def _hand_places(article: Article) -> set[tuple[str, int, int]]:
    return {
        (name, item.start, item.end)
        for name in ("roles", "quotes", "events")
        for item in getattr(article, name)
        if item.by == "hand"
    }
