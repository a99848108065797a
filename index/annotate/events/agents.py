"""Who acts: the phrase that grammar makes the doer, or the one inside the noun that names the act.

What harms, accuses or threatens is said of nobody whom the text does not make its doer; where it is not sure, the doer
stays out.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.acts import Act
from index.annotate.events.antecedents import SINGULAR
from index.annotate.events.arguments import patient, subject
from index.annotate.events.certainty import (
    is_by_law,
    is_charged_deed,
    is_clear,
    is_cut_off,
    is_excepted,
    is_hired,
    is_led_to,
    is_let,
    is_likely,
    is_one_of_two,
    is_only_charged,
    is_struck,
    only_says,
    speaks_of_self,
)
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.inner_quotes import FIRST_PERSON
from index.annotate.events.lemmas import lemma
from index.annotate.events.nationals import are_nationals, nationalities
from index.annotate.events.noun_classes import event_noun, is_somebody, joined, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.other_deeds import is_other_deed
from index.annotate.events.referents import MEASURES, Phrases
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import is_verb, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NAMING_MODIFIERS, NOUNS, OWNERS, SITES, STATES, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    APPOSITION,
    AUXILIARY,
    COMMON_NOUN,
    COMPOUND,
    DETERMINING,
    NAME,
    NEGATION,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    NUMERAL,
    PAST_TENSE,
    POSSESSOR,
    PRONOUN,
    PUNCTUATION_MARK,
    RELATIVE_CLAUSE,
    SINGULAR_NOUN,
)
from index.annotate.parse.prepositions import prepositions
from index.event_types import BY_FORCE, HARMS
from index.model import EventType

LONGEST_PHRASE = 10  # words before a noun
_NOMINAL = frozenset((ADJECTIVE, COMMON_NOUN, NAME, PUNCTUATION_MARK, NUMERAL, DETERMINING))
_PRONOUNS = frozenset(("he", "she", "they", "it", "his", "her", "their", "its", "him", "them"))
_EXCUSES = (only_says, is_struck, is_cut_off, is_let, is_hired, is_only_charged)
_OWN = frozenset(("his", "her", "their", "my", "our", "its", "your"))
_ANYBODY = frozenset(("someone", "somebody", "anyone", "anybody", "everyone", "everybody"))
_FIGHTING = ("armed", "body")
_MATTERS = ("thing", "place", "abstract", "nature", "animal")
_TARGETS = ("body", "place", "show")
_ON_WHOM = frozenset(("of", "on", "against", "into"))


class Agents(Phrases):
    """Resolves those who act in one article."""

    def actor(self, token: Token) -> str | None:
        """The actor that the phrase of this head denotes, or None; of a pronoun for one who suffers only the sure."""
        kind, self._aim = self._aim, None
        level: EventType | None = kind if kind is None or token.lower_ in _PRONOUNS else "ACCUSE"
        doubtful = level is not None and not self.is_sure(token, level)
        doubtful = doubtful or (kind is not None and self._is_another(token))
        actor = None if doubtful else super().actor(token)
        self._aim = kind
        return actor

    def agents(self, act: Act) -> list[str]:
        """The actors that do what an act says; none where the text does not make them its doers for sure."""
        doer = act.agent
        if doer is None:
            return self._speaker_if_said(act)
        if act.type in HARMS and not (self.is_sure(doer, act.type) and is_led_to(act.head, doer)):
            return []
        if act.type in HARMS and is_one_of_two(doer):
            return []
        if real_noun(doer).lower_ == "we" and _is_of_nation(act):
            return []
        if act.type == "RETREAT" and are_nationals(real_noun(doer)):
            return []
        if is_charged_deed(act.head, doer) or _is_beside(act.head, doer) or is_by_law(act.head, doer):
            return []
        if act.type in BY_FORCE and any(excuse(act.head, doer) for excuse in _EXCUSES):
            return []
        if act.type == "OTHER" and _is_matter(doer):
            return []
        if doer != act.head and (doers := self._doers(doer, act)):
            return doers if act.type not in HARMS else [one for one in doers if self._may_harm(one, doer)]
        if doer.ent_type_ in MEASURES or is_other_deed(act):
            return []  # "U.S. stocks fell": nothing that the country did
        return self._inside(doer, act) or self._author(act)

    def _doers(self, doer: Token, act: Act) -> list[str]:
        """The actors of the subject's phrase; who is joined to it behind the verb, as the parse has it, is no doer."""
        heads = joined(doer)
        if act.head.dep_ == RELATIVE_CLAUSE and act.head.head == doer:
            heads = [one for one in heads if one.i < act.head.i][-1:] or heads
        before = [one for one in heads if one.i < act.head.i] if doer.i < act.head.i else heads
        owners = [one for one in possessors(doer) if act.type in BY_FORCE and self._is_owned(one, doer)]
        if owners:
            return [one for one in self.phrase(doer) if one not in self.all_of(owners)]
        return self.phrase(doer) if len(before) == len(heads) else self.all_of(before)

    def _is_owned(self, owner: Token, noun: Token) -> bool:
        """As in “Ann Lind's vet shot the judge”: whose he is, and not who does it; but “her army”, “her attack”."""
        does = event_noun(noun) is not None or sort_of(noun) in ("weapon", "armed", "body")
        entry = None if does else self.entry(self.actor(owner) or "")
        return entry is not None and entry.kind == "person"

    @staticmethod
    def _is_another(noun: Token) -> bool:
        """As in “accused the government of leaning on the Afghan government”: the first is not the second."""
        if noun.pos_ != COMMON_NOUN or children(noun, *OWNERS):
            return False
        alike = [one for one in noun.sent if one.i > noun.i and one.lower_ == noun.lower_]
        return any(
            word.ent_type_ in STATES
            for other in alike
            for word in children(other, ADJECTIVE_MODIFIER, COMPOUND, POSSESSOR)
        )

    def is_sure(self, phrase: Token, kind: EventType) -> bool:
        """Whether a pronoun can mean one person only, or for words most likely means one; true of all other words."""
        if phrase.lower_ in _ANYBODY:
            return False  # "someone from inside the club" is not the club
        owner = next((one for one in possessors(phrase) if one.lower_ in _PRONOUNS), None)
        if phrase.lower_ not in _PRONOUNS:
            if self._cast.is_open(phrase.idx, phrase.idx + len(phrase)) or is_excepted(phrase):
                return False
            return owner is None or self.actor(owner) is None or self.is_sure(owner, kind)
        actor = self.actor(phrase)
        if actor is None or (speaks_of_self(phrase) and actor in self._speakers(phrase)):
            return False
        entry = self.entry(actor)
        if phrase.lower_ in ("him", "he", "she", "her") and entry is not None and entry.kind == "group":
            return False
        if kind in BY_FORCE and entry is not None and entry.kind in ("organization", "media"):
            return False  # "they shot at each other", said before a shop
        if phrase.lower_ in ("they", "them") and entry is not None and entry.kind == "country":
            return False  # "the Norwegians"
        clear = is_clear(phrase, actor, self.denoted)
        return clear or (kind not in BY_FORCE and is_likely(phrase, actor, self.denoted))

    def _speakers(self, phrase: Token) -> set[str | None]:
        """Who speaks around a phrase, and who is “me” in its sentence."""
        selves = (one for one in phrase.sent if one.lower_ in FIRST_PERSON)
        return {self.speaker_at(phrase.idx), *map(self.actor, selves)}

    def _may_harm(self, actor: str, doer: Token) -> bool:
        """Whether an actor is somebody and no mere place: a street or a quarter does nothing."""
        entry, noun = self.entry(actor), real_noun(doer)
        if entry is None or entry.kind == "country":
            return True
        if noun.ent_type_ in ("LOC", "FAC") or (entry.kind == "other" and noun.ent_type_ == "GPE"):
            return False
        if entry.kind not in ("person", "group") and _is_private_person(noun):
            return False  # "the New York billionaire" is not New York
        return sort_of(noun) not in ("place", "thing", "abstract", "nature", "show")

    def _author(self, act: Act) -> list[str]:
        """Who issues the paper that speaks: "issued a statement demanding …", "in a letter urging …"."""
        paper = act.agent
        if paper is None or paper == act.head or lemma(paper) not in lexicon().frame("paper", "nouns"):
            return []
        verb = paper.head if is_verb(paper.head) else paper.head.head
        doer = subject(verb) if is_verb(verb) else None
        return self.phrase(doer) if doer is not None and doer != paper else []

    def _speaker_if_said(self, act: Act) -> list[str]:
        if act.type != "REQUEST":
            return []
        speaker = self.speaker_at(act.head.idx)
        return [speaker] if speaker else []

    def _inside(self, noun: Token, act: Act) -> list[str]:
        """Who acts in a noun: "US strikes", "the army's raid", "an attack by rebels", "rockets fired by rebels"."""
        done = [one for one in children(noun, NOUN_CLAUSE) if lemma(one) in lexicon().frame("doing")]
        by = [inner for one in (noun, *done) for prep, inner in prepositions(one) if prep == "by"]
        if act.type == "ASSAULT":
            by += [
                inner for prep, inner in prepositions(noun) if prep == "from" and sort_of(inner) in _FIGHTING
            ]
        if actors := self.all_of(one for inner in by for one in joined(inner)):
            return actors
        nobodys = _is_part_of_land(noun) or _is_mere_thing(noun, act)
        for group in () if nobodys else self._named_inside(noun, act):
            if actors := self.all_of(one for doer in group for one in nationalities(doer)):
                return actors
        if actors := self._involved(noun):
            return actors
        kind = event_noun(noun)
        if noun != act.head and (kind is None or not kind.strong):
            return self._behind(noun, act)
        if kind is not None and kind.type == "PROTEST" and noun.head.lower_ == "in":
            return []  # "in protest of the reforms"
        if kind is not None and kind.type in ("RETREAT", "CONSULT", "PROTEST", "MOBILIZE", "AGREE"):
            if kind.type == "PROTEST":
                return self.inside(noun, ("from", "of", "among"), 0)  # not of whom the matter is
            return self.inside(noun, ("of", "between", "among"))
        return []

    def _behind(self, noun: Token, act: Act) -> list[str]:
        """Whose people or things act: "members of the militia", "rockets fired by rebels"."""
        if act.type not in HARMS:
            return self.inside(noun, ("of", "from", "in"))
        if noun.dep_ in SUBJECTS and is_passive(noun.head) and (by := subject(noun.head)) is not None:
            return self.phrase(by)  # "rockets fired by rebels killed nine"
        named = is_somebody(noun) and noun.pos_ != PRONOUN  # "someone from the club" is not the club
        return self.users(noun) or (self.inside(noun, ("of", "from")) if named else [])

    def _named_inside(self, noun: Token, act: Act) -> Iterator[list[Token]]:
        """The owners of a noun and the words before it that say who acts, not whom it befell or where it was."""
        harms = act.type in HARMS
        yield [
            owner
            for owner in possessors(noun)
            if not self.suffers(owner, noun)
            and (not harms or (self._is_surely_meant(owner) and self._owner_acts(owner, noun)))
            and not ((act.type in BY_FORCE or sort_of(noun) == "person") and self._is_owned(owner, noun))
        ]
        mods = [one for one in children(noun, *NAMING_MODIFIERS) if not self.suffers(one, noun)]
        yield [one for one in mods if (self._does(one, noun) if harms else _may_act(one))]

    def _is_surely_meant(self, owner: Token) -> bool:
        """Whether the owner of a harm is who it seems: in “Lund met Berg. His threat …” it may be either."""
        if not self.is_sure(owner, "ASSAULT"):
            return False
        actor = self.actor(owner) or ""
        if owner.lower_ not in SINGULAR or is_likely(owner, actor, self.denoted):
            return True
        return any(self.denoted(word) == actor for word in owner.doc[owner.sent.start : owner.i])

    def _owner_acts(self, owner: Token, noun: Token) -> bool:
        """Whether an owner does the harm that a noun names: a town has attacks, an accused has charges."""
        word = lemma(noun)
        if word in lexicon().frame("suffered", "nouns") and owner.lower_ not in _OWN:
            return self.is_known_body(owner)
        event = event_noun(noun)
        if (
            event is not None
            and event.type == "PROTEST"
            and any(sort_of(one) == "person" and one.pos_ == COMMON_NOUN for one in children(noun, COMPOUND))
        ):
            return False  # "Lund's stumbles fuel delegate revolt", read as one phrase
        if word in lexicon().frame("legal", "nouns") | lexicon().frame("undergoing", "nouns"):
            person = owner.ent_type_ == "PERSON" or owner.lower_ in _OWN
            return not person or _is_aimed(noun)
        if owner.ent_type_ in SITES:
            return self.is_known_body(owner)
        return owner.ent_type_ not in MEASURES

    def _does(self, modifier: Token, noun: Token) -> bool:
        """Whether a word before a noun of harm says who does it: "Israeli strikes", "a rebel attack", "FBI probe"."""
        frame = lexicon().frames["suffered"]
        placed = lemma(noun) in frame["placed"] and not _is_aimed(noun)
        if modifier.ent_type_ == "NORP":
            return not (placed or _is_of_target(modifier, noun))
        if sort_of(noun) == "weapon" and modifier.ent_type_ != "GPE" and modifier.pos_ == NAME:
            return False  # "a Colt rifle"
        if modifier.pos_ == NAME or modifier.ent_type_:
            short = modifier.text.replace(".", "").isupper() or modifier.dep_ == ADJECTIVE_MODIFIER
            place = modifier.ent_type_ in SITES
            return not placed and self.is_known_body(modifier) and (short or not place)
        if placed or lemma(noun) in frame["nouns"]:
            return False  # "a police shooting": by the police or of them
        event = event_noun(noun)
        classes = lexicon().classes
        kinds = {"PROTEST": "protester", "ACCUSE": "authority"}.get(event.type if event else "", "armed")
        return lemma(modifier) in classes[kinds]

    def suffers(self, owner: Token, noun: Token) -> bool:
        """Whether the person before a noun of harm suffers it: nobody is named behind it to whom it is done."""
        if lemma(noun) not in lexicon().frame("suffered", "nouns") or _is_aimed(noun):
            return False
        if owner.dep_ == POSSESSOR and owner.lower_ in _OWN:
            return True
        if owner.dep_ == POSSESSOR and owner.pos_ == COMMON_NOUN:
            return is_somebody(owner)
        if owner.pos_ != NAME or self.is_known_body(owner):
            return False
        acronym = owner.text.isupper() and len(owner) < 6
        return owner.ent_type_ == "PERSON" or (owner.dep_ == POSSESSOR and not acronym)

    def _involved(self, noun: Token) -> list[str]:
        """As in "Militias involved in raids": those who take part. People involved in violence may have suffered it."""
        place = noun.i - 1  # by the words: brackets and quotation marks before the noun mislead the parse
        while place > max(noun.i - LONGEST_PHRASE, noun.sent.start) and noun.doc[place].pos_ in _NOMINAL:
            place -= 1
        verb = noun.doc[max(place - 1, 0)]
        if noun.doc[place].lower_ != "in" or verb.lower_ not in ("involved", "implicated"):
            return []
        if any(one.dep_ in (NEGATION, AUXILIARY) and one.lower_ != "been" for one in children(verb)):
            return []
        doer = patient(verb) or next(iter(children(verb.head, ACTIVE_SUBJECT)), None)
        kind = event_noun(noun)
        if doer is None or (kind is not None and kind.type in BY_FORCE and sort_of(doer) != "armed"):
            return []
        return self.phrase(doer)


