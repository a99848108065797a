"""What kind of source the words of a quotation come from: people, papers, shares of those asked, or mere things."""

from __future__ import annotations

from typing import Literal

from index.annotate.actors import person_nouns
from index.annotate.parse.grammar import ACTING, STANDING_FOR
from index.annotate.parse.grammar_terms import NUMERAL, PREPOSITION
from index.annotate.parse.pronoun_forms import FIRST_PERSON, SECOND_PERSON
from index.annotate.parse.tree import Tree
from index.annotate.quotes.quote_lexicon import lexicon
from index.model import Offsets

SourceKind = Literal["people", "writer", "paper", "share", "it", "thing", "nobody"]
_WRITERS = FIRST_PERSON | SECOND_PERSON  # the article's writer and its reader
_THINGS = frozenset({"it", "which", "that", "this", "these", "those", "what"})


def kind_of_source(tree: Tree, source: Offsets | None) -> SourceKind:
    """The kind of a source by its head; “nobody” where there is none."""
    if source is None:
        return "nobody"
    head = head_of_source(tree, source)
    word = tree.lower[head]
    if word in _THINGS:
        return "it"
    if word in _WRITERS:
        return "writer"
    if word in lexicon().shares or tree.pos[head] == NUMERAL:
        return "share"
    named = tree.pos[head] in STANDING_FOR or tree.text[tree.start[head]].isupper()
    if named or tree.entity[head] in ACTING:
        return "people"
    if person_nouns.kinds_of(word) or person_nouns.looks_human(word) or _is_of_a_state(tree, head):
        return "people"
    return "paper" if tree.lemma[head] in lexicon().speaking else "thing"


def _is_of_a_state(tree: Tree, head: int) -> bool:
    """Whether the noun is one of a place or body that acts: “the city of Arles”."""
    of = next((kid for kid in tree.kids(head, PREPOSITION) if tree.lower[kid] == "of"), None)
    part = tree.prepositional_object(of) if of is not None else None
    return part is not None and tree.entity[part] in ("GPE", "ORG") and tree.lower[head] in lexicon().polities


def head_of_source(tree: Tree, source: Offsets) -> int:
    """The token that says who or what a source is: “officers” of “two of the officers”."""
    first, last = tree.at(source[0]), tree.at(source[1] - 1)
    head = tree.head_within(first, last)
    for _ in range(last - head):
        of = next((kid for kid in tree.kids(head, PREPOSITION) if tree.lower[kid] == "of"), None)
        part = tree.prepositional_object(of) if of is not None else None
        if part is None or not person_nouns.is_measure(tree.lower[head]):
            return head
        head = part
    return head
