"""Who is subject and object of a verb, and what stands behind its prepositions."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.inserted import said_of
from index.annotate.events.lemmas import lemma
from index.annotate.events.voice import is_passive, shares_object
from index.annotate.parse.clauses import (
    direct_object,
    direct_objects,
    has_auxiliary,
    has_subject,
    is_infinitive,
    is_verb,
    own_subject,
    prepositional_objects,
)
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import (
    BEHIND_PREPOSITIONS,
    CONTENTS,
    FINITE,
    HELPERS,
    LOWER_CLAUSES,
    NOUNS,
    OBJECTS,
    PARTICLES,
    PAST,
    SUBJECTS,
)
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADPOSITION,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    AUXILIARY,
    BASE_FORM,
    BY_AGENT,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    DETERMINER,
    DIRECT_OBJECT,
    EXPLETIVE,
    INDIRECT_OBJECT,
    ING_FORM,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    NUMERIC_MODIFIER,
    OPEN_COMPLEMENT,
    PARTICLE,
    PASSIVE_SUBJECT,
    PAST_TENSE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
)
from index.annotate.parse.next_words import token_before, word_before, word_behind

DEPTH = 8  # clauses climbed before a subject is given up: parses of noise can be very deep
_SUBJECTS = frozenset(
    (ACTIVE_SUBJECT, PASSIVE_SUBJECT, EXPLETIVE)
)  # the second of “is opposed to”, which is not passive
_RELATIVE = frozenset(("who", "that", "which", "whom"))
_MATTERS = frozenset(("over", "about", "against", "of", "with"))  # "sentenced ten over killing a guard"
_MATTERS_ASKED = frozenset(("on", "about", "over", "as", "to"))  # "silent on who shot them" names nobody
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


def is_ruled_out(noun: Token) -> bool:
    """As in “the army, not the rebels, shelled the town”: whether a “not” stands right before the phrase."""
    start = noun.left_edge
    return "not" in (start.lower_, word_before(start))


def subject(verb: Token, depth: int = DEPTH) -> Token | None:
    """Who does it: the subject, of the verb itself or of the clause it depends on; the agent of a passive."""
    if is_passive(verb):
        return _agent(verb)
    if is_garden_path(verb):
        return None
    if (said := said_of(verb)) is not None:
        return said[0]
    if depth and (spending := spending_of(verb)) is not None:
        return subject(spending, depth - 1)
    return _own_subject(verb) or _shared_subject(verb, depth)


def _agent(verb: Token) -> Token | None:
    for by in children(verb, BY_AGENT, PREPOSITION):
        if by.dep_ == BY_AGENT or by.lower_ == "by":
            for child in children(by, *BEHIND_PREPOSITIONS):
                return None if _is_in_charge(by, child) else child
    return None


def _is_in_charge(by: Token, doer: Token) -> bool:
    """As in “arrested on a charge of possession of a weapon by a felon”: who is no authority does what is charged."""
    links = [one for one in children(by.head, PREPOSITION) if one.i < by.i and one.right_edge.i == by.i - 1]
    legal = lexicon().frame("legal", "nouns")
    charges = [noun for link in links for noun in prepositional_objects(link) if lemma(noun) in legal]
    is_of_something = any(one.lower_ == "of" for noun in charges for one in children(noun, PREPOSITION))
    return is_of_something and lemma(doer) not in lexicon().classes["authority"]


def _own_subject(verb: Token) -> Token | None:
    for subject in children(verb, *_SUBJECTS):
        if subject.lower_ == "who" and word_before(subject) in _MATTERS_ASKED:
            return None
        if not any(word.text == ":" for word in verb.doc[subject.i : verb.i]):
            return (
                _antecedent(verb) if subject.lower_ in _RELATIVE and verb.dep_ == RELATIVE_CLAUSE else subject
            )
    return None


def spending_of(verb: Token) -> Token | None:
    """As in “she spent the night attacking her rival”: the verb of spending; the parse makes the night attack him."""
    for below in upward(verb) if verb.tag_ == ING_FORM else ():
        above = below.head
        if below.dep_ not in _BELOW_SPENDING:
            break
        if is_verb(above) and lemma(above) in lexicon().frame("spending"):
            return above
    return None


def _antecedent(verb: Token) -> Token:
    """The noun that a relative clause is about; in “it was Hale, not Marsh, who fired” that is Hale."""
    noun = verb.head
    return noun.head if noun.dep_ in (APPOSITION, CONJUNCT) and is_ruled_out(noun) else noun


def _shared_subject(verb: Token, depth: int) -> Token | None:
    """The subject of a verb that has none of its own: that of the clause it hangs on, where grammar shares it."""
    head, label = verb.head, verb.dep_
    if depth == 0 or head == verb or _is_before_saying(verb):
        return None
    if label in CONTENTS and is_verb(head) and _is_gap(verb, head):
        return head.head if head.dep_ == RELATIVE_CLAUSE else None
    if label == OPEN_COMPLEMENT and (receiver := next(iter(children(head, *OBJECTS)), None)):
        keeps = lemma(head) in lexicon().frame("threat") | {"promise"}
        return subject(head, depth - 1) if keeps else receiver
    if label == NOUN_CLAUSE:
        return _subject_of_acl(verb, depth) or _taken_for_root(verb)
    if label == PREPOSITIONAL_CLAUSE:
        is_subject_shared = is_verb(head.head) and head.lower_ not in _MATTERS
        is_subject_shared = is_subject_shared and not _befalls(verb) and not _is_of_thing(head)
        return surface(head.head) if is_subject_shared else None
    if label == CONJUNCT and (
        _is_misjoined(verb, head) or is_garden_path(head) or _is_behind_dash(verb, head)
    ):
        return None
    if label == OPEN_COMPLEMENT and head.pos_ == ADJECTIVE:
        return subject(head.head, depth - 1) if is_verb(head.head) else None
    if not is_verb(head):
        return None
    if label == CONJUNCT and _is_inserted(verb):
        return patient(head, depth - 1)  # "held a man they say shot a guard"
    if label == CONJUNCT and (clause := _clause_of_second(verb, head)) is not None:
        return subject(clause, depth - 1)
    shares = label in (CONJUNCT, OPEN_COMPLEMENT, ADJECTIVE_COMPLEMENT) or (
        label in (ADVERBIAL_CLAUSE, COMPLEMENT_CLAUSE) and verb.tag_ not in FINITE
    )
    if not shares or (label == ADVERBIAL_CLAUSE and _is_cut_off(verb, head)):
        return None
    return patient(head, depth - 1) if is_passive(head) else subject(head, depth - 1)


def _is_of_thing(prep: Token) -> bool:
    """As in “police are looking at video from shooting downtown”: a thing comes from it, nobody acts by it."""
    before = token_before(prep)
    return prep.lower_ == "from" and before is not None and before.dep_ == PREPOSITIONAL_OBJECT


def _is_before_saying(verb: Token) -> bool:
    """As in “they argued, before shooting at them, police say”: who says so at the end does nothing before it."""
    if verb.dep_ not in (PREPOSITIONAL_CLAUSE, ADVERBIAL_CLAUSE):
        return False
    above = verb.head.head if verb.dep_ == PREPOSITIONAL_CLAUSE else verb.head
    said_behind = verb.i < above.i and lemma(above) in lexicon().frame("say")
    return said_behind and any(one.i > verb.i for one in children(above, ACTIVE_SUBJECT))


def _is_behind_dash(verb: Token, head: Token) -> bool:
    """As in “named those who burnt it - and slammed the riots”: who burnt it slams nothing."""
    if head.dep_ != RELATIVE_CLAUSE:
        return False
    return any(word.text in _DASHES for word in verb.doc[max(verb.i - 3, head.i) : verb.i])


def _befalls(verb: Token) -> bool:
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


def _is_inserted(verb: Token) -> bool:
    """Whether somebody's saying stands before a verb, with no “and” that joins it to the one before."""
    said = any(one.i < verb.i and lemma(one) in lexicon().frame("say") for one in children(verb, SIDE_CLAUSE))
    return said and not children(verb.head, COORDINATOR)


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


