"""Whether the text says who did it.

It does not by a pronoun where two are named whom that may mean, by a relative clause behind two nouns, or where the
parse makes those who suffer it do it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Span, Token

from index.annotate.actors.person_nouns import gender_of, is_plural, is_public_body, kinds_of
from index.annotate.dates.timex import words
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, is_somebody, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import direct_objects, has_subject, is_verb
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import (
    FINITE,
    NOUN_CLAUSES,
    NOUNS,
    OBJECTS,
    PAST,
    PLURAL,
    SHARED_SUBJECTS,
    SUBJECTS,
    SUFFERING,
)
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_MODIFIER,
    ADPOSITION,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    AUXILIARY,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    DIRECT_OBJECT,
    ING_FORM,
    NAME,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PRECONJUNCTION,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRONOUN,
    RELATIVE_CLAUSE,
    SINGULAR_NOUN,
)
from index.annotate.parse.headlines import in_headline
from index.annotate.parse.pronoun_forms import FIRST_PERSON, HE_OR_SHE, MALE, THEY

Denoted = Callable[[Token], str | None]  # the actor whom the phrase of a token denotes, or None

_LONGEST_CHAIN = 4  # sentences of pronouns alone
_WHERE = frozenset(("at", "in", "near", "outside", "inside", "on"))
_WHOLE = frozenset(("all", "everyone", "everybody", "none", "nobody", "nothing"))
_TIME_BORDERS = frozenset(("after", "before", "until", "since"))


def is_clear(pronoun: Token, actor: str, denoted: Denoted) -> bool:
    """Whether nobody but `actor` is named in this sentence before the pronoun, or in the one before, who fits it."""
    return _meant_in([*_before(pronoun)], pronoun, denoted) <= {actor}


def is_of_several(pronoun: Token, actor: str, denoted: Denoted) -> bool:
    """As in “Lund met Berg and asked Sand to go. He left. He came back and fired”: who “he” is stands further back."""
    if pronoun.lower_ not in HE_OR_SHE:
        return False
    return not _meant_in(_back_to_named(pronoun), pronoun, denoted) <= {actor}


def _back_to_named(pronoun: Token) -> list[Token]:
    """The words before a pronoun, back to a sentence that names somebody whom it may mean."""
    before = [*_before(pronoun)]
    for _ in range(_LONGEST_CHAIN):
        named = any(one.pos_ != PRONOUN and _may_be(pronoun, one) for one in before)
        start = before[0].i if before else pronoun.i
        if named or not start:
            break
        before = [*pronoun.doc[start - 1].sent, *before]
    return before


def _meant_in(words_before: Sequence[Token], pronoun: Token, denoted: Denoted) -> set[str]:
    """Those among these words whom the pronoun may mean: the actors, else the words."""
    return {denoted(one) or one.lower_ for one in words_before if _may_be(pronoun, one)}


def is_likely(pronoun: Token, actor: str, denoted: Denoted) -> bool:
    """Whether the last subject before a pronoun that fits it is `actor`: enough for words, not for deeds."""
    if (meant := _meant_by_clause(pronoun)) is not None:
        return denoted(meant) == actor
    fitting = [one for one in _before(pronoun) if _may_be(pronoun, one)]
    near = [one for one in fitting if one.sent == pronoun.sent]
    subjects = [one for one in near or fitting if one.dep_ in SUBJECTS]
    if not subjects or denoted(subjects[-1]) != actor:
        return False
    return not any(_is_nearer(one, subjects[-1], pronoun) and denoted(one) != actor for one in near)


def _is_nearer(person: Token, doer: Token, pronoun: Token) -> bool:
    """As in “Lund said the police watched Berg because he was accusing them”: Berg stands in the clause around “he”."""
    if person.ent_type_ != "PERSON" or person.dep_ in SUBJECTS or person.i < doer.i:
        return False
    around = next(filter(is_verb, upward(person)), None)
    return (
        around is not None and around != doer.head and around != pronoun.head and around.is_ancestor(pronoun)
    )


def _may_be(pronoun: Token, noun: Token) -> bool:
    return _may_mean(pronoun, noun) and not _acts_on_another(noun, pronoun)


def _acts_on_another(noun: Token, pronoun: Token) -> bool:
    """As in “Lund said Berg attacked him”: whoever acts would be “himself”, so that Berg is not meant."""
    prep = pronoun.head if pronoun.head.lower_ in ("at", "against") else None
    clause = pronoun.head if prep is None else prep.head
    is_object = pronoun.dep_ in OBJECTS or (prep is not None and pronoun.dep_ == PREPOSITIONAL_OBJECT)
    return is_object and is_verb(clause) and noun in children(clause, ACTIVE_SUBJECT)


def may_mean_matter(pronoun: Token) -> bool:
    """As in “the army said it had film of the raid and it was being looked into”: the raid may be meant."""
    if pronoun.lower_ != "it" or pronoun.dep_ not in (PASSIVE_SUBJECT, DIRECT_OBJECT):
        return False
    if lemma(pronoun.head) not in lexicon().frame("inquiry"):
        return False
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    return any(one.tag_ == SINGULAR_NOUN and _has_happened(one) for one in before)


def _has_happened(noun: Token) -> bool:
    return event_noun(noun) is not None or lemma(noun) in words("happened")


def _meant_by_clause(pronoun: Token) -> Token | None:
    """As in “the toddler who shot his mother”, “jailed Lund after he hit a guard”: whom the clause is about."""
    for clause in upward(pronoun):
        above = clause.head
        if clause.dep_ == RELATIVE_CLAUSE and clause.i < pronoun.i and _may_mean(pronoun, above):
            return above if any(one.lower_ == "who" for one in children(clause, ACTIVE_SUBJECT)) else None
        if clause.dep_ == ADVERBIAL_CLAUSE and lemma(above) in lexicon().frame("legal", "accusing"):
            things = [one for one in direct_objects(above) if _may_mean(pronoun, one)]
            return things[0] if things and above.i < clause.i else None
    return None


def _before(pronoun: Token) -> Iterator[Token]:
    """The words of the pronoun's sentence before it, and those of the sentence before that."""
    doc, start = pronoun.doc, pronoun.sent.start
    earlier: Span | None = doc[start - 1].sent if start else None
    for number in range(earlier.start if earlier is not None else start, pronoun.i):
        yield doc[number]


