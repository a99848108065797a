"""Whether a cue asserts what hangs on it: not one that is negated, refused, doubted, asked for or only possible.

“The minister never said that …”, “declined to say whether …”, “neither side believes …”, “if he says …” quote nobody.
"""

from __future__ import annotations

from index.annotate.parse.grammar import SUBJECTS, SUFFERING, VERBS
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_COMPLEMENT,
    ADVERBIAL_CLAUSE,
    ATTRIBUTE,
    AUXILIARY,
    BASE_FORM,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    DIRECT_OBJECT,
    INFINITIVE_MARK,
    ING_FORM,
    MAIN_WORD,
    NOUN_CLAUSE,
    OPEN_COMPLEMENT,
    PARTICLE,
    POSSESSOR,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION_MARK,
    QUESTION_ADVERB,
    QUESTION_PRONOUN,
    RELATIVE_CLAUSE,
    SUBORDINATOR,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes.quote_lexicon import lexicon
from index.model import Offsets

HIGHEST = 6  # words looked at above a cue
_INFINITE = frozenset({BASE_FORM, ING_FORM})
_REASONS = frozenset({"why", "when", "where", "how"})


def is_asserted(tree: Tree, token: int, source: Offsets | None) -> bool:
    """Whether the cue at `token`, said by `source`, commits its speaker to the content that hangs on it."""
    if tree.lower[token] == "according":
        return True
    if source is not None and _is_nobody(tree, source):
        return False
    if tree.pos[token] not in VERBS:
        verb = tree.head[token]
        light = (
            tree.dep[token] in (DIRECT_OBJECT, ADJECTIVE_COMPLEMENT, ATTRIBUTE, PREPOSITIONAL_OBJECT)
            and tree.pos[verb] in VERBS
        )
        return not (light and (_is_negated(tree, verb) or _is_withheld(tree, verb)))
    if tree.lemma[token] in lexicon().doubt or _is_negated(tree, token) or _is_withheld(tree, token):
        return False
    if tree.lemma[token] == "think" and token and tree.lower[token - 1] == "(":
        return False  # “clubs with money (think Norwick)”
    if _is_asked_of(tree, token):
        return False
    return not (_is_modal(tree, token) or _is_supposed(tree, token) or _is_questioned(tree, token))


def denies(tree: Tree, token: int) -> bool:
    """Whether the cue says that its content is not so: “denied that …”, “rejected the claim that …”."""
    words = lexicon()
    if tree.lemma[token] in words.deny or _rules_out(tree, token):
        return True
    if tree.pos[token] != COMMON_NOUN or tree.dep[token] not in SUFFERING:
        return False
    owned = any(
        tree.dep[kid] == POSSESSOR or tree.lower[kid] in ("by", "from") for kid in tree.children[token]
    )
    return not owned and tree.lemma[tree.head[token]] in words.deny | words.reject


def _rules_out(tree: Tree, verb: int) -> bool:
    """As in “police ruled out that the gang shot him”."""
    return tree.lemma[verb] == "rule" and any(tree.lower[kid] == "out" for kid in tree.kids(verb, PARTICLE))


def _is_nobody(tree: Tree, source: Offsets) -> bool:
    """Whether the subject is one that is not there: “nobody”, “none of the men”, “neither the army nor the rebels”."""
    first = tree.at(source[0])
    if tree.lower[first] in lexicon().nobody or (first and tree.lower[first - 1] == "neither"):
        return True
    return tree.lower[first] == "not" and tree.lower_at(first + 1) in ("one", "a", "everyone")


def _is_negated(tree: Tree, verb: int) -> bool:
    """Whether a negation stands at the verb, or at one above it whose mood it shares (“did not confirm or deny”)."""
    negators = lexicon().negators
    for _ in range(HIGHEST):
        for kid in tree.children[verb]:
            near = kid < verb and tree.lower[kid] in negators and not _is_apart(tree, kid, verb)
            if near and not _is_partial(tree, kid):
                return True
            if tree.dep[kid] == AUXILIARY and kid and tree.lower[kid - 1] in ("nor", "neither"):
                return True  # "nor did he say that"
        head = tree.head[verb]
        shares = tree.dep[verb] == CONJUNCT and tree.tag[verb] == tree.tag[head] == BASE_FORM
        shares = shares and tree.kid(verb, AUXILIARY, *SUBJECTS) is None
        shares = shares or (tree.dep[verb] == OPEN_COMPLEMENT and tree.tag[verb] in _INFINITE)
        if head == verb or not shares or tree.pos[head] not in VERBS:
            return False
        verb = head
    return False


def _is_apart(tree: Tree, first: int, last: int) -> bool:
    """Whether a mark stands between two words: one of them may belong to a quotation beside the cue."""
    return any(
        tree.pos[token] == PUNCTUATION_MARK and tree.lower[token] != "-" for token in range(first + 1, last)
    )


def _is_partial(tree: Tree, negator: int) -> bool:
    """Whether the negation is that of “not only”, “not just”: what follows was said."""
    return tree.lower_at(negator + 1) in lexicon().partly


