"""Whose deed a verb without a subject tells, by its number: “the lawyers say he is ill and want him freed”."""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.parse.grammar import HELPERS
from index.annotate.parse.grammar_terms import CONJUNCT, PRESENT_TENSE, THIRD_PERSON
from index.annotate.parse.tree import Tree

_ONE = frozenset({"he", "she", "it"})
_MANY = frozenset({"they", "we", "you", "i"})
_NOUNS_OF_ONE = frozenset({"NN", "NNP"})
_NOUNS_OF_MANY = frozenset({"NNS", "NNPS"})


def goes_with(tree: Tree, verb: int, subject: int | None, other: int | None) -> bool:
    """As in “her lawyers say he is ill and want him freed”: the verb's number fits this subject, and not the other."""
    many = _verb_of_many(tree, verb)
    if many is None or subject is None or other is None:
        return False
    fits, misfits = _is_many(tree, subject), _is_many(tree, other)
    return fits is not None and misfits is not None and fits == many != misfits


def _verb_of_many(tree: Tree, verb: int) -> bool | None:
    """Whether a verb's form is that for several; None where it is the same for one."""
    helper = tree.kid(verb, *HELPERS)
    finite = verb if helper is None else helper
    if tree.tag[finite] == THIRD_PERSON or tree.lower[finite] == "was":
        return False
    return True if tree.tag[finite] == PRESENT_TENSE or tree.lower[finite] == "were" else None


def _is_many(tree: Tree, subject: int) -> bool | None:
    """Whether a subject takes a verb for several; None where it may take either."""
    word = tree.lower[subject]
    if word in _MANY or tree.tag[subject] in _NOUNS_OF_MANY or tree.kid(subject, CONJUNCT) is not None:
        return True
    if word in _ONE:
        return False
    singular = tree.tag[subject] in _NOUNS_OF_ONE and not person_nouns.is_plural(word)
    return (
        False
        if (singular and "person" in person_nouns.kinds_of(word)) or tree.entity[subject] == "PERSON"
        else None
    )