def _is_of_target(modifier: Token, noun: Token) -> bool:
    """As in “an Afghan wedding strike”: whose what was hit is; but “an Israeli army strike”, “a French police raid”."""
    between = [one for one in children(noun, COMPOUND) if modifier.i < one.i < noun.i]
    acts = lexicon().classes["authority"] | lexicon().classes["armed"]
    return any(sort_of(one) in _TARGETS and lemma(one) not in acts for one in between)


def _is_of_nation(act: Act) -> bool:
    """As in “we conduct strikes”, “in that war we supported Stalin”: who says “we” does not do it himself."""
    if act.type == "SUPPORT":
        return act.head.tag_ == PAST_TENSE
    return act.deed and act.type in HARMS | {"RETREAT"}


def _is_beside(verb: Token, doer: Token) -> bool:
    """As in “the union accused the bank of theft, a charge it denies”: the bank, and not the subject, is meant."""
    charge = lemma(verb.head) in lexicon().frame("hearsay", "nouns")  # but "a move it blames on costs"
    beside = verb.dep_ == RELATIVE_CLAUSE and verb.head.dep_ in (APPOSITION, NOUN_ADVERBIAL)
    return charge and beside and doer.lower_ in _PRONOUNS


def _is_private_person(noun: Token) -> bool:
    """Whether a noun names one person, and is neither a name nor the state's."""
    kinds = kinds_of(noun.lower_)
    is_single = noun.pos_ == COMMON_NOUN and noun.tag_ == SINGULAR_NOUN and (not kinds or "person" in kinds)
    return is_single and sort_of(noun) == "person" and lemma(noun) not in lexicon().classes["authority"]


