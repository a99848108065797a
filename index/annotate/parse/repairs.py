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
from index.annotate.parse.grammar import (
    FINITE_OR_MODAL,
    HELPERS,
    MODIFIERS,
    NOMINAL,
    NOUNS,
    PAST,
    SUBJECTS,
    VERBS,
)
from index.annotate.parse.headline_chains import repair_chain
from index.annotate.parse.headlines import headline_words
from index.annotate.parse.misjoined_words import (
    PLACES,
    PREFIXES,
    STREETS,
    as_papers,
    begin_clause,
    end_source,
    go_on,
    hit_behind_link,
    join_prefix,
    leave_dead,
    name_death,
    name_street,
    restore_clause,
    say_where,
    share_doer,
    stand_charged,
)
from index.annotate.parse.next_words import token_before, token_behind, word_before
from index.annotate.parse.office_names import LINKS, join_office
from index.annotate.parse.rehang import hang, make_main, put_in_place, retag
from index.annotate.parse.said_relatives import end_said

_RELATIVE = frozenset(("that", "whom", "who", "which"))
_JOINED = frozenset(("ccomp", "conj", "advcl", "dep", "xcomp"))
_WAS_OR_HAS = frozenset(("was", "were", "has", "have", "had"))
_CLAUSES_OF_NOUNS = frozenset(("relcl", "acl"))
_ASKING = frozenset(("WP", "WDT", "WRB"))
_IS = frozenset(("is", "are"))
_CHARGED = frozenset(("accused", "suspected", "charged", "convicted"))
_SHOOTING = frozenset(("shoot", "shoots", "shot", "gun", "guns", "gunned", "strike", "strikes", "struck"))
_GERUND = re.compile(r"[a-z]{2,}ing(?:\W|_|\Z|&nbsp)", re.IGNORECASE)
_LONGEST_ASIDE = 12  # words between two commas
_CONJUNCTIONS_OF_TIME = frozenset(("after", "as", "when", "before", "while"))


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
        "and": (share_doer, begin_clause),
        "according": (end_source,),
        "charging": (as_papers,),
        "death": (name_death,),
        "deaths": (name_death,),
        "after": (restore_clause,),
        "on": (go_on,),
    }
    mends |= dict.fromkeys(_WAS_OR_HAS, (_tell_of_victim, hit_behind_link))
    mends |= dict.fromkeys(_IS, (_tell_of_victim,))
    mends |= dict.fromkeys(_CHARGED, (_join_charges, stand_charged))
    mends |= dict.fromkeys(STREETS, (name_street,)) | dict.fromkeys(PREFIXES, (join_prefix,))
    mends |= dict.fromkeys(LINKS, (_join_office_before,)) | dict.fromkeys(PLACES, (say_where,))
    return mends | dict.fromkeys(_RELATIVE, (_end_relative, end_said))


@cache
def _keys() -> npt.NDArray[np.uint64]:
    """The words at which a clause may have to be put right."""
    return np.array([get_string_id(word) for word in _mends()], dtype=np.uint64)


def repair_headline(line: Doc) -> None:
    """Puts a headline's clause right, in place: “Man who shot guard jailed”."""
    repair_chain(line)
    for token in line:
        if token.lower_ == "to" and word_before(token) in headline_words("intents"):
            _tell_of_intent(token)
        if token.lower_ in headline_words("befallen"):
            _tell_of_whom(token)
        if token.lower_ == "who" and token.dep_ == "nsubj" and token.head.dep_ == "relcl":
            _tell_of_man(token.head)
        elif token.dep_ == "ROOT" and token.tag_ == "VBZ" and token.lower_ in headline_words("deeds"):
            _tell_of_deeds(token)
        elif token.dep_ == "ROOT" and token.tag_ in PAST:
            _tell_of_fate(token)
            _tell_of_accused(token)
            _tell_of_cause(token)


def _join_office_before(link: Token) -> None:
    """Behind an office may stand what it is for, and a name: “Minister for Trade and Arts Ann Lee said”."""
    if link.i and is_office(link.nbor(-1).lower_):
        join_office(link.nbor(-1))


def _shoot_dead(dead: Token) -> None:
    """Who is shot dead was not dead before: “Soldiers shoot dead two suspects”."""
    verb = token_before(dead)
    if verb is not None and verb.lower_ in _SHOOTING and verb.pos_ == "VERB" and dead.dep_ == "amod":
        hang(dead, verb, "acomp")


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
    if second is None or second.i == first.i + 1 or second.tag_ != "VBG" or second.is_ancestor(first):
        return
    first.tag_, first.pos_, first.dep_ = "VBG", "VERB", "pcomp"
    first.head = doc[charged.i + 1]
    hang(second, first, "conj")
    for thing in [word for word in charged.rights if word.dep_ == "dobj" and word.i > second.i]:
        thing.head = second


