"""What the screen and the commands ask of a collection: the seam behind which another index could stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from index.callbacks import IsCancelled, TellProgress

if TYPE_CHECKING:
    from index.arrangement import Arrangement
    from index.collection import Collection
    from index.explore import Status
    from index.exploring.actor_cards import ActorCard
    from index.exploring.focus_happenings import Happenings
    from index.exploring.journal_difference import JournalDifference
    from index.exploring.novelty import Novelty
    from index.exploring.viewing import Viewer
    from index.focus import Focus
    from index.model import Article
    from index.view import View

Answer = TypeVar("Answer")


class Exploration(Protocol):
    """Explores one collection. `index.explore` has the real one; tests hold every one of them to the same answers."""

    @property
    def collection(self) -> Collection:
        """The collection that is asked about."""

    @property
    def ready(self) -> bool:
        """Whether questions can be answered."""

    @property
    def note(self) -> str | None:
        """What a user should know of the index, in a sentence."""

    def prepare(self, progress: TellProgress | None = None, cancelled: IsCancelled = lambda: False) -> None:
        """Bring the answers up to date with the articles. Raises Cancelled or CollectionError."""

    def warm(self) -> None:
        """Make what the first large question would wait for."""

    def leave(self) -> None:
        """End a visit: what is there now is not new any more."""

    @property
    def unfollowed(self) -> JournalDifference:
        """What was decided about actors of all articles, or taken back, that the articles have yet to follow."""

    def take_decisions(self) -> bool:
        """Answer from now on as people decided; gives whether answers may differ from those before."""

    def explore(
        self,
        focus: Focus,
        cancelled: IsCancelled = lambda: False,
        arrangement: Arrangement | None = None,
    ) -> View:
        """What the panes show for a focus, in an order; rows are fetched by place. Raises Cancelled."""

    def highlights(self, focus: Focus, text: str) -> list[tuple[int, int]]:
        """The spans of any text that the focus's query asks for."""

    def status(self) -> Status:
        """How much there is."""

    def actor(self, actor_id: str) -> ActorCard | None:
        """What the collection knows of an actor, None where nobody has this id."""

    def find_actors(self, prefix: str, limit: int = 40) -> list[ActorCard]:
        """Actors of whom a name begins so."""

    def articles(self, query: str, limit: int) -> list[str]:
        """The ids of the articles with the best `limit` passages for a query line, the best first."""

    def copies(self, article_id: str) -> tuple[str, ...]:
        """The ids of the articles that are copies of one another with this one; none where it stands alone."""

    def novelty(self, article: Article) -> Novelty:
        """What an article brings that no article of an earlier day has."""

    def group(self, progress: TellProgress | None = None) -> bool:
        """Bring the happenings up to date; gives whether the events pane would show others now."""

    @property
    def happenings(self) -> Happenings:
        """What is asked of happenings."""

    def answer(self, question: Callable[[Viewer], Answer]) -> Answer:
        """The answer to a question of `index.leads` and its like, which look at the index themselves."""
