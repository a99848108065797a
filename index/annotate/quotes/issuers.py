"""Who speaks where “the statement” does: whose it is, by the words that told of it before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.annotate.parse.grammar_terms import PREPOSITIONAL_OBJECT
from index.annotate.parse.parsed import FoundQuote
from index.annotate.parse.tree import Tree
from index.annotate.quotes.owned_words import owner_of_words
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.quote_passage import QuotePassage
from index.annotate.quotes.source_kinds import kind_of_source
from index.annotate.quotes.sources import issuer, speaker_phrase
from index.model import Offsets

FARTHEST = 2  # passages before the one in which “the statement” speaks
PASSED_ON = 0.9  # how sure it is that the same statement is meant


def name_issuers(tree: Tree, passages: Sequence[QuotePassage]) -> None:
    """Give what “the statement said” to whom the sentences before name as the one who put it out."""
    for number, passage in enumerate(passages):
        for place, quote in enumerate(passage.found):
            noun = _writing(tree, quote)
            begin = passages[max(0, number - FARTHEST)].first
            who = issuer_before(tree, noun, begin) if noun is not None else None
            if who is not None:
                passage.found[place] = replace(
                    quote, issuer=who, confidence=round(PASSED_ON * quote.confidence, 2)
                )


def _writing(tree: Tree, quote: FoundQuote) -> int | None:
    """The noun of a source that is no more than “the statement” or “the letter”; else None."""
    if quote.source is None:
        return None
    first, last = tree.at(quote.source[0]), tree.at(quote.source[1] - 1)
    alone = last - first == 1 and tree.lower[first] == "the"
    return last if alone and tree.lemma[last] in lexicon().writings else None


def issuer_before(tree: Tree, writing: int, begin: int) -> Offsets | None:
    """As in “He died at home, his family said in a statement. “We miss him,” the statement said”: the family."""
    for noun in range(writing - 1, begin, -1):
        if tree.lemma[noun] != tree.lemma[writing] or tree.lower_at(noun - 1) == "the":
            continue
        whose = (
            owner_of_words(tree, noun) or issuer(tree, noun) or _teller(tree, noun) or _of_a_body(tree, noun)
        )
        source = tree.offsets(*whose) if whose is not None else None
        return source if kind_of_source(tree, source) == "people" else None
    return None


def _teller(tree: Tree, noun: int) -> Offsets | None:
    """Who says something in a statement: “the port said in a statement”."""
    verb = tree.head[tree.head[noun]]
    inside = tree.dep[noun] == PREPOSITIONAL_OBJECT and tree.lower[tree.head[noun]] == "in"
    return speaker_phrase(tree, verb) if inside and tree.lemma[verb] in lexicon().say else None


def _of_a_body(tree: Tree, noun: int) -> Offsets | None:
    """Whose statement it is by the noun before it: “a government statement”."""
    beside = tree.head[noun - 1] == noun and tree.lower[noun - 1] not in ("a", "an", "this")
    return (noun - 1, noun - 1) if beside else None
