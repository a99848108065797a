"""The events of an article: who did what to whom, when, where, with what toll, and who says so."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Span, Token

from index.annotate.actors.credits import is_list_of_captions
from index.annotate.dates.pictures import is_behind_picture
from index.annotate.dates.timex import FoundDate, date_of, words
from index.annotate.events.acts import Act
from index.annotate.events.by_sentence import BySentence
from index.annotate.events.candidates import acts_of, sentences_of
from index.annotate.events.carriers import carriers, spoken_of, well_read
from index.annotate.events.cast_like import CastLike
from index.annotate.events.counts import SentenceFigures
from index.annotate.events.doubtful import is_doubtful, is_of_charged_deed
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.factuality import (
    EventTelling,
    foreseeing,
    has_happened,
    is_ahead,
    is_denied_beside,
    is_not_claimed,
    is_only_claimed,
    reporter,
    role_at,
    status_of,
)
from index.annotate.events.headline_match import headline
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, is_somebody, is_target, real_noun
from index.annotate.events.other_deeds import headline_deed, is_other_deed, lead_of, other_deed
from index.annotate.events.participants import Participants
from index.annotate.events.quoted import QuotedStretches
from index.annotate.events.recipient_prepositions import is_done_in_a_town, names_its_place
from index.annotate.events.strengths import FAIR
from index.annotate.events.where_told import parties
from index.annotate.events.whose_day import is_of_another_day, is_of_matter
from index.annotate.parse.grammar import NOUNS, PRESENT
from index.annotate.parse.grammar_terms import (
    FULL_VERB,
    NAME,
    NUMERAL,
    PRONOUN,
)
from index.annotate.parse.parsed import Parsed
from index.annotate.places.event_places import is_of_clause_before, place_of
from index.annotate.places.find_places import FoundPlace
from index.event_types import BY_FORCE, NEED_AGENT, TALK
from index.model import MOST_OF_EVENT, Count, Event, EventDate, EventType, Quote, Role, snap

FARTHEST = 3  # words between two words of a trigger
LONGEST_TRIGGER = 8  # words
MOST = 40  # events of one sentence: a bound for tables and noise
_WORDS_ALONE: frozenset[EventType] = TALK - {"CONSULT"}
_NEEDS_BOTH: frozenset[EventType] = frozenset(("SUPPORT",))
_PAPERS: frozenset[EventType] = frozenset(
    ("AGREE", "SUPPORT")
)  # nouns that may name a text with a date of its own
_TOLD_AROUND: frozenset[EventType] = frozenset(("ASSAULT", "OTHER"))  # in many clauses of one day
HIT = 0.6  # how sure it must be that something was hit, where nobody is named
BLAMED = 0.65  # how sure a charge or a refusal must be by nobody named
QUOTED = 0.85  # of the strength of what stands between quotation marks: somebody's word for it
SUREST, SIDE = 0.95, 0.05  # no event that rules read is surer; what each side that is known adds
LEAST = 0.45  # events less sure than this are not told


def find_events(
    parsed: Parsed,
    cast: CastLike,
    quotes: Sequence[Quote],
    roles: Sequence[Role],
    dates: Sequence[FoundDate],
    places: Sequence[FoundPlace],
) -> tuple[Event, ...]:
    """The events of the article in text order, with ids `e1`, `e2` …; their actors are made in `cast` as needed."""
    finder = EventFinder(parsed, cast, quotes, roles, dates, places)
    events_told = list(finder.all())
    if (deed := finder.main_deed(events_told)) is not None:
        events_told.append(deed)
    events_told.sort(key=lambda event: event.start)
    events = tuple(
        event.model_copy(update={"id": f"e{number}"}) for number, event in enumerate(events_told, 1)
    )
    finder.keep(events)
    actor_ids = {actor.id for actor in cast.finish()}
    of_cast = (_among(actor_ids, event) for event in events)  # without whomever the cast dropped again
    return tuple(event for event in of_cast if not _says_nothing(event))


class EventFinder:
    """Event finding in one article."""

    def __init__(
        self,
        parsed: Parsed,
        cast: CastLike,
        quotes: Sequence[Quote],
        roles: Sequence[Role],
        dates: Sequence[FoundDate],
        places: Sequence[FoundPlace],
    ) -> None:
        self._parsed, self._cast = parsed, cast
        self._roles = roles
        self._dates = BySentence(dates)
        self._places = BySentence(places)
        self._quoted = QuotedStretches(parsed)
        self._lead = lead_of(parsed)
        self._types_of_lead: set[EventType] = set()
        self._participants = Participants(cast, quotes)
        self._counts = SentenceFigures(self._participants)

    def all(self) -> Iterator[Event]:
        """The events, sentence by sentence; where no attack is among them, one that is only spoken of."""
        has_attack = False
        for sentence, triggers in sentences_of(self._parsed.doc):
            if not self._is_credit(sentence.start_char):
                acts = well_read(acts_of(triggers, self._in_quote))
                for event in self._events(sentence, acts[:MOST]):
                    has_attack |= event.type == "ASSAULT"
                    yield event
        act = None if has_attack else spoken_of(self._parsed.doc)
        if act is not None and not self._is_credit(act.head.idx):
            yield self._event(act, (), ())

    def main_deed(self, events: Sequence[Event]) -> Event | None:
        """What a report with a headline is about where no event tells it: a deed that is of no type."""
        title = self._parsed.article.title
        if not title:
            return None
        is_lead_told = any(start <= event.start < end for event in events for start, end in self._lead)
        in_lead = self._in_quote if is_lead_told else self._quoted.holds
        act = headline_deed(self._parsed, headline(title), self._in_quote, in_lead)
        if act is None:
            if is_lead_told:
                return None
            act = other_deed(self._parsed.doc, self._lead)
        if act is None or any(event.start <= act.head.idx < event.end for event in events):
            return None
        agents, recipients = self._participants.of(act)
        if not agents and self._befalls_same(recipients, events, act.head.sent):
            return None
        return self._event(act, agents, recipients) if agents or recipients else None

    def _befalls_same(self, recipients: Sequence[str], events: Sequence[Event], sentence: Span) -> bool:
        """Whether lead or sentence tell already what befell the same ones by nobody named: “was found shot”."""
        told_in = [*self._lead[:1], (sentence.start_char, sentence.end_char)]
        return any(
            set(recipients) == set(event.recipients) and not event.agents
            for event in events
            if any(start <= event.start < end for start, end in told_in)
        )

    def keep(self, events: Sequence[Event]) -> None:
        """Takes actors that no event needs out of the cast again."""
        self._participants.keep(parties(events))

    def _events(self, sentence: Span, acts: Sequence[Act]) -> Iterator[Event]:
        tokens = list(sentence)
        with_parties = [(act, *self._participants.of(act)) for act in acts]
        told_acts = [one for one in with_parties if self._is_told(*one) and not self._is_doubtful(*one)]
        if not told_acts:  # an attack in which nobody is named is told by whom it harmed
            attacks = [one for one in with_parties if one[0].type == "ASSAULT"]
            tolls = self._counts.shared_out(tokens, [act for act, _, _ in attacks])
            told_acts = [one for one, counts in zip(attacks, tolls, strict=True) if _is_toll(counts)]
        carried = carriers(tokens, [act for act, _, _ in told_acts])
        told_acts += [(act, (), self._participants.of(act)[1]) for act in carried]
        told_acts.sort(key=lambda one: one[0].head.i)
        tolls = self._counts.shared_out(tokens, [act for act, _, _ in told_acts])
        for (act, agents, recipients), counts in zip(told_acts, tolls, strict=True):
            figures = tuple(counts)[:MOST_OF_EVENT]
            yield self._event(act, agents, recipients).model_copy(update={"counts": figures})

    @staticmethod
    def _is_told(act: Act, agents: Sequence[str], recipients: Sequence[str]) -> bool:
        """Whether enough is known of an act to tell it as an event."""
        if act.type in NEED_AGENT and not agents and not _is_named(act):
            return act.type in ("ACCUSE", "REJECT") and bool(recipients) and act.strength >= BLAMED
        if act.type == "OTHER" or (act.type == "ACCUSE" and _is_felt(act)):
            return bool(recipients)
        if act.type in _NEEDS_BOTH and not recipients and len(agents) < 2 and len(act.words) < 2:
            return False
        if not agents and not recipients and not _is_named(act):
            return _tells_by_itself(act)
        return act.strength >= LEAST

    def _is_doubtful(self, act: Act, agents: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
        doers = [entry for actor in agents if (entry := self._cast.get(actor)) is not None]
        met = [entry for actor in recipients if (entry := self._cast.get(actor)) is not None]
        return is_doubtful(act, agents, recipients, doers, met)

    def _event(self, act: Act, agents: tuple[str, ...], recipients: tuple[str, ...]) -> Event:
        start, end = snap(self._parsed.text, *_trigger(act))
        dates = [one for one in self._dates.around(act.head) if not self._is_foreign(one, act)]
        when = self._possible(date_of(dates, act.head, act.type not in _TOLD_AROUND), act)
        said_by = reporter(act, self._participants)
        is_own = said_by in agents and act.type in TALK  # "I condemn it", he said
        is_hearsay = said_by is None and self._is_claimed(act)
        telling = EventTelling(
            role=role_at(self._roles, start),
            when=when,
            published=self._parsed.article.day,
            is_said=not is_own and (said_by is not None or is_hearsay),
            is_hearsay=is_hearsay,
            is_quoted=not is_own and self._quoted.holds(act.head.idx),
            is_denied=is_denied_beside(act, self._participants.voices.around(act.head.idx)),
            is_news=self._is_news(act, start),
        )
        strength = act.strength * (QUOTED if telling.is_quoted else 1)
        return Event(
            id="e0",
            type=act.type,
            start=start,
            end=end,
            agents=agents[:MOST_OF_EVENT],
            recipients=recipients[:MOST_OF_EVENT],
            date=when,
            place=place_of(self._places_around(act), act.head, act.words if _is_said(act) else None),
            status=status_of(act, telling),
            reported_by=None if is_own else said_by,
            confidence=round(min(SUREST, strength + SIDE * bool(agents) + SIDE * bool(recipients)), 2),
        )

    def _places_around(self, act: Act) -> list[FoundPlace]:
        """The places of an act's sentence without those that are people: “lashed out at Petr Khan”."""
        if is_behind_picture(self._parsed, act.head):
            return []
        places = [one for one in self._places.around(act.head) if not self._is_person(one)]
        places = [one for one in places if not (is_of_charged_deed(act, one.start) or is_of_matter(act, one))]
        if act.type not in TALK:
            return places
        return [one for one in places if not is_of_clause_before(one, act.head)]

    def _is_person(self, place: FoundPlace) -> bool:
        """Whether a name that the tagger takes for a place is that of a person, who is named elsewhere as well."""
        entry = self._cast.get(self._cast.at(place.start, place.end))
        if entry is None or entry.kind != "person" or place.kind not in ("unknown", "site"):
            return False
        return len(entry.mentions) > 1 and (place.start, place.end) in entry.mentions

    def _is_claimed(self, act: Act) -> bool:
        """Whether somebody says so, known or not: in a quotation, in a clause, in the label of a headline."""
        quote = self._participants.voices.around(act.head.idx)
        return is_only_claimed(act.head) or (quote is not None and not is_not_claimed(act, quote))

    def _possible(self, when: EventDate | None, act: Act) -> EventDate | None:
        """A date that an act can have: “rejected a plan to wait until May” was not in a May to come."""
        is_said_now = act.type in _WORDS_ALONE  # “accuses Norland of a “Plan 2040””
        is_now = act.status == "reported" and (is_said_now or _is_done(act))
        return None if is_ahead(when, self._parsed.article.day) and (has_happened(act) or is_now) else when

    def _is_news(self, act: Act, start: int) -> bool:
        """Whether an act stands in the lead, or is of the type of one that does."""
        if any(first <= start < last for first, last in self._lead):
            self._types_of_lead.add(act.type)
        return act.type in self._types_of_lead

    def _is_foreign(self, found_date: FoundDate, act: Act) -> bool:
        """Whether a date belongs to a noun that is no part of the act: "promised to revive the accord of 2015"."""
        if is_of_another_day(act, found_date):
            return True
        if is_behind_picture(self._parsed, act.head):
            return True
        if found_date.last != found_date.first and is_of_charged_deed(act, found_date.start):
            return True
        if _is_said(act) and found_date.above and self._is_deed(found_date.above[0], act):
            return True
        if found_date.owner is None:
            return False
        noun = self._parsed.doc[found_date.owner]
        kind = event_noun(noun)
        own_words = [act.head] if is_other_deed(act) else act.words  # “will follow his Tuesday speech”
        is_matter = (
            kind is None or kind.type in _PAPERS or _is_said(act)
        )  # “rejected the plan of the 2012 talks”
        return noun not in own_words and is_matter

    def _is_deed(self, number: int, act: Act) -> bool:
        """As in “appealed in a 2005 murder”, “a story on Sunday on men charged with it”: the day is of another noun."""
        noun = self._parsed.doc[number]
        is_deed = lemma(noun) in words("happened") or lemma(noun) in lexicon().frame("paper", "nouns")
        return noun not in act.words and is_deed

    def _in_quote(self, position: int) -> bool:
        return self._participants.speaker_at(position) is not None

    def _is_credit(self, position: int) -> bool:
        """Whether a sentence stands in a line that says whose a picture is, or in one that lists other videos."""
        segment = self._parsed.segment_at(position)
        if segment is None or segment.kind == "credit":
            return segment is not None
        return is_list_of_captions(self._parsed.text[segment.start : segment.end])


