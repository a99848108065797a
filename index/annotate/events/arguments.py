"""Who is subject and object of a verb, and what stands behind its prepositions."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.inserted import said_of
from index.annotate.events.lemmas import lemma
from index.annotate.events.shared_subjects import (
    befalls,
    clause_of_second,
    first_of_several,
    is_against,
    is_before_saying,
    is_gap,
    is_garden_path,
    is_inserted,
    is_joined_wrongly,
    is_of_either_clause,
    is_of_thing,
    ordering,
    spending_of,
)
from index.annotate.events.told_of_either import is_of_either
from index.annotate.events.voice import behind_set_preposition, is_passive, is_set_off, shares_object
from index.annotate.parse.clauses import (
    direct_object,
    direct_objects,
    has_determiner,
    is_infinitive,
    is_negated,
    is_verb,
    own_subject,
    prepositional_objects,
)
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import (
    ACTING,
    BEHIND_PREPOSITIONS,
    CONTENTS,
    FINITE,
    NOUNS,
    OBJECTS,
    PARTICLES,
    PAST,
    SUBJECTS,
)
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_COMPLEMENT,
    ADPOSITION,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    ATTRIBUTE,
    BASE_FORM,
    BY_AGENT,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    EXPLETIVE,
    INDIRECT_OBJECT,
    ING_FORM,
    NAME,
    NOUN_CLAUSE,
    NUMERIC_MODIFIER,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.next_words import word_before
from index.annotate.parse.pronoun_forms import RELATIVE

DEPTH = 8  # clauses climbed before a subject is given up: parses of noise can be very deep
_SUBJECTS = frozenset(
    (ACTIVE_SUBJECT, PASSIVE_SUBJECT, EXPLETIVE)
)  # the second of “is opposed to”, which is not passive
_MATTERS = frozenset(("over", "about", "against", "of", "with"))  # "sentenced ten over killing a guard"
_MATTERS_ASKED = frozenset(("on", "about", "over", "as", "to"))  # "silent on who shot them" names nobody


def is_ruled_out(noun: Token) -> bool:
    """As in “the army, not the rebels, shelled the town”, “Norland rather than Kenya”: the word before says so."""
    start = noun.left_edge
    return start.lower_ == "not" or word_before(start) in ("not", "than")


def subject(verb: Token, depth: int = DEPTH) -> Token | None:
    """Who does it: the subject, of the verb itself or of the clause it depends on; the agent of a passive."""
    if is_passive(verb):
        return _agent(verb)
    if is_garden_path(verb):
        return None
    if (said := said_of(verb)) is not None:
        return said[0]
    if depth and (spending := spending_of(verb)) is not None:
        return subject(spending, depth - 1)
    return _own_subject(verb) or _shared_subject(verb, depth)


def _agent(verb: Token) -> Token | None:
    for by in children(verb, BY_AGENT, PREPOSITION):
        if by.dep_ == BY_AGENT or by.lower_ == "by":
            for child in children(by, *BEHIND_PREPOSITIONS):
                return None if _is_in_charge(by, child) else child
    return own_subject(above) if (above := ordering(verb)) is not None else None


def _is_in_charge(by: Token, doer: Token) -> bool:
    """As in “arrested on charges of possession of a rifle by a felon”: who is no authority does what is charged."""
    links = [one for one in children(by.head, PREPOSITION) if one.i < by.i and one.right_edge.i == by.i - 1]
    legal = lexicon().frame("legal", "nouns")
    charges = [noun for link in links for noun in prepositional_objects(link) if lemma(noun) in legal]
    is_of_something = any(one.lower_ == "of" for noun in charges for one in children(noun, PREPOSITION))
    return is_of_something and lemma(doer) not in lexicon().classes["authority"]


def _own_subject(verb: Token) -> Token | None:
    for noun in children(verb, *_SUBJECTS):
        if noun.lower_ == "who" and word_before(noun) in _MATTERS_ASKED:
            return None
        if noun.lower_ in RELATIVE and is_of_either(noun, verb):
            return None
        if not any(word.text == ":" for word in verb.doc[noun.i : verb.i]):
            return _meant(noun, verb)
    return None


def _meant(noun: Token, verb: Token) -> Token:
    """Who a subject is: itself, or whom “who” stands for in a relative clause."""
    return _antecedent(verb) if noun.lower_ in RELATIVE and verb.dep_ == RELATIVE_CLAUSE else noun


def _antecedent(verb: Token) -> Token:
    """The noun that a relative clause is about; in “it was Hale, not Marsh, who fired” that is Hale."""
    noun = verb.head
    if (bearer := _said_to_be(noun) or _among(noun)) is not None:
        return bearer
    if (person := _somebody_of_body(verb) or _nearest_somebody(verb)) is not None:
        return person
    if noun.dep_ in (APPOSITION, CONJUNCT) and is_ruled_out(noun):
        return noun.head
    return first_of_several(noun, verb)


def _somebody_of_body(verb: Token) -> Token | None:
    """As in “an official from a bank who asked”: whoever is “who” is a person, and not the body behind."""
    noun, outer = verb.head, verb.head.head.head
    if (
        noun.dep_ != PREPOSITIONAL_OBJECT
        or not (noun.head.lower_ == "from" or (noun.head.lower_ == "of" and lemma(outer) == "member"))
        or not any(word.lower_ == "who" for word in children(verb, *SUBJECTS))
    ):
        return None
    kinds = {*kinds_of(noun.lower_)}
    is_body = noun.ent_type_ == "ORG" or ("person" not in kinds and kinds & {"organization", "government"})
    return outer if is_body and outer.pos_ == COMMON_NOUN and "person" in kinds_of(outer.lower_) else None


def _nearest_somebody(verb: Token) -> Token | None:
    """As in “a referral on Lund to prosecutors who began a probe”, hung on the referral: no thing is “who”."""
    noun = verb.head
    if noun.pos_ != COMMON_NOUN or noun.ent_type_ or kinds_of(noun.lower_):
        return None
    who = next((word for word in children(verb, *SUBJECTS) if word.lower_ == "who"), None)
    between = noun.doc[noun.i + 1 : who.i] if who is not None else ()
    people = [word for word in between if word.pos_ == COMMON_NOUN and "person" in kinds_of(word.lower_)]
    people += [word for word in between if word.tag_ == "NNS" and kinds_of(word.lower_)]
    return max(people, key=lambda word: word.i, default=None)


def _said_to_be(noun: Token) -> Token | None:
    """As in “Hale is the only senator who opposed it”: whoever is said to be the one that the clause is about."""
    be = noun.head
    if noun.dep_ != ATTRIBUTE or noun.pos_ != COMMON_NOUN or lemma(be) != "be" or is_negated(be):
        return None
    if not has_determiner(noun, ("the",)):
        return None
    bearer = next(iter(children(be, ACTIVE_SUBJECT)), None)
    return bearer if bearer is not None and (bearer.pos_ == NAME or bearer.lower_ in ("he", "she")) else None


def _shared_subject(verb: Token, depth: int) -> Token | None:
    """The subject of a verb that has none of its own: that of the clause it hangs on, where grammar shares it."""
    head, label = verb.head, verb.dep_
    if depth == 0 or head == verb or is_before_saying(verb):
        return None
    if label in CONTENTS and is_verb(head) and is_gap(verb, head):
        return head.head if head.dep_ == RELATIVE_CLAUSE else None
    if label == OPEN_COMPLEMENT and (receiver := next(iter(children(head, *OBJECTS)), None)):
        keeps = lemma(head) in lexicon().frame("threat") | {"promise"}
        return subject(head, depth - 1) if keeps or _is_means(head, receiver) else receiver
    if label == NOUN_CLAUSE:
        return _subject_of_acl(verb, depth) or _taken_for_root(verb)
    if label == PREPOSITIONAL_CLAUSE:
        return _judged(head) or _around_preposition(verb, head)
    if label == CONJUNCT and is_joined_wrongly(verb):
        return None
    if label == OPEN_COMPLEMENT and head.pos_ == ADJECTIVE:
        return subject(head.head, depth - 1) if is_verb(head.head) else None
    if not is_verb(head):
        return None
    if label == CONJUNCT and is_inserted(verb):
        return patient(head, depth - 1)  # "held a man they say shot a guard"
    if label == CONJUNCT and (clause := clause_of_second(verb, head)) is not None:
        return subject(clause, depth - 1)
    shares = label in (CONJUNCT, OPEN_COMPLEMENT, ADJECTIVE_COMPLEMENT) or (
        label in (ADVERBIAL_CLAUSE, COMPLEMENT_CLAUSE) and verb.tag_ not in FINITE
    )
    if not shares or (label == ADVERBIAL_CLAUSE and is_of_either_clause(verb, head)):
        return None
    return patient(head, depth - 1) if is_passive(head) else subject(head, depth - 1)


def _is_means(verb: Token, thing: Token) -> bool:
    """As in “blocked a road to press for pay”, “used a knife to kill him”: a thing by which one wants to reach more."""
    is_thing = thing.pos_ == COMMON_NOUN and not kinds_of(thing.lower_)
    return is_thing and lemma(verb) in lexicon().frame("means")


def _around_preposition(verb: Token, prep: Token) -> Token | None:
    """As in “fled after shooting a guard”: who acts in the clause around."""
    above = prep.head
    is_subject_shared = is_verb(above) and prep.lower_ not in _MATTERS
    is_subject_shared = is_subject_shared and not befalls(verb) and not is_of_thing(prep)
    return surface(above) if is_subject_shared else None


def _judged(prep: Token) -> Token | None:
    """As in “thanked Lund for helping them”, “jailed Lund for theft”: who is thanked or jailed has done it."""
    verb, frames = prep.head, lexicon().frames
    if prep.lower_ != "for" or not is_verb(verb) or is_passive(verb):
        return None
    judging = frames["judging"]["verbs"] | frames["blaming"]["by"] | frames["legal"]["accusing"]
    thing = direct_object(verb) if lemma(verb) in judging else None
    if thing is None or thing.i > prep.i:
        return None
    return thing if thing.ent_type_ in ACTING or kinds_of(thing.lower_) else None


def _subject_of_acl(verb: Token, depth: int) -> Token | None:
    if (member := _among(verb.head)) is not None:
        return member
    if verb.tag_ == ING_FORM or is_against(verb):
        return verb.head
    governor = verb.head.head
    is_owned = is_verb(governor) and not _is_appended(verb.head)
    return subject(governor, depth - 1) if is_owned else None


def _among(those: Token) -> Token | None:
    """As in “Lund was among those praising it”: who is said outright to be one of them."""
    be = those.head.head
    if those.lower_ != "those" or those.head.lower_ != "among" or lemma(be) != "be" or not is_verb(be):
        return None
    is_hedged = be.tag_ not in FINITE or is_negated(be) or be.dep_ in (COMPLEMENT_CLAUSE, ADVERBIAL_CLAUSE)
    if is_hedged or any(word.lower_ in ("nor", "neither") for word in be.sent):
        return None
    return subject(be)


def _is_appended(noun: Token) -> bool:
    """As in “he would not speak of the raid, a vain attempt to arrest a rebel”: whose attempt it was is not said."""
    return noun.dep_ in OBJECTS and word_before(noun.left_edge) == ","


def _taken_for_root(verb: Token) -> Token | None:
    """As in "Raids on armed groups killed nine", where the parse makes "groups killed nine" a clause of its own."""
    if verb.tag_ not in PAST or not direct_objects(verb):
        return None
    *below, noun = upward(verb.head)
    hung = noun.head == noun and all(
        word.dep_ in (PREPOSITIONAL_OBJECT, PREPOSITION, CONJUNCT) for word in below
    )
    return noun if hung and noun.pos_ in NOUNS else None


def patient(verb: Token, depth: int = DEPTH) -> Token | None:
    """Whom it is done to: the object, or the subject of a passive."""
    if not is_passive(verb):
        return (
            direct_object(verb)
            or next((one for one in children(verb, INDIRECT_OBJECT) if one.pos_ != ADPOSITION), None)
            or _relative_object(verb)
            or _raised_object(verb)
            or _object_of_second(verb)
            or _behind_up(verb)
            or behind_set_preposition(verb)
        )
    subjects = children(verb, *SUBJECTS)  # in “Police: two were hurt” the police are not
    beside = (one for one in subjects if not is_parted(one, verb, ":"))
    nearest = next(beside, next(iter(subjects), None))
    if nearest is not None:
        return _named_before(nearest, verb) or _meant(nearest, verb)
    if inverted := [one for one in children(verb, PASSIVE_AUXILIARY) if one.i > verb.i]:
        return next(iter(children(inverted[0], ATTRIBUTE)), None)  # "Injured was a boy, police said"
    if verb.dep_ == NOUN_CLAUSE:
        return verb.head
    if (named := _named_between_commas(verb)) is not None:
        return named
    if verb.dep_ == OBJECT_PREDICATE and is_verb(verb.head) and not is_passive(verb.head):
        return direct_object(verb.head)  # "a shooting that left three others wounded"
    if depth and verb.dep_ in (CONJUNCT, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE) and is_verb(verb.head):
        is_second = verb.dep_ == CONJUNCT and verb.head.tag_ == BASE_FORM
        head = (clause_of_second(verb, verb.head) if is_second else None) or verb.head
        if verb.dep_ == OPEN_COMPLEMENT and (named := _named_just_before(head, verb)):
            return named  # "named a Dover man gunned down in a raid"
        return patient(head, depth - 1) if is_passive(head) else subject(head, depth - 1)
    return None


def _named_between_commas(verb: Token) -> Token | None:
    """As in “left after his aide, Ann Lund, was charged”, which the parse may take for a second thing done to him."""
    helper = next(iter(children(verb, PASSIVE_AUXILIARY)), None)
    if helper is None or helper.i < 2 or word_before(helper) != ",":
        return None
    name = verb.doc[helper.i - 2]
    first = name
    while first.pos_ == NAME and first.i > verb.sent.start:
        first = first.nbor(-1)
    return name if name.pos_ == NAME and first.text == "," else None


def _named_before(noun: Token, verb: Token) -> Token | None:
    """As in “The sheriff named a Dover man gunned down in a raid”, which the parse takes for a sheriff gunned down."""
    named = (
        _named_just_before(clause, verb) for clause in children(noun, NOUN_CLAUSE) if clause.tag_ in PAST
    )
    return next(filter(None, named), None)


def _named_just_before(naming: Token, verb: Token) -> Token | None:
    return next((one for one in children(naming, *OBJECTS, OBJECT_PREDICATE) if one.i == verb.i - 1), None)


def is_parted(word: Token, verb: Token, mark: str) -> bool:
    """Whether a mark stands between a word and a verb and so makes two clauses of what the parse takes for one."""
    return any(one.text == mark for one in verb.doc[min(word.i, verb.i) : max(word.i, verb.i)])


def surface(verb: Token) -> Token | None:
    """The grammatical subject, who does it or to whom it is done."""
    return patient(verb) if is_passive(verb) else subject(verb)


def _raised_object(verb: Token) -> Token | None:
    """As in "allowed the minister to speak", where the parse makes the minister the infinitive's subject."""
    for clause in children(verb, COMPLEMENT_CLAUSE):
        if is_infinitive(clause):
            return own_subject(clause)
    return None


