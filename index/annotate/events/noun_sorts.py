"""What sort of thing a phrase names: a person, armed people, a body, a country, a place, a thing, an idea, a show."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of, singular
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, real_noun
from index.annotate.events.semantic_class import class_of
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import once_a_token
from index.annotate.parse.grammar import NOUNS, OWNERS, STATES
from index.annotate.parse.grammar_terms import ADJECTIVE, NAME, PLURAL_NOUN

Sort = Literal[
    "person",
    "armed",
    "body",
    "country",
    "weapon",
    "place",
    "thing",
    "abstract",
    "show",
    "nature",
    "animal",
    "event",
]
IDEAS: frozenset[Sort | None] = frozenset(("abstract", "show"))
_ENTITIES: dict[str, Sort] = {
    "PERSON": "person",
    "NORP": "country",
    "GPE": "country",
    "ORG": "body",
    "FAC": "place",
    "LOC": "place",
    "WORK_OF_ART": "show",
    "LAW": "abstract",
    "EVENT": "show",
}
_BODIES = frozenset(("organization", "government", "media"))


def sort_of(phrase: Token) -> Sort | None:
    """The sort of what a phrase names, by its head, or of those whom a measure counts; None where nothing tells."""
    return _sort(real_noun(phrase))


@once_a_token
def _sort(noun: Token) -> Sort | None:
    classes, word = lexicon().classes, singular(lemma(noun))
    if noun.ent_type_ in _ENTITIES and noun.pos_ in (NAME, ADJECTIVE):
        return _ENTITIES[noun.ent_type_]
    if noun.lower_ in lexicon().frame("pronouns", "people"):
        return "person"
    if noun.pos_ not in NOUNS:
        return None
    if word in classes["armed"] or word in classes["force"]:
        return "weapon" if word in classes["arms"] else "armed"
    if any(word in classes[name] for name in ("people", "civilian", "captive")):
        return "person"
    kinds = kinds_of(noun.lower_)
    if "person" in kinds or "group" in kinds:
        return "person"
    if event_noun(noun) is not None:
        return "event"
    if _BODIES & set(kinds):
        return "body"
    if _is_foreign_property(noun):
        return "thing"
    for sort, names in _LISTED.items():
        if any(word in classes[name] for name in names):
            return sort
    noun_class = class_of(word)
    return noun_class if noun_class in _SORTS else None  # type: ignore[return-value]


def _is_foreign_property(noun: Token) -> bool:
    """As in "US interests in Iraq", "French assets": people and buildings of a state abroad, which can be hit."""
    if noun.tag_ != PLURAL_NOUN or lemma(noun) not in lexicon().frame("foreign", "property"):
        return False
    return any(one.ent_type_ in STATES for one in children(noun, *OWNERS))


_LISTED: dict[Sort, tuple[str, ...]] = {
    "weapon": ("arms",),
    "body": ("authority", "organization"),
    "abstract": ("figurative_object",),
    "place": ("territory", "road"),
    "thing": ("property", "target", "body_part"),
}
_SORTS = frozenset(_ENTITIES.values()) | {"armed", "weapon", "thing", "nature", "animal"}
