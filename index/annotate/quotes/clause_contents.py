"""The clause that a verb attributes: which one hangs on it, and from where to where it is somebody’s words."""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.parse.grammar import CONTENTS, HELPERS, MARKS, OBJECTS, RELATIVES, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_COMPLEMENT,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    ATTRIBUTE,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COORDINATING,
    DETERMINING,
    DIRECT_OBJECT,
    NAME,
    NUMERAL,
    OPEN_COMPLEMENT,
    POSSESSOR,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION_MARK,
    QUESTION_ADVERB,
    QUESTION_PRONOUN,
    RELATIVE_CLAUSE,
    SUBORDINATOR,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes.content_span import (
    continued,
    past_addressee,
    past_circumstance,
    stretched,
    with_condition,
)
from index.annotate.quotes.content_tail import own_words, past_marks, without_aside
from index.annotate.quotes.quote_lexicon import lexicon
from index.model import Offsets

RuleAndPieces = tuple[str, list[Offsets]]  # the rule and the tokens (first, last) of each piece
LONGEST_CLAUSE = 300  # words of a clause; no sentence has more, but a parse of noise may


def opens_with_that(tree: Tree, clause: int) -> bool:
    """Whether “that” opens a clause."""
    return any(tree.lower[kid] == "that" and kid < clause for kid in tree.kids(clause, SUBORDINATOR))


def clause_of(tree: Tree, verb: int) -> int | None:
    """The clause that hangs on the verb: one behind it, else one before it that ends in punctuation.

    Behind a colon stands a quotation, which needs no parse.
    """
    clauses = [
        one
        for one in tree.kids(verb, COMPLEMENT_CLAUSE)
        if not (_is_relative(tree, one) or _tells_of_person(tree, verb, one) or is_of_noun(tree, verb, one))
    ]
    if any(tree.lower[kid] == "when" for kid in tree.kids(verb, ADVERBIAL_MODIFIER)):
        asking = tree.lemma[verb] in lexicon().questioning
        clauses = [one for one in clauses if not asking or _is_asked(tree, one)]
    if not clauses and (said := _told_to(tree, verb)) is not None:
        return said
    behind = next((one for one in clauses if one > verb and not _apart(tree, verb, one)), None)
    if not clauses or clauses[0] > verb or (behind is not None and tree.lower[verb + 1] != ":"):
        return behind
    opening = tree.lower[tree.left(clauses[0])]
    if opening == "asked" or (opening in lexicon().side and tree.direct_object(verb) is not None):
        return behind  # “While he conceded that, she noted several faults”
    if tree.kid(verb, *OBJECTS) is not None and (order := tree.kid(verb, OPEN_COMPLEMENT)) and order > verb:
        return behind  # “The hall was full, a supporter asked people to leave”
    last = tree.right(clauses[0])
    edge = next(
        (one for one in (last, last + 1) if one < len(tree) and tree.pos[one] == PUNCTUATION_MARK), None
    )
    words = lexicon()
    speech = (
        tree.lemma[verb] in words.say or tree.lemma[verb] in words.quote or tree.lemma[verb] in words.think
    )
    return clauses[0] if edge is not None and speech and tree.lower[edge] not in (":", ";") else behind


def _told_to(tree: Tree, verb: int) -> int | None:
    """As in “told a reporter the bank had lied”, where the parse makes the clause one about the reporter."""
    person = tree.direct_object(verb) if tree.lemma[verb] in lexicon().told else None
    if person is None or person < verb or not person_nouns.kinds_of(tree.lower[person]):
        return None
    clause = tree.kid(person, RELATIVE_CLAUSE)
    if (
        clause is None
        or tree.left(clause) != person + 1
        or tree.pos[person + 1] not in (DETERMINING, NAME, NUMERAL)
    ):
        return None
    helped = tree.kid(clause, *HELPERS, DIRECT_OBJECT, ATTRIBUTE, ADJECTIVE_COMPLEMENT) is not None
    return clause if helped and tree.tag[person + 1] not in RELATIVES else None


def _is_relative(tree: Tree, clause: int) -> bool:
    """Whether a clause takes up the one before it (“he refused, which led to a row”, “…, to which half said no”)."""
    first = tree.left(clause)
    return "which" in (tree.lower[first], tree.lower_at(first + 1)) and tree.lower_at(first - 1) == ","


def _tells_of_person(tree: Tree, verb: int, clause: int) -> bool:
    """As in “confirmed by a lawyer for Lund, whose killing shook the country”: it tells of him, and is no statement."""
    first = tree.left(clause)
    told = (
        tree.lower[first] in ("who", "whom", "whose") and tree.lower_at(first - 1) == "," and first > verb + 2
    )
    return told and tree.lemma[verb] not in lexicon().questioning


def _is_asked(tree: Tree, clause: int) -> bool:
    """Whether a clause is a question: not “he left” in “when we asked, he left”."""
    opening = tree.left(clause)
    if tree.lower_at(opening + 1) == ",":
        return False  # “when asked why, she left”
    return tree.dep[opening] == SUBORDINATOR or tree.tag[opening] in (QUESTION_PRONOUN, QUESTION_ADVERB)


