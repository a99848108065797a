"""Whom the sentences around a quotation without a cue tell of (“Ort shook her head. ‘Too late.’ She got up.”)."""

from __future__ import annotations

from index.annotate.parse.grammar import MARKS, VERBS
from index.annotate.parse.grammar_terms import ACTIVE_SUBJECT, APPOSITION, NAME
from index.annotate.parse.tree import Tree
from index.annotate.quotes.quotation_marks import Region
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.quote_passage import QuotePassage
from index.annotate.quotes.source_kinds import kind_of_source
from index.annotate.quotes.sources import phrase
from index.model import Offsets

_ENDS = frozenset(".!?…")
_OWN = frozenset(("a", "an", "his", "her", "their", "its"))  # before words that somebody puts out
_LONGEST_GESTURE = 14  # words of a sentence that tells no more than a gesture
_NOBODY = frozenset(("it", "there", "this", "that", "who", "which"))


def speaker_of_narration(tree: Tree, passage: QuotePassage, region: Region) -> Offsets | None:
    """The person of the sentence before the quotation, else of that behind it, where one of them tells a gesture.

    Without a gesture both sentences must tell of people; the quotation must be sentences of its own.
    """
    before = passage.text[passage.start : region.outer[0]].rstrip()
    if not region.closed or passage.text[region.end - 1] not in _ENDS or (before and before[-1] not in _ENDS):
        return None
    first, last = tree.at(region.outer[0]), tree.at(region.outer[1])
    earlier = _main_verb(tree, first - 1, passage.first) if before else None
    if earlier is not None and (writer := _writer(tree, earlier, first)):
        return writer
    later = _main_verb(tree, last, passage.last, forward=True)
    persons = [person for person in (_person(tree, earlier), _person(tree, later)) if person]
    gesture = [
        verb for verb in (earlier, later) if verb is not None and tree.lemma[verb] in lexicon().gestures
    ]
    if len(persons) == 2 or any(_person(tree, verb) for verb in gesture):
        return persons[0]
    return None


def speaker_of_gesture(tree: Tree, passage: QuotePassage, region: Region) -> Offsets | None:
    """As in ““I know,” she says. Her aide, Otto Lind, nods. “We all do.””: who nods speaks, and not she."""
    first = tree.at(region.outer[0])
    verb = _main_verb(tree, first - 1, passage.first)
    if verb is None or tree.lemma[verb] not in lexicon().gestures:
        return None
    start = tree.sentence_of[verb]
    short = first - start <= _LONGEST_GESTURE and not passage.within((tree.start[start], tree.end[verb]))
    return _person(tree, verb) if short else None


def _writer(tree: Tree, verb: int, end: int) -> Offsets | None:
    """As in “Lund confirmed it in a tweet on Friday. “I closed it.””: who tells it in words that may follow."""
    subject = tree.kid(verb, ACTIVE_SUBJECT)
    if subject is None or tree.lower[subject] in _NOBODY:
        return None
    inside = (one for one in range(verb + 1, end - 2) if tree.lower[one] in ("in", "on"))
    in_writing = any(
        tree.lower[one + 1] in _OWN and not lexicon().writings.isdisjoint(tree.lemma[one + 2 : one + 4])
        for one in inside
    )
    source = tree.offsets(*phrase(tree, subject, before=verb))
    return source if in_writing and kind_of_source(tree, source) == "people" else None


def _main_verb(tree: Tree, token: int, end: int, *, forward: bool = False) -> int | None:
    """The main verb of the sentence that ends (or begins) beside a quotation."""
    while token != end and 0 <= token < len(tree) and tree.pos[token] in MARKS:
        token += 1 if forward else -1
    if not 0 <= token < len(tree) or (token >= end if forward else token < end):
        return None
    sentence = tree.sentence_of[token]
    while tree.head[token] != token and tree.sentence_of[tree.head[token]] == sentence:
        token = tree.head[token]
    return token if tree.pos[token] in VERBS else None


def _person(tree: Tree, verb: int | None) -> Offsets | None:
    """The subject of the verb, where it is a person named or meant by “he” or “she”."""
    subject = tree.kid(verb, ACTIVE_SUBJECT) if verb is not None else None
    if verb is None or subject is None:
        return None
    source = tree.offsets(*phrase(tree, subject, before=verb))
    beside = tree.kid(subject, APPOSITION)  # “The keeper, Otto Lind, sat down”
    named = tree.pos[subject] == NAME or tree.lower[subject] in ("he", "she")
    named = named or (beside is not None and tree.entity[beside] == "PERSON")
    return source if named and kind_of_source(tree, source) == "people" else None
