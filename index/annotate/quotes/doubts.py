"""What is found, but is seldom somebody's words: wishes, views, and attitudes that a reporter tells of."""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.parse.tree import Tree
from index.annotate.quotes.attribution import Clause
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.source_kinds import head_of_source, kind_of_source


def is_seldom_said(tree: Tree, clause: Clause) -> bool:
    """Whether the cue tells what somebody wants, favours or takes a thing for, rather than what he or she said."""
    words, lemma = lexicon(), tree.lemma[clause.token]
    if kind_of_source(tree, clause.source) == "writer" and lemma not in words.questioning:
        return True
    match clause.rule:
        case "that":
            return lemma in words.factive | words.intending
        case "to":
            return lemma in words.intending
        case "label":
            return lemma in words.seeing
        case "object":
            return lemma in words.attitudes or _is_ruled_on(tree, clause, lemma)
        case "preposition":
            return lemma not in words.spoken
    return False


def _is_ruled_on(tree: Tree, clause: Clause, lemma: str) -> bool:
    """As in “the court rejected an appeal”: a ruling, which is a deed; or who is cited, and not what was said."""
    words = lexicon()
    if not clause.contents:
        return False
    content = clause.contents[0]
    head = tree.head_within(tree.at(content[0]), tree.at(content[1] - 1))
    thing = person_nouns.singular(tree.lower[head])
    if lemma == "cite":
        return "person" in person_nouns.kinds_of(thing) or tree.entity[head] in ("PERSON", "ORG")
    ruler = head_of_source(tree, clause.source) if clause.source else 0
    judges = person_nouns.singular(tree.lower[ruler]) in words.judges
    return judges and lemma in words.ruling and thing in words.ruled_on