def _is_said(act: Act) -> bool:
    """Whether words alone are what happens, so that the place of their matter is not where it does."""
    return act.type in _WORDS_ALONE or lemma(act.head) in ("discuss", "debate")


def _is_done(act: Act) -> bool:
    """As in “is in jail for the shooting and awaits a hearing on Monday”: harm that nothing says is to come."""
    is_told_ahead = act.type != "ASSAULT" and act.head.tag_ in PRESENT
    return act.type in BY_FORCE and not is_told_ahead and foreseeing(act.head) is None


def _is_felt(act: Act) -> bool:
    """As in “expressed dismay at the crime”: who is dismayed blames nobody where nobody else is named."""
    return any(lemma(word) in lexicon().frame("feeling", "nouns") for word in act.words)


def _is_toll(counts: Sequence[Count]) -> bool:
    return any(count.what in ("killed", "wounded") for count in counts)


def _among(actor_ids: Container[str | None], event: Event) -> Event:
    """The event without actors that the article does not have."""
    counts = [
        count if count.reported_by in actor_ids else count.model_copy(update={"reported_by": None})
        for count in event.counts
    ]
    remaining = {
        "agents": tuple(one for one in event.agents if one in actor_ids),
        "recipients": tuple(one for one in event.recipients if one in actor_ids),
        "reported_by": event.reported_by if event.reported_by in actor_ids else None,
        "counts": tuple(counts),
    }
    return event.model_copy(update=remaining)


