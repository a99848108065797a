"""Where reported words end: what goes on behind a quotation, and what the reporter appends in his own words."""

from __future__ import annotations

from index.annotate.parse.grammar import FINITE_OR_MODAL, HELPERS, PRESENT, SUBJECTS, VERBS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    AUXILIARY,
    CLAUSAL_SUBJECT,
    COMMON_NOUN,
    CONJUNCT,
    COORDINATING,
    COORDINATOR,
    DETERMINER,
    DIRECT_OBJECT,
    EXPLETIVE,
    ING_FORM,
    MODAL,
    NEGATION,
    NOUN_ADVERBIAL,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PREPOSITION,
    PRESENT_TENSE,
    PUNCTUATION_MARK,
    RELATIVE_CLAUSE,
    SUBORDINATOR,
    THIRD_PERSON,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.verb_number import goes_with

_CLOSING = frozenset({"''", "”", '"', "’’"})
_OPENING_MARKS = frozenset({"``", "“", '"', "‘"})
_GOING_ON = frozenset({"that", "because", "if", "not", "to", "when", "rather"})
_REASONS = frozenset({"because", "if", "unless", "until", "rather"})
LONGEST_TAIL = 40  # words behind the closing mark that still belong to the content
_PARTING = frozenset({",", "-", "–", "—", "--"})
_ARTICLES = frozenset({"a", "an", "the", "all", "two", "three"})
_TENSES = frozenset({PAST_TENSE, THIRD_PERSON})
_STATES = frozenset({"be", "have", "will"})
_RELATIVE = frozenset({"which", "who", "whose", "where"})
_OTHERS = frozenset({"others", "another", "other"})
_OPENING_TIMES = frozenset(("before", "after", "while", "until"))


def past_marks(tree: Tree, last: int) -> int:
    """The last token of a content that goes on behind a closing mark (“… a ‘rush’, but because …”)."""
    behind = last + 1
    marked = tree.lower[last] in _CLOSING
    while tree.lower_at(behind) in _CLOSING | {","}:
        marked = marked or tree.lower[behind] in _CLOSING
        behind += 1
    if not marked or behind + 1 >= len(tree) or tree.sentence_of[behind] != tree.sentence_of[last]:
        return last
    if tree.lower[behind] in _REASONS:
        return _subtree_end(tree, behind, behind, last)
    if tree.pos[behind] != COORDINATING:
        return last
    thing = tree.lower[behind + 1] not in _GOING_ON
    return _subtree_end(tree, behind, behind + 1, last, only_things=thing)


def _subtree_end(tree: Tree, link: int, first: int, last: int, *, only_things: bool = False) -> int:
    """The last token below the word whose phrase begins at `first`; `last` where there is none, or none near."""
    for token in range(first, min(first + 12, len(tree))):
        if tree.head[token] < link and tree.left(token) in (link, first):
            finite = tree.pos[token] in VERBS and tree.lower[first] not in _GOING_ON | _REASONS
            end = tree.right(token)
            return last if (only_things and finite) or end - last > LONGEST_TAIL else max(end, last)
    return last


def without_aside(tree: Tree, first: int, last: int) -> int:
    """The last token of a clause without what the reporter appends to it (“, though …”, “, despite …”)."""
    for token in range(first + 2, last):
        if tree.lower[token] == ";":
            if any(tree.tag[one] in FINITE_OR_MODAL for one in range(first, token)):
                return token - 1
            continue  # “two brothers – Ort, 6; and Jan, 5 – were hurt”
        opening = token - 1 if tree.lower[token - 1] == "to" else token  # “…, to which half said no”
        if (
            tree.lower[token] in _RELATIVE
            and tree.lower[opening - 1] == ","
            and _ends_in_relative(tree, token, last)
        ):
            return opening - 2
        if _adds_apposition(tree, token, last) or _turns_to_now(tree, first, token, last):
            return token - 2
        if tree.lower[token] == "asked" and tree.lower[token - 2 : token] == ["and", "when"]:
            return token - 3
        if tree.lower[token] not in lexicon().aside:
            continue
        even = tree.lower[token - 1] == "even"
        if (tree.lower[token] == "as" and not even) or _sets_against(tree, token):
            continue
        if even and tree.lower[token] == "as" and tree.right(tree.head[token]) >= last - 1:
            return token - (3 if tree.lower[token - 2] == "," else 2)
        comma = token - 2 if even else token - 1
        above = token if tree.dep[token] == PREPOSITION else tree.head[token]
        if tree.lower[comma] in _PARTING and tree.right(above) >= last - 1:
            return comma - 1
    return last


