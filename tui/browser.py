"""What is asked, what was asked before, and whose answer counts: a browser's history, without a screen. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.focus import Focus
from tui import breadcrumbs
from tui.history import History
from tui.saved_searches import from_json as search_from_json
from tui.session import SessionPlace
from tui.stops import Stop, from_json

if TYPE_CHECKING:
    from index.view import View

REMEMBERED = 50  # stops of the trail that are kept from one start to the next


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A trail as it was, and the answer that was shown."""

    stops: tuple[Stop, ...]
    position: int
    view: View | None
    is_shown: bool  # whether this is the answer to the stop that was present


class Browser:
    """The trail of what was asked, and the numbers of questions: only the newest answer is shown."""

    def __init__(self, place: SessionPlace, focus: Focus | None = None) -> None:
        """`place` is where the user was in this collection; `focus`, if given, is what is asked first."""
        self.trail: History[Stop] = History(Stop(Focus()))
        stops = [stop for stop in map(from_json, place.stops) if stop is not None]
        self.trail.restore(stops, place.position)
        self.queries = list(place.queries)
        self.saved = [search for search in map(search_from_json, place.saved) if search is not None]
        self.view: View | None = None
        self.typing = False  # whether the present stop grows with the search line
        self.is_shown = False  # whether the answer to the present stop was shown, be it asked again or not
        self._question = 0
        self._answered = 0
        if focus is not None and focus != self.focus:
            self.visit(focus)

    @property
    def here(self) -> Stop:
        """The present stop."""
        return self.trail.here

    @property
    def focus(self) -> Focus:
        """What is asked now."""
        return self.trail.here.focus

    # ── questions ────────────────────────────────────────────────────────────────────────────────────────────────

    def question(self) -> int:
        """The number of a new question; no answer to an older one counts from now on."""
        self._question += 1
        return self._question

    def newest(self, number: int) -> bool:
        """Whether the question of this number is the one that was asked last."""
        return number == self._question

    @property
    def asking(self) -> bool:
        """Whether the question that was asked last has no answer yet."""
        return self._answered != self._question

    def answered(self, number: int, view: View | None) -> bool:
        """Take the answer to a question, None where there is none; gives whether it counts."""
        if not self.newest(number):
            return False
        self._answered = number
        if view is not None:
            self.view, self.is_shown = view, True
        return True

    def give_up(self) -> None:
        """Wait for no answer any more."""
        self._answered = self.question()

    # ── the trail ────────────────────────────────────────────────────────────────────────────────────────────────

    def stand(self, pane: str, rows: Mapping[str, str]) -> None:
        """Keep in the present stop where the cursors are.

        Before its answer is shown they stand on rows of another one, and the stop keeps the row that it leads to.
        """
        self.trail.amend(self.here.standing(pane, dict(rows) if self.is_shown else self.here.rows))

    def visit(self, focus: Focus, pane: str | None = None, row: str | None = None) -> None:
        """Go on to another focus, perhaps in another pane, with the cursor there on a row."""
        self.typing = self.is_shown = False
        self.trail.visit(self.here.towards(focus, pane, row))

    def type(self, query: str, pane: str) -> bool:
        """Ask what stands in the search line; a stop grows with what is typed. False where it is asked already."""
        if query.strip() == self.focus.query:
            return False
        stop = self.here.towards(breadcrumbs.pinned(self.focus, "query", query.strip()), pane)
        if self.typing:
            self.trail.amend(stop)
        else:
            self.trail.visit(stop)
        self.typing, self.is_shown = True, False
        return True

    def walk(self, step: int) -> None:
        """Go back (-1) or forward (1) along the trail."""
        self.typing = self.is_shown = False
        if step < 0:
            self.trail.back()
        else:
            self.trail.forward()

    def upto(self, number: int) -> Focus:
        """What is asked by the first crumbs of the trail line alone."""
        return breadcrumbs.upto(self.focus, self.here.order, number)

    def bookmark(self) -> Bookmark:
        """The trail as it is."""
        return Bookmark(self.trail.stops, self.trail.position, self.view, self.is_shown)

    def go_back_to(self, mark: Bookmark) -> None:
        """Take the trail and the answer up as they were."""
        self.typing = False
        self.trail.restore(mark.stops, mark.position)
        self.view, self.is_shown = mark.view, mark.is_shown
        self.give_up()

    def remember_query(self, query: str) -> None:
        """Keep a search line in the history, once."""
        if query.strip():
            self.queries = [*(one for one in self.queries if one != query.strip()), query.strip()]

    def place(self) -> SessionPlace:
        """The trail in the form in which it is kept; the oldest stops are left out."""
        stops = self.trail.stops[-REMEMBERED:]
        position = self.trail.position - (len(self.trail.stops) - len(stops))
        saved = [search.to_json() for search in self.saved]
        return SessionPlace([stop.to_json() for stop in stops], max(0, position), list(self.queries), saved)