def _says_nothing(event: Event) -> bool:
    """Whether neither party nor number is told of a deed of no type: “those who had lost their lives”."""
    return event.type == "OTHER" and not (event.agents or event.recipients or event.counts)


def _tells_by_itself(act: Act) -> bool:
    """Whether an act is told though nobody is named who does or suffers it: violence and protests."""
    if act.type == "ASSAULT":
        return act.strength >= (HIT if _is_hit(act) else FAIR) or names_its_place(act.head)
    if act.type != "PROTEST":
        return False
    has_noun = any(word.pos_ in NOUNS for word in act.words)
    return act.strength >= FAIR or (has_noun and is_done_in_a_town(act))


def _is_hit(act: Act) -> bool:
    """Whether the grammar tells what was hit, though not who: "the convoy was shelled", but not "it was fought"."""
    return act.head.pos_ == FULL_VERB and any(_can_be_hit(one) for one in act.patients)


def _can_be_hit(thing: Token) -> bool:
    if thing.pos_ == PRONOUN:
        return False
    return is_target(thing) or bool(thing.ent_type_) or thing.pos_ == NUMERAL or is_somebody(real_noun(thing))


def _is_named(act: Act) -> bool:
    """Whether somebody acts by the grammar, though the cast does not know who."""
    return (
        act.agent is not None
        and act.agent.pos_ == NAME
        and act.agent.ent_type_ in ("", "PERSON", "ORG", "GPE", "NORP")
    )


