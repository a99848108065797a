"""Who acts inside the noun that names an act: “US strikes”, “the army's raid”, “an attack by rebels”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.annotate.actors.person_nouns import words_of
from index.annotate.events.acts import Act
from index.annotate.events.arguments import patient, subject
from index.annotate.events.certainty import is_likely
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.harmed_people import is_one_of_many
from index.annotate.events.lemmas import lemma
from index.annotate.events.nationals import nationalities
from index.annotate.events.noun_classes import event_noun, is_somebody, joined
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.referents import MEASURES
from index.annotate.events.sure_phrases import SurePhrases
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import is_verb, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NAMING_MODIFIERS, NOUNS, SITES, STATES, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    AUXILIARY,
    COMMON_NOUN,
    COMPOUND,
    DETERMINING,
    NAME,
    NEGATION,
    NOUN_CLAUSE,
    NUMERAL,
    POSSESSOR,
    PRONOUN,
    PUNCTUATION_MARK,
)
from index.annotate.parse.next_words import word_before
from index.annotate.parse.prepositions import prepositions
from index.annotate.parse.pronoun_forms import HE_OR_SHE, POSSESSIVE
from index.event_types import BY_FORCE, HARMS

LONGEST_PHRASE = 10  # words before a noun
_LONGEST_NAME = 5  # words, with a hyphen behind
_NOMINAL = frozenset((ADJECTIVE, COMMON_NOUN, NAME, PUNCTUATION_MARK, NUMERAL, DETERMINING))
_FIGHTING = ("armed", "body")
_TARGETS = ("body", "place", "show")
_ON_WHOM = frozenset(("of", "on", "against", "into"))


class NounDoers(SurePhrases):
    """Resolves those who act inside nouns."""

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
        nobodys = _is_not_the_state(noun) or _is_mere_thing(noun, act)
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
        if _is_before_charge(noun, act):
            return self.inside(noun, ("from",))
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
        doers = [one for one in mods if (self._does(one, noun) if harms else _may_act(one))]
        yield doers
        yield [
            name
            for noun_before in doers
            for name in children(noun_before, *NAMING_MODIFIERS)
            if name.ent_type_ in STATES
        ]  # "a Norwegian government statement"

    def _is_surely_meant(self, owner: Token) -> bool:
        """Whether the owner of a harm is who it seems: in “Lund met Berg. His threat …” it may be either."""
        if not self.is_sure(owner, "ASSAULT"):
            return False
        actor = self.actor(owner) or ""
        if owner.lower_ not in HE_OR_SHE or is_likely(owner, actor, self.denoted):
            return True
        return any(self.denoted(word) == actor for word in owner.doc[owner.sent.start : owner.i])

    def _owner_acts(self, owner: Token, noun: Token) -> bool:
        """Whether an owner does the harm that a noun names: a town has attacks, an accused has charges."""
        word = lemma(noun)
        if word in lexicon().frame("suffered", "nouns") and owner.lower_ not in POSSESSIVE:
            return self.is_known_body(owner)
        event = event_noun(noun)
        if (
            event is not None
            and event.type == "PROTEST"
            and any(sort_of(one) == "person" and one.pos_ == COMMON_NOUN for one in children(noun, COMPOUND))
        ):
            return False  # "Lund's stumbles fuel delegate revolt", read as one phrase
        if word in lexicon().frame("legal", "nouns") | lexicon().frame("undergoing", "nouns"):
            person = owner.ent_type_ == "PERSON" or owner.lower_ in POSSESSIVE
            return not person or _is_aimed(noun)
        if owner.ent_type_ in SITES:
            return self.is_known_body(owner)
        return owner.ent_type_ not in MEASURES

    def _does(self, modifier: Token, noun: Token) -> bool:
        """Whether a word before a noun of harm says who does it: "Israeli strikes", "a rebel attack", "FBI probe"."""
        frame = lexicon().frames["suffered"]
        placed = lemma(noun) in frame["placed"] and not _is_aimed(noun)
        if _is_only_tied(modifier, noun):
            return False
        if modifier.ent_type_ == "NORP":
            return not (placed or _is_of_target(modifier, noun))
        if sort_of(noun) == "weapon" and modifier.ent_type_ != "GPE" and modifier.pos_ == NAME:
            return False  # "a Colt rifle"
        if modifier.pos_ == NAME or modifier.ent_type_:
            short = modifier.text.replace(".", "").isupper() or modifier.dep_ == ADJECTIVE_MODIFIER
            place = modifier.ent_type_ in SITES
            return not placed and self.is_known_body(modifier) and (short or not place)
        if lemma(noun) in lexicon().frame("paper", "nouns"):
            return lemma(modifier) in lexicon().classes["authority"] | lexicon().classes["organization"]
        if placed or lemma(noun) in frame["nouns"]:
            return False  # "a police shooting": by the police or of them
        event = event_noun(noun)
        classes = lexicon().classes
        kinds = {"PROTEST": "protester", "ACCUSE": "authority"}.get(event.type if event else "", "armed")
        return lemma(modifier) in classes[kinds]

    def suffers(self, owner: Token, noun: Token) -> bool:
        """Whether the person before a noun of harm suffers it: nobody is named behind it to whom it is done."""
        if lemma(noun) not in lexicon().frame("suffered", "nouns") or _is_aimed(noun) or is_one_of_many(noun):
            return False
        if owner.dep_ == POSSESSOR and owner.lower_ in POSSESSIVE:
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


def _is_before_charge(noun: Token, act: Act) -> bool:
    """As in “was accused by the state of killing Lund”: behind “of” stands the charge, and nobody who accuses."""
    takes_of = is_verb(act.head) and lemma(act.head) in words_of("of", "charging")
    is_by = noun.head.head == act.head and noun.head.lower_ == "by"
    return takes_of and is_by and not any(prep == "of" for prep, _ in prepositions(act.head))


def _is_of_target(modifier: Token, noun: Token) -> bool:
    """As in “an Afghan wedding strike”: whose what was hit is; but “an Israeli army strike”, “a French police raid”."""
    between = [one for one in children(noun, COMPOUND) if modifier.i < one.i < noun.i]
    acts = lexicon().classes["authority"] | lexicon().classes["armed"]
    return any(sort_of(one) in _TARGETS and lemma(one) not in acts for one in between)


def _is_only_tied(name: Token, noun: Token) -> bool:
    """As in “Islamic State-linked attacks”: somebody else did it; but “US-led strikes”."""
    tied = lexicon().frame("suffered", "tied")
    words = (one for one in children(noun, ADJECTIVE_MODIFIER) if name.i < one.i <= name.i + _LONGEST_NAME)
    return any(one.lower_ in tied and word_before(one) == "-" for one in words)


def _is_not_the_state(noun: Token) -> bool:
    """As in “the U.S. states of Ohio and Utah”, “the Norwegian press”: these act, and not the country."""
    classes = lexicon().classes
    return lemma(noun) in classes["parts_of_land"] or lemma(noun) in classes["media"]


def _is_mere_thing(noun: Token, act: Act) -> bool:
    """As in “a boy took a gun from his aunt's car and fired”, read as what the car did: its owner did nothing."""
    return act.type in BY_FORCE and noun != act.head and sort_of(noun) in ("thing", "place", "animal")


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
