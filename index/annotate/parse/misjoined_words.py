"""Words that the parser joins to the wrong verb or noun, so that victims and sources act; put right in place."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.parse.grammar import HELPERS, NOUNS, PAST, PLURAL, SUBJECTS, VERBS
from index.annotate.parse.headlines import headline_words
from index.annotate.parse.next_words import token_before, token_behind, word_before, word_behind
from index.annotate.parse.rehang import hang, make_subject, retag

PREFIXES = frozenset(("ex", "co", "vice", "non", "anti", "pro"))
PLACES = frozenset(("outside", "inside", "near", "behind", "beside"))
STREETS = frozenset(
    ("ave", "avenue", "st", "street", "rd", "road", "blvd", "boulevard", "drive", "lane", "hwy")
)
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
        hang(prefix, noun, "compound")
        hang(hyphen, noun, "punct")
        hyphen.tag_, hyphen.pos_ = "HYPH", "PUNCT"


def share_doer(joint: Token) -> None:
    """Who is hit does not hit back: “He shot and wounded Lund, then shot the guard”, read as “Lund then shot”."""
    first = token_before(joint)
    second = joint.nbor(1) if joint.i + 2 < joint.sent.end else None
    if first is None or second is None or first.tag_ != "VBD" or second.tag_ not in PAST:
        return
    noun = second.head
    third = noun.head
    if second.dep_ != "amod" or noun.dep_ != "nsubj" or third.dep_ not in ("conj", "dep", "ccomp"):
        return
    if third.head != first or third.i < noun.i or word_behind(noun) != ",":
        return
    hang(second, first, "conj", "VBD")
    hang(noun, second, "dobj")


def begin_clause(joint: Token) -> None:
    """Who stands between “and” and a finite verb does it: “Lund is from Norwick and police warn that he is armed”."""
    noun = joint.nbor(1) if joint.i + 2 < joint.sent.end else None
    verb = noun.nbor(1) if noun is not None else None
    if noun is None or verb is None or noun.tag_ not in PLURAL or noun.dep_ != "conj":
        return
    own = any(word.dep_ in (*SUBJECTS, *HELPERS, "mark") for word in verb.lefts)
    if own or verb.tag_ not in ("VBD", "VBP") or verb.dep_ != "conj" or verb.head.i > joint.i:
        return
    if verb.head.pos_ not in VERBS or noun.head.dep_ not in ("pobj", "dobj", "attr"):
        return
    hang(noun, verb, "nsubj")
    hang(joint, verb.head, "cc")


def end_source(according: Token) -> None:
    """Behind who says so begins what is said: “According to police, Lund, with another, jumped into a car”."""
    link = next((word for word in according.rights if word.dep_ == "prep"), None)
    source = next((word for word in link.rights if word.dep_ == "pobj"), None) if link is not None else None
    name = (
        next((word for word in source.rights if word.dep_ == "appos"), None) if source is not None else None
    )
    main = according.head
    if name is None or main.i < name.i or main.pos_ not in VERBS or word_before(name.left_edge) != ",":
        return
    if not any(word.dep_ in (*SUBJECTS, "expl") for word in main.lefts):
        make_subject(name, main)


def as_papers(charging: Token) -> None:
    """Nobody charges the papers in which the charges stand: “they were armed, charging papers say”."""
    noun = token_behind(charging)
    if noun is None or noun.lower_ not in _PAPERS or charging.tag_ != "VBG" or noun == charging.head:
        return
    verb, above = noun.head, charging.head
    if noun.dep_ == "nsubj" and verb.head == charging and above != charging:
        hang(verb, above, "parataxis")
    elif verb == charging and above != charging:
        hang(noun, above, charging.dep_)
    else:
        return
    hang(charging, noun, "compound", "NN")


def name_death(death: Token) -> None:
    """How somebody died is no deed of whoever stands before: “wanted in the Sept. 15 shooting death of a boy”."""
    kind = token_before(death)
    if kind is None or kind.tag_ != "VBG" or death.head != kind or kind.head == kind:
        return
    link = next((word for word in reversed(list(kind.lefts)) if word.dep_ == "prep"), None)
    before = kind.doc[kind.sent.start : kind.i]
    opening = next((word for word in reversed(before) if word.pos_ in VERBS or word.dep_ == "prep"), None)
    link = link or (opening if opening is not None and opening.dep_ == "prep" else None)
    if link is None:
        hang(death, kind.head, "dobj")
    else:
        for word in [one for one in link.rights if one.i < kind.i]:
            hang(word, death, "nmod")
        hang(death, link, "pobj")
    hang(kind, death, "compound", "NN")


def leave_dead(dead: Token) -> None:
    """Who is dead is not injured as well: “left two dead and several others injured”, read as “dead others”."""
    number = token_before(dead)
    noun, joint = dead.head, dead.nbor(1) if dead.i + 2 < dead.sent.end else None
    if number is None or joint is None or number.pos_ != "NUM" or number.dep_ != "dobj":
        return
    if dead.dep_ != "amod" or joint.lower_ != "and" or joint.head != dead:
        return
    for word in [one for one in dead.rights if one.dep_ == "conj"]:
        hang(word, noun, "amod")
    hang(joint, number.head, "cc")
    hang(dead, number.head, "oprd")


def say_where(place: Token) -> None:
    """A preposition written large is no name: “4 Students Shot Outside Lund School”."""
    noun, verb = place.head, token_before(place)
    if (
        verb is None
        or place.tag_ != "NNP"
        or place.dep_ != "compound"
        or noun.dep_ != "dobj"
        or noun.head != verb
    ):
        return
    if verb.lower_ not in headline_words("befallen"):
        return
    retag(verb, "VBN")
    hang(place, verb, "prep", "IN")
    for word in [one for one in verb.rights if place.i < one.i < noun.i]:
        word.head = noun
    hang(noun, place, "pobj")


def restore_clause(link: Token) -> None:
    """The name behind “after” does it: “Lund, who was ill after gunman Tom Hale, 72, shot four workers, has died”."""
    name = next((word for word in link.rights if word.dep_ == "pobj"), None)
    if link.dep_ != "prep" or name is None or name.ent_type_ != "PERSON":
        return
    place = name.right_edge.i + 1
    place += place < link.sent.end and name.doc[place].text == ","
    verb = name.doc[place] if place < link.sent.end else None
    if verb is None or verb.tag_ != "VBD" or not any(word.dep_ == "dobj" for word in verb.rights):
        return
    subject = next((word for word in verb.lefts if word.dep_ == "nsubj"), None)
    if subject is None or subject.i > link.i or not subject.is_ancestor(link):
        return
    main = verb.head if verb.head.i > verb.i else subject
    hang(subject, main, "ROOT" if main == subject else "nsubj")
    hang(verb, link.head, "advcl")
    hang(link, verb, "mark")
    hang(name, verb, "nsubj")


def hit_behind_link(helper: Token) -> None:
    """Who stands between “after” and “were” is the one it is done to: “Police are asking why after boys were shot”."""
    verb, noun = helper.head, token_before(helper)
    if helper.dep_ != "auxpass" or noun is None or verb.dep_ not in ("conj", "ccomp", "advcl", "dep"):
        return
    if any(word.dep_ in (*SUBJECTS, "mark", "cc", "expl") for word in verb.lefts):
        return
    while noun.dep_ in ("conj", "compound") and noun.head.i < noun.i:
        noun = noun.head
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ not in _LINKS or link.head != verb.head or link.head.i > link.i:
        return
    hang(noun, verb, "nsubjpass")
    hang(verb, link.head, "advcl")
    hang(link, verb, "mark")


def stand_charged(charged: Token) -> None:
    """Before a judge stands the accused: “Lund appeared before a judge charged with murder”."""
    judge = charged.head
    verb = judge.head.head
    if charged.dep_ != "acl" or judge.dep_ != "pobj" or judge.lower_ not in _COURTS:
        return
    if judge.head.lower_ in ("before", "in", "at") and verb.pos_ in VERBS:
        hang(charged, verb, "advcl")


def go_on(on: Token) -> None:
    """What somebody goes on to do is no purpose, it is done: “The gunman went on to kill four guards”."""
    verb = on.head
    deed = next((word for word in verb.rights if word.dep_ == "advcl" and word.tag_ == "VB"), None)
    if verb.lemma_ != "go" or on.i != verb.i + 1 or deed is None or on.i + 1 == len(on.doc):
        return
    link = on.nbor(1)
    if link.lower_ == "to" and link.head == deed and link.dep_ == "aux":
        deed.dep_ = "xcomp"


def name_street(street: Token) -> None:
    """Nobody shoots an avenue: “Several people shot on NW. 12th Ave.”, of which the stop ends no phrase."""
    verb, place = street.head, street.i - 1
    if street.dep_ != "dobj" or street.pos_ != "PROPN" or verb.i > street.i:
        return
    while place > verb.i and (
        street.doc[place].pos_ in ("PROPN", "NUM", "ADJ") or street.doc[place].text == "."
    ):
        place -= 1
    link = street.doc[place]
    if link.lower_ not in _ALONG or link.head != verb or link.dep_ != "prep":
        return
    for word in street.doc[link.i + 1 : street.i]:
        hang(word, street, "punct" if word.text == "." else "compound")
    hang(street, link, "pobj")