def _is_misjoined(verb: Token, head: Token) -> bool:
    """As in “were walking when a man came, drew a gun and fired”: the parse joins what the man did to the walking."""
    going = head.tag_ == ING_FORM and has_auxiliary(head, _GOING)
    return going and verb.tag_ == PAST_TENSE


def _clause_of_second(verb: Token, head: Token) -> Token | None:
    """The verb of the clause that a second verb goes on with, where the parse joins it to one inside; else None."""
    return head.head if _belongs_above(verb, head) else _around_relative(verb, head)


def _belongs_above(verb: Token, head: Token) -> bool:
    """As in “said it would leave, and blamed the rebels”: a verb that the parse joins to the clause of what is said."""
    finite = verb.tag_ == PAST_TENSE and head.tag_ == BASE_FORM and head.dep_ in LOWER_CLAUSES
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
    """As in “said the army fled, and accused the rebels”: a second verb of saying, joined to what is said."""
    says = lexicon().frame("say")
    if said.dep_ not in CONTENTS or not is_verb(said.head) or lemma(said.head) not in says:
        return False
    spoken = says | lexicon().frame("request") | lexicon().frame("blaming", "spoken")
    return lemma(verb) in spoken and lemma(said) not in spoken


def _is_gap(verb: Token, head: Token) -> bool:
    """As in “a man they say shot a boy”: a clause in which the noun before “they” is the subject."""
    if verb.tag_ == ING_FORM or is_infinitive(verb):
        return False
    return verb.tag_ in FINITE or lemma(head) in lexicon().frame("say")


