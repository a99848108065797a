"""What reads like an act between actors and is an everyday one: keys that are handed in, a tourist's visit."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.arguments import subject
from index.annotate.events.event_lexicon import VerbRule, lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.light_verbs import is_brought_to_light
from index.annotate.events.noun_classes import event_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import complement, direct_objects, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import TIMES
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_MODIFIER,
    BY_AGENT,
    COMMON_NOUN,
    COMPOUND,
    CONJUNCT,
    NOUN_CLAUSE,
    PARTICLE,
    PLURAL_NOUN,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PRONOUN,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.next_words import word_before
from index.annotate.parse.prepositions import prepositions
from index.event_types import HARMS


def is_everyday(rule: VerbRule, verb: Token, thing: Token | None) -> bool:
    """Whether nobody helps, gives way, meets or sends troops, though the verb and its words fit a rule that says so."""
    if rule.type == "AID":
        if thing is None:
            return lemma(verb) == "evacuate"  # “told them to evacuate”: to leave
        is_thing = _is_carried(verb, thing) or _is_spoken(thing) or _is_of_body(thing) or _is_dealt(thing)
        is_own = _is_own_moved(verb, thing)
        return is_thing or is_own or _is_brought_along(verb) or _is_added_up(verb) or _is_fed_on(verb)
    if rule.type == "COERCE":
        return thing is not None and _is_beside_place(verb, thing)
    if rule.type == "COOPERATE":
        return thing is not None and _is_told_around(verb, thing)
    if rule.type == "CONSULT":
        return thing is not None and (
            _is_leisure(verb, thing) or _is_encountered(verb, thing) or _is_ever_met(verb)
        )
    if rule.type == "CONCEDE":
        return _is_granted_in_words(verb) or _is_bent(verb)
    if rule.type == "MOBILIZE":
        return thing is not None and _is_kept_ready(verb, thing)
    if rule.type == "SANCTION":
        return thing is not None and _is_written_down(thing)
    if rule.type == "REJECT":
        return _is_turning(verb, thing) or _is_compared(verb)
    if rule.type == "ACCUSE":
        return rule.bare and (_is_struck_with(verb) or _is_felt_out(verb, thing) or _is_banged(verb, thing))
    return rule.type == "RETREAT" and (
        _is_sent_home(verb)
        or _is_published(verb, thing)
        or _is_mood(verb)
        or _is_ending_up(verb)
        or _is_given_away(verb, thing)
        or _is_made_public(verb)
        or _is_brought_home(verb, thing)
    )


def _is_carried(verb: Token, thing: Token) -> bool:
    """As in “brought a gun to school”: who has a weapon about him helps nobody; but “brought guns to the rebels”."""
    armed = any(prep in ("to", "for") and sort_of(one) == "armed" for prep, one in prepositions(verb))
    return lemma(verb) == "bring" and sort_of(thing) == "weapon" and not armed


def _is_brought_along(verb: Token) -> bool:
    """As in “cooking brings with it good food”, “funds that were brought to light”: nobody is helped."""
    along = any(prep == "with" and word.lower_ == "it" for prep, word in prepositions(verb))
    return (lemma(verb) == "bring" and along) or is_brought_to_light(verb)


def _is_own_moved(verb: Token, thing: Token) -> bool:
    """As in “the rebels evacuated their wounded”: they helped nobody but themselves."""
    return lemma(verb) == "evacuate" and any(one.pos_ == PRONOUN for one in possessors(thing))


def _is_beside_place(verb: Token, thing: Token) -> bool:
    """As in “arrived at the Peruvian court handcuffed”: not the place is, behind which it stands."""
    held = lemma(verb) in lexicon().frame("of_persons")
    beside = verb.dep_ == NOUN_CLAUSE and verb.head == thing and sort_of(thing) == "place"
    return held and beside and not children(verb, PREPOSITION)


def _is_told_around(verb: Token, thing: Token) -> bool:
    """As in “speakers shared personal experiences”: they tell of them, and no two sides work together."""
    own = children(thing, ADJECTIVE_MODIFIER)
    is_told = lemma(thing) == "experience" and (thing.tag_ == PLURAL_NOUN or any(own))
    return lemma(verb) == "share" and is_told and all(prep != "with" for prep, _ in prepositions(verb))


def _is_made_public(verb: Token) -> bool:
    """As in “released the papers to the public”: papers are, and nobody is let go."""
    to = (noun for prep, noun in prepositions(verb) if prep == "to")
    return lemma(verb) == "release" and any(
        lemma(noun) in lexicon().frame("in_public", "nouns") for noun in to
    )


def _is_brought_home(verb: Token, thing: Token | None) -> bool:
    """As in “her body was returned to Lund for burial”: by nobody who held it."""
    is_body = thing is not None and lemma(thing) in lexicon().frame("in_public", "bodies")
    return is_body and is_passive(verb) and not children(verb, BY_AGENT)


def _is_fed_on(verb: Token) -> bool:
    """As in “gangs that feed off our country”, “feeds on the poor”: they are eaten, and not helped."""
    off = any(one.lower_ == "off" for one in children(verb))
    on = any(prep == "on" and noun.ent_type_ not in TIMES for prep, noun in prepositions(verb))
    return lemma(verb) == "feed" and (off or on)


def _is_written_down(thing: Token) -> bool:
    """As in “banks cut their bad loans”: nobody is punished by it."""
    adjectives = lexicon().frame("written_down", "adjectives")
    return any(one.lower_ in adjectives for one in children(thing, ADJECTIVE_MODIFIER, COMPOUND))


def _is_added_up(verb: Token) -> bool:
    """As in “the mill contributed nine million to revenue”: to a sum, and to nobody."""
    given = (noun for prep, noun in prepositions(verb) if prep == "to")
    return lemma(verb) == "contribute" and any(
        lemma(noun) in lexicon().frame("sums", "nouns") for noun in given
    )


def _is_given_away(verb: Token, thing: Token | None) -> bool:
    """As in “surrendered the contest to Lund”, “surrendered its lead”: no arms, no land, and nobody himself."""
    if lemma(verb) != "surrender" or thing is None or is_passive(verb) or thing.head != verb:
        return False
    return sort_of(thing) in ("abstract", "show", "body") and thing.pos_ == COMMON_NOUN


def _is_spoken(thing: Token) -> bool:
    """As in “delivered a speech to the nation”, “gave a round of interviews”: words are no help."""
    said = [thing, *(word for prep, word in prepositions(thing) if prep == "of")]
    return any(
        lemma(word) in lexicon().frame("paper", "nouns") or lemma(word) == "interview" for word in said
    )


def _is_dealt(thing: Token) -> bool:
    """As in “delivered a rebuke to the senator”, “a blow to the army”: what does harm is no help."""
    kind = event_noun(thing)
    if kind is None or kind.type not in HARMS or sort_of(thing) == "weapon":
        return False
    return kind.type != "ASSAULT" or kind.strong or lemma(thing) == "blow"


def _is_of_body(thing: Token) -> bool:
    """As in “donated an organ”: no aid to anybody who acts."""
    return lemma(thing) in lexicon().frame("of_body", "nouns")


def _is_sent_home(verb: Token) -> bool:
    """As in “were treated and released”, “handed his keys to a clerk”: nobody gives way."""
    if lemma(verb) == "release":
        return verb.dep_ == CONJUNCT and lemma(verb.head) in lexicon().frame("healing")
    things = [thing for thing in direct_objects(verb) if sort_of(thing) != "weapon"]
    owners = (one for thing in things for one in possessors(thing))
    return lemma(verb) == "hand" and any(one.pos_ == PRONOUN for one in owners)


def _is_published(verb: Token, thing: Token | None) -> bool:
    """As in “a statement of the army released on Monday”: the statement is, and not the army."""
    if (
        thing is None
        or verb.dep_ != NOUN_CLAUSE
        or thing.dep_ != PREPOSITIONAL_OBJECT
        or lemma(verb) != "release"
    ):
        return False
    return lemma(thing.head.head) in lexicon().frame("paper", "nouns")


def _is_granted_in_words(verb: Token) -> bool:
    """As in “he conceded under questioning that it was dark”: it is said, and nobody gives way."""
    return lemma(verb) == "concede" and complement(verb) is not None


def _is_bent(verb: Token) -> bool:
    """As in “the town bows to the wind”: nature makes no demands."""
    return lemma(verb) == "bow" and any(
        prep == "to" and sort_of(word) == "nature" for prep, word in prepositions(verb)
    )


def _is_kept_ready(verb: Token, thing: Token) -> bool:
    """As in “keeps old plants on standby”, “beefs up its sales force”: no troops are."""
    if any(
        word.lower_ in lexicon().frame("crews", "modifiers")
        for word in children(thing, COMPOUND, ADJECTIVE_MODIFIER)
    ):
        return True
    return lemma(verb) in ("keep", "put", "place") and sort_of(thing) in (None, "thing", "abstract", "place")


def _is_mood(verb: Token) -> bool:
    """As in “he was resigned and sad”, “was tired, resigned and sad”: nobody leaves an office."""
    moods = [verb.head, *children(verb, CONJUNCT)] if verb.dep_ == CONJUNCT else []
    beside_moods = any(children(one, ADJECTIVE_COMPLEMENT) or one.pos_ == ADJECTIVE for one in moods)
    return lemma(verb) == "resign" and (
        is_passive(verb) or (beside_moods and not children(verb, ACTIVE_SUBJECT))
    )


def _is_leisure(verb: Token, thing: Token) -> bool:
    """As in “a man visiting Goma”, “visited the town with her family”: private people at a place confer with nobody."""
    if lemma(verb) != "visit":
        return False
    frame = lexicon().frames["leisure"]
    behind = (noun for word in (verb, thing) for prep, noun in prepositions(word) if prep in ("with", "on"))
    if any(lemma(noun) in frame["nouns"] for noun in behind):
        return True
    doer = subject(verb)
    if doer is None or doer.pos_ != COMMON_NOUN or sort_of(thing) not in ("country", "place"):
        return False
    private = verb.dep_ in (NOUN_CLAUSE, RELATIVE_CLAUSE) and verb.head == doer and sort_of(doer) == "person"
    return lemma(doer) in frame["people"] or (private and lemma(doer) not in frame["offices"])


def _is_encountered(verb: Token, thing: Token) -> bool:
    """As in “the plan is meeting stiff resistance”: no side sits down with the other."""
    return lemma(verb) == "meet" and lemma(thing) in lexicon().frame("encountered", "nouns")


def _is_ever_met(verb: Token) -> bool:
    """As in “the kindest person I ever met”, “the best man he has ever met”: a life, and no talks."""
    return lemma(verb) == "meet" and any(one.lower_ == "ever" for one in children(verb, ADVERBIAL_MODIFIER))


def _is_ending_up(verb: Token) -> bool:
    """As in “violence, where bystanders end up being hit”: nobody puts an end to it."""
    return lemma(verb) in ("end", "wind") and any(one.lower_ == "up" for one in children(verb, PARTICLE))


def _is_turning(verb: Token, thing: Token | None) -> bool:
    """As in “turned back to look at her friends”, “turned back and hit a guard”: nobody else is turned away."""
    if lemma(verb) != "turn":
        return False
    return thing is None or (thing.i > verb.i and thing.head != verb)


def _is_compared(verb: Token) -> bool:
    """As in “a treaty as opposed to a promise”: nobody is against it."""
    return lemma(verb) == "oppose" and word_before(verb) == "as"


def _is_struck_with(verb: Token) -> bool:
    """As in “slammed the officers with trash cans”: no word is said."""
    return any(prep == "with" and sort_of(noun) in ("thing", "weapon") for prep, noun in prepositions(verb))


def _is_banged(verb: Token, thing: Token | None) -> bool:
    """As in “slammed the door behind him”: no word is said."""
    return lemma(verb) == "slam" and thing is not None and lemma(thing) in lexicon().frame("banged", "things")


def _is_felt_out(verb: Token, thing: Token | None) -> bool:
    """As in “troops probing along the border”: nobody is looked into."""
    open_ended = thing is None and complement(verb) is None
    return lemma(verb) == "probe" and open_ended and all(prep != "into" for prep, _ in prepositions(verb))
