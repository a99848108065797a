"""Who acts and who is acted upon: the phrases of an act, resolved to actors of the cast."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.annotate.events.act_objects import (
    condemned_violence,
    deeds_looked_into,
    is_done_to_people,
    is_done_to_pronoun,
    is_either,
    is_held,
    is_hit_itself,
    is_kept_from,
    is_misread,
    is_surname_alone,
    is_unknown_name,
    opposed_harm,
    protested_violence,
)
from index.annotate.events.acts import Act
from index.annotate.events.addressees import (
    asked_of,
    asks_others,
    houses_before,
    is_good_for,
    is_on_a_side,
    is_unknown_person,
    is_vigil,
    may_be_purpose,
)
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, joined
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.noun_sufferers import NounSufferers
from index.annotate.events.other_deeds import is_other_deed
from index.annotate.events.recipient_prepositions import (
    inside_thing,
    last_preps,
    to_whom,
)
from index.annotate.parse.clauses import has_determiner, has_subordinator, is_verb, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NOUN_CLAUSES, NOUNS, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    BASE_FORM,
    COMMON_NOUN,
    CONJUNCT,
    DIRECT_OBJECT,
    ING_FORM,
    NAME,
    NOUN_CLAUSE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    SUBORDINATOR,
)
from index.annotate.parse.prepositions import prepositions
from index.annotate.parse.pronoun_forms import OF_THIRD_PERSON, POSSESSIVE_OF_PERSONS
from index.annotate.places.gazetteer import gazetteer
from index.event_types import HARMS
from index.model import EventType

_TO_PEOPLE: frozenset[EventType] = frozenset(("ASSAULT", "COERCE", "THREATEN"))
# harm that is done by those behind “by”: “sanctions proposed by Lund”, “torture alleged by”
_DONE_BY_USERS: frozenset[EventType] = frozenset(
    ("ASSAULT", "ACCUSE", "COERCE", "THREATEN", "SANCTION", "PROTEST")
)
_FOR_WHOM: frozenset[EventType] = frozenset(("AGREE", "REQUEST"))
_NOT_SELF = frozenset(("him", "her", "them", "it"))  # whoever does it would be “himself”
# frames of clauses that do not say whom a blow is meant for: "did it to stop the bombing by Norland"
_NO_AIM = ("same_blow", "benefit", "foiling")


def _may_name_whom(clause: Token, act: Act) -> bool:
    """Whether a clause that says what an act is for may name those to whom it is done."""
    if children(clause, SUBORDINATOR, ACTIVE_SUBJECT) or not may_be_purpose(clause, act):
        return False
    if act.type == "RETREAT" or (clause.tag_ == ING_FORM and clause.i < act.head.i):
        return False  # "quit to see her son", "speaking beside Lund, he promised aid"
    verb, frame = lemma(clause), lexicon().frame
    if act.type in ("MOBILIZE", "PROTEST") and verb in frame("benefit"):
        return False  # "marched to support the mayor"
    if clause.tag_ == BASE_FORM:
        return act.type != "ASSAULT" or not any(verb in frame(name) for name in _NO_AIM)
    if clause.tag_ != ING_FORM:
        return False
    if act.type in _FOR_WHOM and (verb in frame("naming") or verb in frame("say")):
        return False  # “pledged to act, calling Norland's debt a shame”
    if act.type in HARMS - {"PROTEST"}:
        return verb in frame("aiming")  # not "bombed a camp, killing nine" or "reminding Norland of the war"
    return verb not in frame("outcome")  # "blocked a road, angering Norland"


class Participants(NounSufferers):
    """Resolves the phrases of acts in one article."""

    def of(self, act: Act) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The actors that act and those that are acted upon."""
        agents = self.agents(act)
        by_pronoun = act.agent is not None and act.agent.lower_ in OF_THIRD_PERSON
        if (act.type in HARMS or by_pronoun) and self._is_done_by_sufferer(act, agents):
            agents = []
        self._aim = act.type if act.type in HARMS else None
        recipients = self._recipients(act, agents)
        self._aim = None
        if act.type in HARMS and agents and self._is_done_to_doer(act, agents):
            return (), ()
        met = [one for one in recipients if one not in agents and not self._is_deed_itself(one, act)]
        if act.type == "OTHER" and act.head.pos_ in NOUNS:
            met = [one for one in met if not self._is_scene(one)]
        return tuple(agents[:6]), tuple(met[:6])

    def _is_scene(self, actor: str) -> bool:
        """As in “the nine deaths in Norland”: those who died are not the land."""
        entry = self.entry(actor)
        return entry is not None and entry.kind == "country"

    def _is_deed_itself(self, actor: str, act: Act) -> bool:
        """As in “April Roundup”: a deed that the tagger takes for a name suffers nothing."""
        entry = self.entry(actor)
        return act.head.pos_ == NAME and entry is not None and entry.name == act.head.text

    def _is_done_by_sufferer(self, act: Act, agents: list[str]) -> bool:
        """As in “Lund was killed by the man he robbed”: a doer who is taken for the one he harms is somebody else.

        So is the one of “Lund attacked Ann Lund”, and of “he would consider pardoning Lund” he who would.
        """
        thing = next(iter(act.patients), None)
        if not agents or thing is None or thing == act.agent:
            return False
        if thing.dep_ != PASSIVE_SUBJECT and (thing.dep_ != DIRECT_OBJECT or thing.pos_ != NAME):
            return False
        return self.denoted(thing) in agents

    def _is_done_to_doer(self, act: Act, agents: list[str]) -> bool:
        """As in “Boris Lund ran, killing him”: where “him” is taken for the doer, who does it is open."""
        thing = next(iter(act.patients), None)
        is_open = act.type != "ACCUSE" and act.agent is not None and is_surname_alone(act.agent)
        joined_on = act.head.dep_ == CONJUNCT and not is_open
        if joined_on or children(act.head, ACTIVE_SUBJECT):
            return False  # but of “Bowser shoved her and threatened her” another Bowser may be meant
        if thing is None or thing.lower_ not in _NOT_SELF or thing.dep_ != DIRECT_OBJECT:
            return False
        return self._at(thing.idx, thing.idx + len(thing)) in agents

    def _aimed_at(self, act: Act) -> list[str]:
        """Whom those who act are said to aim at: "attacks by groups targeting Kenyan interests"."""
        doer = act.agent
        if act.type == "SANCTION":
            nouns = [
                one for one in act.words if one.pos_ in NOUNS
            ]  # "announced sanctions targeting nine men"
        elif act.type == "ASSAULT" and doer is not None and not is_verb(act.head):
            nouns = [doer]
        else:
            return []
        clauses = (
            word
            for noun in nouns
            for word in children(noun, NOUN_CLAUSE)
            if word.lower_ in ("targeting", "hitting", "against")
        )
        return next((found for one in clauses if (found := self.done_to(one, 0))), [])

    def _recipients(self, act: Act, agents: list[str]) -> list[str]:
        """The first place in and around the act that names somebody who does not act.

        Whom a pronoun means is told by nothing behind it: "attacked me from the stage of the senate".
        """
        if is_done_to_pronoun(act):
            kind: EventType = "ASSAULT" if act.patients[0].lower_ == "it" else act.type
            clear = act.type not in HARMS or self.is_sure(act.patients[0], kind)
            # of “shoved her and threatened to kill her”, whoever shoved is not her
            doer = None if act.agent is None else self.denoted(act.agent)
            return (
                [one for one in self.phrase(act.patients[0]) if one not in (*agents, doer)] if clear else []
            )
        if (blamed := self._blamed(act)) is not None:
            return [one for one in blamed if one not in agents]
        if act.type in HARMS and (is_either(act) or is_misread(act)):
            return []
        if is_other_deed(act):
            things = [thing for thing in act.patients[:1] if _is_acted_upon(thing)]
            with_whom = [
                one for thing in things for one in self.phrase(thing) or self.inside(thing, ("with",), 0)
            ]
            return [one for one in with_whom if one not in agents]
        if (act.type in _TO_PEOPLE and is_done_to_people(act)) or is_unknown_person(act):
            return [one for one in self.phrase(act.patients[0]) if one not in agents]
        if act.type in HARMS and _is_relative(act):
            return [one for one in self.phrase(act.patients[0]) if one not in agents]
        if act.type in HARMS and is_unknown_name(act) and not self.phrase(act.patients[0]):
            return []
        if is_kept_from(act):
            return [one for one in self.phrase(act.patients[0]) if one not in agents]
        if act.type in HARMS and is_held(act):
            thing = act.patients[0]
            return self.phrase(thing) or self._sufferers_inside(thing, act)
        others = {*agents, *self._moved(act)}
        for recipients in self._acted_upon(act):
            if remaining := [one for one in recipients if one not in others]:
                return remaining
        return []

    def _blamed(self, act: Act) -> list[str] | None:
        """Who is to blame where an act is about a deed, or is a vigil; None of all other acts."""
        if act.type == "PROTEST" and (is_vigil(act) or is_on_a_side(act)):
            return next((who for verb in act.verbs if (who := self.inside(verb, ("against",)))), [])
        if act.type == "ACCUSE" and (deeds := deeds_looked_into(act)):
            behind = [one for deed in deeds for one in prepositions(deed)]
            return self.all_of(doer for prep, doer in behind if prep in ("by", "against"))
        deed = condemned_violence(act) if act.type in ("ACCUSE", "SUPPORT") else None
        if act.type == "PROTEST":
            deed = protested_violence(act)
        if act.type == "REJECT":
            deed = opposed_harm(act)
        return None if deed is None else self._blamed_for(deed)

    def _moved(self, act: Act) -> list[str]:
        """Those who are sent somewhere: “thousands of troops” are no recipients of their own deployment."""
        moved = act.goal and act.patients and act.type in ("MOBILIZE", "THREATEN")
        return self.phrase(act.patients[0]) if moved else []

    def _acted_upon(self, act: Act) -> Iterator[list[str]]:
        """Where those acted upon may be named, the likeliest first; looked up one by one."""
        moved = act.patients[0] if act.goal and act.patients else None
        if moved is not None:
            yield from self._receivers(moved, act)
        if act.type in ("REJECT", "AGREE") and act.patients:
            yield self._offering(act.patients[0], act)
        for phrase in self._patients(act):
            if phrase != moved:  # "the gunfire and gangs": what is joined to a deed does not suffer it
                yield self.phrase(phrase) if phrase != act.head else self.all_of([phrase])
            if phrase != act.agent:
                yield self._sufferers_inside(phrase, act)
            else:
                yield self._victims(phrase)
                deeper = ("for",) if act.type == "ASSAULT" else ("in", "for")
                users = [] if act.type in _DONE_BY_USERS else self.users(phrase)
                yield users or self.inside(phrase, inside_thing(act), deeper=deeper)
        if not is_hit_itself(act):
            deeper = ("for",) if act.type == "PROTEST" else ("in", "for")  # "grew into protests in Norwick"
            deeper = ("in",) if act.type == "CONCEDE" else deeper  # “gave in to calls for his dismissal”
            yield from (self.inside(verb, to_whom(act), deeper=deeper) for verb in act.verbs)
        if act.type == "PROTEST":
            yield from (self.phrase(house) or self.possessor(house) for house in houses_before(act))
        yield self._aimed_at(act)
        yield self._conditioned(act)
        if act.type in HARMS or act.type in _FOR_WHOM:
            yield self._in_purpose(act)
        if act.type == "CONSULT":
            yield from (
                self.sides(noun)
                for verb in act.verbs
                for prep, noun in prepositions(verb)
                if prep in ("in", "for")
            )
            yield self._visited(act)
        elif act.type != "RETREAT" or not act.deed:
            yield from (self.inside(one, last_preps(act)) for one in (*act.verbs, *act.patients))

    def _offering(self, thing: Token, act: Act) -> list[str]:
        """As in “spurned a UN offer of peacekeepers”: whose offer it is, not those of whom it tells."""
        classes = lexicon().classes
        offers = classes["offered"] | classes["demand"] | {"offer"}
        is_offer = thing.head in act.verbs and lemma(thing) in offers
        return self.possessor(thing) if is_offer else []

    def _receivers(self, thing: Token, act: Act) -> Iterator[list[str]]:
        """To whom a thing is moved or given: “gave the remains of nine men to Norland”, “shared files with Norland”."""
        yield from (self.inside(verb, ("to",), 0) for verb in act.verbs)
        if act.type not in HARMS:
            within = [noun for prep, noun in prepositions(thing) if prep == "of"]
            shared = ("to", "with") if act.type == "COOPERATE" else ("to",)
            yield from (self.inside(one, shared, 0) for one in (*act.verbs, *joined(thing), *within))

    def _visited(self, act: Act) -> list[str]:
        """Which country somebody arrives in: “arrived in Norland for talks”; of a town nobody can say."""
        if lemma(act.head) not in lexicon().frame("arriving"):
            return []
        behind = [noun for prep, noun in prepositions(act.head) if prep == "in"]
        return self.all_of(noun for noun in behind if noun.lower_ in gazetteer().countries)

    def _in_purpose(self, act: Act) -> list[str]:
        """Whom the purpose of an act names: "blocked roads to protest the king's decree"."""
        if act.type in ("ACCUSE", "CONSULT"):
            return []  # "met to discuss a merger with the bank"
        clauses = [
            word
            for verb in act.verbs
            for word in children(verb, ADVERBIAL_CLAUSE, OPEN_COMPLEMENT, NOUN_CLAUSE)
        ]
        clauses += [
            inner_clause
            for thing in act.patients
            for inner_clause in children(thing, *NOUN_CLAUSES)
            if act.type == "PROTEST"
        ]
        for clause in clauses:
            if not _may_name_whom(clause, act):
                continue
            if act.type == "PROTEST" and lemma(clause) in lexicon().frame("request"):
                if asked := asked_of(clause):
                    return self.all_of(asked)
                if is_good_for(clause) or asks_others(clause):
                    continue
            is_promise = clause.dep_ == OPEN_COMPLEMENT or lemma(clause) in lexicon().frame("trade")
            as_given = act.type == "AGREE" and is_promise
            if recipients := self.given(clause) if as_given else self.done_to(clause):
                return recipients
        return []

    def _conditioned(self, act: Act) -> list[str]:
        """Who must act to turn a threat away: the subject of "unless the army leaves"."""
        if act.type not in ("THREATEN", "REJECT"):
            return []
        clauses = [one for verb in act.verbs for one in children(verb, ADVERBIAL_CLAUSE)]
        marked = [clause for clause in clauses if has_subordinator(clause, ("unless", "until", "if"))]
        return self.all_of(one for clause in marked for one in children(clause, *SUBJECTS))

    def _patients(self, act: Act) -> list[Token]:
        doer = act.agent
        if doer is not None and doer != act.head and (kind := event_noun(doer)) and kind.type == act.type:
            return [doer, *act.patients]
        return act.patients


def _is_acted_upon(thing: Token) -> bool:
    """Whether the object of a deed of no type may be somebody: not so the vote in “weighs Brazil vote”, or prayers."""
    if thing.pos_ != COMMON_NOUN:
        return True
    is_body = sort_of(thing) == "body" and not has_determiner(thing, ("a", "an"))
    return is_body or sort_of(thing) in ("person", "armed", "country")


def _is_relative(act: Act) -> bool:
    """As in “investigating his wife over her server”: whose wife she is suffers nothing, nor whoever else is named."""
    thing = next(iter(act.patients), None)
    if thing is None or not (sort_of(thing) == "person" or thing.lower_ == "ones"):
        return False
    return any(one.lower_ in POSSESSIVE_OF_PERSONS for one in possessors(thing))