def _tell_of_victim(helper: Token) -> None:
    """Where a later verb has no other subject, it is that of a participle: “Two men wanted for murder were shot”.

    Before a distance as well: “The boy killed two blocks from a school was …”.
    """
    main = helper.head if helper.dep_ in HELPERS else helper
    taken = main.head
    if main.dep_ not in _JOINED or taken.tag_ not in PAST or not taken.i < helper.i <= main.i:
        return
    if taken.lower_ not in headline_words("befallen") | headline_words("dealt_with"):
        return
    if taken.dep_ in _CLAUSES_OF_NOUNS or any(word.tag_ in _ASKING for word in taken.lefts):
        return  # "the man whom they told was shot"
    noun = next((word for word in taken.lefts if word.dep_ == "nsubj"), None)
    own = [word for word in main.children if word.dep_ in (*SUBJECTS, "mark", "cc", "expl")]
    joined = any(word.dep_ == "cc" and word.i < helper.i for word in taken.rights)
    if noun is None or own or joined or any(word.dep_ in HELPERS for word in taken.lefts):
        return
    things = [word for word in taken.rights if word.dep_ in ("dobj", "attr", "acomp") and word.i < helper.i]
    away = [word for word in things if word.lower_ in headline_words("distances")]
    if len(things) > len(away):
        return
    if away and taken.lower_ not in headline_words("befallen"):
        return
    if not away and (main.dep_ != "ccomp" or not _begins(helper, main)):
        return
    put_in_place(main, taken, noun)
    hang(taken, noun, "acl")
    taken.tag_ = "VBN"
    for thing in away[:1]:
        thing.dep_ = "npadvmod"


def _begins(helper: Token, main: Token) -> bool:
    """Whether a clause begins with this helper, behind a word and no sign."""
    return min(word.i for word in main.subtree) == helper.i and not helper.nbor(-1).is_punct


def _end_relative(pronoun: Token) -> None:
    """What a noun does is no part of the relative clause behind it."""
    if pronoun.tag_ in ("WDT", "WP", "IN", "DT"):
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
    if main is None or (main.head == noun and main.dep_ != "relcl"):
        return
    _hang(noun, main, verb, subject, pronoun)


def _close_relative(pronoun: Token) -> None:
    """A relative clause ends at its comma: “Lund, who threatened to beat the champion, called the bout a farce”."""
    noun, clause = pronoun.head.head, pronoun.head
    if pronoun.lower_ not in ("who", "which") or pronoun.dep_ != "nsubj" or clause.dep_ != "relcl":
        return
    if noun.head != noun or noun.pos_ not in NOUNS or word_before(pronoun) != ",":
        return
    main = next((word for word in noun.subtree if word.i > clause.i and _is_taken_in(word)), None)
    if main is not None and not any(word.dep_ in (*SUBJECTS, "mark", "cc") for word in main.lefts):
        put_in_place(main, noun, noun)


def _is_taken_in(verb: Token) -> bool:
    """Whether a finite verb with an object stands right behind a comma, and the parse makes it part of a noun."""
    finite = verb.tag_ in ("VBD", "VBZ") and verb.dep_ in ("acl", "relcl", "appos", "conj", "advcl")
    has_object = any(word.dep_ in ("dobj", "ccomp", "xcomp") for word in verb.rights)
    return finite and has_object and verb.nbor(-1).text == ","


def _around_aside(pronoun: Token) -> tuple[Token, Token] | None:
    """The subject before an aside, and the verb behind it with a second one: “Lee, in a speech, blamed have …”."""
    doc, sentence = pronoun.doc, pronoun.sent
    commas = [word for word in doc[pronoun.i + 1 : sentence.end] if word.text == ","]
    if len(commas) < 2 or commas[1].i - commas[0].i > _LONGEST_ASIDE:
        return None
    verb = doc[commas[1].i + 1] if commas[1].i + 2 < sentence.end else None
    before = doc[pronoun.i + 1 : commas[0].i]
    plain = 0 < len(before) < 6 and all(word.pos_ in ("PROPN", "NOUN", "DET", "ADJ") for word in before)
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
    hang(verb, noun, "relcl", "VBD")
    for word in pronoun.doc[pronoun.i + 1 : subject.i]:
        word.head = subject
    hang(subject, verb, "nsubj")
    hang(pronoun, verb, "dobj")


def _as_noun(token: Token) -> None:
    """“States” before their names is no verb: “in the Sun Belt states Ohio and Iowa”."""
    if token.pos_ != "VERB":
        return
    behind = token_behind(token)
    before = token_before(token)
    if behind is None or before is None or behind.ent_type_ != "GPE" or before.pos_ not in NOMINAL:
        return
    if any(word.tag_ in FINITE_OR_MODAL and word.i > token.i for word in token.subtree):
        return
    retag(token, "NNS")
    behind.dep_ = "appos"


