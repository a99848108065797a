"""Who calls something what stands in quotation marks: “was called ‘a fraud’ by the union”."""

from __future__ import annotations

from index.annotate.parse.grammar_terms import PAST_PARTICIPLE
from index.annotate.parse.tree import Tree
from index.annotate.quotes.quote_lexicon import lexicon

LONGEST_LABEL = 28  # words from the verb to the “by” behind what somebody is called
_MARKS = frozenset({"''", "”", '"', "’"})


def by_behind_marks(tree: Tree, verb: int) -> int | None:
    """As in “was called “a fraud” by the union”: the “by” that the parser hangs on the words in marks."""
    if tree.lemma[verb] not in lexicon().label or tree.tag[verb] != PAST_PARTICIPLE:
        return None
    behind = range(verb + 2, min(verb + LONGEST_LABEL, len(tree)))
    inside = [token for token in behind if tree.sentence_of[token] == tree.sentence_of[verb]]
    close = [token for token in inside if tree.lower[token] in _MARKS]
    by = next((token for token in inside if tree.lower[token] == "by"), None)
    return by if by is not None and close and close[0] == by - 1 else None