def _is_part_of_land(noun: Token) -> bool:
    """As in “the U.S. states of Ohio and Utah”: the states act, and not the country."""
    return lemma(noun) in lexicon().classes["land"]


def _is_mere_thing(noun: Token, act: Act) -> bool:
    """As in “a boy took a gun from his aunt's car and fired”, read as what the car did: its owner did nothing."""
    return act.type in BY_FORCE and noun != act.head and sort_of(noun) in ("thing", "place", "animal")


def _is_matter(doer: Token) -> bool:
    """Whether what acts is a thing or a matter: in “Norland's exports fell” the country does nothing."""
    return doer.pos_ == COMMON_NOUN and sort_of(doer) in _MATTERS


def _may_act(modifier: Token) -> bool:
    """Whether a modifier names who acts; a place before an event noun says where ("Syria talks")."""
    if modifier.ent_type_ in ("NORP", "ORG", "PERSON"):
        return True
    if modifier.ent_type_ == "GPE":
        return modifier.dep_ == ADJECTIVE_MODIFIER or modifier.text.replace(".", "").isupper()
    return modifier.pos_ in NOUNS and modifier.dep_ == COMPOUND


def _is_aimed(noun: Token) -> bool:
    """Whether somebody or something is named to which a noun of harm is done: “the murder of a nurse”."""
    legal = lexicon().frame("legal", "nouns")
    return any(
        prep in _ON_WHOM and inner.ent_type_ != "DATE" and lemma(inner) not in legal
        for prep, inner in prepositions(noun)
    )
