"""What the object of an act says of whom it is done to: whom a rule may take as a recipient, and whom not."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.certainty import is_behind_another
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, is_somebody, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.parse.clauses import direct_objects, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NOUN_CLAUSES, PARTIES, SITES, SUFFERING
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    COMMON_NOUN,
    COMPOUND,
    DIRECT_OBJECT,
    INDIRECT_OBJECT,
    NAME,
    NUMERAL,
    PASSIVE_SUBJECT,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRONOUN,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.prepositions import prepositions
from index.annotate.places.place_names import words
from index.event_types import BY_FORCE

_OF_PROTEST = frozenset(("against", "over", "about", "at"))


def is_done_to_pronoun(act: Act) -> bool:
    """Whether the object is a pronoun for a person."""
    thing = next(iter(act.patients), None)
    if thing is None or thing.pos_ != PRONOUN or not (_is_acted_upon(thing) or _is_done_by_self(thing)):
        return False
    persons = lexicon().frame("pronouns", "persons")
    return thing.lower_ in persons or (act.type == "ACCUSE" and thing.lower_ in ("they", "them"))


def _is_acted_upon(thing: Token) -> bool:
    return thing.dep_ in (*SUFFERING, INDIRECT_OBJECT)


def _is_done_by_self(thing: Token) -> bool:
    """As in “she had stabbed herself”: whoever does it suffers it."""
    objects = direct_objects(thing.head) if thing.dep_ == ACTIVE_SUBJECT else []
    return any(one.lower_.endswith("self") for one in objects)


def is_done_to_people(act: Act) -> bool:
    """As in “three were shot at the mall”: whom it is done to stands there, known or not."""
    thing = next(iter(act.patients), None)
    if thing is None or thing is act.head:
        return False
    is_one_of_many = (
        thing.pos_ == NUMERAL and act.head.head == thing
    )  # "one of nine who were shot at the mall"
    if thing.dep_ not in PARTIES:
        return is_one_of_many and act.head.dep_ == RELATIVE_CLAUSE
    if thing.lower_ == "they" and thing.dep_ == PASSIVE_SUBJECT:
        return True  # "they were shot outside of a shop in Lagos"
    if thing.lower_ == "others":
        return True  # "left three others wounded on the West Side"
    return thing.pos_ == NUMERAL or (thing.pos_ == COMMON_NOUN and sort_of(thing) == "person")


def is_hit_itself(act: Act) -> bool:
    """As in “attacked the bill on the radio”, “shelled a farm on the road to Goma”: whatever is hit is the object.

    What stands behind the verb says where, or by what means; but “blamed the raid on Norland”, “fired shells at Goma”.
    """
    thing = next(iter(act.patients), None)
    if thing is None or thing.dep_ != DIRECT_OBJECT or thing.head != act.head:
        return False
    if act.type == "ACCUSE":
        return lemma(act.head) in (lexicon().frame("blaming", "by") | {"attack"}) - {"blame"}
    return act.type == "ASSAULT" and lemma(act.head) in words("hitting")


def is_unknown_name(act: Act) -> bool:
    """Whether the grammar says to whom it is done by a name: nobody else is, though the name be nobody's known."""
    thing = next(iter(act.patients), None)
    named = thing is not None and thing.pos_ == NAME and thing.ent_type_ in ("", "PERSON", "ORG", "NORP")
    relations = PARTIES if act.agent is None else SUFFERING
    return named and thing is not None and thing.dep_ in relations


def is_held(act: Act) -> bool:
    """As in “Lund was jailed for killing the mayor”: the subject is, whoever else is named."""
    thing = next(iter(act.patients), None)
    held = lemma(act.head) in lexicon().frame("of_persons")
    return held and thing is not None and thing.dep_ == PASSIVE_SUBJECT and thing.head == act.head


def is_kept_from(act: Act) -> bool:
    """As in “barred the firm from selling arms to Chad”: it is kept from that, whoever else is named."""
    thing = next(iter(act.patients), None)
    if thing is None or thing.head != act.head or lemma(act.head) not in lexicon().frame("keeping_from"):
        return False
    if not is_somebody(real_noun(thing)):
        return False  # “blocked supplies from reaching Norwick”
    return any(
        prep.lower_ == "from" and children(prep, PREPOSITIONAL_CLAUSE)
        for prep in children(act.head, PREPOSITION)
    )