def _tell_of_intent(to: Token) -> None:
    """What is threatened is an act: “General threatens to jail minister” knows no jail minister."""
    noun = next((word for word in to.children if word.dep_ == "pobj"), None)
    verb = token_behind(to)
    if noun is None or verb is None or verb.head != noun or verb.dep_ not in MODIFIERS:
        return
    hang(verb, to.nbor(-1), "xcomp", "VB")
    hang(noun, verb, "dobj")
    hang(to, verb, "aux", "TO")


def _tell_of_deeds(noun: Token) -> None:
    """A plural before a verb is its subject: “Lund protests erupt in violence”."""
    verb = token_behind(noun)
    owner = next((word for word in noun.lefts if word.dep_ == "nsubj"), None)
    if (
        verb is None
        or owner is None
        or verb.tag_ not in ("VBP", "VB")
        or owner.tag_ in ("NNS", "NNPS", "PRP")
    ):
        return
    make_main(verb, noun, "nsubj")
    retag(noun, "NNS")
    owner.dep_ = "compound"


def _tell_of_fate(participle: Token) -> None:
    """Two fates in a row are of one person: “Two men charged after girl shot, killed”, where nobody killed the men."""
    comma = participle.nbor(-1) if participle.i > participle.sent.start + 1 else None
    first = comma.nbor(-1) if comma is not None and comma.text == "," else None
    if first is None or first.tag_ not in PAST or first.lower_ not in headline_words("befallen"):
        return
    noun = _subject_of(participle)
    main = next((word for word in noun.rights if word.dep_ == "acl"), None) if noun is not None else None
    behind = any(word.dep_ != "punct" and not _is_label(word) for word in participle.rights)
    if noun is None or main is None or behind or first == main or not main.is_ancestor(first):
        return
    make_main(main, noun, "nsubjpass")
    hang(participle, first, "conj", "VBN")
    retag(first, "VBN")
    for word in [one for one in first.lefts if one.dep_ == "nsubj"]:
        word.dep_ = "nsubjpass"


def _subject_of(verb: Token) -> Token | None:
    """The first subject before a verb."""
    return next((word for word in verb.lefts if word.dep_ in SUBJECTS), None)


def _is_label(word: Token) -> bool:
    """Whether a word leads with a colon into what stands behind a headline: “killed Posted: 31 January”."""
    behind = token_behind(word)
    return word.text[:1].isupper() and behind is not None and behind.text == ":"


def _tell_of_accused(participle: Token) -> None:
    """The second participle of a headline is its verb: “Man suspected in stabbing of guards found dead”."""
    noun = _subject_of(participle)
    plain = not any(word.dep_ in (*HELPERS, "dobj", "cc", "punct") for word in participle.children)
    last = next((word for word in participle.rights if word.dep_ in _JOINED and word.tag_ in PAST), None)
    if noun is None or last is None or not plain:
        return
    if any(word.dep_ in (*SUBJECTS, *HELPERS, "mark") for word in last.children):
        return
    active = any(word.dep_ == "dobj" for word in last.rights)
    make_main(last, noun, "nsubj" if active else "nsubjpass")
    hang(participle, noun, "acl")


def _tell_of_cause(participle: Token) -> None:
    """The noun between “after” and a participle is its subject: “Man held after wife stabbed”."""
    noun = participle.nbor(-1) if participle.i > participle.sent.start + 1 else None
    link = noun.head if noun is not None and noun.dep_ == "pobj" else None
    if noun is None or link is None or link.lower_ not in _CONJUNCTIONS_OF_TIME:
        return
    above = link.head
    subject = _subject_of(participle)
    if subject is None or not (above == subject or subject.is_ancestor(above)):
        return
    main = above if above.tag_ in PAST else subject
    active = any(word.dep_ == "dobj" for word in participle.rights)
    hang(main, main, "ROOT")
    if main != subject:
        hang(subject, main, "nsubjpass")
    hang(participle, main, "advcl")
    hang(link, participle, "mark")
    hang(noun, participle, "nsubj" if active else "nsubjpass")


def _tell_of_whom(participle: Token) -> None:
    """A participle behind a verb in the present says of what kind its object is: “King pardons jailed Australian”."""
    main = participle.head
    thing = next((word for word in participle.rights if word.dep_ == "dobj"), None)
    if thing is None or main.i != participle.i - 1 or main.tag_ not in ("VBZ", "VBP"):
        return
    if not any(word.dep_ == "dobj" for word in main.rights):
        hang(thing, main, "dobj")
        hang(participle, thing, "amod", "VBN")


def _tell_of_man(verb: Token) -> None:
    """The participle behind a relative clause is what befell its noun: “Man who shot guard jailed for life”."""
    noun = verb.head
    thing = next((word for word in verb.rights if word.dep_ == "dobj"), None)
    fate = next((word for word in thing.rights if word.dep_ == "acl"), None) if thing is not None else None
    if thing is None or fate is None or fate.tag_ != "VBN" or fate.i != thing.i + 1 or noun.head != noun:
        return
    make_main(fate, noun, "nsubjpass")
