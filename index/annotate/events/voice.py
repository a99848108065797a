"""Whether a verb is passive: by its auxiliary, by its place behind a noun, or because its object is missing."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.semantic_class import class_of
from index.annotate.parse.clauses import (
    direct_objects,
    has_auxiliary,
    has_subject,
    has_subordinator,
    prepositional_objects,
)
from index.annotate.parse.dependents import children, relations
from index.annotate.parse.doc_notes import once_a_token
from index.annotate.parse.grammar import (
    BELOW_NOUNS,
    NOUN_CLAUSES,
    OBJECTS,
    PARTICLES,
    PASSIVE,
    PAST,
    RELATIVES,
    STANDING_FOR,
)
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_COMPLEMENT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    AUXILIARY,
    BY_AGENT,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COORDINATING,
    COORDINATOR,
    DETERMINING,
    DIRECT_OBJECT,
    FULL_VERB,
    INDIRECT_OBJECT,
    ING_FORM,
    NAME,
    NOUN_CLAUSE,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PARTICLE,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION_MARK,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
    SUBORDINATOR,
    UNCLEAR,
)
from index.annotate.parse.headlines import in_headline
from index.annotate.parse.next_words import token_behind, word_before, word_behind

_OBJECTS = frozenset((DIRECT_OBJECT, INDIRECT_OBJECT, COMPLEMENT_CLAUSE))
_PEOPLE = frozenset(OBJECTS)  # with “guilty”, the parse takes the verdict for a clause
_HELD = frozenset(
    (
        NOUN_CLAUSE,
        COMPLEMENT_CLAUSE,
        OBJECT_PREDICATE,
        UNCLEAR,
        CONJUNCT,
        OPEN_COMPLEMENT,
        ADJECTIVE_COMPLEMENT,
    )
)
_DASHES = frozenset(("-", "--", "–", "—"))
_IN_A_ROW = frozenset((FULL_VERB, ADVERB, COORDINATING, PUNCTUATION_MARK))
_HAVE = frozenset(("have", "has", "had", "having", "’ve", "'ve", "’d"))
_AIMED = frozenset(("at", "on", "upon", "into", "back"))
_NEAR = 6  # words and marks behind “shot” within which “missed” says that it hit nobody


@once_a_token
def is_passive(verb: Token) -> bool:
    """Whether the subject of a verb, or the noun that it stands behind, is the one to whom it is done."""
    labels = relations(verb)
    if lemma(verb) == "oppose" and _is_attitude(verb, labels):
        return False
    if not labels.isdisjoint(PASSIVE) or (
        _is_charged(verb) and not (labels & _PEOPLE and _has_people(verb)) and not _has_object_before(verb)
    ):
        return True
    if verb.tag_ in PAST and AUXILIARY not in labels and _is_given_by(verb, labels):
        return True
    if verb.tag_ not in PAST or AUXILIARY in labels or labels & _OBJECTS:
        return False
    if _is_asked(verb):
        return True
    if lemma(verb) == "stand":
        return False  # “the union stood by its leader”
    if BY_AGENT in labels or _is_participle(verb, labels):
        return True
    return _lacks_object(verb)


def _is_given_by(verb: Token, labels: set[str]) -> bool:
    """As in “Ann Lund, granted asylum by Norway, left”: she is given it, though an object stands behind the verb."""
    is_given = BY_AGENT in labels and lemma(verb) in lexicon().frame("undergone", "given")
    return is_given and INDIRECT_OBJECT not in labels


def _is_attitude(verb: Token, labels: set[str]) -> bool:
    """As in “Norway is opposed to the plan”: the subject holds it, and nothing is done to it."""
    return verb.tag_ == PAST_PARTICIPLE and word_behind(verb) == "to" and BY_AGENT not in labels


def _is_charged(verb: Token) -> bool:
    """As in the headlines “Mayor accused of fraud”, “Mayor found guilty”: nobody stands between verb and charge."""
    behind = word_behind(verb)
    is_judged = behind in ("guilty", "liable") and lemma(verb) in lexicon().frame("undergone", "judged")
    charged = is_judged or (behind == "of" and lemma(verb) in lexicon().frame("undergone", "of"))
    return charged and verb.tag_ in PAST and not has_auxiliary(verb, _HAVE)


def _has_people(verb: Token) -> bool:
    """As in “whom critics accused of lying”; in “Mayor accused of ruining bank” the parse takes the bank for them."""
    return word_behind(verb) != "of" or any(thing.i < verb.i for thing in children(verb, *OBJECTS))


def _is_asked(verb: Token) -> bool:
    """As in the headline “Bank ordered to pay”, and “was fined and ordered to pay”: the verb has nobody behind it."""
    is_before_to = word_behind(verb) in ("to", "not") and any(
        has_auxiliary(order, ("to",)) for order in children(verb, OPEN_COMPLEMENT)
    )
    if not is_before_to or lemma(verb) not in lexicon().frame("undergone", "asked"):
        return False
    is_second = verb.dep_ == CONJUNCT and not children(verb, ACTIVE_SUBJECT) and is_passive(verb.head)
    return is_second or in_headline(verb)


def _is_participle(verb: Token, labels: set[str]) -> bool:
    """As in “the men held in Mosul”, and the second of “was tried and hanged”."""
    if ACTIVE_SUBJECT in labels or verb.tag_ != PAST_PARTICIPLE:
        return False
    if verb.dep_ in BELOW_NOUNS:
        return not _is_shot_at_somebody(verb) and behind_set_preposition(verb) is None
    above = verb.head
    if above.tag_ == ING_FORM and above.dep_ == OPEN_COMPLEMENT:
        above = above.head  # "was found hiding in a shed and taken into custody"
    return verb.dep_ == CONJUNCT and above.tag_ in PAST and is_passive(above)


def _lacks_object(verb: Token) -> bool:
    """As in the headline “Journalist kidnapped in Mosul”, and in “found a boy shot in the chest”."""
    frame = lexicon().frames["undergone"]
    word = lemma(verb)
    if is_how_one_fires(verb) or _is_shot_at_somebody(verb) or _is_word_of_blame(verb):
        return False
    if shares_object(verb) is not None or any(one.lower_ == "up" for one in children(verb, *PARTICLES)):
        return False  # "shot and killed a guard", "kidnapped up to nine men"
    if _has_object_before(verb) or behind_set_preposition(verb) is not None:
        return False
    if word in frame["always"] or not frame["always"].isdisjoint(keys(verb)):
        return True
    if word not in frame["seldom_active"]:
        return False
    if _is_shot_dead(verb) or (verb.dep_ in NOUN_CLAUSES and not children(verb, ACTIVE_SUBJECT)):
        return True
    if verb.head != verb and verb.dep_ in _HELD and lemma(verb.head) in frame["found"]:
        return True
    if _has_main_verb_behind(verb):
        return True
    return not _is_aimed(verb) and (in_headline(verb) or (word == "shoot" and not _is_attacker(verb)))


def _is_word_of_blame(verb: Token) -> bool:
    """Whether who blames stands before the word: “the mayor condemned Norland's Stand Fast law”, read as a clause."""
    if (
        lemma(verb) not in lexicon().frame("blaming", "spoken")
        or verb.tag_ != PAST_TENSE
        or in_headline(verb)
    ):
        return False
    behind = token_behind(verb)
    nominal = behind is not None and behind.pos_ in (NAME, DETERMINING, PRONOUN)
    return nominal and bool(children(verb, ACTIVE_SUBJECT))


