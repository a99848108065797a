"""Who suffers a harm: the heads of the phrases that stand to its word as subject, object, noun described or owner."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.amounts import harm_words
from index.annotate.events.arguments import is_parted, patient, subject
from index.annotate.events.beside_harm import (
    REACH,
    before_and,
    behind_of,
    first_joined,
    has_own_harm,
    is_in_amount,
    is_owner_beside,
    left_of,
    right_of,
)
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.harm import Harm
from index.annotate.events.harmed_people import is_aged, is_number, is_one_of_many, is_person
from index.annotate.events.headline_lists import before_commas
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import joined
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.shared_subjects import is_second_of_several
from index.annotate.events.told_of_either import befalls_either
from index.annotate.events.victim_lists import listed
from index.annotate.events.voice import is_how_one_fires, is_passive
from index.annotate.parse.clauses import (
    direct_objects,
    is_verb,
    own_subject,
    possessors,
    prepositional_objects,
)
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import HELPERS, NOUNS, PASSIVE, PAST, SUBJECTS, VERBS
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    CARDINAL_NUMBER,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COORDINATOR,
    DETERMINER,
    DIRECT_OBJECT,
    ING_FORM,
    NAME,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    NUMERIC_MODIFIER,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    OWNING_PRONOUN,
    PARTICLE,
    PASSIVE_AUXILIARY,
    PLURAL_NAME,
    PLURAL_NOUN,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
    SINGULAR_NOUN,
    UNCLEAR,
)
from index.annotate.parse.next_words import token_before, token_behind, word_before
from index.annotate.parse.pronoun_forms import REFLEXIVE, RELATIVE

_RELATIVE = RELATIVE - {"which", "whose"}
_CLIMB = 4  # heads climbed from wounds to whoever has them
_HURT = frozenset(("killed", "wounded", "injured", "hurt"))
_TOGETHER = frozenset(("and", "or", ","))
_OF_CONDITION = frozenset(("with", "in", "from", "of", "for"))


def sufferers(harm: Harm) -> list[Token]:
    """The heads of the phrases that say who suffered it, those joined by "and" or "along with" included."""
    word = harm.word
    if harm.frame == "listed":
        return listed(word)
    if (are_told_together(word) and not is_person(word.head)) or befalls_either(word):
        return []
    if harm.frame != "noun" and _is_number_told(word):
        return []
    if harm.frame == "object":
        heads = _of_blow(word)
    elif harm.frame == "subject":
        heads = _of_subject(word)
    elif harm.frame == "described":
        heads = _of_described(word)
    elif harm.frame == "owner":
        heads = [*children(word, POSSESSOR, NUMERIC_MODIFIER), *behind_of(word)]
    else:
        heads = _of_noun(harm)
    nouns: list[Token] = []
    for head in heads:
        joint = [head] if head == word else _with_joined(head)
        if harm.frame == "described" and head.i < word.i:
            joint = [noun for noun in joint if noun.i < word.i]  # "Man dead, infant and woman hurt"
        nouns += [
            noun
            for noun in joint
            if noun not in nouns
            and not (has_own_harm(noun, word) or _has_harm_before(noun, word))
            and (noun == head or _may_suffer(noun))
        ]
    if harm.frame == "object" and subject(word) in nouns:  # "the woman killed two children and herself"
        nouns = [one for one in nouns if one.lower_ not in REFLEXIVE]
    return nouns


def _is_number_told(word: Token) -> bool:
    """As in “Pair charged in shooting that left two dead, multiple injured”: the pair is not among the injured."""
    before = token_before(word)
    if not is_verb(word) or before is None or before.head != word or is_person(before):
        return False
    return before.dep_ == ADJECTIVE_MODIFIER and not before.text[:1].isdigit()


def _may_suffer(noun: Token) -> bool:
    """Whether a noun joined to a sufferer may be one: no station in “killed two at an airport and a station”."""
    return is_person(noun) or sort_of(noun) in (None, "person", "armed")


def _with_joined(head: Token) -> list[Token]:
    """The head of a phrase, those joined to it, and those that are told "along with" it."""
    nouns = [*before_and(head), *joined(head), *_second_subjects(head)]
    if head.tag_ not in (
        PLURAL_NOUN,
        PLURAL_NAME,
        CARDINAL_NUMBER,
    ):  # "his wife, Ann Lee, and their son", "his wife, four daughters"
        for beside in children(head, APPOSITION):
            counted = beside.tag_ == PLURAL_NOUN and bool(children(beside, NUMERIC_MODIFIER))
            counted |= is_aged(head) and is_aged(beside) and bool(children(beside, CONJUNCT))
            counted |= head.ent_type_ == beside.ent_type_ == "PERSON" and head.pos_ == beside.pos_ == NAME
            nouns += [one for one in joined(beside) if (one != beside or counted) and one not in nouns]
    nouns = [*(one for one in before_commas(head) if one not in nouns), *nouns]
    for above in (head, head.head):
        for beside in children(above, PREPOSITION, ADVERBIAL_MODIFIER, PARTICLE):
            if beside.lower_ in ("along", "together"):
                preps = [
                    prep
                    for prep in (*children(above, PREPOSITION), *children(beside, PREPOSITION))
                    if prep.i > beside.i
                ]
                nouns += [
                    noun for prep in preps[:1] for noun in prepositional_objects(prep) if noun not in nouns
                ]
    return nouns


def _second_subjects(head: Token) -> list[Token]:
    """As in "Five nurses and a driver were killed", of which the parse makes two subjects joined by "and"."""
    if head.dep_ not in SUBJECTS or not children(head, COORDINATOR):
        return []
    return [one for one in children(head.head, head.dep_) if head.i < one.i < head.head.i and is_person(one)]


def _has_harm_before(noun: Token, word: Token) -> bool:
    """As in "Man shoots girl, injures boy": whether a second word of harm stands between the first and a noun."""
    comma = max((one.i for one in noun.doc[word.i + 1 : noun.i] if one.text == ","), default=None)
    if comma is None:
        return False
    second = noun.doc[comma + 1]  # whatever the parse took it for
    return second.i < noun.i and second.lower_ in harm_words("told_behind") | harm_words("headline")


def _of_blow(verb: Token) -> list[Token]:
    if is_how_one_fires(verb):
        return []
    if (
        verb.tag_ == ING_FORM
        and verb.dep_ == ADJECTIVE_MODIFIER
        and lemma(verb.head) not in harm_words("sufferers")
    ):
        return []  # "the shooting suspect"
    objects = direct_objects(verb)
    doer = _doer_to_self(verb) if _is_done_to_self(verb) else None
    if doer is not None and (not objects or objects[0].lower_ in REFLEXIVE):
        return [doer, *joined(objects[0])[1:]] if objects else [doer]
    active = not is_passive(verb) or _has_number_behind(verb)
    if active and (right := right_of(verb)) is not None:
        return [right] if doer is None else [right, doer]
    if verb.tag_ == ING_FORM and not children(verb, *PASSIVE):
        return []  # "the suspect shooting from a car" does it
    before = token_before(verb)
    bare = verb.tag_ in PAST and _is_bare(verb)
    if before is not None and bare and is_person(before) and not is_owner_beside(before, verb):
        return [first_joined(before, verb)]
    thing = patient(verb)
    if thing is not None and is_parted(thing, verb, ";"):
        thing = None  # "Ann Lee Killed in Shooting; 3 Others Wounded"
    if thing is not None and thing.lower_ in _RELATIVE:
        return [_antecedent(thing, verb)]
    if thing is not None and is_person(thing):
        return [_first_of_several(thing, verb) if verb.dep_ == RELATIVE_CLAUSE else thing]
    if verb.dep_ in (ADJECTIVE_MODIFIER, NOUN_CLAUSE) and is_person(verb.head):
        return [verb.head]
    left = left_of(verb)
    return [left] if left is not None else []


def _is_bare(verb: Token) -> bool:
    """As in a headline, "2 men, 1 woman shot": without object, helper, or the one subject that a sentence has."""
    subjects = [one for one in children(verb, *SUBJECTS) if not is_parted(one, verb, ";")]
    return len(subjects) != 1 and not children(verb, DIRECT_OBJECT, PASSIVE_AUXILIARY)


def _doer_to_self(verb: Token) -> Token | None:
    """As in "a man who killed a girl before shooting himself": the person who acts, in the clauses above if need be."""
    doer = subject(verb)
    if doer is not None and doer.lower_ in _RELATIVE:
        doer = _antecedent(doer, verb)
    return doer if doer is not None and is_person(doer) else _subject_above(verb)


def _antecedent(relative: Token, verb: Token) -> Token:
    """Whom "who" stands for: the noun, or the number without one, that its clause is told of."""
    for _ in range(_CLIMB):
        if verb.dep_ == RELATIVE_CLAUSE:
            noun = _first_of_several(verb.head, relative.head)
            return noun if is_person(noun) or any(is_number(one) for one in noun.lefts) else relative
        verb = verb.head
    return relative


def _first_of_several(noun: Token, verb: Token) -> Token:
    """The first of those of whom a plural verb is said: “a man and a boy who were wounded”."""
    return noun.head if is_second_of_several(noun, verb, SINGULAR_NOUN) and is_person(noun.head) else noun


def _has_number_behind(verb: Token) -> bool:
    """As in "shooting that killed 2, injured 5", whatever the parse says of the second verb."""
    behind = token_behind(verb)
    if behind is None or children(verb, *HELPERS):
        return False
    return is_number(behind) or (behind.lower_ != "to" and is_in_amount(behind))


def _is_done_to_self(verb: Token) -> bool:
    """As in "shot himself", "killed two children, then herself"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]:
        if token.lower_ in REFLEXIVE:
            return token.dep_ in (DIRECT_OBJECT, CONJUNCT, APPOSITION, NOUN_ADVERBIAL, UNCLEAR)
        if token.pos_ in VERBS:
            return False
    return False


