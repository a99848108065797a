"""What a pronoun of the third person may stand for: the subjects of the clauses above it, by number and kind."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import gender_of, kinds_of
from index.annotate.events.arguments import surface
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import joined, real_noun
from index.annotate.parse.clauses import is_verb
from index.annotate.parse.dependents import upward
from index.annotate.parse.grammar import BODIES, PLURAL
from index.annotate.parse.grammar_terms import ACTIVE_SUBJECT, COMMON_NOUN, COMPLEMENT_CLAUSE
from index.annotate.parse.pronoun_forms import HE_OR_SHE, MALE, NEUTER, OF_THIRD_PERSON


def fitting_subject(pronoun: Token) -> Token | None:
    """The nearest subject in the clauses above a pronoun that it may stand for."""
    for clause in upward(pronoun):
        if clause in (pronoun, pronoun.head) or not is_verb(clause):
            continue
        candidate = surface(clause)
        if candidate is None or candidate.lower_ in OF_THIRD_PERSON or candidate.i > pronoun.i:
            continue
        if real_noun(candidate) == pronoun or candidate.is_ancestor(pronoun):
            continue  # "some of them": they are no others than themselves
        if _fits(pronoun, candidate):
            return candidate
    return None


def says_of_itself(pronoun: Token) -> Token | None:
    """As in “Vexo told the paper it would leave”: the body that says what “it” does; None of other pronouns."""
    clause, verb = pronoun.head, pronoun.head.head
    if pronoun.lower_ != "it" or pronoun.dep_ != ACTIVE_SUBJECT or clause.dep_ != COMPLEMENT_CLAUSE:
        return None
    if not is_verb(verb) or lemma(verb) not in lexicon().frame("say") or not is_verb(clause):
        return None
    sayer = surface(verb)
    is_behind = sayer is not None and sayer.i < verb.i < pronoun.i
    return sayer if is_behind and sayer is not None and _fits(pronoun, sayer) else None


def _fits(pronoun: Token, noun: Token) -> bool:
    """Whether the pronoun may stand for the noun, by number and kind."""
    word = pronoun.lower_
    plural = noun.tag_ in PLURAL or len(joined(noun)) > 1
    if word in HE_OR_SHE:
        return not plural and noun.ent_type_ not in ("GPE", "ORG") and _is_he_or_she(word, noun)
    if word in NEUTER:
        return not plural and noun.ent_type_ != "PERSON"
    return plural or noun.ent_type_ in BODIES or lemma(noun) in lexicon().classes["organization"]


def _is_he_or_she(pronoun: str, noun: Token) -> bool:
    """Whether a noun may be called so: no body, and none of the other sex."""
    kinds, sex = kinds_of(noun.lower_), gender_of(noun.lower_)
    if noun.pos_ == COMMON_NOUN and kinds and "person" not in kinds:
        return False
    return sex is None or (sex == "male") == (pronoun in MALE)
