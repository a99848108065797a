"""Words of war in party politics and business: what is a quarrel, an opinion or a gift there, and no such event."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.arguments import prepositions
from index.annotate.events.dependents import children
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.noun_classes import event_noun, real_noun


def as_politics(act: Act) -> Act | None:
    """The act as it is meant: an attack by a person on a person is an accusation; polls and gifts give None."""
    found = lexicon()
    doer = act.agent
    opinion = act.type in ("SUPPORT", "ACCUSE", "REJECT", "AGREE")
    if opinion and doer not in (None, act.head) and lemma(real_noun(doer)) in found.frame("polled", "nouns"):
        return None
    if act.type == "AID" and any(
        lemma(noun) in found.frame("party", "nouns")
        for one in (*act.verbs, *act.patients)
        for _, noun in prepositions(one)
    ):
        return None
    if (
        act.type == "PROTEST"
        and doer is not None
        and _is_person(doer)
        and lemma(act.words[-1]) in ("rally", "march")
    ):
        return None
    if act.type == "ASSAULT":
        return _quarrel(act)
    return act


def _quarrel(act: Act) -> Act | None:
    head = act.head
    if head.pos_ in ("VERB", "AUX"):
        verbs = lexicon().frame("quarrel")
        nouns = lexicon().frame("quarrel", "nouns")
        worded = any(key in verbs for key in keys(head)) or any(
            lemma(word) in nouns for word in act.words[1:]
        )
        if not worded or any(child.lower_ in ("by", "with") for child in children(head, "agent")):
            return act
        target = act.patients[0] if act.patients else None
        doer = act.agent
        if not (_is_person(target) or (doer is not None and _is_person(doer))) or _at_arms(head):
            return act
        if event_noun(act.words[-1]) is not None and target is act.words[-1]:
            return None  # "went on the attack": nobody is named who is attacked
        plain = lemma(head) in ("attack", "assail", "blast", "bash", "hit", "hammer", "slam")
        return _accusation(act) if plain and target is not None else None
    if lemma(head) not in lexicon().frame("quarrel", "nouns"):
        return act
    targets = [noun for prep, noun in prepositions(head) if prep in ("on", "against")]
    if any(lemma(noun) in lexicon().frame("quarrel", "targets") for noun in targets):
        return None
    owners = [child for child in children(head, "poss", "compound", "nmod") if _is_person(child)]
    owners += [
        noun
        for prep, noun in prepositions(head)
        if prep in ("on", "against", "by", "with", "at", "from") and _is_person(noun)
    ]
    if not owners:
        return act
    return _accusation(act) if lemma(head) in ("attack", "assault") else None


def _is_person(token: Token | None) -> bool:
    return token is not None and (
        token.ent_type_ == "PERSON"
        or lemma(token) in lexicon().frame("quarrel", "people")
        or (token.pos_ == "PRON" and token.lower_ in lexicon().frame("pronouns", "persons"))
    )


def _at_arms(verb: Token) -> bool:
    """Whether a weapon or an injury stands beside the verb."""
    arms = lexicon().classes["arms"] | {"knife", "machete", "gunfire", "hammer", "axe", "acid"}
    return any(lemma(noun) in arms for _, noun in prepositions(verb))


def _accusation(act: Act) -> Act:
    act.type, act.strength, act.deed = "ACCUSE", min(act.strength, 0.6), False
    return act