def _has_object_before(verb: Token) -> bool:
    """As in “states that the ministry criticized for torture”: the clause is about whom it is done to."""
    if any(lemma(one) == "leave" and one.i < verb.i for one in children(verb.head, RELATIVE_CLAUSE)):
        return False  # "a shooting that left two dead and nine others injured"
    in_clause = (verb.dep_ == RELATIVE_CLAUSE and not is_set_off(verb)) or has_subordinator(verb, ("that",))
    subjects = [one for one in children(verb, ACTIVE_SUBJECT) if one.tag_ not in RELATIVES]
    return in_clause and bool(subjects)


def behind_set_preposition(verb: Token) -> Token | None:
    """As in “stood by Norway”, “voted down a bill”: the object of a verb and a preposition that stand for one act."""
    if word_before(verb) == "," and word_behind(verb) == "by":
        return None  # “Denmark, stood by Norland”
    for link in children(verb, PREPOSITION, *PARTICLES):
        if link.i == verb.i + 1 and f"{lemma(verb)}_{link.lower_}" in lexicon().verbs:
            return next(iter(prepositional_objects(link)), None)
    return None


def is_set_off(clause: Token) -> bool:
    """As in “three victims -- a boy shot in the leg -- were found”: behind a dash a clause is of no noun before it."""
    subjects = children(clause, ACTIVE_SUBJECT)
    return any(one.tag_ not in RELATIVES for one in subjects) and word_before(clause.left_edge) in _DASHES


