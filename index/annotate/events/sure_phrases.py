"""Whether a phrase means somebody for sure: of pronouns, and of whose people they are.

What harms or accuses is laid to nobody whom a pronoun only may mean.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.certainty import is_clear, is_excepted, is_likely, may_mean_matter, speaks_of_self
from index.annotate.events.noun_classes import event_noun, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.referents import Phrases
from index.annotate.parse.clauses import possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import OWNERS, STATES
from index.annotate.parse.grammar_terms import ADJECTIVE_MODIFIER, COMMON_NOUN, COMPOUND, POSSESSOR
from index.annotate.parse.pronoun_forms import ANYBODY, FIRST_PERSON, HE_OR_SHE
from index.event_types import BY_FORCE, HARMS
from index.model import EventType

PRONOUNS = frozenset(("he", "she", "they", "it", "his", "her", "their", "its", "him", "them"))


class SurePhrases(Phrases):
    """Resolves phrases of one article, and says of which it is sure."""

    def actor(self, token: Token) -> str | None:
        """The actor that the phrase of this head denotes, or None; of a pronoun for one who suffers only the sure."""
        kind, self._aim = self._aim, None
        actor = None if kind is not None and self._is_unsure(token, kind) else super().actor(token)
        self._aim = kind
        return None if actor is not None and self._is_sayer(token, actor) else actor

    def _is_unsure(self, token: Token, kind: EventType) -> bool:
        """Whether it is not sure whom a phrase means to whom this is done."""
        meant = real_noun(token)  # “nine of them were held”
        is_pronoun = meant.lower_ in PRONOUNS
        is_sure = self.is_sure(meant, kind) if is_pronoun else self.is_sure(token, "ACCUSE")
        return not is_sure or self._is_another(token)

    def _is_sayer(self, pronoun: Token, actor: str) -> bool:
        """Whether a pronoun in a quotation is taken for its speaker, who would say “I” of himself."""
        if pronoun.lower_ not in HE_OR_SHE:
            return False
        quote = self.voices.around(pronoun.idx)
        return quote is not None and quote.kind == "direct" and quote.speaker == actor

    @staticmethod
    def _is_another(noun: Token) -> bool:
        """As in “accused the government of leaning on the Afghan government”: the first is not the second."""
        if noun.pos_ != COMMON_NOUN or children(noun, *OWNERS):
            return False
        alike = [one for one in noun.sent if one.i > noun.i and one.lower_ == noun.lower_]
        return any(
            word.ent_type_ in STATES
            for other in alike
            for word in children(other, ADJECTIVE_MODIFIER, COMPOUND, POSSESSOR)
        )

    def is_sure(self, phrase: Token, kind: EventType) -> bool:
        """Whether a pronoun can mean one person only, or for words most likely means one; true of all other words."""
        if phrase.lower_ in ANYBODY:
            return False  # "someone from inside the club" is not the club
        owner = next((one for one in possessors(phrase) if one.lower_ in PRONOUNS), None)
        if phrase.lower_ not in PRONOUNS:
            if self._cast.is_open(phrase.idx, phrase.idx + len(phrase)) or is_excepted(phrase):
                return False
            return owner is None or self.actor(owner) is None or self.is_sure(owner, kind)
        actor = self.actor(phrase)
        if kind in HARMS and may_mean_matter(phrase):
            return False
        if actor is None or (speaks_of_self(phrase) and actor in self._speakers(phrase)):
            return False
        entry = self.entry(actor)
        if phrase.lower_ in ("him", "he", "she", "her") and entry is not None and entry.kind == "group":
            return False
        if kind in BY_FORCE and entry is not None and entry.kind in ("organization", "media"):
            return False  # "they shot at each other", said before a shop
        if phrase.lower_ in ("they", "them") and entry is not None and entry.kind == "country":
            return False  # "the Norwegians"
        clear = is_clear(phrase, actor, self.denoted)
        return clear or (kind not in BY_FORCE and is_likely(phrase, actor, self.denoted))

    def _speakers(self, phrase: Token) -> set[str | None]:
        """Who speaks around a phrase, and who is “me” in its sentence."""
        selves = (one for one in phrase.sent if one.lower_ in FIRST_PERSON)
        return {self.speaker_at(phrase.idx), *map(self.actor, selves)}

    def _is_owned(self, owner: Token, noun: Token) -> bool:
        """As in “Ann Lind's vet shot the judge”: whose he is, and not who does it; but “her army”, “her attack”."""
        does = event_noun(noun) is not None or sort_of(noun) in ("weapon", "armed", "body")
        entry = None if does else self.entry(self.actor(owner) or "")
        return entry is not None and entry.kind == "person"
