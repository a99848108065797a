"""Who acts and who is acted upon: the phrases of an act, resolved to actors of the cast."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.agents import Agents
from index.annotate.events.arguments import prepositions
from index.annotate.events.certainty import is_behind_another
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import is_verb, lemma
from index.annotate.events.noun_classes import event_noun, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.referents import INSIDE, TO_WHOM
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import SUBJECTS
from index.annotate.places.gazetteer import gazetteer
from index.event_types import BY_FORCE, HARMS
from index.model import EventType

_ABOUT_WHOM = ("against", "over", "about", "on", "into", "for", "from", "at", "with", "to")
_INTO_WHOM = ("into", "against", "over", "about", "on")
_AT_WHOM = ("against", "at", "on", "upon", "toward", "towards", "into", "among", "over")
_FROM_WHOM = ("from", "by", "of", "between")
_TO_PEOPLE: frozenset[EventType] = frozenset(("ASSAULT", "COERCE", "THREATEN"))
# harm that is done by those behind “by”: “sanctions proposed by Lund”, “torture alleged by”
_DONE_BY_USERS: frozenset[EventType] = frozenset(("ASSAULT", "ACCUSE", "THREATEN", "SANCTION"))
_NOT_SELF = frozenset(("him", "her", "them", "it"))  # whoever does it would be “himself”
# frames of clauses that do not say whom a blow is meant for: "did it to stop the bombing by Norland"
_NO_AIM = ("same_blow", "benefit", "foiling")
_ANSWERS: frozenset[EventType] = frozenset(("REJECT", "AGREE", "CONCEDE"))


def _last_preps(act: Act) -> tuple[str, ...]:
    """The prepositions tried last; where something is hit or troops are sent is not whom it is done to."""
    hits = act.type == "ASSAULT" and not act.goal  # but "set off bombs in the capital"
    if hits or (act.type == "MOBILIZE" and lemma(act.head) in lexicon().frame("sending")):
        return ("of", "for")
    held = lexicon().frame("suffered", "nouns") | lexicon().frame("searching", "by")
    held |= lexicon().frame("of_persons")
    if act.type in ("COERCE", "THREATEN") and _is_done_in_a_town(act):
        return ("of", "for")
    if act.type == "ACCUSE" or (act.type == "COERCE" and any(lemma(word) in held for word in act.words)):
        return ("of", "for")  # "arrests in the killing of a child", "raided homes in Norwick"
    return ("in", "of", "for", "despite") if act.type == "REJECT" else ("in", "of", "for")


def _is_done_in_a_town(act: Act) -> bool:
    """As in “declared an emergency in Norwick”, “made threats in Norwick”: where it is, and nobody it is done to."""
    words = [*act.words, *act.patients]
    if not _ruins(act):
        words = [word for word in words if lemma(word) in lexicon().frame("placed", "nouns")]
    placed = [noun for word in words for prep, noun in prepositions(word) if prep == "in"]
    names = [noun for noun in placed if noun.pos_ == "PROPN"]
    return bool(names) and not any(name.lower_ in gazetteer().countries for name in names)


def _deeds_looked_into(act: Act) -> list[Token]:
    """As in "investigates the shooting of a boy": deeds under inquiry. Whom they were done to is not accused."""
    words = lexicon().frames["inquiry"]
    lemmas = {lemma(word) for word in (act.head, *act.words)}
    if not lemmas & (words["verbs"] | words["nouns"]):
        return []
    into = [
        noun
        for word in (*act.verbs, *act.words)
        for prep, noun in prepositions(word)
        if prep in ("into", "of")
    ]
    matters = [real_noun(one) for one in (*act.patients, *into)]
    return [one for one in matters if lemma(one) not in words["nouns"] and _is_deed(one)]


def _is_deed(noun: Token) -> bool:
    kind = event_noun(noun)
    deeds = lexicon().frame("inquiry", "deeds")
    return kind is not None or lemma(noun) in deeds or any(one.ent_type_ == "LOC" for one in noun.subtree)


def _to_whom(act: Act) -> tuple[str, ...]:
    """The prepositions behind which somebody is acted upon; "at" aims at nobody where no harm is done."""
    if lemma(act.head) in lexicon().frame("of_persons"):
        return ("against",)  # "deported to Norland", "extradited from Varland"
    if act.type == "ACCUSE":
        return _about_whom(act)
    if act.type == "ASSAULT" and not act.goal:
        fights = any(lemma(word) in lexicon().frame("mutual", "by") for word in act.words)
        return (*_AT_WHOM, "with", "between") if fights else _AT_WHOM
    if _ruins(act):
        return tuple(prep for prep in TO_WHOM if prep != "to")
    return TO_WHOM if act.type in HARMS else tuple(one for one in TO_WHOM if one != "at")


def _ruins(act: Act) -> bool:
    """As in “burned the bridge to Lund”, “razed a shrine to martyrs”: a thing, and “to” is said of the thing."""
    ruins = lexicon().frame("damaging") | lexicon().frame("damaging", "spoiling")
    return act.type == "COERCE" and bool({lemma(act.head), lemma(act.head) + "_down"} & ruins)


def _inside_thing(act: Act) -> tuple[str, ...]:
    """The prepositions below the object behind which somebody is acted upon."""
    return tuple(prep for prep in INSIDE[:-2] if prep != "to" or not _ruins(act))


def _may_name_whom(clause: Token, act: Act) -> bool:
    """Whether a clause that says what an act is for may name those to whom it is done."""
    if children(clause, "mark", "nsubj"):
        return False
    verb, frame = lemma(clause), lexicon().frame
    if act.type in ("MOBILIZE", "PROTEST") and verb in frame("benefit"):
        return False  # "marched to support the mayor"
    if clause.tag_ == "VB":
        return act.type != "ASSAULT" or not any(verb in frame(name) for name in _NO_AIM)
    if clause.tag_ != "VBG" or act.type == "RETREAT":
        return False  # "resigned, offering his accusers an apology"
    if act.type in HARMS - {"PROTEST"}:
        return verb in frame("aiming")  # not "bombed a camp, killing nine" or "reminding Norland of the war"
    return verb not in frame("outcome")  # "blocked a road, angering Norland"


def _about_whom(act: Act) -> tuple[str, ...]:
    """The prepositions behind which somebody is blamed: at whom one lashes out, but not to whom one complains."""
    words = {lemma(word) for word in act.words}
    if "blame" in words:
        return ("on",)
    if words & lexicon().frame("inquiry", "nouns") or words & lexicon().frame("inquiry"):
        return _INTO_WHOM
    if words & (lexicon().frame("blaming", "addressed") | lexicon().frame("legal", "nouns")):
        return tuple(prep for prep in _ABOUT_WHOM if prep not in ("to", "with"))
    if any(word.dep_ == "prt" for word in act.words):
        return ("at", *_ABOUT_WHOM)
    return _ABOUT_WHOM


class Participants(Agents):
    """Resolves the phrases of acts in one article."""

    def of(self, act: Act) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The actors that act and those that are acted upon."""
        agents = self.agents(act)
        self._aim = act.type if act.type in HARMS else None
        recipients = self._recipients(act, agents)
        self._aim = None
        if not recipients and act.type in ("CONSULT", "AGREE", "COOPERATE"):
            agents = agents or self.sides(act.head)
        if act.type in HARMS and agents and self._is_done_to_doer(act, agents):
            return (), ()
        if act.type == "ASSAULT" and not agents and not recipients:
            agents = self.sides(act.head) or [one for verb in act.verbs for one in self.sides(verb)]
        return tuple(agents[:6]), tuple(one for one in recipients if one not in agents)[:6]

    def _is_done_to_doer(self, act: Act, agents: list[str]) -> bool:
        """As in “Boris Lund ran, killing him”: where “him” is taken for the doer, who does it is open."""
        thing = next(iter(act.patients), None)
        if act.head.dep_ == "conj" or children(act.head, "nsubj"):
            return False
        if thing is None or thing.lower_ not in _NOT_SELF or thing.dep_ != "dobj":
            return False
        return self._at(thing.idx, thing.idx + len(thing)) in agents

    def _aimed_at(self, act: Act) -> list[str]:
        """Whom those who act are said to aim at: "attacks by groups targeting Kenyan interests"."""
        doer = act.agent
        if act.type != "ASSAULT" or doer is None or is_verb(act.head):
            return []
        clauses = (one for one in children(doer, "acl") if one.lower_ in ("targeting", "hitting", "against"))
        return next((found for one in clauses if (found := self.done_to(one, 0))), [])

    def _recipients(self, act: Act, agents: list[str]) -> list[str]:
        """The first place in and around the act that names somebody who does not act.

        Whom a pronoun means is told by nothing behind it: "attacked me from the stage of the senate".
        """
        if _is_done_to_pronoun(act):
            kind: EventType = "ASSAULT" if act.patients[0].lower_ == "it" else act.type
            clear = act.type not in HARMS or self.is_sure(act.patients[0], kind)
            return [one for one in self.phrase(act.patients[0]) if one not in agents] if clear else []
        if act.type == "ACCUSE" and (deeds := _deeds_looked_into(act)):
            done_by = (
                doer for deed in deeds for prep, doer in prepositions(deed) if prep in ("by", "against")
            )
            return [one for one in self.all_of(done_by) if one not in agents]
        if act.type in HARMS and (_is_either(act) or _is_misread(act)):
            return []
        if act.type == "ACCUSE" and (deed := _condemned_violence(act)) is not None:
            return [one for one in self._blamed_for(deed) if one not in agents]
        if act.type == "PROTEST" and (deed := _protested_violence(act)) is not None:
            return [one for one in self._blamed_for(deed) if one not in agents]
        if act.type in _TO_PEOPLE and _is_done_to_people(act):
            return [one for one in self.phrase(act.patients[0]) if one not in agents]
        if act.type in HARMS and _is_unknown_name(act) and not self.phrase(act.patients[0]):
            return []
        others = {*agents, *self._moved(act)}
        for recipients in self._acted_upon(act):
            if remaining := [one for one in recipients if one not in others]:
                return remaining
        return []

    def _moved(self, act: Act) -> list[str]:
        """Those who are sent somewhere: “thousands of troops” are no recipients of their own deployment."""
        moved = act.goal and act.patients and act.type in ("MOBILIZE", "THREATEN")
        return self.phrase(act.patients[0]) if moved else []

    def _acted_upon(self, act: Act) -> Iterator[list[str]]:
        """Where those acted upon may be named, the likeliest first; looked up one by one."""
        moved = act.patients[0] if act.goal and act.patients else None
        if moved is not None:
            yield from (self.inside(verb, ("to",), 0) for verb in act.verbs)
        for phrase in self._patients(act):
            if phrase != moved:
                yield self.phrase(phrase)
            if phrase != act.agent:
                yield self._sufferers_inside(phrase, act)
            else:
                yield self._victims(phrase)
                deeper = ("for",) if act.type == "ASSAULT" else ("in", "for")
                users = [] if act.type in _DONE_BY_USERS else self.users(phrase)
                yield users or self.inside(phrase, _inside_thing(act), deeper=deeper)
        for verb in act.verbs:
            yield self.inside(verb, _to_whom(act))
        yield self._aimed_at(act)
        yield self._conditioned(act)
        yield self._in_purpose(act)
        if act.type == "CONSULT":
            yield from (
                self.sides(noun)
                for verb in act.verbs
                for prep, noun in prepositions(verb)
                if prep in ("in", "for")
            )
        elif act.type != "RETREAT" or not act.deed:
            yield from (self.inside(one, _last_preps(act)) for one in (*act.verbs, *act.patients))

    def _in_purpose(self, act: Act) -> list[str]:
        """Whom the purpose of an act names: "blocked roads to protest the king's decree"."""
        if act.type == "ACCUSE":
            return []
        clauses = [one for verb in act.verbs for one in children(verb, "advcl", "xcomp", "acl")]
        clauses += [
            inner_clause
            for thing in act.patients
            for inner_clause in children(thing, "acl", "relcl")
            if act.type == "PROTEST"
        ]
        for clause in clauses:
            if _may_name_whom(clause, act) and (recipients := self.done_to(clause)):
                return recipients
        return []

    def _conditioned(self, act: Act) -> list[str]:
        """Who must act to turn a threat away: the subject of "unless the army leaves"."""
        if act.type not in ("THREATEN", "REJECT"):
            return []
        clauses = [one for verb in act.verbs for one in children(verb, "advcl")]
        marked = [
            clause
            for clause in clauses
            if any(mark.lower_ in ("unless", "until", "if") for mark in children(clause, "mark"))
        ]
        return self.all_of(one for clause in marked for one in children(clause, *SUBJECTS))

    def _victims(self, noun: Token) -> list[str]:
        """Whose death or arrest a noun tells of: "Lund's murder"."""
        return self.all_of(
            owner for owner in children(noun, "poss", "compound", "nmod") if self.suffers(owner, noun)
        )

    def _patients(self, act: Act) -> list[Token]:
        doer = act.agent
        if doer is not None and doer != act.head and (kind := event_noun(doer)) and kind.type == act.type:
            return [doer, *act.patients]
        return act.patients

    def _sufferers_inside(self, noun: Token, act: Act) -> list[str]:
        if act.type == "ACCUSE" and _is_blamed(noun, act):
            return self._blamed_for(noun)
        if act.type == "ACCUSE" and lemma(noun) in lexicon().frame("inquiry", "nouns"):
            return self.inside(noun, (*_INTO_WHOM, "of"), deeper=())
        if victims := self._victims(noun):
            return victims
        if not (act.type == "ASSAULT" and act.head == noun) and (users := self.users(noun)):
            return users
        if act.type in _ANSWERS:
            sufferers = self.inside(noun, _FROM_WHOM) or self.possessor(noun) or self.inside(noun, INSIDE)
        elif act.type == "ASSAULT" and act.head == noun:
            # "strikes on depots in Chad" are not on Chad
            sufferers = self.inside(noun, INSIDE, deeper=("for",))
        elif act.type == "ACCUSE" and noun in act.words:
            where = ("by", "in") if lemma(noun) in lexicon().frame("legal", "nouns") else ("by",)
            sufferers = self.inside(
                noun, tuple(one for one in INSIDE if one not in where)
            )  # "a trial in Norland"
        elif act.head == noun:
            sufferers = self.inside(noun, INSIDE)
        elif act.type == "RETREAT":
            sufferers = self.inside(noun, ("from", *INSIDE))
        else:
            sufferers = self.inside(noun, INSIDE) or self.possessor(noun)
        return sufferers

    def _blamed_for(self, noun: Token) -> list[str]:
        """Whose thing or deed is blamed: not whom it was done to, as in “condemned the murder of a guard”."""
        if actors := self.inside(noun, ("by",), 0):
            return actors
        if lemma(noun) in lexicon().frame("befalling", "nouns"):
            return []  # "condemned Lund's death": he is its victim
        kind = event_noun(noun)
        if kind is None or kind.type not in BY_FORCE:
            return self.possessor(noun) or self.inside(noun, ("of", "from"), 0)
        owners = children(noun, "poss", "amod", "compound", "nmod")
        return [] if any(self.suffers(one, noun) for one in owners) else self.possessor(noun)


