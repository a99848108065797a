"""Clauses that the parser takes apart wrongly by their build, put right before anything is read off them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt
from spacy import attrs
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from index.annotate.actors.titles import is_office
from index.annotate.parse.country_names import last_words, name_country
from index.annotate.parse.gerunds import take_gerund
from index.annotate.parse.grammar import (
    FINITE_OR_MODAL,
    HELPERS,
    NOMINAL,
    NOUN_CLAUSES,
    NOUNS,
    PAST,
    SECOND_VERBS,
    SUBJECTS,
    TIMES,
    VERBS,
)
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    ARTICLE,
    ATTRIBUTE,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COORDINATOR,
    DETERMINING,
    DIRECT_OBJECT,
    EXPLETIVE,
    FULL_VERB,
    ING_FORM,
    NAME,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    OPEN_COMPLEMENT,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PLURAL_NOUN,
    PREPOSITION_OR_SUBORDINATOR,
    PREPOSITIONAL_CLAUSE,
    QUESTION_ADVERB,
    QUESTION_PRONOUN,
    RELATIVE_CLAUSE,
    RELATIVE_DETERMINER,
    SUBORDINATOR,
    THIRD_PERSON,
)
from index.annotate.parse.headlines import headline_words
from index.annotate.parse.listed_sayers import begin_saying
from index.annotate.parse.misjoined_words import (
    PLACES,
    PREFIXES,
    STREETS,
    STRIKES,
    as_papers,
    begin_clause,
    end_source,
    go_on,
    hit_behind_link,
    join_nations,
    join_prefix,
    leave_dead,
    name_death,
    name_street,
    name_strikes,
    part_sides,
    restore_clause,
    say_where,
    share_doer,
    stand_charged,
)
from index.annotate.parse.next_words import token_before, token_behind, word_before
from index.annotate.parse.office_names import LINKS, join_office
from index.annotate.parse.pronoun_forms import RELATIVE
from index.annotate.parse.rehang import hang, put_in_place, retag
from index.annotate.parse.said_relatives import end_said

_WAS_OR_HAS = frozenset(("was", "were", "has", "have", "had"))
_ASKING = frozenset((QUESTION_PRONOUN, RELATIVE_DETERMINER, QUESTION_ADVERB))
_IS = frozenset(("is", "are"))
_CHARGED = frozenset(("accused", "suspected", "charged", "convicted"))
_SHOOTING = frozenset(("shoot", "shoots", "shot", "gun", "guns", "gunned", "strike", "strikes", "struck"))
_SETTING = frozenset(("set", "sets", "setting"))
_GERUND = re.compile(r"[a-z]{2,}ing(?:\W|_|\Z|&nbsp)", re.IGNORECASE)
_LONGEST_ASIDE = 12  # words between two commas


def repair(doc: Doc) -> None:
    """Puts the clauses of a parse right, in place: long offices before a name, asides in relative clauses."""
    lower = doc.to_array([attrs.LOWER]).astype(np.uint64).ravel()
    for number in np.flatnonzero(np.isin(lower, _keys())).tolist():
        token = doc[number]
        for mend in _mends()[token.lower_]:
            mend(token)


@cache
def _mends() -> dict[str, tuple[Callable[[Token], None], ...]]:
    """What is put right at a word."""
    mends: dict[str, tuple[Callable[[Token], None], ...]] = {
        "states": (_as_noun,),
        "dead": (_shoot_dead, leave_dead),
        "free": (_set_free,),
        "and": (share_doer, begin_clause, part_sides, join_nations),
        "according": (end_source,),
        "charging": (as_papers,),
        "death": (name_death,),
        "deaths": (name_death,),
        "after": (restore_clause,),
        "said": (begin_saying,),
        "on": (go_on,),
    }
    mends |= dict.fromkeys(_WAS_OR_HAS, (_tell_of_victim, hit_behind_link))
    mends |= dict.fromkeys(_IS, (_tell_of_victim,)) | dict.fromkeys(headline_words("denials"), (take_gerund,))
    mends |= dict.fromkeys(_CHARGED, (_join_charges, stand_charged))
    mends |= dict.fromkeys(STREETS, (name_street,)) | dict.fromkeys(PREFIXES, (join_prefix,))
    mends |= dict.fromkeys(STRIKES, (name_strikes,))
    mends |= dict.fromkeys(LINKS, (_join_office_before,)) | dict.fromkeys(PLACES, (say_where,))
    mends |= dict.fromkeys(RELATIVE, (_end_relative, end_said))
    return dict.fromkeys(last_words() - mends.keys(), (name_country,)) | mends


@cache
def _keys() -> npt.NDArray[np.uint64]:
    """The words at which a clause may have to be put right."""
    return np.array([get_string_id(word) for word in _mends()], dtype=np.uint64)


def _join_office_before(link: Token) -> None:
    """Behind an office may stand what it is for, and a name: “Minister for Trade and Arts Ann Lee said”."""
    if link.i and is_office(link.nbor(-1).lower_):
        join_office(link.nbor(-1))


def _shoot_dead(dead: Token) -> None:
    """Who is shot dead was not dead before, and does not shoot: “Soldiers shoot dead two suspects”."""
    verb = token_before(dead)
    if verb is None or verb.lower_ not in _SHOOTING or verb.pos_ != FULL_VERB:
        return
    if dead.dep_ == ADJECTIVE_MODIFIER or dead.head == verb:
        hang(dead, verb, ADJECTIVE_COMPLEMENT)
        thing = next((word for word in (*dead.rights, *verb.rights) if word.left_edge.i == dead.i + 1), None)
        if thing is not None and thing.pos_ in NOUNS and thing.ent_type_ not in TIMES:
            hang(thing, verb, DIRECT_OBJECT)


def _set_free(free: Token) -> None:
    """Who is set free was not free before: “Kidnappers set free two engineers”."""
    verb = token_before(free)
    if verb is not None and verb.lower_ in _SETTING and verb.pos_ == FULL_VERB and free.head != verb:
        hang(free, verb, ADJECTIVE_COMPLEMENT)


def _join_charges(charged: Token) -> None:
    """Two gerunds in a row are two charges: “accused of shooting, killing a guard”; signs between them are none."""
    doc, end = charged.doc, charged.sent.end
    first = doc[charged.i + 2] if charged.i + 2 < end else None
    if (
        first is None
        or doc[charged.i + 1].lower_ not in ("of", "in", "with")
        or not _GERUND.match(first.text)
    ):
        return
    second = next((word for word in doc[first.i + 1 : end] if word.text.isalnum()), None)
    if second is None or second.i == first.i + 1 or second.tag_ != ING_FORM or second.is_ancestor(first):
        return
    first.tag_, first.pos_, first.dep_ = ING_FORM, FULL_VERB, PREPOSITIONAL_CLAUSE
    first.head = doc[charged.i + 1]
    hang(second, first, CONJUNCT)
    for thing in [word for word in charged.rights if word.dep_ == DIRECT_OBJECT and word.i > second.i]:
        thing.head = second


def _tell_of_victim(helper: Token) -> None:
    """Where a later verb has no other subject, it is that of a participle: “Two men wanted for murder were shot”.

    Before a distance as well: “The boy killed two blocks from a school was …”.
    """
    main = helper.head if helper.dep_ in HELPERS else helper
    taken = main.head
    if main.dep_ not in SECOND_VERBS or taken.tag_ not in PAST or not taken.i < helper.i <= main.i:
        return
    befallen = taken.lower_ in headline_words("befallen")
    if not (befallen or taken.lower_ in headline_words("dealt_with")) or not _may_be_participle(taken):
        return
    noun = next((word for word in taken.lefts if word.dep_ == ACTIVE_SUBJECT), None)
    own = any(word.dep_ in (*SUBJECTS, SUBORDINATOR, COORDINATOR, EXPLETIVE) for word in main.children)
    joined = any(word.dep_ == COORDINATOR and word.i < helper.i for word in taken.rights)
    if noun is None or own or joined:
        return
    things = [
        word
        for word in taken.rights
        if word.dep_ in (DIRECT_OBJECT, ATTRIBUTE, ADJECTIVE_COMPLEMENT) and word.i < helper.i
    ]
    if things:
        tells = befallen and all(word.lower_ in headline_words("distances") for word in things)
    else:
        tells = main.dep_ == COMPLEMENT_CLAUSE and _begins(helper, main)
    if not tells:
        return
    put_in_place(main, taken, noun)
    hang(taken, noun, NOUN_CLAUSE)
    taken.tag_ = PAST_PARTICIPLE
    for distance in things[:1]:
        distance.dep_ = NOUN_ADVERBIAL


def _may_be_participle(verb: Token) -> bool:
    """Whether a verb has no helper and belongs to no relative clause, as in “the man whom they told was shot”."""
    return verb.dep_ not in NOUN_CLAUSES and not any(
        word.tag_ in _ASKING or word.dep_ in HELPERS for word in verb.lefts
    )


def _begins(helper: Token, main: Token) -> bool:
    """Whether a clause begins with this helper, behind a word and no sign."""
    return min(word.i for word in main.subtree) == helper.i and not helper.nbor(-1).is_punct


def _end_relative(pronoun: Token) -> None:
    """What a noun does is no part of the relative clause behind it."""
    if pronoun.tag_ in (RELATIVE_DETERMINER, QUESTION_PRONOUN, PREPOSITION_OR_SUBORDINATOR, ARTICLE):
        _close_aside(pronoun)
        _close_relative(pronoun)


def _close_aside(pronoun: Token) -> None:
    """A relative clause with an aside ends at its own verb: “the guards whom Lee, in a speech, blamed have left”."""
    noun = token_before(pronoun)
    if noun is None or noun.pos_ not in NOUNS:
        return
    if (clause := _around_aside(pronoun)) is None:
        return
    subject, verb = clause
    main = _main_behind(verb)
    if main is None or (main.head == noun and main.dep_ != RELATIVE_CLAUSE):
        return
    _hang(noun, main, verb, subject, pronoun)


def _close_relative(pronoun: Token) -> None:
    """A relative clause ends at its comma: “Lund, who threatened to beat the champion, called the bout a farce”."""
    noun, clause = pronoun.head.head, pronoun.head
    if (
        pronoun.lower_ not in ("who", "which")
        or pronoun.dep_ != ACTIVE_SUBJECT
        or clause.dep_ != RELATIVE_CLAUSE
    ):
        return
    if noun.head != noun or noun.pos_ not in NOUNS or word_before(pronoun) != ",":
        return
    main = next((word for word in noun.subtree if word.i > clause.i and _is_taken_in(word)), None)
    if main is not None and not any(
        word.dep_ in (*SUBJECTS, SUBORDINATOR, COORDINATOR) for word in main.lefts
    ):
        put_in_place(main, noun, noun)


def _is_taken_in(verb: Token) -> bool:
    """Whether a finite verb with an object stands right behind a comma, and the parse makes it part of a noun."""
    finite = verb.tag_ in (PAST_TENSE, THIRD_PERSON) and verb.dep_ in (
        NOUN_CLAUSE,
        RELATIVE_CLAUSE,
        APPOSITION,
        CONJUNCT,
        ADVERBIAL_CLAUSE,
    )
    has_object = any(word.dep_ in (DIRECT_OBJECT, COMPLEMENT_CLAUSE, OPEN_COMPLEMENT) for word in verb.rights)
    return finite and has_object and verb.nbor(-1).text == ","


def _around_aside(pronoun: Token) -> tuple[Token, Token] | None:
    """The subject before an aside, and the verb behind it with a second one: “Lee, in a speech, blamed have …”."""
    doc, sentence = pronoun.doc, pronoun.sent
    commas = [word for word in doc[pronoun.i + 1 : sentence.end] if word.text == ","]
    if len(commas) < 2 or commas[1].i - commas[0].i > _LONGEST_ASIDE:
        return None
    verb = doc[commas[1].i + 1] if commas[1].i + 2 < sentence.end else None
    before = doc[pronoun.i + 1 : commas[0].i]
    plain = 0 < len(before) < 6 and all(
        word.pos_ in (NAME, COMMON_NOUN, DETERMINING, ADJECTIVE) for word in before
    )
    if verb is None or not plain or verb.tag_ not in PAST or verb.nbor(1).tag_ not in FINITE_OR_MODAL:
        return None
    return before[-1], verb


def _main_behind(verb: Token) -> Token | None:
    """The verb of which the noun is the subject: the first behind a relative clause that is no helper."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]:
        if token.pos_ in VERBS and token.dep_ not in HELPERS:
            return token
    return None


def _hang(noun: Token, main: Token, verb: Token, subject: Token, pronoun: Token) -> None:
    """Hangs the parts of a sentence with a relative clause where they belong."""
    put_in_place(main, noun, noun)
    hang(verb, noun, RELATIVE_CLAUSE, PAST_TENSE)
    for word in pronoun.doc[pronoun.i + 1 : subject.i]:
        word.head = subject
    hang(subject, verb, ACTIVE_SUBJECT)
    hang(pronoun, verb, DIRECT_OBJECT)


def _as_noun(token: Token) -> None:
    """“States” before their names is no verb: “in the Sun Belt states Ohio and Iowa”."""
    if token.pos_ != FULL_VERB:
        return
    behind = token_behind(token)
    before = token_before(token)
    if behind is None or before is None or behind.ent_type_ != "GPE" or before.pos_ not in NOMINAL:
        return
    if any(word.tag_ in FINITE_OR_MODAL and word.i > token.i for word in token.subtree):
        return
    retag(token, PLURAL_NOUN)
    behind.dep_ = APPOSITION