def _of_subject(verb: Token) -> list[Token]:
    sufferer = subject(verb)
    if sufferer is None or not (is_person(sufferer) or sufferer.lower_ in _RELATIVE):
        if (hurt := _hurt_before(verb)) is not None:
            return [] if children(verb, PREPOSITION, NOUN_ADVERBIAL) else [hurt]
        if sufferer is not None and sufferer.pos_ == NAME and sufferer.head == verb:
            return [] if sufferer.ent_type_ else [sufferer]  # “Ozren had suffered a wound,” Lund said
        sufferer = left_of(verb) or (_subject_above(verb) if own_subject(verb) is None else None)
    return [sufferer] if sufferer is not None else []


def _hurt_before(verb: Token) -> Token | None:
    """As in “The man shot on Monday has died”, where the parse has the man shoot: of two such verbs the last is his."""
    before = [one for one in (*children(verb, COMPLEMENT_CLAUSE, *SUBJECTS), verb.head) if one.i < verb.i]
    for participle in before:
        person = own_subject(participle) if participle.tag_ in PAST else None
        if person is None or not is_person(person) or children(participle, *HELPERS, DIRECT_OBJECT):
            continue
        between = verb.doc[person.i : verb.i]
        is_above = participle == verb.head and verb.dep_ == ADVERBIAL_CLAUSE
        if (participle != verb.head or is_above) and not any(one.is_punct for one in between):
            return person
    return None


