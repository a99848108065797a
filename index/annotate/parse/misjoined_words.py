"""Words that the parser joins to the wrong verb or noun, so that victims and sources act; put right in place."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.parse.grammar import HELPERS, NOUNS, PAST, PLURAL, SUBJECTS, VERBS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    ATTRIBUTE,
    AUXILIARY,
    BASE_FORM,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    DIRECT_OBJECT,
    EXPLETIVE,
    FULL_VERB,
    ING_FORM,
    MAIN_WORD,
    NAME,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    NUMERAL,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PLURAL_NOUN,
    PREPOSITION,
    PREPOSITION_OR_SUBORDINATOR,
    PREPOSITIONAL_OBJECT,
    PRESENT_TENSE,
    PUNCTUATION,
    PUNCTUATION_MARK,
    SIDE_CLAUSE,
    SINGULAR_NAME,
    SINGULAR_NOUN,
    SUBORDINATOR,
    UNCLEAR,
)
from index.annotate.parse.headlines import headline_words
from index.annotate.parse.next_words import token_before, token_behind, word_before, word_behind
from index.annotate.parse.rehang import hang, make_subject, put_in_place, retag

PREFIXES = frozenset(("ex", "co", "vice", "non", "anti", "pro"))
PLACES = frozenset(("outside", "inside", "near", "behind", "beside"))
STREETS = frozenset(
    ("ave", "avenue", "st", "street", "rd", "road", "blvd", "boulevard", "drive", "lane", "hwy")
)
STRIKES = frozenset(("airstrikes", "cyberattacks"))  # nouns that no verb is spelt like
_ALONG = frozenset(("on", "in", "at", "near", "along", "off"))
_LINKS = frozenset(("after", "before", "when", "as", "since", "once", "while", "until"))
_COURTS = frozenset(("judge", "court", "magistrate", "magistrates", "courtroom", "jury", "tribunal"))
_PAPERS = frozenset(("papers", "documents", "document", "paper", "records"))


def join_prefix(prefix: Token) -> None:
    """A prefix is part of the noun behind its hyphen: “Ex-president calls for vote” has one subject, not three."""
    hyphen = token_behind(prefix)
    noun = token_behind(hyphen) if hyphen is not None and hyphen.text == "-" else None
    if hyphen is None or noun is None or prefix.whitespace_ or hyphen.whitespace_ or noun.pos_ not in NOUNS:
        return
    if noun.head != noun and prefix.head == noun.head and prefix.dep_ == noun.dep_:
        hang(prefix, noun, COMPOUND)
        hang(hyphen, noun, PUNCTUATION)
        hyphen.tag_, hyphen.pos_ = "HYPH", PUNCTUATION_MARK


def share_doer(joint: Token) -> None:
    """Who is hit does not hit back: “He shot and wounded Lund, then shot the guard”, read as “Lund then shot”."""
    first = token_before(joint)
    second = joint.nbor(1) if joint.i + 2 < joint.sent.end else None
    if first is None or second is None or first.tag_ != PAST_TENSE or second.tag_ not in PAST:
        return
    noun = second.head
    third = noun.head
    if (
        second.dep_ != ADJECTIVE_MODIFIER
        or noun.dep_ != ACTIVE_SUBJECT
        or third.dep_ not in (CONJUNCT, UNCLEAR, COMPLEMENT_CLAUSE)
    ):
        return
    if third.head != first or third.i < noun.i or word_behind(noun) != ",":
        return
    hang(second, first, CONJUNCT, PAST_TENSE)
    hang(noun, second, DIRECT_OBJECT)


def begin_clause(joint: Token) -> None:
    """Who stands between “and” and a finite verb does it: “Lund is from Norwick and police warn that he is armed”."""
    noun = joint.nbor(1) if joint.i + 2 < joint.sent.end else None
    verb = noun.nbor(1) if noun is not None else None
    if noun is None or verb is None or noun.tag_ not in PLURAL or noun.dep_ != CONJUNCT:
        return
    own = any(word.dep_ in (*SUBJECTS, *HELPERS, SUBORDINATOR) for word in verb.lefts)
    if own or verb.tag_ not in (PAST_TENSE, PRESENT_TENSE) or verb.dep_ != CONJUNCT or verb.head.i > joint.i:
        return
    if verb.head.pos_ not in VERBS or noun.head.dep_ not in (PREPOSITIONAL_OBJECT, DIRECT_OBJECT, ATTRIBUTE):
        return
    hang(noun, verb, ACTIVE_SUBJECT)
    hang(joint, verb.head, COORDINATOR)


def part_sides(joint: Token) -> None:
    """Behind “and” two may act on two, with one verb: “Rebels seized a town and the army a village”."""
    noun = joint.head
    other = next((word for word in noun.rights if word.dep_ == CONJUNCT and word.i > joint.i), None)
    verb = noun.head
    if other is None or noun.dep_ != DIRECT_OBJECT or verb.pos_ not in VERBS:
        return
    second = next((word for word in verb.rights if word.dep_ == DIRECT_OBJECT and word.i > other.i), None)
    if second is None or second.left_edge.i != other.right_edge.i + 1 or second.left_edge == second:
        return
    hang(other, verb, UNCLEAR)
    hang(second, other, UNCLEAR)


def join_nations(joint: Token) -> None:
    """Two nations before one noun both describe it: “Thai and Malaysian ministers met”."""
    first, second = token_before(joint), token_behind(joint)
    if first is None or second is None or first.ent_type_ != "NORP" or second.ent_type_ != "NORP":
        return
    noun = second.head
    if second.dep_ != ADJECTIVE_MODIFIER or noun.head != first or noun.dep_ != CONJUNCT or noun.i < second.i:
        return
    above, relation = (noun, MAIN_WORD) if first.head == first else (first.head, first.dep_)
    hang(noun, above, relation)
    hang(first, noun, ADJECTIVE_MODIFIER)
    hang(second, first, CONJUNCT)
    hang(joint, first, COORDINATOR)


def end_source(according: Token) -> None:
    """Behind who says so begins what is said: “According to police, Lund, with another, jumped into a car”."""
    link = next((word for word in according.rights if word.dep_ == PREPOSITION), None)
    source = (
        next((word for word in link.rights if word.dep_ == PREPOSITIONAL_OBJECT), None)
        if link is not None
        else None
    )
    name = (
        next((word for word in source.rights if word.dep_ == APPOSITION), None)
        if source is not None
        else None
    )
    main = according.head
    if name is None or main.i < name.i or main.pos_ not in VERBS or word_before(name.left_edge) != ",":
        return
    if not any(word.dep_ in (*SUBJECTS, EXPLETIVE) for word in main.lefts):
        make_subject(name, main)


def as_papers(charging: Token) -> None:
    """Nobody charges the papers in which the charges stand: “they were armed, charging papers say”."""
    noun = token_behind(charging)
    if noun is None or noun.lower_ not in _PAPERS or charging.tag_ != ING_FORM or noun == charging.head:
        return
    verb, above = noun.head, charging.head
    if noun.dep_ == ACTIVE_SUBJECT and verb.head == charging and above != charging:
        hang(verb, above, SIDE_CLAUSE)
    elif verb == charging and above != charging:
        hang(noun, above, charging.dep_)
    else:
        return
    hang(charging, noun, COMPOUND, SINGULAR_NOUN)


def name_death(death: Token) -> None:
    """How somebody died is no deed of whoever stands before: “wanted in the Sept. 15 shooting death of a boy”."""
    kind = token_before(death)
    if kind is None or kind.tag_ != ING_FORM or death.head != kind or kind.head == kind:
        return
    link = next((word for word in reversed(list(kind.lefts)) if word.dep_ == PREPOSITION), None)
    before = kind.doc[kind.sent.start : kind.i]
    opening = next(
        (word for word in reversed(before) if word.pos_ in VERBS or word.dep_ == PREPOSITION), None
    )
    link = link or (opening if opening is not None and opening.dep_ == PREPOSITION else None)
    if link is None:
        hang(death, kind.head, DIRECT_OBJECT)
    else:
        for word in [one for one in link.rights if one.i < kind.i]:
            hang(word, death, NOUN_MODIFIER)
        hang(death, link, PREPOSITIONAL_OBJECT)
    hang(kind, death, COMPOUND, SINGULAR_NOUN)


def leave_dead(dead: Token) -> None:
    """Who is dead is not injured as well: “left two dead and several others injured”, read as “dead others”."""
    number = token_before(dead)
    noun, joint = dead.head, dead.nbor(1) if dead.i + 2 < dead.sent.end else None
    if number is None or joint is None or number.pos_ != NUMERAL or number.dep_ != DIRECT_OBJECT:
        return
    if dead.dep_ != ADJECTIVE_MODIFIER or joint.lower_ != "and" or joint.head != dead:
        return
    for word in [one for one in dead.rights if one.dep_ == CONJUNCT]:
        hang(word, noun, ADJECTIVE_MODIFIER)
    hang(joint, number.head, COORDINATOR)
    hang(dead, number.head, OBJECT_PREDICATE)


def say_where(place: Token) -> None:
    """A preposition written large is no name: “4 Students Shot Outside Lund School”."""
    noun, verb = place.head, token_before(place)
    if (
        verb is None
        or place.tag_ != SINGULAR_NAME
        or place.dep_ != COMPOUND
        or noun.dep_ != DIRECT_OBJECT
        or noun.head != verb
    ):
        return
    if verb.lower_ not in headline_words("befallen"):
        return
    retag(verb, PAST_PARTICIPLE)
    hang(place, verb, PREPOSITION, PREPOSITION_OR_SUBORDINATOR)
    for word in [one for one in verb.rights if place.i < one.i < noun.i]:
        word.head = noun
    hang(noun, place, PREPOSITIONAL_OBJECT)


def restore_clause(link: Token) -> None:
    """The name behind “after” does it: “Lund, who was ill after gunman Tom Hale, 72, shot four workers, has died”."""
    name = next((word for word in link.rights if word.dep_ == PREPOSITIONAL_OBJECT), None)
    if link.dep_ != PREPOSITION or name is None or name.ent_type_ != "PERSON":
        return
    place = name.right_edge.i + 1
    place += place < link.sent.end and name.doc[place].text == ","
    verb = name.doc[place] if place < link.sent.end else None
    if verb is None or verb.tag_ != PAST_TENSE or not any(word.dep_ == DIRECT_OBJECT for word in verb.rights):
        return
    subject = next((word for word in verb.lefts if word.dep_ == ACTIVE_SUBJECT), None)
    if subject is None or subject.i > link.i or not subject.is_ancestor(link):
        return
    main = verb.head if verb.head.i > verb.i else subject
    hang(subject, main, MAIN_WORD if main == subject else ACTIVE_SUBJECT)
    hang(verb, link.head, ADVERBIAL_CLAUSE)
    hang(link, verb, SUBORDINATOR)
    hang(name, verb, ACTIVE_SUBJECT)


def hit_behind_link(helper: Token) -> None:
    """Who stands between “after” and “were” is the one it is done to: “Police are asking why after boys were shot”."""
    verb, noun = helper.head, token_before(helper)
    if (
        helper.dep_ != PASSIVE_AUXILIARY
        or noun is None
        or verb.dep_ not in (CONJUNCT, COMPLEMENT_CLAUSE, ADVERBIAL_CLAUSE, UNCLEAR)
    ):
        return
    if any(word.dep_ in (*SUBJECTS, SUBORDINATOR, COORDINATOR, EXPLETIVE) for word in verb.lefts):
        return
    while noun.dep_ in (CONJUNCT, COMPOUND) and noun.head.i < noun.i:
        noun = noun.head
    link = noun.head
    if (
        noun.dep_ != PREPOSITIONAL_OBJECT
        or link.lower_ not in _LINKS
        or link.head != verb.head
        or link.head.i > link.i
    ):
        return
    hang(noun, verb, PASSIVE_SUBJECT)
    hang(verb, link.head, ADVERBIAL_CLAUSE)
    hang(link, verb, SUBORDINATOR)


def stand_charged(charged: Token) -> None:
    """Before a judge stands the accused: “Lund appeared before a judge charged with murder”."""
    judge = charged.head
    verb = judge.head.head
    if charged.dep_ != NOUN_CLAUSE or judge.dep_ != PREPOSITIONAL_OBJECT or judge.lower_ not in _COURTS:
        return
    if judge.head.lower_ in ("before", "in", "at") and verb.pos_ in VERBS:
        hang(charged, verb, ADVERBIAL_CLAUSE)


def go_on(on: Token) -> None:
    """What somebody goes on to do is no purpose, it is done: “The gunman went on to kill four guards”."""
    verb = on.head
    deed = next(
        (word for word in verb.rights if word.dep_ == ADVERBIAL_CLAUSE and word.tag_ == BASE_FORM), None
    )
    if verb.lemma_ != "go" or on.i != verb.i + 1 or deed is None or on.i + 1 == len(on.doc):
        return
    link = on.nbor(1)
    if link.lower_ == "to" and link.head == deed and link.dep_ == AUXILIARY:
        deed.dep_ = OPEN_COMPLEMENT


def name_street(street: Token) -> None:
    """Nobody shoots an avenue: “Several people shot on NW. 12th Ave.”, of which the stop ends no phrase."""
    verb, place = street.head, street.i - 1
    if street.dep_ != DIRECT_OBJECT or street.pos_ != NAME or verb.i > street.i:
        return
    while place > verb.i and (
        street.doc[place].pos_ in (NAME, NUMERAL, ADJECTIVE) or street.doc[place].text == "."
    ):
        place -= 1
    link = street.doc[place]
    if link.lower_ not in _ALONG or link.head != verb or link.dep_ != PREPOSITION:
        return
    for word in street.doc[link.i + 1 : street.i]:
        hang(word, street, PUNCTUATION if word.text == "." else COMPOUND)
    hang(street, link, PREPOSITIONAL_OBJECT)


def name_strikes(strikes: Token) -> None:
    """A noun is no verb: “US airstrikes against rebels killed nine people”, read as what the US do to rebels."""
    owner = token_before(strikes)
    if strikes.pos_ == FULL_VERB:
        retag(strikes, PLURAL_NOUN)
    if owner is not None and owner.head == strikes and owner.dep_ in SUBJECTS and owner.pos_ in NOUNS:
        owner.dep_ = COMPOUND
    if strikes.dep_ in SUBJECTS:
        return
    behind = strikes.doc[strikes.i + 1 : strikes.sent.end]
    verb = next(
        (word for word in behind if word.pos_ in VERBS and word.dep_ not in (ADJECTIVE_MODIFIER, COMPOUND)),
        None,
    )
    if verb is None or verb.tag_ not in PAST or not any(word.dep_ == DIRECT_OBJECT for word in verb.rights):
        return
    if any(word.dep_ in (*SUBJECTS, *HELPERS, SUBORDINATOR, COORDINATOR, EXPLETIVE) for word in verb.lefts):
        return
    if strikes.is_ancestor(verb):
        put_in_place(verb, strikes, strikes)
    elif strikes.head == verb.head and strikes.dep_ == verb.dep_:
        hang(strikes, verb, ACTIVE_SUBJECT)