def _is_cut_off(verb: Token, head: Token) -> bool:
    """As in “said it was hit as it landed, killing nine”: whether a clause stands between a participle and its verb."""
    if word_before(verb) in _DASHES:
        return True  # "he lived after the gunman missed — shooting him in the hand"
    return any(
        word.dep_ in SUBJECTS and word.head.i > head.i and not word.head.is_ancestor(verb)
        for word in verb.doc[head.i + 1 : verb.i]
        if word.head not in (head, verb)
    )


def _subject_of_acl(verb: Token, depth: int) -> Token | None:
    if verb.tag_ == ING_FORM:
        return verb.head
    governor = verb.head.head
    return subject(governor, depth - 1) if is_verb(governor) else None


def _taken_for_root(verb: Token) -> Token | None:
    """As in "Raids on armed groups killed nine", where the parse makes "groups killed nine" a clause of its own."""
    if verb.tag_ not in PAST or not direct_objects(verb):
        return None
    *below, noun = upward(verb.head)
    hung = noun.head == noun and all(
        word.dep_ in (PREPOSITIONAL_OBJECT, PREPOSITION, CONJUNCT) for word in below
    )
    return noun if hung and noun.pos_ in NOUNS else None


def patient(verb: Token, depth: int = DEPTH) -> Token | None:
    """Whom it is done to: the object, or the subject of a passive."""
    if not is_passive(verb):
        return (
            direct_object(verb)
            or next((one for one in children(verb, INDIRECT_OBJECT) if one.pos_ != ADPOSITION), None)
            or _relative_object(verb)
            or _raised_object(verb)
            or _object_of_second(verb)
            or _behind_up(verb)
        )
    subjects = children(verb, *SUBJECTS)  # in “Police: two were hurt” the police are not
    beside = (one for one in subjects if not is_parted(one, verb, ":"))
    nearest = next(beside, next(iter(subjects), None))
    if nearest is not None:
        return _antecedent(verb) if nearest.lower_ in _RELATIVE and verb.dep_ == RELATIVE_CLAUSE else nearest
    if verb.dep_ == NOUN_CLAUSE:
        return verb.head
    if depth and verb.dep_ in (CONJUNCT, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE) and is_verb(verb.head):
        head = verb.head
        return patient(head, depth - 1) if is_passive(head) else subject(head, depth - 1)
    return None


def is_parted(word: Token, verb: Token, mark: str) -> bool:
    """Whether a mark stands between a word and a verb and so makes two clauses of what the parse takes for one."""
    return any(one.text == mark for one in verb.doc[min(word.i, verb.i) : max(word.i, verb.i)])


def surface(verb: Token) -> Token | None:
    """The grammatical subject, who does it or to whom it is done."""
    return patient(verb) if is_passive(verb) else subject(verb)


def _raised_object(verb: Token) -> Token | None:
    """As in "allowed the minister to speak", where the parse makes the minister the infinitive's subject."""
    for clause in children(verb, COMPLEMENT_CLAUSE):
        if is_infinitive(clause):
            return own_subject(clause)
    return None


def _object_of_second(verb: Token) -> Token | None:
    """As in “shot and killed a guard”: the object that two verbs share stands behind the second."""
    second = shares_object(verb)
    return None if second is None else direct_object(second)


def _behind_up(verb: Token) -> Token | None:
    """As in “beat up prisoners”, “kidnapped up to 16 men”, where the parse takes “up” for a preposition."""
    for up in children(verb, *PARTICLES):
        if up.lower_ == "up":
            amount = [to for to in children(verb, PREPOSITION) if to.i == up.i + 1 and to.lower_ == "to"]
            counted = [
                noun for to in (*children(up, PREPOSITION), *amount) for noun in prepositional_objects(to)
            ]
            many = [noun for noun in counted if noun.like_num or children(noun, NUMERIC_MODIFIER)]
            return next(iter((*prepositional_objects(up), *many)), None)  # but "leading up to the raid"
    return None


def _relative_object(verb: Token) -> Token | None:
    if verb.dep_ != RELATIVE_CLAUSE:
        return None
    subject = next(iter(children(verb, ACTIVE_SUBJECT)), None)
    return verb.head if subject is not None and subject.lower_ not in _RELATIVE else None
