"""Words that a speaker quotes of somebody else: in “He told me, ‘I will kill you’” the “I” is not who speaks."""

from __future__ import annotations

import re

from spacy.tokens import Token

from index.annotate.events.arguments import subject
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.parse.clauses import is_verb, own_subject
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import text_of
from index.annotate.parse.grammar import NOUNS, OBJECTS, SUBJECTS
from index.annotate.parse.grammar_terms import (
    BY_AGENT,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
)
from index.model import Quote

_REACH = 400  # characters before a word in which its quotation opens
# of the verb's own clause
_PARTS = (*SUBJECTS, *OBJECTS, PREPOSITION, BY_AGENT, POSSESSOR, PREPOSITIONAL_OBJECT)
_CLIMB = 3  # verbs from a participle of saying up to the one that has a subject
_MARKS = frozenset("\"“«‘'")
_THAT = "that "
_OPENING = re.compile(r"(?:^|(?<=[\s\"“(]))[‘'](?=\w)")
_CLOSING = re.compile(r"(?<=\S)[’'](?=[\s,.;:!?\"”)]|$)")


def is_in_inner_quote(token: Token) -> bool:
    """Whether a word stands in single marks that open inside double ones."""
    text = text_of(token.doc)[max(0, token.idx - _REACH) : token.idx + 1].rpartition("\n")[2]
    openings = list(_OPENING.finditer(text))
    if not openings or _CLOSING.search(text, openings[-1].end(), len(text) - 1):
        return False
    outer = text[: openings[-1].start()]
    return outer.count('"') % 2 == 1 or outer.count("“") > outer.count("”")


def inner_sayer(token: Token, quote: Quote) -> Token | None:
    """The verb by which somebody within a quote speaks: “told” in “police said Lee told them: “I did it””.

    Takes a word in the first person and the innermost quote around it. Where no verb of saying stands before marks
    within the quote, it is one of another subject (“police said the note read “I did it””); None where neither does.
    """
    above = token
    while above.head != above:
        above = above.head
        if quote.start <= above.idx < quote.end and _is_saying(above) and _is_over(above, token):
            return above
    before = token.sent[0 : token.i - token.sent.start]
    mark = next((one for one in reversed(before) if one.text in _MARKS), None)
    if mark is None or quote.kind == "direct":
        return None
    verbs = [one for one in reversed(before) if quote.start <= one.idx < mark.idx and is_verb(one)]
    saying = next((one for one in verbs if _is_saying(one)), None)
    return saying or next((one for one in verbs if _is_of_another(one)), None)


def is_of_narrator(token: Token, quote: Quote) -> bool:
    """As in “police said that I fell”: in words reported without marks right behind a verb “I” is the narrator."""
    if quote.kind != "indirect":
        return False
    text = text_of(token.doc)
    before = text[max(quote.start - 2, 0) : quote.start].strip()
    return text.startswith(_THAT, quote.start) or before[-1:].isalnum()


def who_speaks(verb: Token) -> Token | None:
    """The subject of a verb of saying, also in “was heard saying”, “is quoted as having said”; None for other verbs."""
    if not _is_saying(verb):
        return None
    doer = subject(verb)
    for _ in range(_CLIMB):
        if doer is not None or verb.head == verb:
            break
        verb = verb.head
        doer = own_subject(verb)
    return doer


def _is_over(verb: Token, token: Token) -> bool:
    """Whether the clause of a word in the first person hangs on a verb whose own subject it is not."""
    return not any(token in part.subtree for part in children(verb, *_PARTS))


def _is_of_another(verb: Token) -> bool:
    return any(one.pos_ in NOUNS for one in children(verb, *SUBJECTS))


def _is_saying(verb: Token) -> bool:
    return is_verb(verb) and lemma(verb) in lexicon().frame("say") | lexicon().frame("say", "aloud")
