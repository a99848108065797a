"""Nouns and adjectives that attribute: “the claim that”, “his promise to”, “was confident that”."""

from __future__ import annotations

from index.annotate.parse.grammar import OPENERS
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_COMPLEMENT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ATTRIBUTE,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COORDINATING,
    DIRECT_OBJECT,
    MAIN_WORD,
    NAME,
    NOUN_CLAUSE,
    OPEN_COMPLEMENT,
    PLURAL_NOUN,
    POSSESSIVE_ENDING,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION_MARK,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes.attribution import Clause, piece
from index.annotate.quotes.clause_contents import is_of_noun
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.sources import phrase, speaker_phrase
from index.model import Offsets

_OF = frozenset({"for", "of", "to", "about", "over", "on", "against", "from", "with"})
_MARKS = frozenset({'"', "“", "''", "``"})
_SPOKEN_IN = frozenset({"in", "with", "of"})


def noun_clause(tree: Tree, noun: int) -> Clause | None:
    """The content of a noun that holds words or wishes (“the claim that”, “his vow to”, “calls for”)."""
    if tree.lower[noun] == "order" and tree.lower_at(noun - 1) == "in":
        return None  # “in order to win”
    content, rule = _noun_content(tree, noun)
    if content and (mark := _label_behind(tree, noun, content)) is not None:
        if rule == "noun of":
            return None
        content = (content[0], mark - 1)
    span = piece(tree, *content) if content else None
    if span is None:
        return None
    if rule == "noun that" and (name := _name_before(tree, noun)) is not None:
        who = tree.offsets(*name)
        frame = (who[0], tree.end[noun])
        return Clause(noun, tree.offsets(noun, noun), who, frame, [span], True, "that")
    owner = _owner(tree, noun)
    cue = tree.offsets(noun, noun)
    source = tree.offsets(*owner) if owner else None
    if source and source[0] < span[1] and span[0] < source[1]:
        source = None
    start, end = (min(cue[0], source[0]), max(cue[1], source[1])) if source else cue
    return Clause(noun, cue, source, (start, end), [span], False, rule)


def _noun_content(tree: Tree, noun: int) -> tuple[Offsets | None, str]:
    for kid in (*tree.kids(noun, NOUN_CLAUSE, COMPLEMENT_CLAUSE, RELATIVE_CLAUSE), *_behind(tree, noun)):
        if kid < noun:
            continue
        marks = [tree.lower[one] for one in tree.kids(kid, *OPENERS) if one < kid]
        if "that" in marks and tree.dep[kid] != RELATIVE_CLAUSE:
            return (tree.left(kid), tree.right(kid)), "noun that"
        if "to" in marks:
            return (tree.left(kid), tree.right(kid)), "noun to"
    for kid in tree.kids(noun, PREPOSITION):
        if kid > noun and tree.lower[kid] in _OF and tree.right(kid) > kid:
            return (kid + 1, tree.right(kid)), "noun of"
    return None, ""


def _label_behind(tree: Tree, noun: int, content: Offsets) -> int | None:
    """As in “called her remarks about the judge “racist””: what they are called is no part of the remarks."""
    if tree.lemma[tree.head[noun]] not in lexicon().label:
        return None
    return next((one for one in range(content[0] + 1, content[1] + 1) if tree.lower[one] in _MARKS), None)


def _behind(tree: Tree, noun: int) -> list[int]:
    """The clause right behind a noun, where the parser hangs it on the verb before both."""
    clause = tree.head[noun + 1] if noun + 1 < len(tree) else noun
    verb = tree.head[clause]
    return [clause] if verb < noun < clause and is_of_noun(tree, verb, clause) else []


def _name_before(tree: Tree, noun: int) -> Offsets | None:
    """The name before a main word that is a verb, though the parser takes it for a noun (“But Orb claims that …”)."""
    if tree.dep[noun] != MAIN_WORD or tree.tag[noun] != PLURAL_NOUN or tree.lemma[noun] not in lexicon().say:
        return None
    first = tree.left(noun)
    while first < noun and tree.pos[first] in (COORDINATING, ADVERB, PUNCTUATION_MARK):
        first += 1
    named = first < noun and all(tree.pos[token] == NAME for token in range(first, noun))
    return (first, noun - 1) if named else None


def _owner(tree: Tree, noun: int) -> Offsets | None:
    """Whose claim it is: the possessor, the phrase after by or from, or the subject of a verb that lends it one."""
    owner = tree.kid(noun, POSSESSOR)
    if owner is not None:
        first, last = phrase(tree, owner)
        return (first, last - 1) if last > first and tree.tag[last] == POSSESSIVE_ENDING else (first, last)
    for kid in tree.kids(noun, PREPOSITION):
        if (
            tree.lower[kid] in ("by", "from", "among")
            and (thing := tree.prepositional_object(kid)) is not None
        ):
            return phrase(tree, thing)
    head = tree.head[noun]
    words = lexicon()
    if (
        tree.dep[noun] == DIRECT_OBJECT
        and tree.lemma[head] not in words.receiving
        and any(tree.lemma[head] in lent for lent in (words.light, words.deny, words.reject))
    ):
        return speaker_phrase(tree, head)
    if (
        tree.dep[noun] == PREPOSITIONAL_OBJECT
        and tree.lower[head] in _SPOKEN_IN
        and tree.lemma[tree.head[head]] in lexicon().say
    ):
        return speaker_phrase(tree, tree.head[head])
    return None


def adjective_clause(tree: Tree, word: int) -> Clause | None:
    """The content of “is confident that …”, “was eager to …”."""
    words, lemma = lexicon(), tree.lower[word]
    if lemma in ("clear", "plain") and tree.lemma[tree.head[word]] == "make":
        return _made_clear(tree, word)
    if tree.lemma[tree.head[word]] == "make":
        return None  # "made sure that the door was shut"
    if tree.lower_at(word - 1) == "so" and lemma in words.adjectives_that:
        return None  # “so worried that they hid”: what comes of it
    content = tree.kid(word, COMPLEMENT_CLAUSE) if lemma in words.adjectives_that else None
    rule = "adjective that"
    if content is None and lemma in words.adjectives_to:
        content, rule = tree.kid(word, OPEN_COMPLEMENT), "adjective to"
    if content is None or content < word or tree.dep[word] not in (ADJECTIVE_COMPLEMENT, CONJUNCT, ATTRIBUTE):
        return None
    source = speaker_phrase(tree, tree.head[word])
    span = piece(tree, tree.left(content), tree.right(content))
    if span is None or source is None:
        return None
    cue = tree.offsets(word, word)
    where = tree.offsets(*source)
    return Clause(word, cue, where, (min(cue[0], where[0]), max(cue[1], where[1])), [span], False, rule)


def _made_clear(tree: Tree, word: int) -> Clause | None:
    """What somebody “made clear” or “made it plain that …”."""
    verb = tree.head[word]
    clauses = [
        kid
        for above in (word, verb)
        for kid in tree.kids(above, COMPLEMENT_CLAUSE, ADVERBIAL_CLAUSE, CLAUSAL_SUBJECT, NOUN_CLAUSE)
        if kid > word
    ]
    source = speaker_phrase(tree, verb)
    span = piece(tree, max(word + 1, tree.left(clauses[0])), tree.right(clauses[0])) if clauses else None
    if span is None or source is None or verb > word:
        return None
    cue, where = tree.offsets(verb, word), tree.offsets(*source)
    return Clause(word, cue, where, (min(cue[0], where[0]), max(cue[1], where[1])), [span], True, "that")
