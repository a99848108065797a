"""Verbs without a subject of their own: where the parse joins one to a clause that somebody else acts in."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.parse.clauses import has_auxiliary, has_subject, is_infinitive, is_negated, is_verb
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import CONTENTS, FINITE, HELPERS, LOWER_CLAUSES, PAST, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    BASE_FORM,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    DETERMINER,
    DIRECT_OBJECT,
    INDIRECT_OBJECT,
    ING_FORM,
    NAME,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PARTICLE,
    PAST_PARTICIPLE,
    PAST_TENSE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
    SINGULAR_NAME,
)
from index.annotate.parse.next_words import token_before, word_before, word_behind

_BELOW_SPENDING = frozenset(
    (
        NOUN_CLAUSE,
        OPEN_COMPLEMENT,
        COMPLEMENT_CLAUSE,
        ADVERBIAL_CLAUSE,
        PREPOSITIONAL_OBJECT,
        PREPOSITIONAL_CLAUSE,
        PREPOSITION,
        DIRECT_OBJECT,
        NOUN_ADVERBIAL,
    )
)
_DASHES = frozenset(("-", "–", "—", "--"))
_GOING = frozenset(("was", "were", "is", "are"))


def spending_of(verb: Token) -> Token | None:
    """As in “she spent the night attacking her rival”: the verb of spending; the parse makes the night attack him."""
    for below in upward(verb) if verb.tag_ == ING_FORM else ():
        above = below.head
        if below.dep_ not in _BELOW_SPENDING:
            break
        if is_verb(above) and lemma(above) in lexicon().frame("spending"):
            return above
    return None


def is_garden_path(verb: Token) -> bool:
    """As in “the woman killed her husband has been jailed”: a verb behind, joined by nothing, is the subject's own."""
    if verb.tag_ not in PAST or children(verb, AUXILIARY):
        return False
    for later in children(verb, CONJUNCT):
        first = min((one.i for one in children(later, *HELPERS)), default=None)
        if not first or has_subject(later):  # none, or the first word of all
            continue
        if later.doc[first - 1].dep_ != COORDINATOR and not later.doc[first - 1].is_punct:
            return True
    return False


def is_joined_wrongly(verb: Token) -> bool:
    """Whether the parse joins a verb to one that somebody else does."""
    head = verb.head
    return (
        _is_misjoined(verb, head)
        or is_garden_path(head)
        or _is_behind_dash(verb, head)
        or _is_behind_like_deed(verb, head)
    )


def _is_behind_like_deed(verb: Token, head: Token) -> bool:
    """As in “police arrested a man after he shot a boy and shot a girl”: who did the one may have done the other."""
    harms = lexicon().frames["undergone"]
    alike = harms["always"] | harms["seldom_active"] | {lemma(verb)}
    return lemma(verb) in alike and any(
        word.dep_ in SUBJECTS and word.head not in (head, verb) and lemma(word.head) in alike
        for word in verb.doc[head.i + 1 : verb.i]
        if word.head.i < verb.i
    )


def _is_misjoined(verb: Token, head: Token) -> bool:
    """As in “were walking when a man came, drew a gun and fired”: the parse joins what the man did to the walking."""
    going = head.tag_ == ING_FORM and has_auxiliary(head, _GOING)
    return going and verb.tag_ == PAST_TENSE


def _is_behind_dash(verb: Token, head: Token) -> bool:
    """As in “named those who burnt it - and slammed the riots”: who burnt it slams nothing."""
    if head.dep_ != RELATIVE_CLAUSE:
        return False
    return any(word.text in _DASHES for word in verb.doc[max(verb.i - 3, head.i) : verb.i])


def is_before_saying(verb: Token) -> bool:
    """As in “they argued, before shooting at them, police say”: who says so at the end does nothing before it."""
    if verb.dep_ not in (PREPOSITIONAL_CLAUSE, ADVERBIAL_CLAUSE):
        return False
    above = verb.head.head if verb.dep_ == PREPOSITIONAL_CLAUSE else verb.head
    said_behind = verb.i < above.i and lemma(above) in lexicon().frame("say")
    return said_behind and any(one.i > verb.i for one in children(above, ACTIVE_SUBJECT))


def is_of_thing(prep: Token) -> bool:
    """As in “police are looking at video from shooting downtown”: a thing comes from it, nobody acts by it."""
    before = token_before(prep)
    return prep.lower_ == "from" and before is not None and before.dep_ == PREPOSITIONAL_OBJECT


def befalls(verb: Token) -> bool:
    """As in “after a drive-by shooting”, and in the headlines “after shooting wounds boy”, “after bombing”: a noun."""
    if _is_bare_harm(verb):
        return True
    behind = word_behind(verb)
    return bool(
        children(verb, ADJECTIVE_MODIFIER, DETERMINER, COMPOUND, POSSESSOR)
    ) or behind in lexicon().frame("befalls", "words")


def _is_bare_harm(verb: Token) -> bool:
    """As in “Norway strikes rebels after bombing”: where no object says whom, nobody says who bombed either."""
    undergone = lexicon().frames["undergone"]
    harms = lemma(verb) in undergone["always"] or lemma(verb) in undergone["seldom_active"]
    return harms and not children(
        verb, DIRECT_OBJECT, INDIRECT_OBJECT, PREPOSITION, COMPLEMENT_CLAUSE, OPEN_COMPLEMENT, PARTICLE
    )