def _sets_against(tree: Tree, token: int) -> bool:
    """As in “said some were children, while others had jobs”: the other half of what is said."""
    return tree.lower[token] == "while" and tree.lower_at(token + 1) in _OTHERS


def _adds_apposition(tree: Tree, token: int, last: int) -> bool:
    """Whether the last of a content explains a name or thing in it (“…, the party's candidate”, “– a first”)."""
    if tree.lower[token - 1] not in _PARTING or tree.lower[token] not in _ARTICLES:
        return False
    head = token
    while token <= tree.head[head] <= last and tree.head[head] != head:
        head = tree.head[head]
    explains = tree.dep[head] == APPOSITION and tree.pos[head] == COMMON_NOUN
    return explains and last - token > 1 and tree.right(head) >= last - 1


def _turns_to_now(tree: Tree, first: int, token: int, last: int) -> bool:
    """Whether a clause in the present follows one in the past (“said it was late, and officials have shut it”)."""
    if tree.lower[token] not in ("and", "but") or tree.lower[token - 1] != ",":
        return False
    if tree.lower[token + 1] in _GOING_ON | _OPENING_MARKS:
        return False
    verb = next((kid for kid in tree.kids(tree.head[token], CONJUNCT) if kid > token), None)
    if verb is None or tree.right(verb) < last - 1 or tree.kid(verb, *SUBJECTS, EXPLETIVE) is None:
        return False
    before = tree.head[token]
    return first <= before and is_past(tree, before) and tense_of(tree, verb) in PRESENT


def _ends_in_relative(tree: Tree, token: int, last: int) -> bool:
    """Whether the relative clause that begins at the token is the last of the content: the reporter's explanation."""
    above = token
    for _ in range(5):
        if tree.dep[above] == RELATIVE_CLAUSE:
            states = tree.lemma[above] in _STATES | lexicon().say or any(
                tree.lemma[kid] in _STATES for kid in tree.kids(above, *HELPERS)
            )
            return states and tree.right(above) >= last - 1
        above = tree.head[above]
    return False


def without_comment(tree: Tree, first: int, last: int) -> int:
    """The last token of a content without the comment behind its quotation (“… ‘racist,’ an odd remark”)."""
    for mark in range(first + 1, last):
        if tree.lower[mark] not in _CLOSING:
            continue
        word = mark + 2 if tree.lower[mark + 1] == "," else mark + 1
        comma = "," in (tree.lower[mark - 1], tree.lower[mark + 1])
        if comma and word < last and _comments(tree, word, last):
            return mark
    return last


def _comments(tree: Tree, word: int, last: int) -> bool:
    """Whether a relative clause, an indefinite apposition or a participle stands from here to the content's end."""
    if tree.lower[word] in _RELATIVE:
        return _ends_in_relative(tree, word, last)
    if (
        tree.pos[word] == ADVERB
        and tree.lower[word].endswith("ly")
        and tree.pos[word + 1] == PUNCTUATION_MARK
    ):
        return True
    if tree.lower[word] in _OPENING_TIMES and tree.dep[word] in (
        SUBORDINATOR,
        PREPOSITION,
        ADVERBIAL_MODIFIER,
    ):
        return True
    head = word if tree.tag[word] == ING_FORM else tree.head[word]
    if tree.tag[word] == ING_FORM:
        return tree.dep[head] == ADVERBIAL_CLAUSE and tree.right(head) >= last - 1
    indefinite = tree.lower[word] in ("a", "an") and tree.dep[head] in (
        APPOSITION,
        DIRECT_OBJECT,
        ATTRIBUTE,
        NOUN_ADVERBIAL,
    )
    return indefinite and tree.left(head) == word and tree.right(head) >= last - 1


