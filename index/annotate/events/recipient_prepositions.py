"""The prepositions behind which those acted upon stand, by what is done and by the words of the act."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.dates.timex import words
from index.annotate.events.acts import Act
from index.annotate.events.addressees import AGREED_WITH, ASKED_OF, last_of_words
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, is_somebody
from index.annotate.parse.clauses import is_verb
from index.annotate.parse.grammar_terms import COMMON_NOUN, DIRECT_OBJECT, NAME, PARTICLE
from index.annotate.parse.prepositions import prepositions
from index.annotate.places.gazetteer import gazetteer
from index.event_types import HARMS, HELPS
from index.model import EventType

TO_WHOM = (
    "against", "at", "on", "upon", "to", "with", "toward", "towards",
    "between", "among", "over", "for", "from", "into", "up",
)  # fmt: skip
INSIDE = (
    "against", "on", "at", "to", "with", "toward", "towards", "between",
    "among", "from", "by", "of", "over", "about", "into",
)  # fmt: skip
_ABOUT_WHOM = ("against", "over", "about", "on", "into", "for", "from", "at", "with", "to")
INTO_WHOM = ("into", "against", "over", "about", "on")
# not “held a vigil for Anna Lind”, “marched with banners”
_AGAINST_WHOM = tuple(one for one in TO_WHOM if one not in ("for", "with"))
_ALSO_TO_WHOM: dict[EventType, tuple[str, ...]] = {"RETREAT": ("out",), "SUPPORT": ("behind",)}
# of talks “on Goma” or “about refugees” these are the matter
TALKED_WITH = ("with", "between", "among", "to", "from", "by", "of")
_AT_WHOM = ("against", "at", "on", "upon", "toward", "towards", "into", "among", "over")


def to_whom(act: Act) -> tuple[str, ...]:
    """The prepositions behind which somebody is acted upon; "at" aims at nobody where no harm is done."""
    if lemma(act.head) in lexicon().frame("of_persons"):
        return ("against",)  # "deported to Norland", "extradited from Varland"
    if act.type == "ACCUSE":
        return _about_whom(act)
    if act.type == "ASSAULT" and not act.goal:
        fights = any(lemma(word) in lexicon().frame("mutual", "by") for word in act.words)
        if is_placed(act.head):
            return tuple(prep for prep in _AT_WHOM if prep != "at")
        return (*_AT_WHOM, "with", "between") if fights else _AT_WHOM
    if _ruins(act):
        return tuple(prep for prep in TO_WHOM if prep != "to")
    if act.type in ("AGREE", "REQUEST"):
        return AGREED_WITH if act.type == "AGREE" else ASKED_OF
    if act.type == "PROTEST":
        return _AGAINST_WHOM
    if act.type == "CONSULT":
        return TALKED_WITH
    if lemma(act.head) in ("apologize", "apologise"):
        return ("to", "for")  # “for calling Lund a liar”, and not “about those who did it”
    if act.type == "REJECT":
        return ("with", "to", "against", "between", "for", "from")  # not “declined to speak in Norland”
    if act.type in HARMS:
        return TO_WHOM
    barred = ("at", "over") if act.type == "RETREAT" else ("at",)  # “quit over the murder of a reporter”
    return (*(one for one in TO_WHOM if one not in barred), *_ALSO_TO_WHOM.get(act.type, ()))


def is_placed(noun: Token) -> bool:
    """As in “a shooting at Norwick High School”, “killed at a market in Kenya”: behind “at” stands where it was."""
    if is_verb(noun):
        return lemma(noun) in lexicon().frame("beaten", "killing")
    return lemma(noun) in lexicon().frame("suffered", "placed")


def names_its_place(noun: Token) -> bool:
    """As in “a shooting at Norwick Mall”, which has been, though nobody is named; not “a shooting”."""
    return is_placed(noun) and any(prep == "at" and one.pos_ == NAME for prep, one in prepositions(noun))


def _about_whom(act: Act) -> tuple[str, ...]:
    """The prepositions behind which somebody is blamed: at whom one lashes out, but not to whom one complains."""
    words = {lemma(word) for word in act.words}
    if "blame" in words:
        return ("on",)
    if words & {"prosecute", "sue"}:
        return ("against",)  # "prosecuted cases for the ministry", "sued over her son"
    if words & lexicon().frame("inquiry", "nouns") or words & lexicon().frame("inquiry"):
        return INTO_WHOM
    if any(is_felt_at_state(word) for word in act.words):
        return ()
    if words & (lexicon().frame("blaming", "addressed") | lexicon().frame("legal", "nouns")):
        return tuple(prep for prep in _ABOUT_WHOM if prep not in ("to", "with"))
    if words & lexicon().frame("feeling", "at_whom"):
        if any(_is_felt_at_deed(word) for word in act.words):
            return ()  # “voiced anger at the death of Ann Lund”
        return ("at", *_ABOUT_WHOM)  # “voiced anger at Norland over a march by monks”
    if any(word.dep_ == PARTICLE for word in act.words):
        return ("at", *_ABOUT_WHOM)
    return _ABOUT_WHOM


def _is_felt_at_deed(feeling: Token) -> bool:
    """As in “anger at the death of a guard”, “at her treatment”: whoever is named there has not done it."""
    aims = [noun for prep, noun in prepositions(feeling) if prep in ("at", "over", "about")]
    return bool(aims) and not is_somebody(aims[0]) and aims[0].pos_ == COMMON_NOUN


def is_felt_at_state(feeling: Token) -> bool:
    """As in “concern about Lima's rising murder rate”: how things are, which nobody is said to have done."""
    if lemma(feeling) not in lexicon().frame("feeling", "nouns"):
        return False
    aims = [noun for prep, noun in prepositions(feeling) if prep in ("at", "over", "about", "with")]
    return bool(aims) and lemma(aims[0]) in lexicon().frame("feeling", "states")