def _middle(act: Act) -> Token:
    """The word around which a trigger lies: the head, or the event noun far before an empty verb."""
    behind = next((word for word in act.words if word.i > act.head.i), None)
    if behind is not None and lemma(act.head) == "be" and _is_far(act.head, behind):
        return behind  # "they were “ready to fight”"
    nouns = (word for word in act.words if word.i < act.head.i and event_noun(word) is not None)
    return next((noun for noun in nouns if _is_far(noun, act.head)), act.head)


def _is_far(first: Token, other: Token) -> bool:
    """Whether too much stands between two words for one trigger: a quotation mark, or more than a few words."""
    between = first.doc[first.i + 1 : other.i]
    return len(between) > FARTHEST or any(token.is_quote for token in between)


def _trigger(act: Act) -> tuple[int, int]:
    """The offsets of the trigger: its words where they stand close together, else the longest run from its head."""
    words = sorted({word.i: word for word in act.words}.values(), key=lambda word: word.i)
    middle = _middle(act)
    middle_word = next(number for number, word in enumerate(words) if word.i >= min(middle.i, words[-1].i))
    first = last = middle_word
    while last + 1 < len(words) and words[last + 1].i - words[first].i < LONGEST_TRIGGER - 1:
        if _is_far(words[last], words[last + 1]):
            break
        last += 1
    while first > 0 and words[last].i - words[first - 1].i < LONGEST_TRIGGER - 1:
        if _is_far(words[first - 1], words[first]):
            break
        first -= 1
    return words[first].idx, words[last].idx + len(words[last])
