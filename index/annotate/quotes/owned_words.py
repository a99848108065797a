"""Whose words a noun names: “her answer was: ‘…’”, “the union's message came: ‘…’”, “a reply from the bank”."""

from __future__ import annotations

from index.annotate.parse.grammar import MARKS, SUBJECTS
from index.annotate.parse.grammar_terms import POSSESSIVE_ENDING, POSSESSOR, PREPOSITION
from index.annotate.parse.tree import Tree
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.quote_passage import QuotePassage
from index.annotate.quotes.source_kinds import kind_of_source
from index.annotate.quotes.sources import phrase
from index.model import Offsets

_LONGEST_QUESTION = 5  # words of “Her verdict?”


def owner_of_words(tree: Tree, noun: int) -> Offsets | None:
    """As in “the union's answer was short”: the tokens of whose words the noun names; None of any other noun."""
    if tree.lemma[noun] not in lexicon().uttered:
        return None
    owner = tree.kid(noun, POSSESSOR)
    if owner is None:
        link = next((kid for kid in tree.kids(noun, PREPOSITION) if tree.lower[kid] in ("from", "by")), None)
        owner = tree.prepositional_object(link) if link is not None else None
    if owner is None:
        return None
    first, last = phrase(tree, owner)
    if last > first and tree.tag[last] == POSSESSIVE_ENDING:
        last -= 1
    is_somebody = kind_of_source(tree, tree.offsets(first, last)) in ("people", "writer")
    return (first, last) if is_somebody or tree.lower[owner] in ("his", "her", "their") else None


def whose_words_follow(tree: Tree, passage: QuotePassage, start: int) -> Offsets | None:
    """As in “Lund's message was blunt: “Pay up””, “Her verdict? “A bore””: whose words stand behind at `start`."""
    mark = tree.at(start) - 1
    while mark > passage.first and tree.pos[mark] in MARKS and tree.lower[mark] not in (":", "?"):
        mark -= 1
    first = tree.sentence_of[mark]
    if first < passage.first or tree.lower[mark] not in (":", "?"):
        return None
    if tree.lower[mark] == "?" and mark - first > _LONGEST_QUESTION:
        return None
    nouns = [token for token in range(first, mark) if tree.lemma[token] in lexicon().uttered]
    if len(nouns) != 1:
        return None  # “the army's reply to the rebels' message: “We …””
    noun = nouns[0]
    heads = tree.dep[noun] in SUBJECTS or noun == mark - 1 or tree.head[noun] == noun
    owner = owner_of_words(tree, noun) if heads else None
    return tree.offsets(*owner) if owner is not None else None
