"""Warnings and alerts that threaten nobody and move no troops: of storms, of false reports, of profits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from index.annotate.events.acts import Act
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.field import in_sentence, of_article
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import is_somebody, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.parse.clauses import has_determiner
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import once_a_doc
from index.annotate.parse.grammar import MODIFIERS, NOUN_CLAUSES, OBJECTS, SAID_OF_NOUNS
from index.annotate.parse.grammar_terms import AUXILIARY, COMMON_NOUN, SINGULAR_NAME, SINGULAR_NOUN
from index.annotate.parse.prepositions import prepositions

_TO_WHOM = frozenset(("to", "against", "at"))


def as_warning(act: Act) -> Act | None:
    """The threat of a warning; None where it is to nobody, and tells of no harm that is announced."""
    if _is_by_weather(act):
        return None
    if any(lemma(one) == "patrol" for one in (*act.words, *act.patients)):
        act.type = "MOBILIZE"  # “police will step up patrols”
        return act
    if not any(lemma(word) == "warning" for word in act.words) or act.head.dep_ == AUXILIARY:
        return act
    noun = next(word for word in act.words if lemma(word) == "warning")
    if is_of_nature(act.head) or _is_for_the_public(act.head.sent):
        return None
    behind = [*prepositions(noun), *(pair for verb in act.verbs for pair in prepositions(verb))]
    if any(prep in _TO_WHOM and is_somebody(real_noun(one)) for prep, one in behind):
        return act
    given = [one for verb in act.verbs for one in children(verb, *OBJECTS) if one != noun]
    return act if any(is_somebody(one) for one in given) or children(noun, *SAID_OF_NOUNS) else None


def _is_by_weather(act: Act) -> bool:
    """As in “storm systems are threatening communities”: what nobody does."""
    doer = act.agent
    if doer is None or doer is act.head or doer.pos_ != COMMON_NOUN:
        return False
    return sort_of(doer) == "nature" or _is_for_the_public((doer, *children(doer, *MODIFIERS)))


def _is_for_the_public(words: Iterable[Token]) -> bool:
    """Whether words are of weather, or of those whom services warn of it: “a flood alert for motorists”."""
    public = lexicon().frame("alerts", "public")
    return any(word.lower_ in public for word in words)


def as_mobilization(act: Act) -> Act | None:
    """The show of force; None for the alerts of a weather service, and for one soldier who is stationed somewhere."""
    doer = act.agent
    alerts = [noun for noun in (*act.words, *(one for _, one in prepositions(act.head))) if _is_alert(noun)]
    if alerts and (
        is_of_nature(act.head) or _is_coloured(alerts) or (doer is not None and _is_private(doer))
    ):
        return None
    if doer is None or doer is act.head or act.head.dep_ not in NOUN_CLAUSES:
        return act
    return None if doer.tag_ in (SINGULAR_NOUN, SINGULAR_NAME) and _is_one(doer) else act


def _is_one(noun: Token) -> bool:
    """As in “a Marine stationed there”."""
    return has_determiner(noun, ("a", "an")) or noun.ent_type_ == "PERSON"


def _is_alert(noun: Token) -> bool:
    return lemma(noun).endswith("alert")


def _is_private(doer: Token) -> bool:
    """As in “guests were on alert”: of no army, police or state."""
    noun = real_noun(doer)
    return sort_of(noun) == "person" and lemma(noun) not in lexicon().classes["authority"]


def _is_coloured(alerts: Sequence[Token]) -> bool:
    """As in “a blue alert”, by which a weather service warns."""
    colours = lexicon().frame("alerts", "colours")
    return any(one.lower_ in colours for alert in alerts for one in children(alert, *MODIFIERS))


def is_of_nature(token: Token) -> bool:
    """Whether the sentence of a token, or the article where it does not tell, is about a storm, a flood, a fire."""
    for counts in (in_sentence(token, [token.i]), of_article(token.doc)):
        nature, violence = counts.get("accident", 0), counts.get("violence", 0)
        if nature != violence:
            return nature > violence
    return False


@once_a_doc
def storms(doc: Doc) -> frozenset[str]:
    """The names of the storms of an article, in small letters: “Hurricane Olga”."""
    kinds = lexicon().frame("alerts", "storms")
    named = (word for word in doc[:-1] if word.lower_ in kinds and word.nbor(1).text.istitle())
    return frozenset(word.nbor(1).lower_ for word in named)