def _may_mean(pronoun: Token, noun: Token) -> bool:
    """Whether a noun names somebody whom the pronoun may mean, by number and sex."""
    if noun.pos_ not in NOUNS or noun.dep_ in (COMPOUND, ADJECTIVE_MODIFIER, NOUN_MODIFIER, APPOSITION):
        return False
    word = pronoun.lower_
    kinds = kinds_of(noun.lower_)
    many = noun.tag_ in PLURAL or (bool(kinds) and is_plural(noun.lower_))
    if word in HE_OR_SHE:
        sex = gender_of(noun.lower_)
        fits = sex is None or (sex == "male") == (word in MALE)
        return fits and not many and (noun.ent_type_ == "PERSON" or "person" in kinds)
    if word in THEY:
        return many and bool(kinds)
    is_body = noun.ent_type_ in ("ORG", "GPE") or (bool(kinds) and "person" not in kinds)
    return is_body and (not many or is_public_body(noun.lower_))  # "the police said it held two men"


def is_led_to(verb: Token, doer: Token) -> bool:
    """Whether grammar leads from a verb to its doer without another noun on which its clause may hang as well."""
    clause = verb
    while clause.dep_ in SHARED_SUBJECTS and clause.head != clause and clause.head != doer:
        clause = clause.head
    if clause.head != doer or clause.dep_ not in NOUN_CLAUSES or verb.tag_ == PAST_PARTICIPLE:
        return True
    if clause != verb and _suffers_itself(verb, doer):
        return False
    return not is_behind_another(doer, clause)


def is_behind_another(noun: Token, clause: Token) -> bool:
    """As in “blasts at the house that hurt nine”, “the mother of a boy who was shot”: either may be meant."""
    if noun.dep_ == PREPOSITIONAL_OBJECT:
        outer = noun.head.head
        if outer.pos_ == COMMON_NOUN and event_noun(outer) is not None:
            return True
        if noun.head.lower_ in _WHERE and sort_of(noun) not in ("person", "armed", "weapon", "country"):
            return True
    return any(
        word.dep_ == PREPOSITIONAL_OBJECT
        and word.pos_ in NOUNS
        and (is_somebody(word) or event_noun(word) is not None)
        and noun.is_ancestor(word)
        for word in noun.doc[noun.i + 1 : clause.left_edge.i]
    )