def inside_thing(act: Act) -> tuple[str, ...]:
    """The prepositions below the object behind which somebody is acted upon."""
    if act.type == "ASSAULT":
        return tuple(prep for prep in inside_blow(act.head) if prep in INSIDE[:-2])
    return tuple(prep for prep in inside_of(act) if prep in INSIDE[:-2] and (prep != "to" or not _ruins(act)))


def inside_of(act: Act) -> tuple[str, ...]:
    """The prepositions inside a noun behind which those acted upon are; who backs a war against Peru backs it not.

    Behind “by” are those who do what a noun names: “the arrest of a bishop by agents”.
    """
    barred = {"against"} if act.type in HELPS else set()
    if act.head.pos_ == COMMON_NOUN:
        barred.add("by")
    if act.type == "CONSULT":  # “their summit at a hotel in Norland”
        barred |= {"at", "on"}
    return tuple(prep for prep in INSIDE if prep not in barred)


def inside_blow(noun: Token) -> tuple[str, ...]:
    """The prepositions below a noun of violence behind which those are who suffer it, and not who does it, or where.

    Behind “with” these are only of a fight: “discussed the raid with Lund” hits him not.
    """
    barred = {"from", "by", "at"} if is_placed(noun) else {"from", "by"}  # "attacks from rebels"
    if lemma(noun) not in lexicon().frame("mutual", "by"):
        barred.add("with")
    if noun.dep_ == DIRECT_OBJECT and lemma(noun.head) in lexicon().frame("blaming", "laid"):
        barred.add("on")
    return tuple(prep for prep in INSIDE if prep not in barred)


def last_preps(act: Act) -> tuple[str, ...]:
    """The prepositions tried last; where something is hit or troops are sent is not whom it is done to."""
    if lemma(act.head) in ("sue", "apologize", "apologise"):
        return ()  # "sued for damages"
    hits = act.type == "ASSAULT" and not act.goal  # but "set off bombs in the capital"
    if hits or (act.type == "MOBILIZE" and lemma(act.head) in lexicon().frame("sending")):
        return ("of", "for")
    held = lexicon().frame("suffered", "nouns") | lexicon().frame("searching", "by")
    held |= lexicon().frame("of_persons")
    if (act.type in ("COERCE", "THREATEN") or _is_march(act)) and is_done_in_a_town(act):
        return ("of", "for")
    if act.type == "SANCTION" and any(lemma(word) in words("beginnings") for word in act.words):
        return ("of", "for")  # “the sanctions began in Norwick”
    if act.type == "ACCUSE":
        return ("of",)  # not “blamed for the deaths of nine guards”
    if act.type == "COERCE" and any(lemma(word) in held for word in act.words):
        return ("of", "for")  # "arrests in the killing of a child", "raided homes in Norwick"
    return ("despite",) if act.type == "REJECT" else last_of_words(act)


def _is_march(act: Act) -> bool:
    """As in “demonstrations in Norwick”, “riots were held in Norwick”, told by a noun."""
    is_noun = not is_verb(act.head) or any(event_noun(one) for one in act.words if not is_verb(one))
    return act.type == "PROTEST" and is_noun


def is_done_in_a_town(act: Act) -> bool:
    """As in “declared an emergency in Norwick”, “made threats in Norwick”: where it is, and nobody it is done to."""
    words = [*act.words, *act.patients]
    if act.type != "PROTEST" and not _ruins(act):
        words = [word for word in words if lemma(word) in lexicon().frame("placed", "nouns")]
    placed = [noun for word in words for prep, noun in prepositions(word) if prep == "in"]
    placed += [
        noun for one in placed for prep, noun in prepositions(one) if prep == "of"
    ]  # "in the likes of"
    names = [noun for noun in placed if noun.pos_ == NAME]
    return bool(names) and not any(name.lower_ in gazetteer().countries for name in names)


def _ruins(act: Act) -> bool:
    """As in “burned the bridge to Lund”, “razed a shrine to martyrs”: a thing, and “to” is said of the thing."""
    ruins = lexicon().frame("damaging") | lexicon().frame("damaging", "spoiling")
    return act.type == "COERCE" and bool({lemma(act.head), lemma(act.head) + "_down"} & ruins)