def is_of_noun(tree: Tree, verb: int, clause: int) -> bool:
    """As in “asked about her claim that …”, where the parser hangs on the verb what the noun attributes."""
    noun = tree.left(clause) - 1
    words = lexicon()
    owner = tree.kid(noun, POSSESSOR) if noun > verb else None
    again = (
        tree.lemma[verb] in words.say | words.light
    )  # “repeated his claim that …” is said by who repeats it
    owned = owner is not None and not (again and tree.pos[owner] == PRONOUN)
    return owned and opens_with_that(tree, clause) and tree.lemma[noun] in words.noun


def is_of_object(tree: Tree, verb: int, clause: int) -> bool:
    """As in “cancelled elections in 1992 that an outsider would win”: “that” tells of what was done."""
    thing = tree.direct_object(verb)
    return (
        thing is not None
        and verb < thing < clause
        and tree.lemma[thing] not in lexicon().nouns | lexicon().meant
    )


def _apart(tree: Tree, verb: int, clause: int) -> bool:
    """Whether an object and a comma stand between the verb and a clause without “that”: another sentence's clause.

    Or a semicolon: “the bridge was closed, the mayor said; the governor denied it”.
    """
    first = tree.left(clause)
    if ";" in (tree.lower[first], tree.lower_at(first - 1)) and not opens_with_that(tree, clause):
        return True
    thing = tree.direct_object(verb)
    if (
        thing is None
        or not verb < thing < first
        or tree.lemma[verb] in lexicon().told
        or tree.lower[first] == "that"
    ):
        return False
    return any(tree.lower[token] == "," for token in range(thing + 1, clause)) and not opens_with_that(
        tree, clause
    )


def asked_clause(tree: Tree, verb: int) -> int | None:
    """A clause with “if” or “whether” behind a verb of asking, which the parser takes for a condition."""
    for kid in tree.kids(verb, ADVERBIAL_CLAUSE):
        if kid > verb and tree.has_subordinator(kid, ("if", "whether")):
            return kid
    return None


def clause_pieces(tree: Tree, verb: int, clause: int) -> RuleAndPieces:
    """The rule of a clause behind its verb or before it, and the tokens of its pieces."""
    first, last = tree.left(clause), tree.right(clause)
    if clause > verb:
        others = [
            kid
            for kid in tree.kids(verb, COMPLEMENT_CLAUSE)
            if kid > clause and not _is_said_behind(tree, kid) and not _is_relative(tree, kid)
        ]
        last = min(max([last, *(tree.right(kid) for kid in others)]), first + LONGEST_CLAUSE)
        thing = tree.direct_object(verb)
        lost = tree.lower[first] != "that" and tree.kid(clause, *SUBJECTS, SUBORDINATOR) is None
        if thing is not None and tree.right(thing) + 1 == first and lost:
            first = tree.left(thing)
        first = past_circumstance(tree, verb, clause, max(first, verb + 1))
        first = past_addressee(tree, verb, clause, first)
        that = next((mark for mark in tree.kids(clause, SUBORDINATOR) if tree.lower[mark] == "that"), first)
        first = that if first < that < clause else first
        last = continued(tree, verb, clause, stretched(tree, verb, last, clause=True))
        last = own_words(tree, verb, first, without_aside(tree, first, last))
        return "that", [(first, past_marks(tree, with_condition(tree, verb, last)))]
    kids = [kid for kid in tree.children[verb] if kid != clause and tree.pos[kid] not in MARKS]
    edges = [
        verb,
        *(tree.left(kid) for kid in kids if tree.left(kid) > clause and not _is_of_clause(tree, verb, kid)),
    ]
    while first < clause and (tree.pos[first] == COORDINATING or tree.pos[first] in MARKS):
        first += 1
    spans = [(_with_first_part(tree, verb, first), min(edges) - 1)]
    if last > verb:
        spans.append((max([verb, *(tree.right(kid) for kid in kids if tree.right(kid) < last)]) + 1, last))
    return "inverted", spans


def _is_said_behind(tree: Tree, verb: int) -> bool:
    """As in “miners say they trust her, a study concluded”: who tells of the cue, and no part of what is said."""
    subject = tree.kid(verb, ACTIVE_SUBJECT)
    if (
        subject is None
        or tree.lemma[verb] not in lexicon().say
        or tree.kid(verb, DIRECT_OBJECT, *CONTENTS) is not None
    ):
        return False
    return tree.lower[tree.left(subject) - 1] == "," and subject < verb


def _is_of_clause(tree: Tree, verb: int, kid: int) -> bool:
    """As in “fees pay for it, while giving firms a reason to go, Lund said”: what goes on before the speaker."""
    subject = tree.subject(verb)
    if (
        subject is None
        or tree.dep[kid] not in (ADVERBIAL_CLAUSE, PREPOSITION)
        or tree.right(kid) > tree.left(subject)
    ):
        return False
    return (
        tree.lower[tree.left(kid)] in lexicon().side - {"asked", "when"}
        and tree.lower[tree.left(subject) - 1] == ","
    )


def _with_first_part(tree: Tree, verb: int, first: int) -> int:
    """The first token of a sentence before its cue, whose parts the parser parted (“A came, but B left, he said”)."""
    head = tree.head[verb]
    joined = tree.dep[verb] == CONJUNCT and head < first and tree.pos[first - 1] == COORDINATING
    if not joined or tree.lemma[head] in lexicon().say or tree.subject(head) is None:
        return first
    return tree.left(head)