def is_how_one_fires(verb: Token) -> bool:
    """As in “The guard shot first”, “shot wide”: a verb of harm without an object, whose subject is who does it."""
    manners = lexicon().frame("undergone", "firing")
    bare = not relations(verb) & (_OBJECTS | {PASSIVE_AUXILIARY, PASSIVE_SUBJECT, BY_AGENT})
    return (
        bare
        and lemma(verb) in ("shoot", "fire")
        and any(
            word.lower_ in manners and word.i > verb.i
            for word in children(verb, ADVERBIAL_MODIFIER, PARTICLE, ADJECTIVE_COMPLEMENT)
        )
    )


def _is_attacker(verb: Token) -> bool:
    """Whether the subject is one of those who shoot: “the gunman shot”, but not “four men shot in a park”."""
    shooters = lexicon().classes["armed"] | lexicon().frame("undergone", "attackers")
    subjects = children(verb, ACTIVE_SUBJECT)
    return not subjects or any(lemma(one) in shooters or one.pos_ in STANDING_FOR for one in subjects)


def _is_shot_dead(verb: Token) -> bool:
    """As in “shot dead”, “shot to death”, “shot in the chest”, “stabbed twice in the back”."""
    words = lexicon().frames["undergone"]
    if any(
        outcome.lower_ in words["outcome"]
        for outcome in children(
            verb, ADJECTIVE_COMPLEMENT, OBJECT_PREDICATE, ADVERBIAL_CLAUSE, UNCLEAR, ADVERBIAL_MODIFIER
        )
    ):
        return True
    for prep in children(verb, PREPOSITION):
        for noun in prepositional_objects(prep):
            if prep.lower_ == "to" and noun.lower_ == "death":
                return True
            if prep.lower_ in ("in", "through") and lemma(noun) in words["body"]:
                return True
    return False


def _has_main_verb_behind(verb: Token) -> bool:
    """As in “Two boys shot in the park have died, police say”: the parse takes the participle for the main verb."""
    return any(
        {AUXILIARY, PASSIVE_AUXILIARY} & relations(clause)
        and not {ACTIVE_SUBJECT, PASSIVE_SUBJECT, SUBORDINATOR, COORDINATOR} & relations(clause)
        for clause in children(verb, CONJUNCT, ADVERBIAL_CLAUSE, UNCLEAR, SIDE_CLAUSE)
        if clause.i > verb.i and clause.tag_ in (PAST_PARTICIPLE, ING_FORM)
    )


def _is_aimed(verb: Token) -> bool:
    """As in “shot at police”: somebody stands behind the preposition, and no place."""
    classes = lexicon().classes
    targets = (
        classes["people"] | classes["authority"] | classes["target"] | classes["property"] | classes["force"]
    )
    return any(
        lemma(noun) in targets or class_of(lemma(noun)) == "animal" or _is_single_person(noun)
        for prep in children(verb, PREPOSITION)
        if prep.lower_ in _AIMED
        for noun in prepositional_objects(prep)
        if not _is_where_one_is(noun)
    )


def _is_where_one_is(noun: Token) -> bool:
    """As in “shot at home”, “shot at school”: without an article it is where somebody was."""
    return noun.left_edge == noun and noun.lower_ in lexicon().frame("aims", "abodes")


def _is_single_person(noun: Token) -> bool:
    """As in “shot at a burglar”, but not “shot at a neighbor's”, which is where it was."""
    return "person" in kinds_of(noun.lower_) and word_behind(noun) not in ("'s", "’s", "'", "’")


def _is_shot_at_somebody(verb: Token) -> bool:
    """As in “A man shot at a guard but missed”, which the parse may take for a phrase about a man who was shot."""
    if lemma(verb) not in ("shoot", "fire"):
        return False
    behind = [one.lower_ for one in verb.doc[verb.i + 1 : verb.i + _NEAR]]
    is_missed = behind[:1] == ["at"] and "missed" in behind  # "shot at, but missed, a thief"
    return is_missed or _is_aimed(verb)


def shares_object(verb: Token) -> Token | None:
    """The next verb whose object is also that of this one: “killed” in “shot and killed a guard”; else None.

    Farther on, or less plainly joined, it is one that a person is the object of: “arrested, beat and robbed a student”,
    and not “Mayor arrested, loses job”.
    """
    for second in children(verb, CONJUNCT, UNCLEAR):
        things = direct_objects(second)
        if second.i < verb.i or has_subject(second):
            continue
        plain = second.dep_ == CONJUNCT and second.tag_ == verb.tag_ and word_behind(verb) != ","
        if plain and things and second.i - verb.i <= 3:
            return second
        if second.tag_ not in PAST or any(word.pos_ not in _IN_A_ROW for word in verb.doc[verb.i : second.i]):
            continue
        if things and {"person", "group"} & {*kinds_of(things[0].lower_)}:
            return second
        if not things and (last := shares_object(second)) is not None:
            return last
    return None
