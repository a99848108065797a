"""What a verb says that happens: its own rule, or the act that it carries."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.adjectives import gerund_behind, predicate
from index.annotate.events.commissives import agreed, ended, planned, promised, refused, threat, through
from index.annotate.events.directives import asked_for, request
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import keys
from index.annotate.events.light_verbs import behind_preposition, light_verb
from index.annotate.events.verb_rules import act_of, holds, insult
from index.annotate.parse.clauses import complement, direct_objects
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar_terms import ING_FORM, OBJECT_PREDICATE, OPEN_COMPLEMENT


def read(verb: Token, depth: int = 6) -> Act | None:
    """The act that the verb stands for without its tense and mood, or None."""
    rules = lexicon().verbs
    names = keys(verb)
    if names[0] in lexicon().frame("figurative", "phrases"):
        return None
    if names[-1] in lexicon().frame("naming") and (labels := children(verb, OBJECT_PREDICATE)):
        return insult(verb, labels)
    for name in names:
        for rule in rules.get(name, ()):
            if not rule.bare and holds(rule, verb):
                return act_of(rule, verb, name)
    carried = _carried(verb, names, depth) if depth else None
    if carried:
        return carried
    for name in names:
        for rule in rules.get(name, ()):
            if rule.bare and holds(rule, verb):
                return act_of(rule, verb, name)
    return None


def _carried(verb: Token, names: list[str], depth: int) -> Act | None:
    words = lexicon()
    inner_verb = complement(verb)
    for name in names:
        if name in words.frame("threat"):
            return threat(verb, inner_verb, read)
        if name in words.frame("request") and (act := request(verb, inner_verb)):
            return act
        if name in words.frame("promise") and inner_verb is not None:
            return promised(verb, inner_verb, depth, "AGREE", read)
        if name in words.frame("intend") and inner_verb is not None:
            return promised(verb, inner_verb, depth, None, read)
        if name in words.frame("ending") and inner_verb is not None and inner_verb.tag_ == ING_FORM:
            return ended(verb, inner_verb, depth, read)
        if name in ("plan", "prepare") and (act := planned(verb)):
            return act
        if name in words.frame("refuse") and inner_verb is not None:
            return refused(verb, inner_verb, depth, read)
        if name in words.frame("light") and (act := light_verb(verb)):
            return act
        if name in words.frame("through") and inner_verb is not None and inner_verb.dep_ == OPEN_COMPLEMENT:
            return None if direct_objects(verb) else through(verb, inner_verb, depth, read)
    if any(name in words.frame("promise") for name in names) and (gerund := gerund_behind(verb)) is not None:
        return promised(verb, gerund, depth, "AGREE", read)
    return asked_for(verb) or behind_preposition(verb) or predicate(verb, depth, read) or agreed(verb, names)