def _object_of_second(verb: Token) -> Token | None:
    """As in “shot and killed a guard”: the object that two verbs share stands behind the second."""
    second = shares_object(verb)
    return None if second is None else direct_object(second)


def _behind_up(verb: Token) -> Token | None:
    """As in “beat up prisoners”, “kidnapped up to 16 men”, where the parse takes “up” for a preposition."""
    for up in children(verb, *PARTICLES):
        if up.lower_ == "up":
            amount = [to for to in children(verb, PREPOSITION) if to.i == up.i + 1 and to.lower_ == "to"]
            counted = [
                noun for to in (*children(up, PREPOSITION), *amount) for noun in prepositional_objects(to)
            ]
            many = [noun for noun in counted if noun.like_num or children(noun, NUMERIC_MODIFIER)]
            return next(iter((*prepositional_objects(up), *many)), None)  # but "leading up to the raid"
    return None


def _relative_object(verb: Token) -> Token | None:
    if verb.dep_ != RELATIVE_CLAUSE or is_set_off(verb):
        return None
    subject = next(iter(children(verb, ACTIVE_SUBJECT)), None)
    if subject is None or subject.left_edge.lower_ == "whose":
        return None  # “Lund, whose guards attacked”: not attacked himself
    return verb.head if subject.lower_ not in RELATIVE else None
