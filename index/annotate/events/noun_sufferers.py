"""Who suffers inside the noun that names an act or a thing: “the raid on the camp”, “a demand from Norland”."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.act_objects import is_blamed, is_hit_itself
from index.annotate.events.acts import Act
from index.annotate.events.addressees import AGREED_WITH, between_whom, is_between, is_of_promise, is_owed
from index.annotate.events.agents import Agents
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.recipient_prepositions import (
    INSIDE,
    INTO_WHOM,
    TALKED_WITH,
    inside_blow,
    inside_of,
    is_felt_at_state,
)
from index.annotate.parse.clauses import is_verb, possessors
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import OBJECTS, OWNERS, OWNING_NOUNS
from index.annotate.parse.grammar_terms import INDIRECT_OBJECT, NOUN_CLAUSE
from index.annotate.parse.prepositions import prepositions
from index.event_types import BY_FORCE, HARMS
from index.model import EventType

_INSIDE_OF_TYPE: dict[EventType, tuple[str, ...]] = {"RETREAT": ("from", *INSIDE), "CONSULT": TALKED_WITH}
_WHOSE = ("of", "with", "by")
_FROM_WHOM = ("from", "by", "of", "between")
_MATTERS = frozenset(("on", "about", "over", "for"))
_OBJECT_OF = {"his": "him", "her": "her", "their": "them"}
_ANSWERS: frozenset[EventType] = frozenset(("REJECT", "CONCEDE"))


class NounSufferers(Agents):
    """Resolves those acted upon who stand inside nouns."""

    def _victims(self, noun: Token) -> list[str]:
        """Whose death or arrest a noun tells of: "Lund's murder"."""
        owners = [owner for owner in children(noun, *OWNING_NOUNS) if self.suffers(owner, noun)]
        return self.all_of(_object_before(owner) or owner for owner in owners)

    def _sufferers_inside(self, noun: Token, act: Act) -> list[str]:
        if act.type == "ACCUSE" and is_blamed(noun, act):
            return self._blamed_for(noun)
        if act.type == "ACCUSE" and lemma(noun) in lexicon().frame("inquiry", "nouns"):
            return self.inside(noun, (*INTO_WHOM, "of"), deeper=())
        if act.type in ("REQUEST", "AGREE"):
            return self._asked(noun) if act.type == "REQUEST" else self._agreed_with(noun, act)
        if victims := self._victims(noun):
            return victims
        kind = event_noun(noun)
        is_own = noun in act.words and kind is not None and kind.type == act.type
        is_own = is_own and bool(children(noun, NOUN_CLAUSE))  # but “a raid on a bar owned by Lund”
        is_act = (act.head == noun or is_own) and act.type in HARMS  # “protests led by clerics”
        if not is_act and (users := self.users(noun)):
            return users
        if act.type in _ANSWERS:
            sufferers = self._answered(noun)
        elif act.type == "ASSAULT" and act.head == noun:
            sufferers = self.inside(noun, inside_blow(noun), deeper=("for",))
        elif act.type == "ACCUSE" and noun in act.words:
            sufferers = self._in_word_of_blame(noun)
        elif act.head == noun:
            sufferers = self.inside(noun, inside_of(act))
        elif act.type == "ASSAULT" and is_hit_itself(act):
            sufferers = self.inside(noun, _WHOSE) or self.possessor(
                noun
            )  # "shelled a farm on the road to Goma"
        elif act.type in _INSIDE_OF_TYPE:
            sufferers = self.inside(noun, _INSIDE_OF_TYPE[act.type])
        else:
            is_blow = act.type == "ASSAULT" and noun in act.words  # "came under attack from rebels"
            sufferers = self.inside(noun, inside_blow(noun) if is_blow else inside_of(act)) or self.possessor(
                noun
            )
        return sufferers

    def _in_word_of_blame(self, noun: Token) -> list[str]:
        """Who is blamed by a noun: not where it is, “a trial in Norland”, nor whom it is told, “concern to police”."""
        frames, barred = lexicon().frames, {"by"}
        if is_felt_at_state(noun):
            return []
        if lemma(noun) in frames["legal"]["warrants"]:
            return self.inside(noun, ("for", "against"), 0)
        if lemma(noun) in frames["legal"]["nouns"]:
            barred |= {"in"}
        if lemma(noun) in frames["blaming"]["addressed"]:
            barred |= {"to", "with"}
        return self.inside(noun, tuple(one for one in INSIDE if one not in barred))

    def _answered(self, noun: Token) -> list[str]:
        """Whose demand or charge is met or refused: of “dropped charges of killing a guard” no guard's."""
        if lemma(noun) in lexicon().frame("legal", "nouns"):
            return self.inside(noun, ("against", "by", "from"), 0) or self.possessor(noun)
        kind = event_noun(noun)
        if kind is not None and kind.type == "ACCUSE":  # “criticism of Norland” is not Norland's
            return self.inside(noun, ("from", "by"), 0) or self.possessor(noun)
        return self.inside(noun, _FROM_WHOM) or self.possessor(noun) or self.inside(noun, INSIDE)

    def _asked(self, noun: Token) -> list[str]:
        """Of whom a thing is asked: not to whom it would be done, as in “called for the release of a guard”."""
        if is_verb(noun) and lemma(noun) in lexicon().frame("refusing"):
            return []  # "called for denying visas to travelers from Norland"
        things = [noun, *(inner for prep, inner in prepositions(noun) if prep in _MATTERS)]
        if actors := next((who for one in things if (who := self.inside(one, ("from", "by"), 1))), []):
            return actors
        if is_between(noun) and (sides := self.inside(noun, between_whom(noun))):
            return sides
        return (self.possessor(noun) or self.inside(noun, ("of",), 0)) if is_owed(noun) else []

    def _agreed_with(self, noun: Token, act: Act) -> list[str]:
        """With whom a deal is: not what it is on, as in “an agreement on Goma”, nor whose things are promised."""
        if is_of_promise(noun, act):
            return self.inside(noun, ("between",), 0) if is_between(noun) else []
        if sides := self.inside(noun, AGREED_WITH) or self.possessor(noun):
            return sides
        behind = list(prepositions(noun))
        within: list[tuple[Token, tuple[str, ...]]]
        within = [(one, ("with",)) for prep, one in behind if prep in _MATTERS]
        within += [(one, AGREED_WITH) for prep, one in behind if prep == "in" and event_noun(one) is not None]
        if sides := next((who for one, preps in within if (who := self.inside(one, preps, 0))), []):
            return sides
        kind = event_noun(noun)
        return self.inside(noun, ("of",), 0) if kind is None or kind.type != "AGREE" else []

    def _blamed_body(self, noun: Token) -> list[str]:
        """As in “condemned Norland's detention of reporters”: what a country or a known body does to people."""
        is_done_by = any(
            word.lower_ == "by" for word in noun.subtree
        )  # “Norland's suspension of men by a league”
        if is_done_by or lemma(noun) not in lexicon().frame("befalling", "done"):
            return []
        done_to = [thing for prep, thing in prepositions(noun) if prep == "of"]
        to_people = any(thing.ent_type_ == "PERSON" or sort_of(thing) == "person" for thing in done_to)
        owners = [one for one in possessors(noun) if self.is_known_body(one)]
        return self.all_of(owners) if to_people else []

    def _blamed_for(self, noun: Token) -> list[str]:
        """Whose thing or deed is blamed: not whom it was done to, as in “condemned the murder of a guard”."""
        if actors := self.inside(noun, ("by",), 0):
            return actors
        if lemma(noun) in lexicon().frame("befalling", "nouns"):  # "condemned Lund's death": he is its victim
            return self._blamed_body(noun)
        kind = event_noun(noun)
        if kind is None or kind.type not in BY_FORCE:
            return self.possessor(noun) or self.inside(noun, ("of", "from"), 0)
        owners = children(noun, *OWNERS)
        return [] if any(self.suffers(one, noun) for one in owners) else self.possessor(noun)


def _object_before(owner: Token) -> Token | None:
    """As in “a judge denied him bail after his arrest”: “his” is said of “him”, and not of the judge; else None."""
    form = _OBJECT_OF.get(owner.lower_)
    if form is None:
        return None
    for clause in upward(owner):
        things = children(clause, *OBJECTS, INDIRECT_OBJECT) if is_verb(clause) else []
        if same := [one for one in things if one.lower_ == form and one.i < owner.i]:
            return same[0]
    return None
