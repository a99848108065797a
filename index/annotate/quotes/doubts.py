"""What is found, but is seldom somebody's words: wishes, views, and attitudes that a reporter tells of."""

from __future__ import annotations

from index.annotate.parse.grammar_terms import (
    AUXILIARY,
    BASE_FORM,
    PAST_TENSE,
    PRESENT_TENSE,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes.attribution import Clause
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.source_kinds import kind_of_source


def is_seldom_said(tree: Tree, clause: Clause) -> bool:
    """Whether the cue tells what somebody wants, favours or takes a thing for, rather than what he or she said."""
    words, lemma = lexicon(), tree.lemma[clause.token]
    if kind_of_source(tree, clause.source) == "writer" and _is_present(tree, clause.token):
        return True
    match clause.rule:
        case "to":
            return lemma in words.intending
        case "label":
            return lemma in words.seeing
        case "object":
            return lemma in words.attitudes
        case "preposition":
            return lemma not in words.spoken
    return False


def _is_present(tree: Tree, verb: int) -> bool:
    """As in “this, I predict, will fail”: the writer's own view, and not what was once said."""
    helper = tree.kid(verb, AUXILIARY)
    if tree.lemma[verb] in lexicon().questioning:
        return False  # “I meet Lund and ask if the port will open”
    return tree.tag[verb] in (PRESENT_TENSE, BASE_FORM) and (helper is None or tree.tag[helper] != PAST_TENSE)