def _is_unknown_name(act: Act) -> bool:
    """Whether the grammar says to whom it is done by a name: nobody else is, though the name be nobody's known."""
    thing = next(iter(act.patients), None)
    named = thing is not None and thing.pos_ == "PROPN" and thing.ent_type_ in ("", "PERSON", "ORG", "NORP")
    relations = ("dobj", "nsubjpass", "nsubj") if act.agent is None else ("dobj", "nsubjpass")
    return named and thing is not None and thing.dep_ in relations


def _is_misread(act: Act) -> bool:
    """As in “sentenced Paris attacks suspect Bo Lund”, where the parse makes a town of whoever is sentenced."""
    thing = next(iter(act.patients), None)
    if thing is None or lemma(act.head) not in lexicon().frame("of_persons"):
        return False
    place = thing.pos_ == "PROPN" and thing.ent_type_ in ("GPE", "LOC", "FAC")
    if place and thing.dep_ == "pobj":
        return True  # "caught in Norwick, where she was tried and jailed"
    return place and thing.dep_ == "dobj" and thing.i + 1 < len(thing.doc) and thing.nbor(1).pos_ == "NOUN"


def _condemned_violence(act: Act) -> Token | None:
    """What befell somebody and is condemned itself: “condemned the murder of a guard”, “condemned Lund's death”."""
    for thing in act.patients:
        if not _is_blamed(thing, act):
            continue
        kind = event_noun(thing)
        by_force = kind is not None and kind.type in BY_FORCE
        if by_force or lemma(thing) in lexicon().frame("befalling", "nouns"):
            return thing
    return None


