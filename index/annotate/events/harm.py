"""Words that say that people were killed, wounded or hit, and how those people stand to them in the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Span, Token

from index.annotate.events.amounts import harm_words
from index.annotate.events.contests import is_chance, is_score
from index.annotate.events.event_lexicon import verb_lemma
from index.annotate.events.harmed_people import is_person
from index.annotate.events.lemmas import lemma
from index.annotate.events.voice import is_passive
from index.annotate.events.words_of_doc import numbers_of, told_by
from index.annotate.parse.clauses import direct_object, direct_objects, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import once_a_doc
from index.annotate.parse.grammar import MODIFIERS, NOMINAL, NOUNS, VERBS
from index.annotate.parse.grammar_terms import (
    ADJECTIVE,
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERB,
    ADVERBIAL_MODIFIER,
    APPOSITION,
    AUXILIARY_VERB,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    COORDINATING,
    DETERMINER,
    FULL_VERB,
    ING_FORM,
    NAME,
    NUMERAL,
    OBJECT_PREDICATE,
    PARTICLE,
    PASSIVE_AUXILIARY,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    SUBORDINATING,
)
from index.annotate.parse.next_words import token_before, word_before, word_behind
from index.annotate.parse.prepositions import prepositions
from index.annotate.parse.pronoun_forms import REFLEXIVE

# "hit": shot, dead or not; "treated": brought to a hospital; "victims": called so; "self": turned the gun on themselves
What = Literal["killed", "wounded", "detained", "displaced", "hit", "treated", "victims", "self"]
# who suffers it: the verb's object, its subject, what is described, whose it is, how many of the noun there are, a list
Frame = Literal["object", "subject", "described", "owner", "noun", "listed"]
_LOSSES = ("lose", "claim", "take", "cost", "suffer", "sustain")
_WITH_OBJECT = (*_LOSSES, "treat", "recover", "receive", "turn", "commit")
_NOUNS = ("hospital", "suicide", "toll", "shooting", "stabbing", "victim", "condition")
_PEOPLE_VERBS: tuple[What, ...] = ("killed", "wounded", "detained", "displaced")
_OF_TOLLS = frozenset(("death", "the", "its", "overall", "official"))


@dataclass(frozen=True)
class Harm:
    """A word that says what was done to people, and how those people stand to it in the sentence."""

    what: What
    frame: Frame
    word: Token


@cache
def harm_starts() -> frozenset[str]:
    """The first words of all that tells of killing and wounding."""
    names = ("killed", "wounded", "dying", "blows", "dead", "hurt", "deaths", "injuries", "headline")
    return frozenset((*_LOSSES, "toll")).union(*(harm_words(name) for name in names))


@cache
def _entries() -> frozenset[str]:
    """The words that may tell of harm at all: most words of a sentence are none of them."""
    lists = (
        *_PEOPLE_VERBS,
        "blows",
        "dying",
        "headline",
        "dead",
        "hurt",
        "fatally",
        "deaths",
        "attacks",
        "injuries",
    )
    entries = {
        word.partition("_")[0] for name in (*lists, "carrying", "wounding_blows") for word in harm_words(name)
    }
    return frozenset(entries | set(_WITH_OBJECT) | set(_NOUNS))


def harms(sentence: Sequence[Token]) -> Iterator[Harm]:
    """The words of harm of a sentence, in text order."""
    for token in told_by(sentence, _may_harm):
        if _is_half_of_a_word(token):
            continue
        if is_chance(token):
            continue
        harm = _verb(token) if token.pos_ in VERBS else _headline_verb(token)
        harm = harm or _described(token) or _noun(token)
        if harm is not None:
            yield harm


@once_a_doc
def _may_harm(doc: Doc) -> list[int]:
    """The numbers of the words that may tell of harm, in text order."""
    return numbers_of(doc, _entries())


def _is_half_of_a_word(token: Token) -> bool:
    """As in “longer-shot candidates”; but “critically-wounded men” are wounded."""
    if token.dep_ not in MODIFIERS or token.i < 2:
        return False
    mark, before = token.nbor(-1), token.nbor(-2)
    return mark.text == "-" and not mark.whitespace_ and not before.lower_.endswith("ly")


def _verb(token: Token) -> Harm | None:
    word = lemma(token)
    names = {word}
    for child in children(
        token,
        PARTICLE,
        ADVERBIAL_MODIFIER,
        OBJECT_PREDICATE,
        PREPOSITION,
        ADJECTIVE_COMPLEMENT,
        COMPLEMENT_CLAUSE,
    ):
        if child.i > token.i:
            names.add(f"{word}_{child.lower_}")
    if word in harm_words("blows") and not _misses(token):
        return _blow(token, word)
    for what in _PEOPLE_VERBS:
        if names & harm_words(what):
            return Harm("killed" if what == "wounded" and is_fatal(token) else what, "object", token)
    if word in harm_words("dying"):
        return Harm("killed", "object" if _has_victim_behind(token) else "subject", token)
    return _with_object(token, word)


def _has_victim_behind(verb: Token) -> bool:
    """As in “a flood drowned nine”; but “wept for the nine who drowned – some of them in tears”."""
    thing = direct_object(verb) if lemma(verb) in harm_words("dying_or_killing") else None
    if thing is None or not is_person(thing):
        return False
    return not any(one.is_punct for one in verb.doc[verb.i + 1 : thing.left_edge.i])


def _blow(token: Token, word: str) -> Harm | None:
    """A blow kills, hits or wounds by what stands beside it."""
    if is_fatal(token):
        return Harm("killed", "object", token)
    if _is_told_behind(token):
        return None
    by_bullet = word in ("hit", "strike") and any(one.lower_ in harm_words("bullets") for one in token.sent)
    if word in harm_words("shots") or by_bullet:
        return Harm("hit", "object", token)
    return Harm("wounded", "object", token) if word in harm_words("wounding_blows") else None


def _with_object(token: Token, word: str) -> Harm | None:
    """As in "lost their lives", "claimed six lives", "suffered a gunshot wound", "turned the gun on himself"."""
    if word in harm_words("carrying") and is_passive(token) and _has_hospital(token):
        return Harm("treated", "object", token)
    if word == "treat" and any(one.dep_ == PASSIVE_AUXILIARY for one in token.lefts):
        return Harm("treated", "object", token)
    if word == "recover" and token.tag_ == ING_FORM and not direct_objects(token):
        return Harm("treated", "subject", token)
    thing = direct_object(token)
    if thing is None:
        return None
    name = lemma(thing)
    if name == "life" and word == "lose":
        return Harm("killed", "subject", token)
    by_own_hand = word == "take" and any(one.lower_ == "own" for one in children(thing, ADJECTIVE_MODIFIER))
    if name == "life" and by_own_hand:
        return Harm("self", "subject", token)
    if name == "life" and word in ("claim", "take", "cost"):
        return Harm("killed", "owner", thing)
    if name in harm_words("injuries") and word in ("suffer", "sustain", "receive"):
        fatal = any(one.lower_ in harm_words("fatally") for one in children(thing, ADJECTIVE_MODIFIER))
        return Harm("killed" if fatal else "wounded", "subject", token)
    if word == "turn" and name in harm_words("weapons") and _has_reflexive(token):
        return Harm("self", "subject", token)
    if word in harm_words("carrying") and _has_hospital(token):
        return Harm("treated", "object", token)
    return None


def _has_reflexive(verb: Token) -> bool:
    """As in “turned the gun on himself”."""
    return any(one.lower_ in REFLEXIVE for one in verb.subtree)


def _has_hospital(verb: Token) -> bool:
    behind = verb.doc[verb.i + 1 : min(verb.i + 12, verb.sent.end)]
    return any(one.lower_ in harm_words("hospitals") for one in behind)


def _is_done_by_named(shot: Token) -> bool:
    """As in “the man Petr Lund shot fled”, where “shot” is taken for a noun: Lund did it, and is no victim."""
    noun = shot.head
    set_off = any(word.text == "," for word in shot.doc[noun.i : shot.i])
    goes_on = noun.head.i > shot.i and is_verb(noun.head) and bool(children(noun, DETERMINER))
    return (
        shot.dep_ == APPOSITION and noun.pos_ == COMMON_NOUN and noun.i < shot.i and goes_on and not set_off
    )


def _headline_verb(token: Token) -> Harm | None:
    """A verb that the parse of a headline took for a name or a noun: "4 Shot at Party", "Gunman Kills Two"."""
    if token.pos_ not in NOMINAL:
        return None
    form = token.lower_
    if form not in harm_words("headline") or (
        token.pos_ != NAME and not form.endswith(("ed", "shot", "slain"))
    ):
        return None
    word = "die" if form == "dies" else verb_lemma(form, form)
    if (form.endswith("s") and not is_person_before(token)) or _misses(token) or _is_done_by_named(token):
        return None
    fatal = is_fatal(token) or word in harm_words("killed")
    if word in harm_words("dying"):
        return Harm("killed", "subject", token)
    return Harm("killed" if fatal else "hit" if word in harm_words("shots") else "wounded", "object", token)


def _described(token: Token) -> Harm | None:
    word = token.lower_
    if token.pos_ not in (ADJECTIVE, COMMON_NOUN, ADVERB, FULL_VERB, NAME):
        return None
    if word in harm_words("dead") and not _is_dead_phrase(token):
        return Harm("killed", "described", token)
    if word in harm_words("hurt"):
        return Harm("wounded", "described", token)
    if word in harm_words("fatally") and token.head.like_num and is_person_before(token):
        return Harm("killed", "described", token)  # "five were shot, one fatally"
    return None


def _noun(token: Token) -> Harm | None:
    if token.pos_ not in NOUNS:
        return None
    word = lemma(token)
    if word == "suicide" and token.i > 1 and token.nbor(-1).text == "-" and lemma(token.nbor(-2)) == "murder":
        return Harm("killed", "noun", token)
    if word == "toll" and word_before(token) in _OF_TOLLS:
        return Harm("killed", "noun", token)
    if word in harm_words("deaths") and not _is_before_toll(token) and token.ent_type_ != "ORG":
        return Harm("killed", "noun", token)
    if word in ("shooting", "stabbing") and any(
        modifier.lower_ in harm_words("manifold") for modifier in children(token)
    ):
        return Harm("hit", "noun", token)
    if word in harm_words("attacks") and _is_of_deadly(token):
        return Harm("killed", "noun", token)
    if word in ("shooting", "stabbing") and any(
        prep == "of" and is_person(noun) for prep, noun in prepositions(token)
    ):
        return Harm("hit" if word == "shooting" else "wounded", "noun", token)
    if word in harm_words("injuries"):
        return Harm("killed" if _is_of_deadly(token) else "wounded", "noun", token)
    if word == "hospital" and token.dep_ == PREPOSITIONAL_OBJECT and token.head.lower_ == "in":
        lies = lemma(token.head.head) in ("be", "remain", "stay")
        return Harm("treated", "noun", token) if lies else None
    if word in ("victim", "condition"):
        return Harm("victims" if word == "victim" else "treated", "noun", token)
    return None


def _is_of_deadly(noun: Token) -> bool:
    return any(_is_deadly(one) for one in children(noun, ADJECTIVE_MODIFIER))


def _is_deadly(adjective: Token) -> bool:
    """As in "a fatal shooting", but not in "a non-fatal shooting", "near-fatal", "possibly fatal"."""
    before = adjective.doc[max(0, adjective.i - 2) : adjective.i].text.lower().rstrip("- ")
    return adjective.lower_ in ("fatal", "deadly") and before.rpartition(" ")[2] not in harm_words("hardly")


def _is_dead_phrase(token: Token) -> bool:
    """As in "dead end", "brain dead"."""
    behind = word_behind(token)
    before = word_before(token)
    if before in harm_words("stated"):
        return False  # “pronounced dead on the scene”
    return behind in harm_words("dead_before") or before in harm_words("dead_behind")


def _is_before_toll(token: Token) -> bool:
    return word_behind(token) == "toll"


def is_fatal(token: Token) -> bool:
    """As in "fatally shot", "shot dead", "stabbed to death", "five shot, one fatally"."""
    fatal = harm_words("fatally")
    if word_before(token) in fatal:
        return True
    if any(one.lower_ in fatal for one in children(token, ADVERBIAL_MODIFIER)):
        return True
    behind = token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]
    for number, word in enumerate(behind):
        if word.lower_ == "dead" and lemma(token) in harm_words("shots"):
            return not any(other.is_punct for other in behind[:number])
        if word.lower_ == "death" and number and behind[number - 1].lower_ == "to":
            return not _is_of_some(behind[:number])
        if word.pos_ in (FULL_VERB, AUXILIARY_VERB, COORDINATING, SUBORDINATING) or (
            number > 1 and word.is_punct
        ):
            return False
    return False


def _is_of_some(words: Span) -> bool:
    """As in “nine were stabbed, one to death”: whether it befell only some of those, by the words behind a comma."""
    signs = [place for place, word in enumerate(words) if word.is_punct]
    behind = words[signs[-1] + 1 :] if signs else ()
    return any(word.pos_ == NUMERAL or word.lower_ == "some" for word in behind)


def _is_told_behind(token: Token) -> bool:
    """As in "shot and killed", "was hit and injured": the second word speaks for both."""
    words = [one.lower_ for one in token.doc[token.i + 1 : min(token.i + 4, token.sent.end)]]
    return words[:1] == ["and"] and any(word in harm_words("told_behind") for word in words[1:3])


def _misses(token: Token) -> bool:
    """As in "shot at the officers", "shot a film", “shot a 68”: nobody is hit."""
    if lemma(token) not in harm_words("shots"):
        return False
    if is_score(token):
        return True
    behind = word_behind(token)
    if behind == "at":
        aim = next((one for prep, one in prepositions(token) if prep == "at"), None)
        shoots = is_verb(token) and not is_passive(token)
        return aim is None or is_person(aim) or shoots  # "shot at a party" is hit there
    if behind in harm_words("missing") and not is_passive(token):
        return True
    thing = direct_object(token)
    return thing is not None and not is_person(thing) and thing.lower_ not in REFLEXIVE


def is_person_before(token: Token) -> bool:
    """Whether a person or a number of people stands right before the token."""
    before = token_before(token)
    return before is not None and is_person(before)