def _suffers_itself(verb: Token, doer: Token) -> bool:
    """As in “took it from two men who tried to rob him and shot them”: the pronoun fits the doer."""
    many = doer.tag_ in PLURAL
    return any(
        thing.lower_ in (THEY if many else HE_OR_SHE | {"it"})
        for thing in direct_objects(verb)
        if thing.pos_ == PRONOUN
    )


def only_says(verb: Token, doer: Token) -> bool:
    """As in “police said a man fired, wounding two”: the parse makes who says so do what is said.

    So it does farther down: “said a man fired, hitting one guard before hitting two more”.
    """
    above = verb.head
    if verb.dep_ == PREPOSITIONAL_CLAUSE and is_verb(above.head) and above.head.dep_ == ADVERBIAL_CLAUSE:
        return only_says(above.head, doer)
    if verb.dep_ == CONJUNCT and lemma(above) == "be" and above.dep_ == COMPLEMENT_CLAUSE:
        return not children(verb, ACTIVE_SUBJECT)  # "he thought the boy was a thief and shot him"
    if (
        verb.dep_ == NOUN_CLAUSE and verb.tag_ == PAST_TENSE and above.dep_ == DIRECT_OBJECT
    ):  # "told police a man killed her"
        return lemma(above.head) in lexicon().frame("say") and doer in children(above.head, ACTIVE_SUBJECT)
    if verb.dep_ not in (ADVERBIAL_CLAUSE, CONJUNCT) or not is_verb(above) or has_subject(verb):
        return False
    if lemma(above) not in lexicon().frame("say") or doer not in children(above, ACTIVE_SUBJECT):
        return False
    return verb.i > above.i and (verb.tag_ == ING_FORM or bool(children(above, COMPLEMENT_CLAUSE)))


def is_struck(verb: Token, doer: Token) -> bool:
    """As in “talked of the people shot on Elm Street”: people, victims and children are hit, and seldom hit others."""
    if (
        (verb.dep_ == RELATIVE_CLAUSE and doer.head != verb)
        or doer.dep_ not in (ACTIVE_SUBJECT, DIRECT_OBJECT, PREPOSITIONAL_OBJECT)
        or doer.i > verb.i
    ):
        return False  # "the people who did it"
    return lemma(real_noun(doer)) in lexicon().frame("struck", "nouns") and not children(verb, AUXILIARY)


def is_hired(verb: Token, doer: Token) -> bool:
    """As in “the man Lind hired shot the judge”: a name between the doer and a clause about him is not the doer."""
    name = next((one for one in children(doer, APPOSITION) if one.pos_ == NAME and one.i > doer.i), None)
    if name is None or name.left_edge.i != doer.i + 1 or name.right_edge.i + 1 >= verb.i:
        return False
    clause = name.doc[name.right_edge.i + 1]
    return clause.head == doer and clause.dep_ in NOUN_CLAUSES and clause.tag_ in FINITE | PAST


def is_named_by_deed(verb: Token, doer: Token) -> bool:
    """As in the headline “Teen shooting likely accidental”, read as what the teen does: he may have been shot."""
    directly = (
        verb.tag_ == ING_FORM and verb.dep_ == NOUN_CLAUSE and verb.head == doer and verb.i == doer.i + 1
    )
    return directly and in_headline(verb) and not any(map(is_somebody, direct_objects(verb)))


def is_one_of_two(noun: Token) -> bool:
    """As in “was killed by rebels or soldiers”: nobody says which of them it was."""
    above = noun.head if noun.head.pos_ == ADPOSITION else noun
    return any(
        child.lower_ in ("or", "either")
        for word in (noun, above)
        for child in children(word, COORDINATOR, PRECONJUNCTION)
    )


def is_excepted(noun: Token) -> bool:
    """As in “all but Ann Lind were held”, “everyone except the mayor”: of them it is not said."""
    start, floor = noun.left_edge.i, noun.sent.start
    before = [one.lower_ for one in noun.doc[max(start - 2, floor) : noun.i]]
    if "except" in before or "excluding" in before:
        return True
    return "but" in before and not _WHOLE.isdisjoint(before)


