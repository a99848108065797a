"""Quotations that critics only speak of: what stands on a poster that they condemn are not their words."""

from __future__ import annotations

import re

from index.annotate.parse.grammar import NOUNS
from index.annotate.parse.grammar_terms import DIRECT_OBJECT
from index.annotate.parse.parsed import FoundQuote
from index.annotate.parse.tree import Tree
from index.annotate.quotes.attribution import Clause
from index.annotate.quotes.quotation_marks import Region
from index.annotate.quotes.quote_lexicon import lexicon

_END = re.compile(r"[.!?;\n]")
_WORD = re.compile(r"\w+")


def is_of_criticised(tree: Tree, clause: Clause, region: Region) -> bool:
    """As in “condemned the slogan “Send them home””: marks that hold the words of what is condemned.

    In “condemned the slogan as “vile”” they hold the critic's.
    """
    thing = _wording(tree, clause.token)
    if thing is None or tree.start[thing] > region.outer[0]:
        return False
    between = tree.text[tree.end[thing] : region.outer[0]].lower()
    return _END.search(between) is None and lexicon().reading.issuperset(_WORD.findall(between))


def is_beside_criticised(tree: Tree, model: FoundQuote | Clause) -> bool:
    """As in “Critics condemned the posters. / “Send them home!””: the quotation shows what the critics judge."""
    if not isinstance(model, FoundQuote) or model.kind != "indirect" or model.cue is None:
        return False
    thing = _wording(tree, tree.at(model.cue[1] - 1))
    return thing is not None and model.start <= tree.start[thing] < model.end


def _wording(tree: Tree, verb: int) -> int | None:
    """As in “denounced the party's posters”: the object of a verb of judging, where it is what others say or show."""
    words, lemma = lexicon(), tree.lemma[verb]
    thing = tree.kid(verb, DIRECT_OBJECT) if lemma in words.judging or lemma in words.noting else None
    if thing is None or tree.pos[thing] not in NOUNS:
        return None
    return thing if tree.lemma[thing] in words.wordings else None
