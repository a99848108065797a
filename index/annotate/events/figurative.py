"""Violence that is none: words of war in quarrels, sport, shows and business, and harm that nobody did."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of, singular
from index.annotate.events.acts import Act, is_site
from index.annotate.events.contests import (
    is_contest,
    is_done_by_a_thing,
    is_from_critics,
    is_killing_no_being,
    is_poaching,
    is_routed,
    is_said_of,
    is_score,
)
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.field import around, of_article, violence_of
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.noun_sorts import IDEAS, Sort, sort_of
from index.annotate.events.quarrels import accusation, is_plain, is_public, is_worded, quarrel
from index.annotate.events.semantic_class import class_of
from index.annotate.events.shared_subjects import spending_of
from index.annotate.events.strengths import FAIR
from index.annotate.events.warnings import is_of_nature, storms
from index.annotate.parse.clauses import direct_objects, has_determiner, is_verb, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NAMING_MODIFIERS, PURPOSES, SITES, TIMES
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_COMPLEMENT,
    ADVERBIAL_MODIFIER,
    COMMON_NOUN,
    DIRECT_OBJECT,
    NAME,
    PARTICLE,
    SINGULAR_NAME,
)
from index.annotate.parse.prepositions import prepositions
from index.annotate.parse.pronoun_forms import POSSESSIVE

_OTHER_FIELDS = ("sport", "show", "business")
_AT_WAR: frozenset[Sort | None] = frozenset(("armed", "weapon"))
_NOBODY: frozenset[Sort | None] = frozenset(("abstract", "show", "nature"))
_STRUCK: frozenset[Sort | None] = frozenset(("body", "person", "armed", "animal"))
_AIMED = ("on", "against", "at", "into", "with")


def as_violence(act: Act) -> Act | None:
    """The act of violence as it is meant: itself, an accusation where words are the weapons, else None."""
    target, doer = _target(act), act.agent if act.agent is not act.head else None
    aimed_at, done_by = (sort_of(one) if one is not None else None for one in (target, doer))
    if any(
        word.lower_ in lexicon().frame("figurative", "adverbs")
        for word in children(act.head, ADVERBIAL_MODIFIER)
    ):
        return accusation(act)  # "verbally assaulted"
    if is_verb(act.head) and is_plain(act) and _is_in_writing(act.head):
        return accusation(act)
    if _is_excused(act, target, aimed_at) or done_by in _NOBODY or (doer is not None and _is_nature(doer)):
        return None
    if (
        _is_moment(target)
        or is_score(act.head)
        or (done_by == "animal" and is_worded(act))
        or _is_own_thing(target, aimed_at, doer)
        or _is_filming(act)
    ):
        return None
    if done_by in _AT_WAR and target is not None and is_site(target):
        return act
    if aimed_at in IDEAS:
        return accusation(act) if is_plain(act) and target is not None and is_verb(act.head) else None
    armed = done_by in _AT_WAR or aimed_at in _AT_WAR or _at_arms(act.head)
    if not armed and is_of_another_field(act):
        return None
    if _is_accident(act):
        return None
    if not armed and is_verb(act.head) and is_plain(act) and spending_of(act.head) is not None:
        return accusation(act)  # "spent her speech attacking him"
    if _is_under_fire(act):
        return _criticised(act, aimed_at)
    if armed or not is_worded(act):
        return act if aimed_at is not None or armed or not _needs_target(act) else None
    return quarrel(act, target, doer)


def is_setback(blow: Token) -> bool:
    """As in “the court dealt a blow to the plan”: nobody is hit; but “a blow to the head”."""
    struck = [noun for prep, noun in prepositions(blow) if prep in ("to", "for", "against")]
    if blow.dep_ == DIRECT_OBJECT:
        struck += [noun for prep, noun in prepositions(blow.head) if prep == "to"]
    return lemma(blow) == "blow" and bool(struck) and all(sort_of(noun) not in _STRUCK for noun in struck)


def _is_excused(act: Act, target: Token | None, aimed_at: Sort | None) -> bool:
    """Whether no violence is meant: by what the words are, or by what is hit."""
    if (
        any(_is_in_words(word) or _is_of_words(word) for word in act.words)
        or is_said_of(act.head)
        or _is_with_ideas(act.head)
    ):
        return True
    if any(excuse(act) for excuse in _EXCUSES) or aimed_at in ("animal", "nature"):
        return True
    return target is not None and (is_routed(act.head, target) or is_killing_no_being(act, target))


def _is_in_words(noun: Token) -> bool:
    """As in “the trade war waged by Norway”."""
    figurative = lexicon().frame("figurative", "modifiers")
    return noun.pos_ == COMMON_NOUN and any(
        lemma(one) in figurative or one.ent_type_ == "MONEY" or "dollar" in one.lower_
        for one in children(noun, *NAMING_MODIFIERS)
    )


def _is_of_words(noun: Token) -> bool:
    """As in “a barrage of hostile tweets”, “a volley of questions”: words are fired, and nobody is hit."""
    behind = (inner for prep, inner in prepositions(noun) if prep == "of")
    frames = lexicon().frames["figurative"]
    return lemma(noun) in frames["volleys"] and any(lemma(inner) in frames["words"] for inner in behind)


def _is_in_writing(verb: Token) -> bool:
    """As in “attacked the council in a letter to the paper”."""
    papers = lexicon().frame("paper", "nouns")
    return any(prep in ("in", "on") and lemma(noun) in papers for prep, noun in prepositions(verb))


def _is_done_by_weather(act: Act) -> bool:
    """As in “houses have been damaged” in a flood."""
    things = act.agent is None and lemma(act.head) in lexicon().frame("damaging")
    return things and is_of_nature(act.head)


def _is_seat_won(act: Act) -> bool:
    """As in “seized control of the House”, of a firm, and of no land."""
    if not any(lemma(word) == "control" for word in act.words):
        return False
    behind = [noun for word in act.words for prep, noun in prepositions(word) if prep == "of"]
    return any(one.pos_ == NAME and one.ent_type_ not in SITES for one in behind)


def _is_nature(doer: Token) -> bool:
    """As in “Landslides kill five”, where only the capital makes a name of the word, and “Olga kills five”, a storm."""
    if doer.pos_ == NAME and doer.lower_ in storms(doer.doc):
        return True
    return doer.i == doer.sent.start and class_of(singular(doer.lower_)) == "nature"


def _needs_target(act: Act) -> bool:
    """As in “attacked all day”, “raided the fridge”: what is hit is nobody, no place and no thing of war."""
    doer = act.agent if act.agent is not act.head else None
    return is_verb(act.head) and doer is not None and lemma(act.head) in lexicon().frame("quarrel", "aimed")


def _is_under_fire(act: Act) -> bool:
    """As in “came under attack”."""
    return any(one.lower_ == "under" for word in act.words[1:] for one in (word.head,))


def _criticised(act: Act, aimed_at: Sort | None) -> Act | None:
    """A person or a body that comes under attack where no violence is named is blamed; a visit or a plan is not hit."""
    if aimed_at in ("event", *IDEAS):
        return None
    shots = lexicon().frame("figurative", "fired")
    if any(lemma(word) in shots for word in act.words):
        return act  # “shots were fired at a publisher”
    if aimed_at in ("armed", "country", "place", "weapon") or violence_of(around(act)):
        return act
    act.type, act.strength, act.deed = "ACCUSE", FAIR, False
    return act


def as_protest(act: Act) -> Act | None:
    """The protest, or None: a rally of a market, a candidate or a team, a march of progress, a walk to the office."""
    doer = act.agent if act.agent is not act.head else None
    if doer is not None and is_verb(act.head) and _is_closing(act.head, doer):
        return None
    if not is_verb(act.head) and lemma(act.head) == "protest" and _is_of_the_state(act.head):
        return None  # "despite the protests of the ministry"
    if any(lemma(one) in lexicon().frame("gathering", "kind") for one in _purposes(act)):
        return None  # "took to the streets to celebrate", "marched in tribute"
    if lemma(act.words[-1]) not in lexicon().frame("gathering", "by") and not (
        is_verb(act.head) and lemma(act.head) in lexicon().frame("gathering", "by")
    ):
        return act
    against = any(prep in ("against", "over") for word in act.words for prep, _ in prepositions(word))
    alone = doer is not None and (doer.tag_ == SINGULAR_NAME or doer.ent_type_ in ("PERSON", "ORG"))
    alone = alone and doer is not None and doer.ent_type_ != "NORP"
    if doer is not None and (is_public(doer) or ((alone or sort_of(doer) == "body") and not against)):
        return None  # a candidate's rally
    if is_of_another_field(act):
        return None
    return act


def _is_closing(verb: Token, doer: Token) -> bool:
    """As in “police blocked off streets”: those who close a road to others protest against nothing."""
    police = sort_of(doer) in ("armed", "body") and "government" in kinds_of(doer.lower_)
    return police and lemma(verb) in lexicon().frame("gathering", "closing")


def _is_of_the_state(protest: Token) -> bool:
    behind = [noun for prep, noun in prepositions(protest) if prep in ("of", "from", "by")]
    return any(sort_of(one) == "body" and "organization" not in kinds_of(one.lower_) for one in behind)


def _purposes(act: Act) -> list[Token]:
    """What an act is for: “to celebrate”, “in tribute to”."""
    clauses = [one for verb in (act.head, *act.verbs) for one in children(verb, *PURPOSES)]
    things = [thing for verb in clauses for thing in direct_objects(verb)]
    return [
        *clauses,
        *things,
        *(noun for prep, noun in prepositions(act.head) if prep in ("in", "for", "as")),
    ]


def as_retreat(act: Act) -> Act | None:
    """The retreat, or None: that of prices, of a defence in a match."""
    doer = act.agent if act.agent is not act.head else None
    withdrawn = is_verb(act.head) and lemma(act.head) in lexicon().frame("retreating", "by")
    if not withdrawn or doer is None or act.goal:
        return act
    return None if sort_of(doer) in (*_NOBODY, "body", "thing") or is_of_another_field(act) else act


def _target(act: Act) -> Token | None:
    """What is hit: the object, or what stands behind a preposition of aim."""
    things = [one for one in act.patients if one not in (act.head, act.agent) and one not in act.words]
    things += [noun for word in (act.head, *act.words) for prep, noun in prepositions(word) if prep in _AIMED]
    times = lexicon().classes["times"]
    return next((one for one in things if one.ent_type_ not in TIMES and lemma(one) not in times), None)


def _is_idiom(act: Act) -> bool:
    """As in “stormed into the room”: a verb that with its particle is no violence."""
    return is_verb(act.head) and keys(act.head)[0] in lexicon().frame("figurative", "idioms")


def _is_shot_at_goal(act: Act) -> bool:
    """As in “shot wide at him”, “shot home from close range”: nobody is hit."""
    if not is_verb(act.head) or lemma(act.head) not in ("shoot", "fire"):
        return False
    goals = lexicon().frame("figurative", "at_goal")
    wide = any(
        word.lower_ in goals
        for word in children(act.head, ADVERBIAL_MODIFIER, PARTICLE, ADJECTIVE_COMPLEMENT)
    )
    return wide and not any(prep == "of" for prep, _ in prepositions(act.head))


def _is_shot_in_the_air(act: Act) -> bool:
    """As in “fired into the air to disperse the crowd”: a warning, and nobody is shot at."""
    return any(
        prep in ("in", "into") and lemma(noun) == "air"
        for word in (act.head, *act.words)
        for prep, noun in prepositions(word)
    )


def _is_at_a_range(act: Act) -> bool:
    """As in “was firing a pistol at a shooting range”: at targets, and at nobody; but “fired at close range”."""
    aims = [
        noun for word in (act.head, *act.words) for prep, noun in prepositions(word) if prep in ("at", "on")
    ]
    practice = lexicon().frame("aims", "practice")
    return bool(aims) and all(
        lemma(one) in practice and has_determiner(one, ("a", "an", "the")) for one in aims
    )


def _is_moment(target: Token | None) -> bool:
    """As in “how many rounds he fired at the time”: nobody is aimed at."""
    return target is not None and lemma(target) == "time"


def _is_own_thing(target: Token | None, sort: Sort | None, doer: Token | None) -> bool:
    """As in “raided its reserves”: what is hit is a thing of those who hit it."""
    if target is None or doer is None or sort == "person":
        return False
    return any(one.lower_ in POSSESSIVE for one in possessors(target))


def _is_filming(act: Act) -> bool:
    """As in “shooting begins in May”: of a film."""
    verbs = (act.head.head, act.head.head.head, *act.verbs)
    return lemma(act.head) in ("shoot", "shooting") and any(
        lemma(one) in lexicon().frame("filming") for one in verbs
    )


def _is_with_ideas(verb: Token) -> bool:
    """As in “bombarded the singer with questions”."""
    if not is_verb(verb) or lemma(verb) not in lexicon().frame("quarrel", "showering"):
        return False
    return any(prep == "with" and sort_of(noun) in IDEAS for prep, noun in prepositions(verb))


def is_of_another_field(act: Act) -> bool:
    """Whether the sentence, or the article where it does not tell, is about sport, shows or business."""
    near = around(act)
    return _is_elsewhere(near) or (not violence_of(near) and _is_elsewhere(of_article(act.head.doc)))


def _is_elsewhere(counts: Mapping[str, int]) -> bool:
    return max(counts.get(field, 0) for field in _OTHER_FIELDS) > violence_of(counts)


def _is_accident(act: Act) -> bool:
    """As in “the driver was killed when his car left the road”: nobody is told to have done it."""
    if lemma(act.head) not in lexicon().frame("harmed", "by") or _is_done_by_somebody(act):
        return False
    for counts in (around(act), of_article(act.head.doc)):
        accident, violence = counts.get("accident", 0), counts.get("violence", 0)
        if accident != violence:
            return accident > violence
    return False


def _is_done_by_somebody(act: Act) -> bool:
    """Whether a person, a body, a weapon or an attack does it, and not a bus or a wave."""
    return act.agent is not None and sort_of(act.agent) not in ("thing", "place", "nature", None)


def _at_arms(verb: Token) -> bool:
    """Whether a weapon stands beside the verb or noun, or shots are what is fired."""
    shots = lexicon().frame("figurative", "fired")
    if lemma(verb) == "fire" and any(lemma(one) in shots for one in direct_objects(verb)):
        return True
    return any(prep == "with" and sort_of(noun) == "weapon" for prep, noun in prepositions(verb)) or any(
        lemma(noun) in lexicon().frame("quarrel", "blades") for _, noun in prepositions(verb)
    )


_EXCUSES = (
    is_contest,
    is_done_by_a_thing,
    is_from_critics,
    is_poaching,
    _is_done_by_weather,
    _is_seat_won,
    _is_idiom,
    _is_shot_at_goal,
    _is_shot_in_the_air,
    _is_at_a_range,
)
