"""Who was mentioned last: the memory from which pronouns and descriptions take their actor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.annotate.actors.cast import Cast
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.mentions import ActorEntry
from index.annotate.actors.person_nouns import kinds_of
from index.annotate.parse.grammar import PLURAL
from index.annotate.parse.grammar_terms import ACTIVE_SUBJECT, APPOSITION, BY_AGENT, CONJUNCT, PASSIVE_SUBJECT
from index.annotate.parse.parsed import FoundQuote
from index.annotate.parse.words import Words

SUBJECTS = frozenset({ACTIVE_SUBJECT, PASSIVE_SUBJECT, BY_AGENT})
_HOUSES = frozenset(("media", "organization", "country"))  # each is “it”, when written as one
_MOST = 24  # candidates looked at: bounds the time for any text


@dataclass(slots=True)
class Candidate:
    """Somebody who was mentioned: the token at the head, its sentence, and the actor, or None for a description."""

    token: int
    sentence: int
    entry: ActorEntry | None
    subject: bool
    says: bool
    gender: str | None
    plural: bool
    person: bool
    several: bool = True  # may be “they”: not a state or a single house

    @property
    def is_people(self) -> bool:
        """Whether "who" can take up the candidate."""
        return self.person or self.plural or (self.entry is not None and self.entry.kind == "group")


class Recent:
    """The candidates so far, in the order of reading, and what is known of the quotes around them."""

    def __init__(self, cast: Cast, found_quotes: Sequence[FoundQuote]) -> None:
        self.cast, self.words = cast, cast.words
        self.candidates: list[Candidate] = []
        self.sources: dict[int, FoundQuote] = {}  # head token of a quote's source → the quote
        self.direct = sorted((one for one in found_quotes if one.kind == "direct"), key=lambda one: one.start)
        self.speakers: dict[int, ActorEntry] = {}  # start of a quote → its speaker
        self._starts = [quote.start for quote in self.direct]
        self._quotes = sorted(found_quotes, key=lambda quote: quote.start)
        self._quote_starts = [quote.start for quote in self._quotes]
        self._sentences = sorted(set(self.words.sentence_of))
        for quote in found_quotes:
            first, last = self.words.tokens(*quote.source) if quote.source else (0, 0)
            if first < last:
                head = self.words.top(first, last)
                self.sources[head] = quote
                for name in self.words.kids(head, APPOSITION):  # "the mayor, Ann Lee, said"
                    if name < last:
                        self.sources.setdefault(name, quote)

    def note(
        self, token: int, entry: ActorEntry | None, plural: bool = False, gender: str | None = None
    ) -> Candidate:
        """Remembers somebody mentioned at this token."""
        words = self.words
        subject = words.dep[token] in SUBJECTS or (
            words.dep[token] == APPOSITION and words.dep[words.head[token]] in SUBJECTS
        )
        says = token in self.sources or (subject and words.lemma[words.head[token]] in word_list("saying"))
        says = says and self.quote_around(token) is None
        person = entry.kind == "person" if entry else not plural
        if entry:
            plural, gender = entry.plural or entry.kind == "group", entry.gender
            if token in self.sources:
                self.speakers[self.sources[token].start] = entry
        where = words.sentence_of[token]
        kinds = (entry.kind,) if entry else kinds_of(words.lower[token])
        single = kinds[:1] and kinds[0] in _HOUSES and words.tag[token] not in PLURAL
        candidate = Candidate(token, where, entry, subject, says, gender, plural, person, not single)
        self.candidates.append(candidate)
        if len(self.candidates) > 2 * _MOST:
            del self.candidates[:-_MOST]
        return self.candidates[-1]

    def back(self, token: int, farthest: int) -> Iterator[tuple[int, Candidate]]:
        """The candidates before a token with their distance in sentences, the nearest first.

        From the source of a quotation the distance is counted from where the quotation begins.
        """
        quote = self.sources.get(token)
        start = quote.start if quote else self.words.start[token]
        sentence = min(self.words.sentence_of[token], self.words.sentence_of[self.words.at(start)])
        for candidate in reversed(self.candidates[-_MOST:]):
            distance = bisect_right(self._sentences, sentence) - bisect_right(
                self._sentences, candidate.sentence
            )
            if distance > farthest:
                return
            yield max(distance, 0), candidate

    def is_source_of(self, token: int, quote: FoundQuote) -> bool:
        """Whether the words that name the speaker of a quote stand at this token."""
        return quote.source is not None and quote.source[0] <= self.words.start[token] < quote.source[1]

    def quote_around(self, token: int) -> FoundQuote | None:
        """The quote in whose words a token stands, or None."""
        place = self.words.start[token]
        number = bisect_right(self._quote_starts, place) - 1
        return self._quotes[number] if number >= 0 and place < self._quotes[number].end else None

    def last_speaker(self) -> Candidate | None:
        """Who said something last."""
        return next((one for one in reversed(self.candidates) if one.says), None)

    def spoken_since(self, candidate: Candidate) -> int:
        """How many other actors have said something behind a candidate's mention."""
        others = (other for other in self.candidates if other.says and other.token > candidate.token)
        return len({other.entry.id for other in others if other.entry and other.entry is not candidate.entry})

    def speaker_around(self, token: int) -> ActorEntry | None:
        """The speaker of the direct quote in which a token stands, as far as known."""
        place = self.words.start[token]
        number = bisect_right(self._starts, place) - 1
        if number >= 0 and place < self.direct[number].end:
            return self.speakers.get(self.direct[number].start)
        return None


def fits_he(candidate: Candidate, gender: str | None) -> float | None:
    """What speaks for a candidate whom “he” or “she” may mean; None where it cannot."""
    known_gender = candidate.entry.gender if candidate.entry else candidate.gender
    if (known_gender and known_gender != gender) or not candidate.person or candidate.plural:
        return None
    return 1.0 if known_gender == gender else 0.0


def is_hardly_they(words: Words, chosen: Candidate, token: int) -> bool:
    """Whether a single body is not “they”: one of two, or who says what others do, or before several people."""
    if chosen.several:
        return False
    if words.dep[chosen.token] == CONJUNCT or words.kids(chosen.token, CONJUNCT):
        return True  # “China and Laos … their frontier”
    if chosen.says and words.sentence_of[token] == chosen.sentence:
        return True  # “Norway said they must leave”
    between = range(chosen.token + 1, token)
    return any(words.tag[one] in PLURAL and "person" in kinds_of(words.lower[one]) for one in between)
