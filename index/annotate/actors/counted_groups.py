"""Groups that are told apart by their numbers: “killed 10 people … killed six people”."""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.actors.mentions import ActorEntry
from index.annotate.parse.grammar_terms import NUMERAL
from index.annotate.parse.words import Words

_TAKING_UP = ("the", "these", "those")


class CountedGroups:
    """The numbers by which an article tells of nameless groups."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._numbers: dict[str, str] = {}  # id → how many they are, as it was first written

    def note(self, head: int, entry: ActorEntry) -> None:
        """Notes the number before a description's noun as that of its actor."""
        if number := self._number(head):
            self._numbers.setdefault(entry.id, number)

    def are_others(self, head: int, entry: ActorEntry) -> bool:
        """As in “killed 10 people … killed 6 people”: whether a description is of others than an actor.

        People at large have no number.
        """
        number, other = self._number(head), self._numbers.get(entry.id, "")
        if self.words.lower[head] == "people" and not (number and other):
            return number != other and self.words.lower[head - 1] not in _TAKING_UP
        return _differ(number, other)

    def are_plain_first(self, head: int, entry: ActorEntry, *, bare: bool) -> bool:
        """As in “The three senators voted no. Republican senators …”: whether those told by the noun alone come first.

        They may be others than those who are described further on; a headline leaves words out.
        """
        words, noun = self.words, self.words.lower[head]
        if not entry.mentions or not person_nouns.is_plural(noun) or person_nouns.is_public_body(noun):
            return False
        before = words.start[head] < min(entry.mentions)[0]
        plain = [words.span(head, head + 1)] if bare else [*entry.mentions]
        return before == bare and not words.are_in_headlines(plain)

    def differ(self, head: int, other: int) -> bool:
        """Whether two descriptions have numbers that are not the same."""
        return _differ(self._number(head), self._number(other))

    def _number(self, head: int) -> str:
        words = self.words
        before = (one for one in words.children[head] if one < head and words.pos[one] == NUMERAL)
        return next((words.lower[one].replace(",", "") for one in before), "")


def _differ(number: str, other: str) -> bool:
    """Whether two numbers are not the same; of one in figures and one in words nobody knows."""
    return bool(number and other) and number != other and number.isdecimal() == other.isdecimal()