def _protested_violence(act: Act) -> Token | None:
    """As in “marched against the killing of a teacher”: what befell somebody, against whom nobody marches."""
    for verb in (act.head, *act.words):
        for prep, noun in prepositions(verb):
            kind = event_noun(noun) if prep in ("against", "over", "about", "at") else None
            if kind is not None and kind.type in BY_FORCE and noun not in act.words:
                return noun
    return None


def _is_blamed(noun: Token, act: Act) -> bool:
    """As in “condemned the raid on the camp”: a thing or deed of those who are blamed, not the word of blame itself."""
    if noun not in act.patients or noun in act.words or noun.dep_ not in ("dobj", "nsubjpass", "pobj"):
        return False
    kind = event_noun(noun)
    return noun.pos_ == "NOUN" and (kind is None or kind.type != "ACCUSE")


def _is_done_to_people(act: Act) -> bool:
    """As in “three were shot at the mall”: whom it is done to stands there, known or not."""
    thing = next(iter(act.patients), None)
    if thing is None or thing is act.head or thing.dep_ not in ("dobj", "nsubjpass", "nsubj"):
        return False
    return thing.pos_ == "NUM" or (thing.pos_ == "NOUN" and sort_of(thing) == "person")


def _is_either(act: Act) -> bool:
    """As in “the mother of a boy who was shot”: whether a relative clause leaves open who suffers."""
    thing = next(iter(act.patients), None)
    if thing is None or act.head.dep_ not in ("relcl", "acl"):
        return False
    noun = act.head.head if thing.lower_ in ("that", "which", "whom") else thing
    return act.head.head == noun and is_behind_another(noun, act.head)


def _is_acted_upon(thing: Token) -> bool:
    return thing.dep_ in ("dobj", "dative", "nsubjpass")


def _is_done_by_self(thing: Token) -> bool:
    """As in “she had stabbed herself”: whoever does it suffers it."""
    objects = children(thing.head, "dobj") if thing.dep_ == "nsubj" else []
    return any(one.lower_.endswith("self") for one in objects)


def _is_done_to_pronoun(act: Act) -> bool:
    """Whether the object is a pronoun for a person."""
    thing = next(iter(act.patients), None)
    if thing is None or thing.pos_ != "PRON" or not (_is_acted_upon(thing) or _is_done_by_self(thing)):
        return False
    words = lexicon().frame("pronouns", "persons")
    return thing.lower_ in words or (act.type == "ACCUSE" and thing.lower_ in ("they", "them"))
