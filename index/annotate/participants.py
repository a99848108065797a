"""Who acts and who is acted upon: the phrases of an act, resolved to actors of the cast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from spacy.tokens import Token

from index.annotate.events_grammar import (
    children,
    event_noun,
    is_somebody,
    is_verb,
    joined,
    lemma,
    patient,
    prepositions,
    real_noun,
    subject,
    surface,
)
from index.annotate.events_lexicon import lexicon
from index.annotate.triggers import Act
from index.model import EventType, Quote

_TIMES = frozenset(("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"))
_RELATIVE = frozenset(("who", "whom", "which", "that", "whose"))
_FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "myself", "ourselves"))
_SINGULAR = frozenset(("he", "she", "him", "her", "his", "hers"))
_THIRD_PERSON = frozenset(("it", "they", "them", "its", "their", "itself", "themselves")) | _SINGULAR
_THINGS_BEHIND = ("on", "against", "at", "of", "into")
_TO_WHOM = ("against", "at", "on", "upon", "to", "with", "toward", "towards", "between", "among", "over", "for", "from", "into", "up")
_ABOUT_WHOM = ("against", "over", "about", "on", "into", "for", "from", "at", "with", "to")
_INSIDE = ("against", "on", "at", "to", "with", "toward", "towards", "between", "among", "from", "by", "of", "over", "about", "into")
_FROM_WHOM = ("from", "by", "of", "between")
_ANSWERS: frozenset[EventType] = frozenset(("REJECT", "AGREE", "CONCEDE"))
_MUTUAL: frozenset[EventType] = frozenset(("CONSULT", "AGREE", "SUPPORT", "COOPERATE", "ASSAULT"))


class CastLike(Protocol):
    """What event finding asks of the cast."""

    def at(self, start: int, end: int) -> str | None:
        """The actor whom these words denote, or None."""
        ...

    def ensure(self, start: int, end: int) -> str | None:
        """Like `at`, but a phrase for people or a body becomes an actor."""
        ...

    def wanted(self) -> frozenset[str]:
        """The actors that a stage has asked for."""
        ...

    def release(self, ids: Iterable[str]) -> None:
        """Takes back that a stage asked for these actors."""
        ...


class Participants:
    """Resolves the phrases of acts in one article."""

    def __init__(self, cast: CastLike, quotes: Sequence[Quote]) -> None:
        self._cast = cast
        self._quotes = quotes
        self._before = cast.wanted()

    def keep(self, used: Iterable[str]) -> None:
        """Leaves in the cast, of all actors looked at, those that are used."""
        self._cast.release(self._cast.wanted() - self._before - set(used))

    def _at(self, start: int, end: int) -> str | None:
        return self._cast.ensure(start, end) if self._cast.at(start, end) else None

    def of(self, act: Act) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The actors that act and those that are acted upon."""
        agents = self._agents(act)
        recipients = self._recipients(act, agents)
        if not recipients and act.type in ("CONSULT", "AGREE", "COOPERATE"):
            agents = agents or self.sides(act.head)
        if act.type == "ASSAULT" and not agents and not recipients:
            agents = self.sides(act.head) or [one for verb in act.verbs for one in self.sides(verb)]
        return tuple(agents[:6]), tuple(one for one in recipients if one not in agents)[:6]

    def sides(self, noun: Token) -> list[str]:
        """Both sides of a noun: "talks between X and Y", "with X"."""
        wanted = [inner for prep, inner in prepositions(noun) if prep in ("between", "among", "with")]
        return self.all_of(one for noun_ in wanted for one in joined(noun_))

    # --- agents

    def _agents(self, act: Act) -> list[str]:
        if act.agent is None:
            return self._speaker_if_said(act) or self._authorities(act)
        found = self._phrase(act.agent)
        if found:
            return found
        if act.agent.ent_type_ in _TIMES:
            return []
        return self._doers_inside(act.agent, act.agent == act.head) or self._author(act)

    def _author(self, act: Act) -> list[str]:
        """Who issues the paper that speaks: "issued a statement demanding …", "in a letter urging …"."""
        paper = act.agent
        if paper is None or paper == act.head or lemma(paper) not in lexicon().frame("paper", "nouns"):
            return []
        verb = paper.head if is_verb(paper.head) else paper.head.head
        doer = subject(verb) if is_verb(verb) else None
        return self._phrase(doer) if doer is not None and doer != paper else []

    def _authorities(self, act: Act) -> list[str]:
        """The country in which somebody was arrested or put on trial: its authorities did it."""
        if act.type not in ("COERCE", "ACCUSE", "SANCTION") or not is_verb(act.head):
            return []
        countries = (noun for prep, noun in prepositions(act.head) if prep in ("in", "by") and noun.ent_type_ == "GPE")
        return self.all_of(countries)

    def _speaker_if_said(self, act: Act) -> list[str]:
        if act.type != "REQUEST":
            return []
        speaker = self.speaker_at(act.head.idx)
        return [speaker] if speaker else []

    def _doers_inside(self, noun: Token, is_trigger: bool) -> list[str]:
        """Who acts in a noun: "US strikes", "the army's raid", "an attack by rebels"."""
        by = [inner for prep, inner in prepositions(noun) if prep == "by"]
        if found := self.all_of(one for inner in by for one in joined(inner)):
            return found
        if found := self.all_of(children(noun, "poss")):
            return found
        mods = [child for child in children(noun, "amod", "compound", "nmod") if self._acts(child)]
        if found := self.all_of(one for mod in mods for one in joined(mod)):
            return found
        kind = event_noun(noun)
        if not is_trigger and kind is None:
            return self._inside(noun, ("of", "from", "in"))
        if kind is not None and kind.type in ("RETREAT", "CONSULT", "PROTEST", "MOBILIZE", "AGREE"):
            return self._inside(noun, ("of", "between", "among"))
        return []

    @staticmethod
    def _acts(modifier: Token) -> bool:
        """Whether a modifier names who acts; a place before an event noun says where ("Syria strikes")."""
        if modifier.ent_type_ in ("NORP", "ORG", "PERSON"):
            return True
        if modifier.ent_type_ == "GPE":
            return modifier.dep_ == "amod" or modifier.text.replace(".", "").isupper()
        return modifier.pos_ in ("PROPN", "NOUN") and modifier.dep_ == "compound"

    # --- recipients

    def _recipients(self, act: Act, agents: list[str]) -> list[str]:
        known = set(agents)
        for number, phrase in enumerate(self._patients(act)):
            moved = act.goal and number == 0
            found = [one for one in self._phrase(phrase) if one not in known] if not moved else []
            if not found and phrase != act.agent:
                found = [one for one in self._sufferers_inside(phrase, act) if one not in known]
            elif not found:
                users = self._users(phrase)
                found = [one for one in users or self._inside(phrase, _INSIDE[:-2]) if one not in known]
            if found:
                return found
        preps = _ABOUT_WHOM if act.type == "ACCUSE" else _TO_WHOM
        for verb in act.verbs:
            if found := [one for one in self._inside(verb, preps) if one not in known]:
                return found
        if found := [one for one in self._conditioned(act) if one not in known]:
            return found
        if found := [one for one in self._in_purpose(act) if one not in known]:
            return found
        if act.type == "CONSULT":
            inner = (noun for verb in act.verbs for prep, noun in prepositions(verb) if prep in ("in", "for"))
            return next((found for noun in inner if (found := self.sides(noun))), [])
        if act.type == "RETREAT" and act.deed:
            return []
        last = ("in", "of", "for", "despite") if act.type == "REJECT" else ("in", "of", "for")
        for verb in [*act.verbs, *act.patients]:
            if found := [one for one in self._inside(verb, last) if one not in known]:
                return found
        return []

    def _in_purpose(self, act: Act) -> list[str]:
        """Whom the purpose of an act names: "blocked roads to protest the king's decree"."""
        clauses = [one for verb in act.verbs for one in children(verb, "advcl", "xcomp", "acl")]
        clauses += [one for thing in act.patients for one in children(thing, "acl", "relcl") if act.type == "PROTEST"]
        for clause in clauses:
            if children(clause, "mark", "nsubj") or clause.tag_ not in ("VB", "VBG"):
                continue
            if found := self._done_to(clause):
                return found
        return []

    def _done_to(self, verb: Token, depth: int = 2) -> list[str]:
        """The actors that a verb's object or prepositions name, also one infinitive further down."""
        thing = patient(verb)
        if thing is not None:
            found = self._phrase(thing) or self._possessor(thing) or self._inside(thing, (*_INSIDE, "for", "in"))
            if found:
                return found
        if found := self._inside(verb, _TO_WHOM):
            return found
        deeper = children(verb, "xcomp", "ccomp", "advcl") if depth else []
        return next((found for one in deeper if (found := self._done_to(one, depth - 1))), [])

    def _conditioned(self, act: Act) -> list[str]:
        """Who must act to turn a threat away: the subject of "unless the army leaves"."""
        if act.type not in ("THREATEN", "REJECT"):
            return []
        clauses = [one for verb in act.verbs for one in children(verb, "advcl")]
        marked = [one for one in clauses if any(mark.lower_ in ("unless", "until", "if") for mark in children(one, "mark"))]
        return self.all_of(one for clause in marked for one in children(clause, "nsubj", "nsubjpass"))

    def _patients(self, act: Act) -> list[Token]:
        doer = act.agent
        if doer is not None and doer != act.head and (kind := event_noun(doer)) and kind.type == act.type:
            return [doer, *act.patients]
        return act.patients

    def _sufferers_inside(self, noun: Token, act: Act) -> list[str]:
        if users := self._users(noun):
            return users
        if act.type in _ANSWERS:
            found = self._inside(noun, _FROM_WHOM) or self._possessor(noun) or self._inside(noun, _INSIDE)
        elif act.head == noun:
            found = self._inside(noun, _INSIDE)
        elif act.type == "RETREAT":
            found = self._inside(noun, ("from", *_INSIDE))
        else:
            found = self._inside(noun, _INSIDE) or self._possessor(noun)
        return found

    def _users(self, noun: Token) -> list[str]:
        """Who uses or holds a thing: "bases used by militias", also one phrase further in."""
        things = [noun, *(inner for prep, inner in prepositions(noun) if prep in _THINGS_BEHIND)]
        clauses = [one for thing in things for one in children(thing, "acl") if one.tag_ == "VBN"]
        clauses += [one for thing in things for prep, inner in prepositions(thing) for one in children(inner, "acl")
                    if prep == "in" and one.tag_ == "VBN"]
        return self.all_of(
            inner for clause in clauses for prep, inner in prepositions(clause) if prep == "by"
        )

    def _possessor(self, noun: Token) -> list[str]:
        mods = [child for child in children(noun, "amod", "compound", "nmod") if child.ent_type_]
        return self.all_of(children(noun, "poss")) or self.all_of(one for mod in mods for one in joined(mod))

    def _inside(self, token: Token, preps: Sequence[str], depth: int = 3) -> list[str]:
        """Actors behind the prepositions below a token, nearest first; deeper phrases where the object is a thing."""
        pairs = [(prep, noun) for prep, noun in prepositions(token) if prep in preps]
        pairs.sort(key=lambda pair: preps.index(pair[0]))
        for prep, noun in pairs:
            if noun.ent_type_ in ("DATE", "TIME"):
                continue
            if found := self._phrase(noun):
                return found
            if depth and is_verb(noun):
                if found := self._done_to(noun, 0):
                    return found
            elif depth:
                deeper = self._possessor(noun) or self._inside(noun, (*_INSIDE, "in", "for"), depth - 1)
                if deeper and prep != "by":
                    return deeper
        return []

    # --- phrases

    def all_of(self, tokens: Iterable[Token]) -> list[str]:
        """The actors that the phrases of these heads denote, each once."""
        found = (self.actor(token) for token in tokens)
        return list(dict.fromkeys(one for one in found if one))

    def _phrase(self, token: Token) -> list[str]:
        """The actors of a phrase and of those joined to it."""
        heads = joined(token)
        found = self.all_of(heads)
        return found or self.all_of(inner for one in heads if (inner := real_noun(one)) != one)

    def actor(self, token: Token) -> str | None:
        """The actor that the phrase of this head denotes, or None."""
        if token.ent_type_ in _TIMES and not children(token, "prep"):
            return None
        word = token.lower_
        if word in _RELATIVE and token.head.dep_ == "relcl":
            return self.actor(token.head.head) if token.head.head != token else None
        if word in _FIRST_PERSON:
            return self._at(token.idx, token.idx + len(token)) or self.speaker_at(token.idx)
        if word in _THIRD_PERSON:
            return self._at(token.idx, token.idx + len(token)) or self._antecedent(token)
        if token.pos_ in ("PRON", "VERB", "AUX"):
            return None
        inner = real_noun(token)
        if inner != token and (found := self.actor(inner)):
            return found
        if self._is_thing(token):
            return None
        if token.pos_ == "ADJ" and token.dep_ in ("amod", "compound"):
            return self._at(token.idx, token.idx + len(token))
        if token.dep_ in ("compound", "nmod"):
            return self._at(*_name(token))
        return self._cast.ensure(*_phrase_span(token))

    @staticmethod
    def _is_thing(token: Token) -> bool:
        """Whether the noun names an event, a building or a water, though bodies may be called so as well."""
        words = lexicon().frames["things"]
        if token.ent_type_ == "LOC" and token.lower_ in words["waters"]:
            return True
        if token.pos_ != "NOUN":
            return False
        if lemma(token) in words["nouns"]:
            return True
        key = event_noun(token)
        return key is not None and not (is_somebody(token) and lemma(token) not in lexicon().nouns)

    def _antecedent(self, pronoun: Token) -> str | None:
        """The nearest fitting subject in the clauses above a pronoun."""
        clause = pronoun.head
        for _ in range(6):
            if clause.head == clause:
                return None
            clause = clause.head
            if not is_verb(clause):
                continue
            candidate = surface(clause)
            if candidate is None or candidate.lower_ in _THIRD_PERSON or candidate.i > pronoun.i:
                continue
            if _fits(pronoun, candidate):
                return self.actor(candidate)
        return None

    def speaker_at(self, position: int) -> str | None:
        """The speaker of the innermost quote around this offset, or None."""
        around = [quote for quote in self._quotes if quote.start <= position < quote.end]
        return min(around, key=lambda quote: quote.end - quote.start).speaker if around else None


