"""Rallies that a body holds to get something: “the party rallied in Lund to demand elections” is a protest."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.arguments import subject
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import is_somebody, real_noun
from index.annotate.events.strengths import FAIR
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import direct_objects, is_infinitive
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar_terms import ADVERBIAL_CLAUSE, OPEN_COMPLEMENT


def rally_for(verb: Token) -> Act | None:
    """As in “the party rallied in Lund to demand elections”; who rallies to back somebody, or whom, demands nothing."""
    if lemma(verb) not in lexicon().frame("rallying") or is_passive(verb) or direct_objects(verb):
        return None
    doer = subject(verb)
    if (
        doer is None
        or doer.ent_type_ == "PERSON"
        or not (is_somebody(real_noun(doer)) or doer.ent_type_ == "ORG")
    ):
        return None
    clauses = children(verb, ADVERBIAL_CLAUSE, OPEN_COMPLEMENT)
    demands = lexicon().frame("rallying", "demands")
    aim = next((one for one in clauses if is_infinitive(one) and lemma(one) in demands), None)
    if aim is None:
        return None
    return Act("PROTEST", verb, [verb], doer, [], [verb], [aim], FAIR)