def _subject_above(verb: Token) -> Token | None:
    """As in "a man killed a girl before turning the gun on himself": who acts in the clauses above."""
    for _ in range(_CLIMB):
        verb = verb.head
        sufferer = subject(verb) if is_verb(verb) else None
        if sufferer is not None and sufferer.lower_ in _RELATIVE:
            sufferer = _antecedent(sufferer, verb)
        if sufferer is not None and is_person(sufferer):
            return sufferer
    return None


def _of_described(word: Token) -> list[Token]:
    if word.dep_ == ADJECTIVE_COMPLEMENT and (hit := direct_objects(word.head)):
        return [thing for thing in hit if is_person(thing)]  # “soldiers shot dead two men”
    if (left := left_of(word)) is not None:
        return [left]
    if is_verb(word) and is_passive(word) and (person := patient(word)) is not None and is_person(person):
        return [person]  # "Ann Lee of Leeds was hospitalized"
    head = word.head
    if word.dep_ == ADJECTIVE_MODIFIER and is_person(head):
        return [head]
    if is_verb(head) and word.dep_ in (
        ADJECTIVE_COMPLEMENT,
        OBJECT_PREDICATE,
        OPEN_COMPLEMENT,
        ATTRIBUTE,
        ADVERBIAL_MODIFIER,
        COMPLEMENT_CLAUSE,
        DIRECT_OBJECT,
        ADVERBIAL_CLAUSE,
    ):
        objects = [one for one in direct_objects(head) if one != word and is_person(one)]
        if objects:
            return objects
        sufferer = patient(head) if is_passive(head) else subject(head)
        if sufferer is not None and (is_person(sufferer) or sufferer.lower_ in _RELATIVE):
            return [sufferer]
    return []