def _fits(pronoun: Token, noun: Token) -> bool:
    """Whether the pronoun may stand for the noun, by number and kind."""
    word = pronoun.lower_
    plural = noun.tag_ in ("NNS", "NNPS") or len(joined(noun)) > 1
    if word in _SINGULAR:
        return not plural and noun.ent_type_ not in ("GPE", "ORG")
    if word in ("it", "its", "itself"):
        return not plural and noun.ent_type_ != "PERSON"
    return plural or noun.ent_type_ in ("ORG", "NORP", "GPE") or lemma(noun) in lexicon().classes["organization"]


def _name(token: Token) -> tuple[int, int]:
    """The offsets of the name around the token: its entity's, else its own."""
    if not token.ent_type_:
        return token.idx, token.idx + len(token)
    first = last = token
    while first.ent_iob_ == "I" and first.i > 0:
        first = first.nbor(-1)
    while last.i + 1 < len(last.doc) and last.nbor(1).ent_iob_ == "I":
        last = last.nbor(1)
    return first.idx, last.idx + len(last)


def _phrase_span(token: Token) -> tuple[int, int]:
    """The offsets of the noun phrase of a head: from its first modifier to its "of" phrase, without clauses."""
    first = token
    for child in token.lefts:
        if child.dep_ not in ("punct", "relcl", "acl", "appos", "cc", "preconj", "prep"):
            first = child.doc[child.left_edge.i]
            break
    last = token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.right_edge.i - token.i <= 8:
            last = child.doc[child.right_edge.i]
        break
    return first.idx, last.idx + len(last)
