"""Writing to the cases of a collection: a line of its journal for each clipping, and for each change of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from index.callbacks import IsCancelled
from index.cases.case import Case, Clipping, by_name, take
from index.cases.stored import journal_folder
from index.collection import Collection
from index.errors import CollectionError, Undecidable, reason
from index.journal.clippings import LONGEST_WORDS, CaseColumn, ChangeClipping, Clip, ClippingKind
from index.journal.decided_articles import DecidedArticles
from index.journal.decisions import Entry, Undo
from index.journal.journal_file import Journal
from index.journal.user_name import name_of_user
from index.model import Article
from index.reading.clean import clean
from index.reading.slugs import slug
from index.whole_file import make_folder
from index.writer_lock import writer_lock

MOST_CLIPPINGS = 2_000  # in a case
_LONGEST_NAME = 60


def case_name(words: str) -> str:
    """A case's name: small letters, digits and hyphens. Raises Undecidable where nothing is left of it."""
    name = slug(words, _LONGEST_NAME)
    if not name:
        raise Undecidable("A case needs a name of letters or digits.")
    return name


class CaseDesk:
    """The cases of a collection that is open for writing; `case_desk` gives one."""

    def __init__(self, collection: Collection, journal: Journal, who: str) -> None:
        self.collection, self.journal, self._who = collection, journal, who
        self._clippings: list[Clipping] = []  # of all cases, as they stand
        self._read_clippings()

    def _read_clippings(self) -> None:
        self._clippings.clear()
        for entry in self.journal.standing():
            take(self._clippings, entry)

    @property
    def cases(self) -> dict[str, Case]:
        """The cases as they stand."""
        return by_name(self._clippings)

    def clip(
        self,
        case: str,
        article: Article,
        place: tuple[int, int],
        *,
        kind: ClippingKind = "passage",
        column: CaseColumn = "open",
        tag: str = "",
        note: str = "",
    ) -> Clipping:
        """Put words of an article into a case. Raises Undecidable where they are none, too many, or there already."""
        name, (start, end) = case_name(case), _trimmed(article.text, place)
        words = article.text[start:end]
        if not words or len(words) > LONGEST_WORDS:
            raise Undecidable(
                f"A clipping has 1 to {LONGEST_WORDS:,} characters; take a sentence or a passage."
            )
        there = [clipping for clipping in self._clippings if clipping.case == name]
        same = [one for one in there if (one.article, one.start, one.end) == (article.id, start, end)]
        if same:
            raise Undecidable(f"These words are in the case {name} already, as clipping {same[0].number}.")
        if len(there) >= MOST_CLIPPINGS:
            raise Undecidable(f"The case {name} has {MOST_CLIPPINGS:,} clippings; begin another one.")
        deed = Clip(
            case=name, article=article.id, start=start, end=end, words=words, kind=kind, column=column,
            tag=clean(tag), note=clean(note),
        )  # fmt: skip
        entry = self._append(deed)
        return self.clipping(entry.seq)

    def clipping(self, number: int) -> Clipping:
        """The clipping of this number. Raises Undecidable where there is none."""
        for clipping in self._clippings:
            if clipping.number == number:
                return clipping
        raise Undecidable(f"There is no clipping {number} in any case, or not any more.")

    def change(self, change: ChangeClipping) -> Clipping:
        """Change a clipping; gives it as it was.

        Raises Undecidable where there is no such clipping, or none in its case that it could stand before.
        """
        clipping, before = self.clipping(change.clipping), change.before
        if before and (before == clipping.number or self.clipping(before).case != clipping.case):
            raise Undecidable(
                f"Clipping {clipping.number} cannot stand before {before}: that is no other one of its case."
            )
        words = {name: clean(value) for name in ("tag", "note") if (value := getattr(change, name))}
        self._append(change.model_copy(update=words))
        return clipping

    def undo(self) -> Entry:
        """Take back the last line that holds, which must be of a case. Raises Undecidable where it is not."""
        entry = self.journal.last_standing()
        if entry is None:
            raise Undecidable("There is no decision to undo.")
        if not isinstance(entry.deed, Clip | ChangeClipping):
            raise Undecidable("What was done last is no step in a case.")
        self._append(Undo(of=entry.seq))
        return entry

    def redo(self) -> Entry:
        """Make hold again what was undone last, which must be of a case. Raises Undecidable where it is not."""
        undoing = self.journal.last_undone()
        entry = self.journal.entry(undoing.deed.of) if undoing and isinstance(undoing.deed, Undo) else None
        if undoing is None or entry is None or not isinstance(entry.deed, Clip | ChangeClipping):
            raise Undecidable("There is no step in a case to do again.")
        self._append(Undo(of=undoing.seq))
        return entry

    def _append(self, deed: Clip | ChangeClipping | Undo) -> Entry:
        """Write a line and do what it says; where all articles were what the journal says, they still are."""
        entry = self._write(deed)
        if isinstance(deed, Undo):
            self._read_clippings()
        else:
            take(self._clippings, entry)
        return entry

    def _write(self, deed: Clip | ChangeClipping | Undo) -> Entry:
        if self.journal.path.parent != self.collection.path:
            return self.journal.append(deed, self._who)
        articles = DecidedArticles(self.collection, self.journal)
        articles.check_whole()
        is_applied = articles.is_applied
        entry = self.journal.append(deed, self._who)
        if is_applied:
            articles.note_applied()
        return entry


@contextmanager
def case_desk(
    collection: Collection, waiting: Callable[[], None] = lambda: None, cancelled: IsCancelled = lambda: False
) -> Iterator[CaseDesk]:
    """The cases of a collection, for as long as nobody else writes to it; `waiting` is called where somebody does.

    Raises CollectionError where it cannot be written, JournalError where its journal cannot be read, GaveUpWaiting
    where the wait is `cancelled`.
    """
    folder = journal_folder(collection)
    is_sample = folder != collection.path
    try:
        if is_sample:
            make_folder(folder)
        with writer_lock(folder if is_sample else collection.folder, waiting, cancelled):
            yield CaseDesk(collection, Journal(folder), name_of_user())
    except OSError as error:
        raise CollectionError(folder, f"it cannot be written ({reason(error)})") from error


def _trimmed(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """A place without the white space at its ends."""
    start, end = max(0, place[0]), min(len(text), place[1])
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