def are_told_together(word: Token) -> bool:
    """As in "She mourned the dead and wounded": those who died or were hurt, and not how she is."""
    first: Token | None = word
    while first is not None and word_before(first) in _TOGETHER:
        first = token_before(first.nbor(-1))
    if first is None or first.lower_ not in harm_words("dead") | _HURT:
        return False
    return word_before(first) == "the" or bool(children(first, DETERMINER, POSSESSOR))


def _of_noun(harm: Harm) -> list[Token]:
    """Whose death, wounds or condition it is: "the deaths of two men", "two men with wounds"."""
    word = harm.word
    if lemma(word) == "suicide":
        return [word]
    if lemma(word) in harm_words("attacks"):
        return behind_of(word) or [word]
    if lemma(word) == "toll":
        return _of_toll(word)
    is_body = lemma(word) in harm_words("bodies")
    owners = [
        owner
        for owner in possessors(word)
        if is_person(owner) and not (is_body and owner.tag_ == OWNING_PRONOUN) and not is_one_of_many(word)
    ]
    if harm.what == "killed" and lemma(word) not in harm_words("injuries"):
        behind = behind_of(word)
        if behind and lemma(word) not in lexicon().frame("befalling", "nouns"):
            return behind  # "the army's killing of two herders"
        return [*behind, *owners] or [word]
    if harm.what in ("victims", "hit"):
        return [word]
    if word.dep_ == PREPOSITIONAL_OBJECT and word.head.lower_ in _OF_CONDITION:
        return _of_condition(word.head.head, word.head.lower_ in ("with", "in", "from"))
    return [word] if harm.what == "wounded" else []


def _of_toll(word: Token) -> list[Token]:
    """The number that a toll comes to: 27 in "earlier given as 30, was corrected to 27"."""
    behind = word.doc[word.i + 1 : word.sent.end]
    numbers = [one for one in behind if is_number(one) and not _counts_things(one)]
    now = [one for one in numbers if word_before(one) in ("to", "at", "reached")]
    return now[:1] or [one for one in numbers if one.i < word.i + REACH][:1]


def _counts_things(number: Token) -> bool:
    """As in “the death toll from a fire in two buildings”: no number of people."""
    noun = number.head
    return (
        number.dep_ == NUMERIC_MODIFIER
        and noun.pos_ == COMMON_NOUN
        and sort_of(noun) in ("place", "thing", "abstract")
    )


def _of_condition(above: Token, climbs: bool) -> list[Token]:
    """Who is "with wounds" or "in critical condition": the noun before it, else whom the verb above is about.

    `climbs` over nouns that are nobody: "taken to a hospital with wounds", but not "charges of injury".
    """
    for _ in range(_CLIMB):
        if is_person(above):
            return [first_joined(above, above)]
        if is_verb(above):
            things = [] if is_passive(above) else [one for one in direct_objects(above) if is_person(one)]
            if things:  # "officers found two men with gunshot wounds"
                return things
            sufferer = patient(above) if is_passive(above) else subject(above)
            dying = lemma(above) in harm_words("dying") or bool(direct_objects(above))
            return [] if dying or sufferer is None or not is_person(sufferer) else [sufferer]
        if above.pos_ in NOUNS and not climbs:
            return []
        above = above.head
    return []