def _is_withheld(tree: Tree, verb: int) -> bool:
    """Whether the cue stands under a word of refusing or wishing: “declined to say”, “was asked to comment”."""
    words = lexicon()
    yet = verb > 1 and tree.lower[verb - 2] == "yet" and tree.lower[verb - 1] == "to"
    if (yet and tree.lemma[verb] in words.say - {"explain"}) or _is_sought(tree, verb):
        return True  # "has yet to say whether"
    for _ in range(HIGHEST):
        head = tree.head[verb]
        if (
            tree.dep[verb] == COMPLEMENT_CLAUSE
            and tree.tag[verb] == BASE_FORM
            and tree.lemma[head] in words.wishing | words.cause
        ):
            return True
        if head == verb or tree.dep[verb] not in (
            OPEN_COMPLEMENT,
            PREPOSITIONAL_CLAUSE,
            CONJUNCT,
            NOUN_CLAUSE,
        ):
            return False
        if tree.dep[verb] == PREPOSITIONAL_CLAUSE:
            if tree.lower[head] == "without":
                return True
            head = tree.head[head] if tree.lower[head] in ("of", "from") else head
        if tree.dep[verb] != CONJUNCT and tree.lemma[head] in words.withhold:
            return True
        if tree.lemma[verb] in words.settling and tree.lemma[head] in words.seeking:
            return True  # “are trying to determine whether …”
        if (
            tree.dep[verb] == OPEN_COMPLEMENT
            and tree.tag[verb] == BASE_FORM
            and tree.lemma[head] in words.wishing
        ):
            return True
        if tree.tag[verb] not in _INFINITE:
            return False
        verb = head
    return False


def _is_asked_of(tree: Tree, verb: int) -> bool:
    """As in “we asked whom they think the best”: what somebody holds is asked, and not told."""
    words, above = lexicon(), tree.head[verb]
    if tree.dep[verb] == RELATIVE_CLAUSE and tree.dep[above] == DIRECT_OBJECT:
        above = tree.head[above]
    hangs = tree.dep[verb] in (COMPLEMENT_CLAUSE, RELATIVE_CLAUSE)
    asked = hangs and tree.lemma[above] in words.asking | words.questioning
    subject = tree.subject(verb)
    opening = tree.tag[tree.left(verb)] if tree.left(verb) != subject else ""
    return asked and tree.lemma[verb] in words.think and opening in (QUESTION_PRONOUN, QUESTION_ADVERB)


def _is_sought(tree: Tree, verb: int) -> bool:
    """As in “took her away to find out what happened”: nobody has found it out yet."""
    to = any(tree.tag[kid] == INFINITIVE_MARK for kid in tree.kids(verb, AUXILIARY))
    return to and tree.dep[verb] == ADVERBIAL_CLAUSE and tree.lemma[verb] in lexicon().settling


def _is_modal(tree: Tree, verb: int) -> bool:
    """Whether the cue is only possible or due: “may say”, “will decide”; not “could only say”, “will say”."""
    words = lexicon()
    link = tree.head[verb]
    by = tree.dep[verb] == PREPOSITIONAL_CLAUSE and tree.lower[link] == "by"
    deed = tree.head[link] if by else verb  # “can win by asking for a recount”, “can ask them to vote”
    if by or tree.kid(verb, OPEN_COMPLEMENT) is not None:
        helpers = tree.kids(deed, AUXILIARY)
        if any(
            tree.lower[kid] in words.modals | {"can"} and not _is_apart(tree, kid, deed) for kid in helpers
        ):
            return True
    modals = words.modals if tree.lemma[verb] in words.embargoed else words.modals | words.future
    return any(
        tree.lower[kid] in modals
        and not (tree.text[tree.start[kid]].isupper() and tree.sentence_of[kid] != kid)  # “Will wrote”
        and not _is_apart(tree, kid, verb)
        and not any(tree.lower[token] in words.partly for token in range(kid + 1, verb))
        for kid in tree.kids(verb, AUXILIARY)
    )


def _is_supposed(tree: Tree, verb: int) -> bool:
    """Whether the cue stands in a clause with “if”, “unless” or “whether”."""
    for _ in range(HIGHEST):
        marks = tree.kids(verb, SUBORDINATOR)
        if any(tree.lower[kid] in lexicon().supposing for kid in marks):
            return True
        if (
            tree.dep[verb] not in (OPEN_COMPLEMENT, CONJUNCT, AUXILIARY, PREPOSITIONAL_CLAUSE)
            or tree.head[verb] == verb
        ):
            return False
        verb = tree.head[verb]
    return False


def _is_questioned(tree: Tree, verb: int) -> bool:
    """Whether the cue is what a question asks for: “Did he say that …?”; “Why did he say …” tells that he did."""
    subject, helper = tree.subject(verb), tree.kid(verb, AUXILIARY)
    if subject is None or helper is None or not helper < subject < verb or tree.dep[verb] != MAIN_WORD:
        return False
    end = tree.right(verb)
    if _is_apart(tree, helper, verb) or not any(
        tree.lower[token] == "?" for token in range(end, min(end + 2, len(tree)))
    ):
        return False
    asked = any(tree.lower[token] in _REASONS for token in range(tree.sentence_of[verb], helper))
    return not (asked and tree.lemma[verb] in lexicon().say)
