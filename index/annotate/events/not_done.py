"""Deeds that a text names where its grammar says that they were not done, or are not yet.

They were decided against, should have been done, are what a law bars or a duty asks, or come only after something else.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.parse.clauses import has_auxiliary, is_infinitive, is_negated, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import HELPERS, PRESENT
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    BASE_FORM,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    DIRECT_OBJECT,
    OPEN_COMPLEMENT,
    PREPOSITIONAL_CLAUSE,
)
from index.annotate.parse.next_words import token_before, token_behind
from index.event_types import HELPS, TALK
from index.model import EventType

_MISSED = ("should", "could", "would")
_HAVE = ("have", "'ve", "’ve", "has", "'s", "’s")
_WORDS: frozenset[EventType] = TALK - {"CONSULT"}
_RULED: frozenset[EventType] = frozenset(("SANCTION", "COERCE", "REJECT"))
_OWED: frozenset[EventType] = HELPS | {"RETREAT", "AGREE"}
_BELOW = (OPEN_COMPLEMENT, COMPLEMENT_CLAUSE)


def is_not_done(act: Act) -> bool:
    """Whether the words around an act say that it was not done, or that it is only owed, allowed or tried."""
    verb = _first_joined(act.head)
    return (
        _is_decided_against(verb)
        or _is_missed(verb)
        or _is_avoided(verb)
        or _is_barred_by_law(act)
        or _is_owed(act)
        or _is_had_to(act)
        or _comes_after(verb)
        or _is_only_allowed(act)
        or _is_only_tried(act)
    )


def is_asked_why(verb: Token) -> bool:
    """As in “asked why Norland should defend it, he said”: whoever asks or tells why does not demand it."""
    return any(word.lower_ in ("why", "whether") for word in children(verb) if word.i < verb.i)


def _first_joined(verb: Token) -> Token:
    """The first of verbs joined by “and”: what stands above it stands above each."""
    while verb.dep_ == CONJUNCT and verb.head.tag_ == verb.tag_:
        verb = verb.head
    return verb


def _is_decided_against(verb: Token) -> bool:
    """As in “the firm decided against pressing charges”, “voted against suing him”: so it was not done."""
    prep = verb.head
    is_below = verb.dep_ == PREPOSITIONAL_CLAUSE and prep.lower_ == "against"
    return is_below and lemma(prep.head) in lexicon().frame("not_done", "deciding")


def _is_missed(verb: Token) -> bool:
    """As in “the mayor should have shown it by asking for help”: the mayor has not."""
    prep = verb.head
    if verb.dep_ != PREPOSITIONAL_CLAUSE or prep.lower_ != "by":
        return False
    above = prep.head
    is_past = is_verb(above) and has_auxiliary(above, _MISSED) and has_auxiliary(above, ("have",))
    return is_past and not is_negated(above)


def _is_avoided(verb: Token) -> bool:
    """As in “was careful not to anger him by urging him to quit”: so nobody has urged him."""
    prep = verb.head
    if verb.dep_ != PREPOSITIONAL_CLAUSE or prep.lower_ != "by":
        return False
    before = (word for word in prep.head.subtree if word.i < prep.i and is_verb(word))
    return any(is_infinitive(word) and is_negated(word) and word.head.pos_ == ADJECTIVE for word in before)


def _is_barred_by_law(act: Act) -> bool:
    """As in “the law bars attacks on doctors”, “state law prohibits the sale to minors”: so it is at all times."""
    barring = lexicon().frame("not_done", "barring")
    verb = act.head if act.type in _RULED else act.head.head
    if (
        not is_verb(verb)
        or lemma(verb) not in barring
        or verb.tag_ not in PRESENT
        or children(verb, *HELPERS)
    ):
        return False
    is_barred = verb == act.head or act.head.dep_ == DIRECT_OBJECT
    laws = lexicon().frame("not_done", "laws")
    return is_barred and any(lemma(doer) in laws for doer in children(verb, ACTIVE_SUBJECT))


def _is_owed(act: Act) -> bool:
    """As in “its needs overrule its obligation to provide aid”: what one has to do one may not have done."""
    verb = act.head
    if act.type not in _OWED or not is_infinitive(verb):
        return False
    first = next(iter(children(verb, *HELPERS)), verb)
    before = token_before(first)
    return before is not None and lemma(before) in lexicon().frame("not_done", "duties")


def _is_had_to(act: Act) -> bool:
    """As in ““We've got to give them some relief,” he said”: it is to be done."""
    verbs = [word for word in (act.head, act.head.head, *act.words) if word.lower_ == "got"]
    behind = (token_behind(verb) for verb in verbs if has_auxiliary(verb, _HAVE))
    return any(word is not None and word.lower_ == "to" for word in behind)


def _comes_after(verb: Token) -> bool:
    """As in “a bill that requires the mayor to ask voters before sending help”: none was sent yet."""
    prep = verb.head
    if verb.dep_ != PREPOSITIONAL_CLAUSE or prep.lower_ != "before" or not is_infinitive(prep.head):
        return False
    asked = prep.head
    return asked.dep_ in _BELOW and lemma(asked.head) in lexicon().frame("not_done", "requiring")


def _is_only_allowed(act: Act) -> bool:
    """As in “scenes that allow him to call for order”: who may say so has not said it."""
    verb, above = act.head, act.head.head
    if act.type not in _WORDS or verb.dep_ not in _BELOW or not is_infinitive(verb):
        return False
    return lemma(above) in lexicon().frame("not_done", "allowing") and above.tag_ in (*PRESENT, BASE_FORM)


def _is_only_tried(act: Act) -> bool:
    """As in “met lenders to try to agree to a deal”: who tries to has not agreed yet."""
    verb = act.head
    if act.type != "AGREE" or verb.dep_ != OPEN_COMPLEMENT or not is_infinitive(verb):
        return False
    return lemma(verb.head) in lexicon().frame("not_done", "trying")
