"""Focus → View: what each pane shows, computed without a screen, from an index that keeps itself up to date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from index.arrangement import Arrangement
from index.collection import Collection
from index.exploring.journal_difference import JournalDifference
from index.exploring.live_index import LiveIndex
from index.focus import Focus
from index.view import View

if TYPE_CHECKING:
    from index.exploring.actor_cards import ActorCard
    from index.exploring.focus_happenings import Happenings
    from index.exploring.hits import Hit
    from index.exploring.novelty import Novelty
    from index.exploring.viewing import Viewer
    from index.model import Article

Found = TypeVar("Found")
FEW = 20_000  # events that are put to their happenings within a question; of more, `group` does it before
MOST_SUGGESTED = 40  # suggestions shown at once


@dataclass(frozen=True, slots=True)
class Status:
    """How much the index holds."""

    articles: int = 0
    passages: int = 0
    actors: int = 0
    events: int = 0
    quotes: int = 0


class Explorer:
    """Explores one collection. Questions may be asked from several threads, also while `prepare` is at work."""

    def __init__(self, collection: Collection, *, cache: Path | None = None) -> None:
        """`cache` is the index's folder; by default it lies in the cache, keyed by the collection's path."""
        self.collection = collection
        self._cache = cache
        self._index = LiveIndex(collection, cache)
        self._asked = self._index.viewer
        self._happenings: Happenings | None = None
        self._opening = Lock()

    @property
    def note(self) -> str | None:
        """Why the index was rebuilt or is held in memory, in a sentence; None where it was not."""
        return self._index.note

    @property
    def ready(self) -> bool:
        """Whether questions can be answered, perhaps from an index that `prepare` has yet to bring up to date."""
        return self._index.ready

    @property
    def unfollowed(self) -> JournalDifference:
        """What was decided about actors of all articles, or taken back, that the articles have yet to follow."""
        return self._index.unfollowed

    def leave(self) -> None:
        """End a visit: what is there now is not new any more. Raises OSError where that cannot be kept."""
        self._index.leave()

    def take_decisions(self) -> bool:
        """Answer from now on as people decided about actors of all articles; gives whether answers may differ."""
        return self._index.take_decisions()

    def prepare(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        *,
        verify: bool = True,
    ) -> None:
        """Bring the index up to date with the articles, see `LiveIndex.prepare`. Raises Cancelled, CollectionError."""
        self._index.prepare(progress, cancelled, verify=verify)

    def rebuild(self) -> None:
        """Throw the index away and make it anew from the articles."""
        self._index.rebuild()

    def verify(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Compare every file of the index with its checksums, each once. Raises IndexBroken."""
        self._index.verify(cancelled)

    @property
    def happenings(self) -> Happenings:
        """What is asked of happenings: one row for what several articles report of one event.

        Opening them may wait for another program.
        """
        with self._opening:
            if self._happenings is None:
                self._happenings = self._open_happenings()
            return self._happenings

    def _open_happenings(self) -> Happenings:
        from index.exploring.focus_happenings import Happenings
        from index.happenings.store import HappeningStore
        from index.search.index_directory import default_folder

        store = HappeningStore(self._cache or default_folder(self.collection.path), self.collection)
        return Happenings(store, self._asked)

    def warm(self) -> None:
        """Make what the first large question would wait for; it may be called while questions are answered."""
        self._asked().warm()

    def status(self) -> Status:
        """How much the index holds."""
        viewer = self._asked()
        snapshot = viewer.snapshot
        events, quotes = (
            sum(part.live_rows(table) for part in snapshot.parts) for table in ("event", "quote")
        )
        return Status(snapshot.articles, snapshot.docs, viewer.numbers.count, events, quotes)

    def explore(
        self,
        focus: Focus,
        cancelled: Callable[[], bool] = lambda: False,
        arrangement: Arrangement | None = None,
    ) -> View:
        """What the panes show for a focus, in an order. Raises Cancelled when `cancelled` says so, IndexBroken."""
        from index.exploring.narrowing import narrowed

        viewer, arrangement = self._asked(), arrangement or Arrangement()
        if arrangement.events == "happening" and viewer.groups is None and viewer.events < FEW:
            viewer.groups = self.happenings.groups(viewer.snapshot.parts)
        try:
            return narrowed(viewer.view(focus, cancelled, arrangement))
        except (IndexError, ValueError, MemoryError):
            self._index.verify_anew()  # a damaged file shows itself in many ways; this names it
            raise

    def actor(self, actor_id: str) -> ActorCard | None:
        """What the collection knows of an actor, None where nobody has this id."""
        from index.exploring.actor_cards import actor_card

        return actor_card(self._asked(), actor_id)

    def group(self, progress: Callable[[int, int], None] | None = None) -> bool:
        """Bring the happenings up to date, that the events pane shows; gives whether it would show others now.

        `progress` is told (articles done, articles to do). Raises CollectionError.
        """
        changed, viewer = self.happenings.update(progress), self._asked()
        if not changed and viewer.groups is not None:
            return False
        viewer.groups = self.happenings.groups(viewer.snapshot.parts)
        return True

    def answer(self, question: Callable[[Viewer], Found]) -> Found:
        """The answer to a question to the present state of the index, such as those of `index.leads`."""
        return question(self._asked())

    def novelty(self, article: Article) -> Novelty:
        """What an article brings that no article of an earlier day has. Raises IndexBroken."""
        from index.exploring.novelty import novelty

        return novelty(self._asked(), self.happenings, article)

    def find_actors(self, prefix: str, limit: int = MOST_SUGGESTED) -> list[ActorCard]:
        """Actors of whom a name, or a word of one, begins so; those in most passages first."""
        from index.exploring.actor_cards import most_told_of
        from index.search.actor_lookup import actors_beginning

        snapshot = self._asked().snapshot
        chosen = most_told_of(snapshot, actors_beginning(snapshot, prefix), limit)
        cards = [card for one in chosen if (card := self.actor(one)) is not None]
        cards.sort(key=lambda card: (-card.passages, card.name, card.id))
        return cards[:limit]

    def copies(self, article_id: str) -> tuple[str, ...]:
        """The ids of the articles that are copies of one another with this one; none where it stands alone.

        The original comes first, then its copies in the order of ids; this article is among them.
        """
        return self._asked().copies.of(article_id)

    def highlights(self, focus: Focus, text: str) -> list[tuple[int, int]]:
        """The spans of any text that the focus's query asks for."""
        viewer = self._asked()
        return viewer.highlighter(viewer.question(focus.query))(text)

    def articles(self, query: str, limit: int) -> list[str]:
        """The ids of the articles with the best `limit` passages for a query line, the best first, each once."""
        viewer = self._asked()
        selection = viewer.select(Focus(query=query), viewer.question(query))
        rows = selection.passages(lambda number, doc: viewer.pages.passage(number, doc, lambda _text: [], 0))
        return list(dict.fromkeys(row.anchor.article for row in rows[:limit]))

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The best passages for a query line."""
        from index.exploring.hits import best_hits

        return best_hits(self._asked(), query, limit)
