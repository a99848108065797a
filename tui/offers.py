"""What can be asked instead of a question that found nothing, as rows of a list. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.focus import Focus
    from index.view import Alternative, Nothing

HOW = "⏎ asks what is under the cursor."
_ASKED = {
    "spelling": "Did you mean {}?",
    "article": "In the same article: {}",
    "without": "Without {}",
    "unpinned": "Without {}, which is pinned",
    "alone": "{} alone",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A row: what would be asked, what that finds, and the question; None where that finds nothing either."""

    words: str
    found: str
    focus: Focus | None = None
    heading: bool = False

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return self.words


def offers(nothing: Nothing, way_back: str) -> list[Offer]:
    """The heading, what finds something, and every condition by itself; where none does, the `way_back`."""
    asked = [*nothing.instead, *nothing.alone]
    heading = Offer(nothing.sentence, HOW if any(one.passages for one in asked) else way_back, heading=True)
    return [heading, *map(_offer, asked)]


def _offer(asked: Alternative) -> Offer:
    return Offer(_ASKED[asked.kind].format(asked.words), asked.found, asked.focus if asked.passages else None)
