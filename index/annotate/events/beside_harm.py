"""Who stands right before or behind a word of harm, whatever the parse says: persons, numbers, amounts."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.amounts import harm_words
from index.annotate.events.harmed_people import is_number, is_person
from index.annotate.events.headline_lists import IN_PHRASE
from index.annotate.events.lemmas import lemma
from index.annotate.parse.clauses import direct_objects
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import BEHIND_PREPOSITIONS, HELPERS, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADVERB,
    APPOSITION,
    AUXILIARY_VERB,
    COMMON_NOUN,
    CONJUNCT,
    COORDINATOR,
    OWNING_PRONOUN,
    PLAIN_ADJECTIVE,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
    SINGULAR_NAME,
    SINGULAR_NOUN,
)
from index.annotate.parse.next_words import token_behind, word_before, word_behind
from index.annotate.parse.prepositions import prepositions

REACH = 9  # words behind a word of harm in which whom it was done to stands
_SINGULAR = frozenset((SINGULAR_NOUN, SINGULAR_NAME, PLAIN_ADJECTIVE))
_AMOUNT = frozenset(("least", "more", "than", "many", "about", "nearly", "-", "half", "over", "around"))
_CHARGED_OVER = frozenset(("in", "over", "for", "with"))
_IN_AMOUNTS = frozenset(("least", "most", "many", "to"))


def has_own_harm(noun: Token, word: Token) -> bool:
    """As in "one killed and three wounded": whether a word of harm of its own stands right behind a joined number."""
    behind = token_behind(noun)
    if behind is None or (noun.head == word and noun.dep_ in SUBJECTS):
        return False
    if behind != word and behind.lower_ in harm_words("told_behind"):
        return not (
            noun.dep_ == ACTIVE_SUBJECT and noun.head == behind and direct_objects(behind)
        )  # who does it
    # "two who were injured", "a man died" of a parse that joins its subject to the next
    clauses = children(noun, RELATIVE_CLAUSE) if noun.dep_ == CONJUNCT else []
    fates = harm_words("told_behind") | harm_words("told_of_who")
    return any(one != word and word not in one.subtree and one.lower_ in fates for one in clauses)


def before_and(head: Token) -> list[Token]:
    """As in “after a teen and a boy were shot”: of one alone the verb would not be plural."""
    start = head.left_edge
    place = start.i - 2
    alone = head.dep_ in SUBJECTS and head.tag_ in _SINGULAR and not children(head, CONJUNCT, COORDINATOR)
    if not alone or place < head.sent.start or word_before(start) != "and":
        return []
    if not any(one.lower_ == "were" for one in (head.head, *children(head.head, *HELPERS))):
        return []
    if head.doc[place].text == "," and place - 2 > head.sent.start and head.doc[place - 1].like_num:
        place -= 3  # "the boy, 6, and his father"
    before = head.doc[place]
    return [before] if is_person(before) and before.tag_ in _SINGULAR else []


def behind_of(word: Token) -> list[Token]:
    """The persons behind “of” below a word of harm: "the deaths of two men"."""
    nouns = [noun for prep, noun in prepositions(word) if prep == "of" and is_person(noun)]
    behind = token_behind(word)
    if not nouns and behind is not None and behind.lower_ == "of" and (right := right_of(behind)) is not None:
        return [right]  # "charged in shooting death of three": the parse may hang it on another word
    return nouns


def left_of(word: Token) -> Token | None:
    """The person or number right before a word of harm, but for its auxiliaries: "at least six" in "six were hurt"."""
    number = word.i - 1
    while number >= word.sent.start:
        token = word.doc[number]
        if is_person(token):
            if _is_of_charge(token) or is_owner_beside(token, word):
                return None
            return _part_of(token) or first_joined(_named_beside(token), word)
        skipped = (
            token.lower_ in harm_words("between")
            or token.pos_ in (AUXILIARY_VERB, ADVERB)
            or _is_between(token, word)
        )
        if not skipped or token.lower_ in ("not", "n't", "never"):
            return None
        number -= 1
    return None


def is_owner_beside(person: Token, word: Token) -> bool:
    """As in “She mourned her dead husband”: he is dead, and she is not."""
    return person.dep_ == POSSESSOR and person.head.i > word.i


def _is_of_charge(noun: Token) -> bool:
    """As in “a man suspected in the stabbing of two guards was found dead”: the guards are his victims."""
    deed = noun.head.head if noun.dep_ == PREPOSITIONAL_OBJECT and noun.head.lower_ == "of" else None
    if deed is None or deed.dep_ not in BEHIND_PREPOSITIONS or deed.head.lower_ not in _CHARGED_OVER:
        return False
    return lemma(deed.head.head) in harm_words("charged")


def _part_of(noun: Token) -> Token | None:
    """The number before people of whom it is a part: "one" of "one of the victims"."""
    of = noun.head
    return of.head if noun.dep_ == PREPOSITIONAL_OBJECT and of.lower_ == "of" and is_number(of.head) else None


def _named_beside(name: Token) -> Token:
    """The noun that a name stands behind: “son” of “Ann Lund and her son Tom were hurt”."""
    above = name.head
    return above if name.dep_ == APPOSITION and above.dep_ == CONJUNCT and is_person(above.head) else name


def _is_between(token: Token, word: Token) -> bool:
    """As in the headline "Two men shot, killed": the comma between two words of harm."""
    return token.text == "," and token.i == word.i - 1 and word_before(token) in ("shot", "stabbed", "beaten")


def first_joined(token: Token, word: Token) -> Token:
    """The first of those joined by "and", so far as no word of harm of its own stands behind it."""
    while token.dep_ == CONJUNCT and is_person(token.head) and not has_own_harm(token.head, word):
        token = token.head
    return token


def right_of(word: Token) -> Token | None:
    """The person or number right behind a word of harm: "killed two", "kills a man"."""
    best = None
    for token in word.doc[word.i + 1 : min(word.i + REACH, word.sent.end)]:
        if token.pos_ not in IN_PHRASE and not is_in_amount(token):
            break
        if token.tag_ == OWNING_PRONOUN or token.dep_ == POSSESSOR or not is_person(token):
            continue
        if (
            best is not None
            and best.pos_ == COMMON_NOUN
            and lemma(best) in harm_words("people")
            and token.pos_ != COMMON_NOUN
        ):
            break
        best = token
    return best


def is_in_amount(token: Token) -> bool:
    """Whether a word belongs to an amount: "at least", "as many as", "more than"."""
    before, behind = word_before(token), word_behind(token)
    if token.lower_ in ("at", "as", "up"):
        return behind in _IN_AMOUNTS
    if token.lower_ == "to":
        return before == "up"
    return token.lower_ in _AMOUNT