def own_words(tree: Tree, verb: int, first: int, last: int) -> int:
    """The last token before a verb that goes on with the cue, by its tense (“says he agrees and praised her”)."""
    tense = tense_of(tree, verb)
    if tense not in _TENSES | {PRESENT_TENSE}:
        return last
    for token in range(first + 2, last + 1):
        if tree.dep[token] == CONJUNCT and (link := _says_more(tree, verb, token)):
            return link - 2
        if tree.dep[token] != CONJUNCT or tree.subject(token) is not None:
            continue
        before, tense_here = tree.head[token], tense_of(tree, token)
        links = [
            kid
            for kid in tree.kids(before, COORDINATOR)
            if before < kid < token and tree.lower[kid] in ("and", "but")
        ]
        if tree.lower[tree.left(token) - 1] in ("and", "but"):
            links = [tree.left(token) - 1]  # the parse may hang it on a verb between both
        tense_before = tense_of(tree, before)
        if (
            links
            and first <= before
            and (
                (tense_here == tense in _TENSES and tense_before not in (tense, None))
                or (tree.tag[verb] == PAST_PARTICIPLE and tense_here == PAST_TENSE and tense_before == MODAL)
                or (tense in _TENSES and tense_before in ("TO", ING_FORM) and tense_here in _TENSES)
                or _keeps_back(tree, token)
                or _is_by_number(tree, verb, before, token)
            )
        ):
            return links[-1] - 1
    return last


def _is_by_number(tree: Tree, cue: int, before: int, verb: int) -> bool:
    """Whether a verb's number says that the speaker does it, and nobody of whom he tells."""
    own_clause = tree.kid(verb, CLAUSAL_SUBJECT) is not None or tree.has_subordinator(verb, ("that",))
    return not own_clause and goes_with(tree, verb, tree.subject(cue), tree.subject(before))


def _says_more(tree: Tree, cue: int, verb: int) -> int | None:
    """As in “she said the firm was slow, and she called for an inquiry”: the link before what she says next."""
    speaker, subject = tree.kid(cue, ACTIVE_SUBJECT), tree.kid(verb, ACTIVE_SUBJECT)
    words = lexicon()
    if speaker is None or subject is None or tree.lower[speaker] not in words.personal | {"they"}:
        return None
    link = tree.left(subject) - 1
    joined = tree.lower[link] in ("and", "but") and tree.lower[link - 1] == ","
    again = tree.lower[subject] == tree.lower[speaker] and tree.tag[verb] == tree.tag[cue]
    return link if joined and again and tree.lemma[verb] in words.say | words.spoken else None


def _keeps_back(tree: Tree, verb: int) -> bool:
    """As in “said it would be shut but would not give details”: what the speaker does not say is no part of it."""
    negated = tree.kid(verb, NEGATION) is not None
    thing = tree.direct_object(verb)
    negated = negated or (
        thing is not None and any(tree.lower[kid] == "no" for kid in tree.kids(thing, DETERMINER))
    )
    return negated and tree.lemma[verb] in lexicon().keeping_back


def is_past(tree: Tree, verb: int) -> bool:
    """Whether the verb tells of the past, or of what was to come then (“would”)."""
    helper = tree.kid(verb, AUXILIARY)
    return tense_of(tree, verb) == PAST_TENSE or (
        helper is not None and tree.lower[helper] in ("would", "could")
    )


def tense_of(tree: Tree, verb: int) -> str | None:
    """The tag that carries the verb's tense: that of its first auxiliary, else its own."""
    helper = tree.kid(verb, *HELPERS)
    return tree.tag[helper] if helper is not None else tree.tag[verb]