def is_surname_alone(doer: Token) -> bool:
    """Whether a doer is named by one word, which two of a family may bear."""
    return doer.pos_ == NAME and not any(one.pos_ == NAME for one in children(doer, COMPOUND))


def is_either(act: Act) -> bool:
    """As in “the mother of a boy who was shot”: whether a relative clause leaves open who suffers."""
    thing = next(iter(act.patients), None)
    if thing is None or act.head.dep_ not in NOUN_CLAUSES:
        return False
    noun = act.head.head if thing.lower_ in ("that", "which", "whom") else thing
    return act.head.head == noun and is_behind_another(noun, act.head)


def is_misread(act: Act) -> bool:
    """As in “sentenced Paris attacks suspect Bo Lund”, where the parse makes a town of whoever is sentenced."""
    thing = next(iter(act.patients), None)
    if thing is None or lemma(act.head) not in lexicon().frame("of_persons"):
        return False
    place = thing.pos_ == NAME and thing.ent_type_ in SITES
    if place and thing.dep_ == PREPOSITIONAL_OBJECT:
        return True  # "caught in Norwick, where she was tried and jailed"
    return (
        place
        and thing.dep_ == DIRECT_OBJECT
        and thing.i + 1 < len(thing.doc)
        and thing.nbor(1).pos_ == COMMON_NOUN
    )


def is_blamed(noun: Token, act: Act) -> bool:
    """As in “condemned the raid on the camp”: a thing or deed of those who are blamed, not the word of blame itself."""
    if noun not in act.patients or noun in act.words or noun.dep_ not in (*SUFFERING, PREPOSITIONAL_OBJECT):
        return False
    kind = event_noun(noun)
    return noun.pos_ == COMMON_NOUN and (kind is None or kind.type != "ACCUSE")


def condemned_violence(act: Act) -> Token | None:
    """What befell somebody and is condemned itself: “condemned the murder of a guard”, “condemned Lund's death”."""
    return next((noun for noun in act.patients if is_blamed(noun, act) and _befalls(noun)), None)


def protested_violence(act: Act) -> Token | None:
    """As in “marched against the killing of a teacher”: what befell somebody, against whom nobody marches."""
    words = (act.head, *act.words, *act.verbs)
    behind = (noun for word in words for prep, noun in prepositions(word) if prep in _OF_PROTEST)
    return next((noun for noun in (*behind, *act.patients) if noun not in act.words and _befalls(noun)), None)


def opposed_harm(act: Act) -> Token | None:
    """As in “opposed sanctions on Norland”, “voted against the arrest of Lund”: harm, and not who would suffer it."""
    if not is_verb(act.head) or lemma(act.head) not in lexicon().frame("opposing"):
        return None
    behind = (noun for verb in act.verbs for prep, noun in prepositions(verb) if prep == "against")
    for noun in (*act.patients, *behind):
        kind = event_noun(noun)
        if _befalls(noun) or (kind is not None and kind.type == "SANCTION"):
            return noun
    return None


def _befalls(noun: Token) -> bool:
    """As in “protested the killing of a boy”, “protested his arrest”: he suffers it, and nobody marches against him."""
    kind = event_noun(noun)
    by_force = kind is not None and kind.type in BY_FORCE
    return by_force or lemma(noun) in lexicon().frame("befalling", "nouns")


def deeds_looked_into(act: Act) -> list[Token]:
    """As in "investigates the shooting of a boy": deeds under inquiry. Whom they were done to is not accused."""
    frame = lexicon().frames["inquiry"]
    lemmas = {lemma(word) for word in (act.head, *act.words)}
    if not lemmas & (frame["verbs"] | frame["nouns"]):
        return []
    into = [
        noun
        for word in (*act.verbs, *act.words)
        for prep, noun in prepositions(word)
        if prep in ("into", "of")
    ]
    matters = [real_noun(one) for one in (*act.patients, *into)]
    return [one for one in matters if lemma(one) not in frame["nouns"] and _is_deed(one)]


def _is_deed(noun: Token) -> bool:
    kind = event_noun(noun)
    deeds = lexicon().frame("inquiry", "deeds")
    return kind is not None or lemma(noun) in deeds or any(one.ent_type_ == "LOC" for one in noun.subtree)