def is_inserted(verb: Token) -> bool:
    """Whether somebody's saying stands before a verb, with no “and” that joins it to the one before."""
    said = any(one.i < verb.i and lemma(one) in lexicon().frame("say") for one in children(verb, SIDE_CLAUSE))
    return said and not children(verb.head, COORDINATOR)


def is_gap(verb: Token, head: Token) -> bool:
    """As in “a man they say shot a boy”: a clause in which the noun before “they” is the subject."""
    if verb.tag_ == ING_FORM or is_infinitive(verb):
        return False
    return verb.tag_ in FINITE or lemma(head) in lexicon().frame("say")


def is_behind_another_clause(verb: Token, head: Token) -> bool:
    """As in “said it was hit as it landed, killing nine”: whether a clause stands between a participle and its verb."""
    if word_before(verb) in _DASHES:
        return True  # "he lived after the gunman missed — shooting him in the hand"
    return any(
        word.dep_ in SUBJECTS and word.head.i > head.i and not word.head.is_ancestor(verb)
        for word in verb.doc[head.i + 1 : verb.i]
        if word.head not in (head, verb)
    )


def is_of_either_clause(verb: Token, head: Token) -> bool:
    """Whether a participle may go with another than the subject: behind another clause, or right behind a name.

    As in “raised the example of Lund inviting Berg”, read as of whoever raised it.
    """
    if is_behind_another_clause(verb, head):
        return True
    before = token_before(verb.left_edge)
    while before is not None and (before.ent_type_ == "DATE" or before.lower_ == "in"):
        before = token_before(before)  # “of Lund in 2008 inviting Berg”
    names = before is not None and before.pos_ == NAME and before.ent_type_ in ("PERSON", "ORG", "NORP")
    return names and verb.tag_ == ING_FORM and verb.i > head.i


def clause_of_second(verb: Token, head: Token) -> Token | None:
    """The verb of the clause that a second verb goes on with, where the parse joins it to one inside; else None."""
    return head.head if _belongs_above(verb, head) else _around_relative(verb, head)


def _belongs_above(verb: Token, head: Token) -> bool:
    """As in “said it would leave, and blamed the rebels”: a verb that the parse joins to the clause of what is said."""
    tags = {verb.tag_, *(helper.tag_ for helper in children(verb, *HELPERS))}  # “… and were not jailed”
    finite = PAST_TENSE in tags and head.tag_ == BASE_FORM and head.dep_ in LOWER_CLAUSES
    return is_verb(head.head) and (finite or _goes_on_saying(verb, head))


def _around_relative(verb: Token, head: Token) -> Token | None:
    """As in “attacked the town, which nobody had left, and burned it”: the verb around a clause between commas.

    The parse joins the second verb to the clause inside; whoever acts in the clause around acts on.
    """
    if head.dep_ != RELATIVE_CLAUSE or word_before(head.left_edge) != ",":
        return None
    if not any(word.text == "," for word in verb.doc[head.i + 1 : verb.i]):
        return None
    above = next(filter(is_verb, upward(head.head)), None)
    return above if above is not None and above.i < head.i else None


def _goes_on_saying(verb: Token, said: Token) -> bool:
    """As in “said the army fled, and accused the rebels”: a second verb of saying, joined to what is said.

    In “Lund fled and blamed his clerk, police said” Lund blames him.
    """
    says = lexicon().frame("say")
    if said.head.i > verb.i:
        return False
    if said.dep_ not in CONTENTS or not is_verb(said.head) or lemma(said.head) not in says:
        return False
    spoken = says | lexicon().frame("request") | lexicon().frame("blaming", "spoken")
    return lemma(verb) in spoken and lemma(said) not in spoken


def is_against(verb: Token) -> bool:
    """As in “groups opposed to the king”: the noun before it holds that view."""
    return lemma(verb) == "oppose" and verb.tag_ == PAST_PARTICIPLE and word_behind(verb) == "to"


def first_of_several(noun: Token, verb: Token) -> Token:
    """The first of those of whom a plural clause is told, “Ann Lind and Per Lund, who were accused”; else the noun."""
    several = is_second_of_several(noun, verb, SINGULAR_NAME)
    return noun.head if several and noun.ent_type_ == noun.head.ent_type_ else noun


def is_second_of_several(noun: Token, verb: Token, tag: str) -> bool:
    """Whether a plural verb is said of a noun with this tag and of the one of the same tag that it is joined to."""
    plural = any(one.lower_ in ("were", "are", "have") for one in (verb, *children(verb, *HELPERS)))
    return plural and noun.dep_ == CONJUNCT and noun.tag_ == tag == noun.head.tag_


def ordering(verb: Token) -> Token | None:
    """As in “a court ordered nine men jailed”: the verb of ordering, whose subject has it done; else None.

    Not where another participle follows (“ordered the men jailed in May freed”), nor where it is not ordered.
    """
    above = verb.head if is_verb(verb.head) else verb.head.head
    if verb.tag_ != PAST_PARTICIPLE or verb.dep_ not in (*CONTENTS, NOUN_CLAUSE, OBJECT_PREDICATE):
        return None
    if lemma(above) != "order" or not is_verb(above) or is_infinitive(verb) or is_negated(above):
        return None
    is_ordered = lemma(verb) in lexicon().frame("ordered")
    others = (one for one in above.subtree if one.i > verb.i and one.tag_ in (PAST_PARTICIPLE, BASE_FORM))
    return above if is_ordered and next(others, None) is None else None
