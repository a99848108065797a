"""Whom a phrase denotes: noun phrases, pronouns, and the names inside phrases for things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from index.annotate.actors.person_nouns import is_the_state, kinds_of
from index.annotate.events.addressees import is_for_somebody, is_matter_of_name
from index.annotate.events.amounts import harm_words
from index.annotate.events.antecedents import fitting_subject, says_of_itself
from index.annotate.events.arguments import patient
from index.annotate.events.cast_like import CastLike, EntryLike
from index.annotate.events.doubtful import is_before_office, is_of_another
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.inner_quotes import (
    inner_sayer,
    is_in_inner_quote,
    is_of_narrator,
    who_speaks,
)
from index.annotate.events.lemmas import lemma
from index.annotate.events.nationals import are_nationals, body_of_members, counted, nationalities
from index.annotate.events.noun_classes import event_noun, is_somebody, joined, real_noun, told_together
from index.annotate.events.phrase_kinds import (
    is_address,
    is_along_with,
    is_leaning,
    is_medium,
    is_native,
    is_of_firm,
    is_of_next_deed,
    is_shared_border,
    is_thing,
    is_town,
    is_violence,
    name_behind,
    name_beside,
    place_before_where,
    says_when,
)
from index.annotate.events.phrase_offsets import name_offsets, phrase_offsets
from index.annotate.events.quote_speakers import Voices
from index.annotate.events.recipient_prepositions import INSIDE, TO_WHOM
from index.annotate.parse.clauses import is_verb, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import (
    COMPOUNDS,
    LOWER_CLAUSES,
    MODIFIERS,
    NAMING_MODIFIERS,
    PLURAL,
    STATES,
    TIMES,
)
from index.annotate.parse.grammar_terms import (
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    AUXILIARY_VERB,
    COMMON_NOUN,
    FULL_VERB,
    NOUN_CLAUSE,
    PAST_PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.prepositions import prepositions
from index.annotate.parse.pronoun_forms import FIRST_PERSON, HE_OR_SHE, OF_THIRD_PERSON, RELATIVE, THEY
from index.model import EventType, Quote

MEASURES = frozenset(("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"))
_MATTERS = frozenset(("over", "about", "after", "following"))
_DEEDS: frozenset[EventType] = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_ON_DOERS: frozenset[EventType] = frozenset(("COERCE", "SANCTION", "ACCUSE"))
_SIDES = ("with", "against", "on", "to", "from", "between")  # not “the mantle of the party”
_GIVEN_TO = ("with", "to", "for", "toward", "towards", "between")
_THINGS_BEHIND = ("on", "against", "at", "of", "into")


class Phrases:
    """Resolves phrases of one article to actors of its cast."""

    _aim: EventType | None = None  # the harm whose sufferers are looked for: nobody doubtful is one

    def __init__(self, cast: CastLike, quotes: Sequence[Quote]) -> None:
        self._cast = cast
        self.voices = Voices(quotes)
        self._before = cast.wanted()

    def keep(self, used: Iterable[str]) -> None:
        """Leaves in the cast, of all actors looked at, those that are used."""
        self._cast.release(self._cast.wanted() - self._before - set(used))

    def _at(self, start: int, end: int) -> str | None:
        return self._cast.ensure(start, end) if self._cast.at(start, end) else None

    def is_known_body(self, name: Token) -> bool:
        """Whether the name is that of a country or an organization that was known before reading."""
        return self._cast.is_known_body(*name_offsets(name))

    def entry(self, actor: str) -> EntryLike | None:
        """What the cast knows of an actor."""
        return self._cast.get(actor)

    def denoted(self, head: Token) -> str | None:
        """The actor whom the phrase of this head denotes; nobody becomes an actor by it."""
        return self._cast.at(*phrase_offsets(head))

    def sides(self, noun: Token) -> list[str]:
        """Both sides of a noun: "talks between X and Y", "with X"; "with three victims" has none."""
        nouns = [inner for prep, inner in prepositions(noun) if prep in ("between", "among", "with")]
        harmed = harm_words("sufferers")
        return self.all_of(one for noun_ in nouns for one in joined(noun_) if lemma(one) not in harmed)

    def done_to(self, verb: Token, depth: int = 1) -> list[str]:
        """The actors that a verb's object or prepositions name, also one infinitive further down."""
        thing = patient(verb)
        if thing is not None:
            actors = self.phrase(thing) or self.possessor(thing) or self.inside(thing, (*INSIDE, "for", "in"))
            if actors:
                return actors
        if actors := self.inside(verb, TO_WHOM):
            return actors
        deeper = [one for one in children(verb, *LOWER_CLAUSES) if depth and not says_when(one)]
        return next((actors for one in deeper if (actors := self.done_to(one, depth - 1))), [])

    def given(self, verb: Token) -> list[str]:
        """For whom something is promised: “help Norland”, “sell it to Lund”, but not “ban Lund”, “keep Lund out”."""
        thing = patient(verb)
        behind = self.inside(verb, _GIVEN_TO, 0)
        if thing is None or is_matter_of_name(thing):
            return behind
        if not is_for_somebody(verb):
            preps = _SIDES if event_noun(thing) is not None else _GIVEN_TO
            return self.inside(thing, preps, 0) or behind
        owners = self.all_of(possessors(thing))
        return self.phrase(thing) or owners or self.inside(thing, _SIDES, 0) or behind

    def users(self, noun: Token) -> list[str]:
        """Who uses or holds a thing: "bases used by militias", also one phrase further in."""
        things = [noun, *(inner for prep, inner in prepositions(noun) if prep in _THINGS_BEHIND)]
        clauses = [
            word
            for thing in things
            for word in children(thing, NOUN_CLAUSE)
            if word.tag_ == PAST_PARTICIPLE and lemma(word) not in lexicon().frame("without_users")
        ]  # "supported a measure opposed by unions" is no help to them
        clauses += [
            clause
            for thing in things
            for prep, inner in prepositions(thing)
            for clause in children(inner, NOUN_CLAUSE)
            if prep == "in" and clause.tag_ == PAST_PARTICIPLE
        ]
        return self.all_of(
            inner for clause in clauses for prep, inner in prepositions(clause) if prep == "by"
        )

    def possessor(self, noun: Token) -> list[str]:
        """Whose it is: "Chad's efforts", "a Kenyan plan"."""
        if is_shared_border(noun) or is_native(noun) or lemma(noun) in lexicon().frame("foes", "nouns"):
            return []
        mods = [
            child for child in children(noun, *NAMING_MODIFIERS) if child.ent_type_ and not is_leaning(child)
        ]
        owners = [one for one in possessors(noun) if one.lower_ not in FIRST_PERSON]
        actors = self.all_of(owners) or self.all_of(one for mod in mods for one in joined(mod))
        actors = actors or self._state_of(noun, mods)
        return [one for one in actors if owners or not self._is_beside(one, noun, mods)]

    def _state_of(self, noun: Token, modifiers: Sequence[Token]) -> list[str]:
        """Whose land or forces these are, by an adjective: “a Syrian village”, “a Syrian army base”."""
        classes = lexicon().classes
        if not (lemma(noun) in classes["territory"] or lemma(noun) in classes["force"]):
            return []
        named = (self._cast.ensure(*name_offsets(one)) for one in modifiers if one.ent_type_ == "NORP")
        states = [one for one in named if one is not None]
        return [one for one in states if (entry := self.entry(one)) is not None and entry.kind == "country"]

    def _is_beside(self, actor: str, noun: Token, modifiers: Sequence[Token]) -> bool:
        """Whether a name before a noun says where it is: “a Detroit barbershop”, “a YouTube video”."""
        return self._is_place(actor, modifiers) or self._shows(actor, noun)

    def _shows(self, actor: str, noun: Token) -> bool:
        """As in “a YouTube video”, “his Facebook page”: where it is seen, and not whose."""
        entry = self.entry(actor)
        is_post = lemma(noun) in lexicon().frame("things", "posts") and not possessors(noun)
        return is_post and entry is not None and entry.kind in ("media", "organization")

    def _is_place(self, actor: str, modifiers: Sequence[Token]) -> bool:
        """As in “a Detroit barbershop”: whether a town before a noun says where it is, and not whose."""
        entry = self.entry(actor)
        towns = [one for one in modifiers if one.ent_type_ == "GPE" and one.dep_ != ADJECTIVE_MODIFIER]
        return bool(towns) and (entry is None or entry.kind != "country" or all(map(is_town, towns)))

    def inside(
        self, token: Token, preps: Sequence[str], depth: int = 2, deeper: Sequence[str] = ("in", "for")
    ) -> list[str]:
        """Actors behind the prepositions below a token, nearest first; deeper phrases where the object is a thing.

        There the prepositions `deeper` count as well.
        """
        pairs = [
            (prep, noun)
            for prep, noun in prepositions(token)
            if prep in preps and not (is_of_next_deed(token, noun) or is_along_with(noun))
        ]
        pairs.sort(key=lambda pair: preps.index(pair[0]))
        for prep, noun in pairs:
            if self._is_when_or_where(prep, noun):
                continue
            if actors := self.phrase(noun):
                return actors
            if self._is_of_others(noun) or noun.lower_ == "behalf":
                continue  # “sent pleas on his behalf”
            if depth and is_verb(noun):
                if actors := self.done_to(noun, 0):
                    return actors
            elif self._aim in _DEEDS and prep in _MATTERS:
                continue  # "sanctions over the killing of a reporter" are not on him
            elif self._aim in _ON_DOERS and is_violence(noun):
                doers = (one for one in children(noun, *MODIFIERS) if one.ent_type_ == "NORP")
                if actors := self.inside(noun, ("by",), 0) or self.all_of(doers):
                    return actors  # "complained of two Varlandic air raids"
            elif depth and not self._is_where(noun):
                # "on trial in Norland"
                below = tuple(one for one in deeper if one != "in" or self._aim != "ACCUSE")
                actors = self.possessor(noun) or self.inside(noun, (*INSIDE, *below), depth - 1, below)
                if actors and prep != "by":
                    return actors
        return []

    def _is_when_or_where(self, prep: str, noun: Token) -> bool:
        """As in “took to the streets in Cairo”, “starved herself in a Tehran prison”, “hacked from Gmail”."""
        if prep == "from" and noun.lower_ in lexicon().frame("things", "services"):
            return True
        if self._aim == "PROTEST" and prep == "in" and any(map(is_town, (noun, *possessors(noun)))):
            return True
        return noun.ent_type_ in TIMES or (prep in ("at", "on") and (is_address(noun) or is_medium(noun)))

    def _is_where(self, noun: Token) -> bool:
        """As in “on the floor of the senate”; and nobody is against the state whose towns a protest is in."""
        things = lexicon().frames["things"]
        return lemma(noun) in things["spots"] or (
            self._aim == "PROTEST" and noun.tag_ in PLURAL and lemma(noun) in things["towns"]
        )

    def _is_of_others(self, verb: Token) -> bool:
        """As in “blamed the chaos for turning people against the party”, “endorsed a method for stopping Lund”."""
        if not is_verb(verb):
            return False
        thwarts = lemma(verb) in lexicon().frame("thwarting")
        return self._aim == "ACCUSE" or (self._aim is None and thwarts)

    def all_of(self, tokens: Iterable[Token]) -> list[str]:
        """The actors that the phrases of these heads denote, each once."""
        actors = (self.actor(one) for token in tokens for one in self._meant_by(token))
        return list(dict.fromkeys(one for one in actors if one))

    def _meant_by(self, token: Token) -> list[Token]:
        """Those for whom “they” stands, in “Lund and Marsh agreed that they would march” both; else the word itself."""
        if token.lower_ not in THEY or self._at(token.idx, token.idx + len(token)):
            return [token]
        subject = fitting_subject(token)
        return [token] if subject is None or len(joined(subject)) < 2 else joined(subject)

    def phrase(self, token: Token) -> list[str]:
        """The actors of a phrase and of those joined to it."""
        heads = told_together(token) if self._aim else joined(token)
        if len(heads) == 1 and token.tag_ in PLURAL and (name := name_behind(token)) is not None:
            heads = joined(name)  # “backed candidates Ann Lind and Per Lund”
        if len(heads) == 1 and (nations := self._nations(token)):
            return nations
        actors = self.all_of(heads)
        return actors or self.all_of(inner for one in heads if (inner := real_noun(one)) != one)

    def _nations(self, noun: Token) -> list[str]:
        """The two and more states whose forces or envoys a noun means: "Russian and Syrian jets", "US-UK forces"."""
        if not (is_the_state(noun.lower_) or lemma(noun) in lexicon().frame("nations", "of")):
            return []
        for modifier in children(noun, *NAMING_MODIFIERS):
            names = [one for one in nationalities(modifier) if one.ent_type_ in STATES]
            nations = list(dict.fromkeys(one for name in names if (one := self._at(*name_offsets(name)))))
            kinds = {entry.kind for one in nations if (entry := self.entry(one))}
            if len(nations) > 1 and kinds <= {"country"}:
                return nations
        return []

    def actor(self, token: Token) -> str | None:
        """The actor that the phrase of this head denotes, or None."""
        if token.ent_type_ in MEASURES and not children(token, PREPOSITION):
            return None
        word = token.lower_
        if word in RELATIVE and token.head.dep_ == RELATIVE_CLAUSE:
            above = token.head.head
            is_misread = above.lower_ in OF_THIRD_PERSON  # "left those that served them, who are in jail"
            return self.actor(above) if above != token and not is_misread else None
        if word in FIRST_PERSON and token.text != "US":
            return self._first_person(token)
        if (sayer := says_of_itself(token)) is not None and (actor := self._body(sayer)):
            return actor
        if word in OF_THIRD_PERSON:
            actor = self._at(token.idx, token.idx + len(token)) or self._before_pronoun(token)
            return None if word in THEY and self._is_one_country(actor) else actor
        if token.pos_ in (PRONOUN, FULL_VERB, AUXILIARY_VERB):
            return None
        if are_nationals(token) or self._are_some_members(token):
            return self._cast.nationals(*counted(token))
        return self._described(token)

    def _are_some_members(self, noun: Token) -> bool:
        """As in “some members of the Lund Party left”, and not the party; but a militia acts through its men."""
        body = body_of_members(noun)
        entry = self.entry(self.actor(body) or "") if body is not None else None
        return body is not None and (entry is None or entry.kind != "group")

    def _is_one_country(self, actor: str | None) -> bool:
        """As in “Norland held two reporters. They were freed”: one country is “it”, and not “they”."""
        entry = self.entry(actor) if actor is not None else None
        return entry is not None and entry.kind == "country"

    def _body(self, noun: Token) -> str | None:
        """The body or country that a noun denotes, or None."""
        actor = self.actor(noun)
        entry = self.entry(actor) if actor else None
        return actor if entry is not None and entry.kind != "person" else None

    def _described(self, token: Token) -> str | None:
        """The actor whom a noun with its phrase names or describes, or None."""
        inner = real_noun(token)
        if inner != token and are_nationals(inner):  # “tens of thousands of Slovaks” are not Slovakia
            return self._cast.nationals(token.left_edge.idx, inner.idx + len(inner))
        if inner != token and (actor := self.actor(inner)):
            return actor
        if is_thing(token) or is_of_another(token) or is_before_office(token):
            return None
        if (name := name_behind(token)) is not None and (actor := self.actor(name)):
            return actor
        name = name_beside(token)
        if name is not None and (actor := self.actor(name)) and self._fits(actor, token):
            return actor
        if lemma(token) in ("country", "nation") and (owner := possessors(token)):
            return self.actor(owner[0])  # "his country"
        if token.pos_ == ADJECTIVE and token.dep_ in MODIFIERS:
            return self._at(token.idx, token.idx + len(token))
        if token.dep_ in COMPOUNDS:
            return self._at(*name_offsets(token))
        actor = self._cast.ensure(*phrase_offsets(token))
        if actor and (place := place_before_where(token)) is not None and not self._is_of(actor, place):
            return None
        things = token.pos_ == COMMON_NOUN and not is_somebody(token)
        if actor and is_native(token) and not self._fits(actor, token):
            return None
        if is_of_firm(token) and self._is_one_country(actor):
            return None
        return (
            None if actor and things and self._is_beside(actor, token, children(token, *COMPOUNDS)) else actor
        )

    def _is_of(self, actor: str, place: Token) -> bool:
        """Whether a body's name tells no other place than this one."""
        entry = self.entry(actor)
        return entry is None or len(entry.name.split()) < 2 or place.text[:4] in entry.name

    def _fits(self, actor: str, noun: Token) -> bool:
        """Whether an actor is of the kind that a noun beside its name says."""
        entry, kinds = self.entry(actor), kinds_of(noun.lower_)
        if entry is not None and entry.kind == "country" and kinds == ("organization",):
            return False  # “Sund Aid Norland, a business”
        return entry is not None and (entry.kind == "person") == ("person" in kinds)

    def _before_pronoun(self, pronoun: Token) -> str | None:
        """Whom the nearest fitting subject before a pronoun denotes, or None; “their” is no one person's of two."""
        subject = fitting_subject(pronoun)
        actor = None if subject is None else self.actor(subject)
        entry = self.entry(actor) if actor is not None else None
        if entry is not None and (pronoun.lower_ in HE_OR_SHE) != (entry.kind == "person"):
            return None if pronoun.lower_ in THEY | HE_OR_SHE else actor
        return actor

    def _first_person(self, token: Token) -> str | None:
        """Who says “I”; nobody where a speaker quotes the words of another who is not named."""
        if is_in_inner_quote(token):
            return None
        quote = self.voices.around(token.idx)
        verb = inner_sayer(token, quote) if quote is not None else None
        doer = who_speaks(verb) if verb is not None else None
        if verb is not None and (doer is None or doer.lower_ not in FIRST_PERSON):
            return self.actor(doer) if doer is not None and doer.lower_ not in OF_THIRD_PERSON else None
        if quote is not None and is_of_narrator(token, quote):
            return None
        return self._at(token.idx, token.idx + len(token)) or self.speaker_at(token.idx)

    def speaker_at(self, position: int) -> str | None:
        """The speaker of the innermost quote around this offset, or None."""
        return self.voices.at(position)