def speaks_of_self(pronoun: Token) -> bool:
    """As in “he shot me, she said”: in a sentence with “me”, whoever speaks is not “he”."""
    return any(one.lower_ in FIRST_PERSON and one.text != "US" for one in pronoun.sent)


def is_let(verb: Token, doer: Token) -> bool:
    """As in “Police let a student go after beating him”: who lets may have done it as well as who is let."""
    clause = doer.head
    above = clause.head
    is_inner = doer.dep_ == ACTIVE_SUBJECT and clause != verb
    is_inner &= clause.dep_ in (COMPLEMENT_CLAUSE, OPEN_COMPLEMENT) and verb.dep_ == PREPOSITIONAL_CLAUSE
    return is_inner and lemma(above) in lexicon().frame("letting")


def is_cut_off(verb: Token, doer: Token) -> bool:
    """As in “she was shot after a man broke into the house and held her”: another subject stands between the two."""
    above = verb
    while above.dep_ == CONJUNCT and is_verb(above.head) and not has_subject(above):
        above = above.head
    if above == verb or doer.i > above.i:
        return False
    between = verb.doc[above.i + 1 : verb.i]
    if any(_lacks_verb(noun, verb) for noun in between):
        return True
    return any(one.dep_ == ACTIVE_SUBJECT and one.pos_ != PRONOUN and one.head != above for one in between)


def is_charged_deed(verb: Token, doer: Token) -> bool:
    """As in “charged with owning a weapon by a former convict”: whose deed the charge is, not who charges."""
    legal = lexicon().frame("legal", "accusing")
    if lemma(verb) not in legal or doer.head.lower_ != "by" or sort_of(doer) != "person":
        return False
    said_with = any(
        word.i < doer.i for word in children(verb, PREPOSITION) if word.lower_ in ("with", "of", "for")
    )
    return said_with and lemma(doer) not in lexicon().classes["authority"]


def is_by_law(noun: Token, doer: Token) -> bool:
    """As in “is considered a suspect in the shooting by detectives”: who considers him one, and not who shot."""
    if noun.pos_ not in NOUNS or lemma(doer) not in lexicon().frame("searching", "police"):
        return False
    naming = (
        lexicon().frame("legal", "accusing") | lexicon().frame("hedged", "supposing") | {"name", "identify"}
    )
    verb = next((one for one in upward(noun) if is_verb(one)), None)
    return verb is not None and verb.i < noun.i and lemma(verb) in naming and is_passive(verb)


def is_only_charged(verb: Token, doer: Token) -> bool:
    """As in “was framed for shooting a guard”, “the judge threw out a case for poisoning”: no doer of that."""
    prep = verb.head
    if _is_second_charge(verb):
        return True
    if (
        verb.dep_ != PREPOSITIONAL_CLAUSE
        or doer.head == verb
        or prep.lower_ not in ("for", "of", "with", "over", "to")
    ):
        return False
    above = prep.head
    legal = lexicon().frames["legal"]
    if any(lemma(thing) in legal["nouns"] for thing in children(above, *SUFFERING)):
        return True
    for_it = prep.lower_ == "for" and is_verb(above) and is_passive(above)
    return for_it or lemma(above) in legal["accusing"]


def _is_second_charge(verb: Token) -> bool:
    """As in “was accused by the state of killing Lund and shooting Marsh”, which the parse joins to “accused”."""
    above = verb.head
    joined_on = verb.dep_ == CONJUNCT and verb.tag_ == ING_FORM and is_verb(above) and is_passive(above)
    return joined_on and lemma(above) in lexicon().frame("legal", "accusing")


def _lacks_verb(noun: Token, verb: Token) -> bool:
    """Whether somebody behind “after” has lost his verb to the parse: “after a prisoner who was cuffed took a gun”.

    So have those right before it: “sent troops after its foes, the Lund clan, imposed a ban”.
    """
    after = noun.dep_ == PREPOSITIONAL_OBJECT and noun.head.lower_ in _TIME_BORDERS
    if not after or not is_somebody(noun):
        return False
    return bool(children(noun, RELATIVE_CLAUSE)) or noun.doc[noun.right_edge.i : verb.i].text.endswith(",")
