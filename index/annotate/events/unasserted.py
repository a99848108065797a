"""Deeds that stand in a text but of which it does not say that they happened.

They are asked or supposed by the order of words, said by nobody, called untrue, corrected, or named as what was left.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from index.annotate.events.acts import is_of_none
from index.annotate.events.amounts import harm_words
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.noun_classes import is_somebody, joined
from index.annotate.parse.clauses import has_determiner, is_infinitive, is_negated, is_verb
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import HELPERS, NOUN_CLAUSES, PREDICATES, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    BASE_FORM,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COORDINATOR,
    DETERMINER,
    DIRECT_OBJECT,
    EXPLETIVE,
    ING_FORM,
    INTERJECTION,
    MAIN_WORD,
    MODAL,
    NEGATION,
    NOUN_CLAUSE,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PASSIVE_AUXILIARY,
    PAST_PARTICIPLE,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRESENT_TENSE,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
    THIRD_PERSON,
    UNCLEAR,
)
from index.annotate.parse.next_words import word_before, word_behind

_BELOW = frozenset(
    (
        COMPLEMENT_CLAUSE,
        OPEN_COMPLEMENT,
        CONJUNCT,
        ADVERBIAL_CLAUSE,
        NOUN_CLAUSE,
        RELATIVE_CLAUSE,
        CLAUSAL_SUBJECT,
        DIRECT_OBJECT,
        PREPOSITIONAL_OBJECT,
        PREPOSITION,
        PREPOSITIONAL_CLAUSE,
        APPOSITION,
    )
)
_FELT = frozenset(
    (ADJECTIVE_COMPLEMENT, OPEN_COMPLEMENT, COMPLEMENT_CLAUSE, OBJECT_PREDICATE, ADVERBIAL_CLAUSE)
)
_WH = frozenset(("who", "whom", "what", "when", "where", "why", "how", "which", "whose"))
_OPENING = frozenset(("“", '"', "``", "‘"))
_NOBODY = frozenset(("nobody", "none", "neither", "few"))
_ENDS = frozenset((".", "?", "!", ";", "”", '"'))
_STARTS = _ENDS | {"“", "(", "—", ":"}
_OF_QUESTION = frozenset(
    (COMPLEMENT_CLAUSE, OPEN_COMPLEMENT, CONJUNCT)
)  # what is asked along with the main clause
_OF_WHOLE = frozenset((MAIN_WORD, COMPLEMENT_CLAUSE, UNCLEAR, SIDE_CLAUSE))
_SAYING = {COMPLEMENT_CLAUSE: "saying", OPEN_COMPLEMENT: "owning_up"}  # by the clause below
_DEMANDING = frozenset(("demand", "urge", "insist", "implore", "exhort"))
_SAVE = frozenset(("but", "except", "save", "besides"))
_ONLY = frozenset(("only", "just", "merely", "simply", "until", "long"))


def is_unasserted(head: Token) -> bool:
    """Whether the text does not say that the deed of this word happened."""
    if _is_asked(head):
        return True
    for token in upward(head):
        if is_verb(token) and (_is_inverted(token) or _is_left(token)):
            return True
        if token == head and (
            _is_near_miss(token)
            or _is_sought(token)
            or _is_rewarded(token)
            or _is_open(token)
            or _is_alternative(token)
        ):
            return True
        above = token.head
        if token == head and _is_felt(token, above):
            return True
        if token.dep_ not in _BELOW:
            break
        if _is_demanded(token, above, head) or any(rule(token, above) for rule in _UNDER_WHAT):
            return True
        if token.dep_ in (
            COMPLEMENT_CLAUSE,
            OPEN_COMPLEMENT,
            CLAUSAL_SUBJECT,
            NOUN_CLAUSE,
            ADVERBIAL_CLAUSE,
        ) and (
            _is_unsaid(token, above)
            or _is_doubted(token, above)
            or _is_called_untrue(token, above)
            or _is_corrected(above)
        ):
            return True
        if token == head and token.dep_ in NOUN_CLAUSES and (is_of_none(above) or _is_of_any(token, above)):
            return True  # “no officer who shot at him”, “no man killed by the army”
        if token.dep_ in (RELATIVE_CLAUSE, APPOSITION):
            return above.head != above and _is_only_imagined(above, above.head)
    return False


def _is_asked(head: Token) -> bool:
    """As in ““So you shot him?” she asked”, “Is it true that he did?”; but “Why did he shoot him?” says that he did."""
    doc, first, last = head.doc, head.i, head.i
    while last < len(doc) and doc[last].text not in _ENDS:
        last += 1
    if last == len(doc) or doc[last].text != "?" or any(map(_joins_another, doc[head.i + 1 : last])):
        return False
    while first > head.sent.start and doc[first - 1].text not in _STARTS:
        first -= 1
    clause = next((word for word in upward(head) if word.dep_ not in _OF_QUESTION), head)
    is_main = clause.dep_ in _OF_WHOLE
    return is_main and not any(word.lower_ in _WH for word in doc[first : head.i])


def _joins_another(word: Token) -> bool:
    """As in “he killed nine and he gets two years?”: what stands before it is told and not asked."""
    return word.dep_ == COORDINATOR or word.lower_ in ("so", "but")


def _is_inverted(verb: Token) -> bool:
    """As in “Had he killed the guard, he would have fled”, “Did the army shell it?”: the helping verb comes first."""
    doer = next(iter(children(verb, *SUBJECTS, EXPLETIVE)), None)
    first = next(iter(children(verb, *HELPERS)), None)
    if doer is None or first is None or first.i > doer.i:
        return False
    if word_before(first) in _OPENING:
        return True  # “When asked, “Did the army shell it?” he shrugged”
    start = verb.left_edge
    while start.i < first.i and (
        start.is_punct or start.text == "Q." or start.dep_ in (COORDINATOR, INTERJECTION)
    ):
        start = start.nbor(1)
    return start == first


def _is_near_miss(deed: Token) -> bool:
    """As in “was almost killed”, “nearly shot him”, “narrowly escaped being killed”: it was not done."""
    return is_escaped(deed) or (word_before(deed) in ("almost", "nearly") and is_verb(deed))


def is_escaped(deed: Token) -> bool:
    """As in “narrowly escaped being killed”, “missed being shot”: who escapes it does not suffer it."""
    below = deed.dep_ in (OPEN_COMPLEMENT, COMPLEMENT_CLAUSE)
    return below and lemma(deed.head) in harm_words("escaping")


def _is_sought(deed: Token) -> bool:
    """As in “calls for the arrest of the bishop”, “demands grew for a ban”: it is wanted, and nobody has done it."""
    if is_verb(deed) or deed.dep_ != PREPOSITIONAL_OBJECT or deed.head.lower_ != "for":
        return False
    above = deed.head.head
    nouns = (
        [inner for one in children(above, *SUBJECTS) for inner in joined(one)] if is_verb(above) else [above]
    )
    return any(lemma(one) in lexicon().frame("unasserted", "calls") for one in nouns)


def _is_rewarded(deed: Token) -> bool:
    """As in “a reward for information leading to the arrest of the killer”: whoever is asked for hints holds nobody."""
    if is_verb(deed) or deed.dep_ != PREPOSITIONAL_OBJECT or deed.head.lower_ != "to":
        return False
    leading, frames = deed.head.head, lexicon().frames["unasserted"]
    if lemma(leading) != "lead" or leading.dep_ not in NOUN_CLAUSES:
        return False
    return lemma(leading.head) in frames["hints"] and any(lemma(one) in frames["asking"] for one in deed.sent)


def _is_alternative(verb: Token) -> bool:
    """As in “told the mayor to pay or face a strike”: it comes only if nothing else is done."""
    if (
        verb.dep_ != CONJUNCT
        or verb.tag_ != BASE_FORM
        or lemma(verb) not in lexicon().frame("light", "suffers")
    ):
        return False
    return any(one.lower_ == "or" for one in children(verb.head, COORDINATOR))


def _is_open(verb: Token) -> bool:
    """As in “knows whom to blame”, “weighs whether to ban them”, “asked how they will pay”: nothing is done yet."""
    if verb.tag_ != BASE_FORM:
        return False
    asked = [one.lower_ for one in children(verb) if one.i < verb.i]
    if not is_infinitive(verb):
        is_below = verb.dep_ in (COMPLEMENT_CLAUSE, PREPOSITIONAL_CLAUSE)
        return is_below and "how" in asked and any(one.tag_ == MODAL for one in children(verb, *HELPERS))
    return any(word in _WH or word == "whether" for word in asked)


def _is_left(verb: Token) -> bool:
    """As in “instead of shelling the town”, “rather than jail him”, “stopped short of accusing her”."""
    if verb.tag_ not in (ING_FORM, BASE_FORM):
        return False
    start = verb.left_edge.i
    before = [one.lower_ for one in verb.doc[max(start - 2, 0) : min(start + 2, verb.i)]]
    pairs = {f"{one}_{other}" for one, other in pairwise(before)}
    return bool(pairs & lexicon().frame("unasserted", "left"))


def _is_felt(verb: Token, above: Token) -> bool:
    """As in “she felt attacked by the article”."""
    if any(one.lower_ in ("feel", "feels", "felt") for one in children(verb, PASSIVE_AUXILIARY)):
        return True
    return (
        verb.tag_ == PAST_PARTICIPLE
        and verb.dep_ in _FELT
        and lemma(above) == "feel"
        and not children(verb, ACTIVE_SUBJECT)
    )


def _is_only_imagined(token: Token, above: Token) -> bool:
    """As in “Suppose a robot kills a worker”, “imagines a drone that bombs a school”."""
    below = token.dep_ in (COMPLEMENT_CLAUSE, DIRECT_OBJECT, OPEN_COMPLEMENT)
    return below and is_verb(above) and lemma(above) in lexicon().frame("unasserted", "imagining")


def _is_of_any(clause: Token, noun: Token) -> bool:
    """As in “A party that rejects her is one that loses”: said of any such party, and of none that does."""
    be = noun.head
    of_subject = clause.dep_ == RELATIVE_CLAUSE and noun.dep_ == ACTIVE_SUBJECT
    general = of_subject and has_determiner(noun, ("a", "an", "any"))
    return general and lemma(be) == "be" and be.tag_ == THIRD_PERSON and clause.tag_ == THIRD_PERSON


def _is_not_him(clause: Token, noun: Token) -> bool:
    """As in “It was not Lind who shot the guard”: said of him alone, it did not happen."""
    be = noun.head
    if clause.dep_ != RELATIVE_CLAUSE or noun.dep_ != ATTRIBUTE or not is_somebody(noun):
        return False
    if not any(one.lower_ == "it" for one in children(be, ACTIVE_SUBJECT, EXPLETIVE)):
        return False
    return any(word_behind(one) not in _ONLY for one in children(be, NEGATION))


def _is_no_charge(deed: Token, prep: Token) -> bool:
    """As in “is not suspected of shooting the guards”, “nobody accused him of killing anyone”: not even charged."""
    verb = prep.head
    if (
        deed.dep_ != PREPOSITIONAL_CLAUSE
        or lemma(verb) not in lexicon().frame("legal", "accusing")
        or not is_verb(verb)
    ):
        return False
    return is_negated(verb) or any(one.lower_ in _NOBODY for one in children(verb, ACTIVE_SUBJECT))


def _is_demanded(deed: Token, verb: Token, head: Token) -> bool:
    """As in “marched to demand that Norland end the war”, “to urge her to quit”: whoever is asked has not done it."""
    if not (is_verb(verb) and is_infinitive(verb) and lemma(verb) in _DEMANDING):
        return False
    is_told = deed.dep_ in (COMPLEMENT_CLAUSE, OPEN_COMPLEMENT) and deed.tag_ in (BASE_FORM, PRESENT_TENSE)
    return is_told or (deed == head and deed.dep_ == DIRECT_OBJECT)  # not “compensation for the attack”


def _is_not_joined(deed: Token, prep: Token) -> bool:
    """As in “did not follow her in condemning Norland”: who does not join in it has not done it."""
    verb = prep.head
    joins = deed.dep_ == PREPOSITIONAL_CLAUSE and prep.lower_ == "in" and is_verb(verb) and is_negated(verb)
    return joins and lemma(verb) in lexicon().frame("unasserted", "joining")


def _is_shied_from(deed: Token, adjective: Token) -> bool:
    """As in “is hesitant to accuse him”, “found them loath to charge her”: whoever would rather not has not."""
    is_below = deed.dep_ in (OPEN_COMPLEMENT, COMPLEMENT_CLAUSE, ADVERBIAL_CLAUSE) and is_infinitive(deed)
    return is_below and adjective.lower_ in lexicon().frame("unasserted", "unwilling")


def _is_aimed_for(deed: Token, prep: Token) -> bool:
    """As in “the talks focus on freeing prisoners”, “efforts aimed at ending the war”: it is to come of them."""
    aims = lexicon().frame("unasserted", "aiming")
    return deed.dep_ == PREPOSITIONAL_CLAUSE and f"{lemma(prep.head)}_{prep.lower_}" in aims


def is_unrefused(deed: Token, refusal: Token) -> bool:
    """As in “declined to rule out a strike”, “refused to reject it”: who refuses to refuse has not refused."""
    if deed.dep_ != OPEN_COMPLEMENT or lemma(refusal) not in lexicon().frame("refuse", "twice"):
        return False
    return any(key in lexicon().frame("refuse", "undone") for key in keys(deed))


# by what stands above: told of a deed, and not that it was done
_UNDER_WHAT = (
    _is_only_imagined,
    _is_not_him,
    _is_no_charge,
    _is_not_joined,
    _is_shied_from,
    is_unrefused,
    _is_aimed_for,
)


def _is_unsaid(clause: Token, verb: Token) -> bool:
    """As in “nobody claims that he shot her”, “no group admitted it”, but not “did not say why he shot her”."""
    if not is_verb(verb) or lemma(verb) not in lexicon().frame("unasserted", _SAYING.get(clause.dep_, "")):
        return False
    if any(one.lower_ in _WH for one in children(clause)):
        return False
    doers = children(verb, ACTIVE_SUBJECT)
    if any(word.lower_ in _SAVE for doer in doers for word in doer.subtree):
        return False  # “no group but the rebels admitted it”
    return (
        is_negated(verb)
        or _has_no_reason(verb)
        or any(doer.lower_ in _NOBODY or is_of_none(doer) for doer in doers)
    )


def _has_no_reason(verb: Token) -> bool:
    """As in “have no reason to believe that he shot her”: it is not believed."""
    nouns = [verb.head] if verb.dep_ in NOUN_CLAUSES else []
    if verb.dep_ == OPEN_COMPLEMENT and verb.head.lemma_ == "be":
        nouns = children(verb.head, ATTRIBUTE)  # “there is no proof to show that”
    determiners = [word for noun in nouns for word in children(noun, DETERMINER, ADJECTIVE_MODIFIER)]
    return any(word.lower_ in ("no", "little") for word in determiners)


def _is_doubted(clause: Token, verb: Token) -> bool:
    """As in “the judge doubted that police had beaten him”, but not in “did not doubt that”."""
    doubts = (
        clause.dep_ == COMPLEMENT_CLAUSE
        and is_verb(verb)
        and lemma(verb) in lexicon().frame("unasserted", "doubting")
    )
    return doubts and not is_negated(verb)


def _is_called_untrue(clause: Token, above: Token) -> bool:
    """As in “it is untrue that he shot her”, “it would be wrong to say that”, “it is not true that”."""
    be = above if lemma(above) == "be" else above.head
    if lemma(be) != "be":
        return False
    frame = lexicon().frames["unasserted"]
    said = {lemma(one) for one in (above, *children(be, *PREDICATES))}
    says = is_verb(clause) and lemma(clause) in frame["saying"] and clause.tag_ == BASE_FORM
    if said & frame["untrue"] or (says and said & frame["wrong"]):
        return True
    return bool(said & frame["true"]) and is_negated(be)


def _is_corrected(verb: Token) -> bool:
    """As in “an earlier version of this article said he shot her”, “the paper wrongly reported that”."""
    frame = lexicon().frames["unasserted"]
    if not is_verb(verb):
        return False
    if any(one.lower_ in frame["wrongly"] for one in children(verb, ADVERBIAL_MODIFIER)):
        return True
    doers = children(verb, ACTIVE_SUBJECT)
    return any(
        lemma(doer) in frame["versions"]
        and any(
            word.lower_ in lexicon().frame("earlier_versions", "adjectives")
            for word in children(doer, ADJECTIVE_MODIFIER)
        )
        for doer in doers
    )
