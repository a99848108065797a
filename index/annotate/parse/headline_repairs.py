"""Headlines that the parser takes apart wrongly, put right: participles taken for verbs, and verbs for nouns."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.parse.grammar import (
    ACTING,
    HELPERS,
    MODIFIERS,
    NOUN_CLAUSES,
    PAST,
    PRESENT,
    SECOND_VERBS,
    SUBJECTS,
)
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    BASE_FORM,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    DIRECT_OBJECT,
    INFINITIVE_MARK,
    MAIN_WORD,
    NOUN_CLAUSE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PERSONAL_PRONOUN,
    PLURAL_NAME,
    PLURAL_NOUN,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PRESENT_TENSE,
    PUNCTUATION,
    RELATIVE_CLAUSE,
    SUBORDINATOR,
    THIRD_PERSON,
)
from index.annotate.parse.headline_chains import repair_chain
from index.annotate.parse.headlines import headline_words
from index.annotate.parse.next_words import token_before, token_behind, word_before
from index.annotate.parse.rehang import hang, make_main, put_in_place, retag

_CONJUNCTIONS_OF_TIME = frozenset(("after", "as", "when", "before", "while"))


def repair_headline(line: Doc) -> None:
    """Puts a headline's clause right, in place: “Man who shot guard jailed”."""
    repair_chain(line)
    for token in line:
        if token.lower_ == "to" and word_before(token) in headline_words("intents"):
            _tell_of_intent(token)
        if token.lower_ == "to" and token.dep_ == AUXILIARY:
            _tell_of_plan(token.head)
        if token.dep_ == COMPOUND and token.lower_ in headline_words("done_by_one"):
            _tell_of_one(token)
        if token.lower_ in headline_words("befallen"):
            _tell_of_whom(token)
        if token.lower_ == "who" and token.dep_ == ACTIVE_SUBJECT and token.head.dep_ == RELATIVE_CLAUSE:
            _tell_of_man(token.head)
        elif (
            token.dep_ == MAIN_WORD and token.tag_ == THIRD_PERSON and token.lower_ in headline_words("deeds")
        ):
            _tell_of_deeds(token)
        elif token.dep_ == MAIN_WORD and token.tag_ in PAST:
            _tell_of_fate(token)
            _tell_of_accused(token)
            _tell_of_cause(token)


def _tell_of_intent(to: Token) -> None:
    """What is threatened is an act: “General threatens to jail minister” knows no jail minister."""
    noun = next((word for word in to.children if word.dep_ == PREPOSITIONAL_OBJECT), None)
    verb = token_behind(to)
    if noun is None or verb is None or verb.head != noun or verb.dep_ not in MODIFIERS:
        return
    hang(verb, to.nbor(-1), OPEN_COMPLEMENT, BASE_FORM)
    hang(noun, verb, DIRECT_OBJECT)
    hang(to, verb, AUXILIARY, INFINITIVE_MARK)


def _tell_of_plan(verb: Token) -> None:
    """A name before an infinitive is to do it: “Lund to visit Norland in May”, but not “Plan to attack Norland”."""
    name = verb.head
    if verb.dep_ not in NOUN_CLAUSES or name.dep_ != MAIN_WORD or name.ent_type_ not in ACTING:
        return
    if token_behind(name) == next(iter(verb.lefts)) and not any(word.dep_ in SUBJECTS for word in verb.lefts):
        make_main(verb, name, ACTIVE_SUBJECT)


def _tell_of_one(verb: Token) -> None:
    """What one does to another is no noun: “Teen stabs mother” knows no stabs mother."""
    doer, thing = token_before(verb), verb.head
    if doer is None or doer.head not in (verb, thing) or doer.dep_ != COMPOUND or thing.i < verb.i:
        return
    if thing.ent_type_ != "PERSON" and not kinds_of(thing.lower_):
        return  # “Teen stabs trial begins”
    put_in_place(verb, thing, doer)
    retag(verb, THIRD_PERSON)
    hang(thing, verb, DIRECT_OBJECT)
    for behind in [word for word in thing.rights if word.dep_ == PREPOSITION]:
        hang(behind, verb, PREPOSITION)
    for word in [one for one in thing.lefts if one.i < doer.i]:
        hang(word, doer, word.dep_)


def _tell_of_deeds(noun: Token) -> None:
    """A plural before a verb is its subject: “Lund protests erupt in violence”."""
    verb = token_behind(noun)
    owner = next((word for word in noun.lefts if word.dep_ == ACTIVE_SUBJECT), None)
    if (
        verb is None
        or owner is None
        or verb.tag_ not in (PRESENT_TENSE, BASE_FORM)
        or owner.tag_ in (PLURAL_NOUN, PLURAL_NAME, PERSONAL_PRONOUN)
    ):
        return
    make_main(verb, noun, ACTIVE_SUBJECT)
    retag(noun, PLURAL_NOUN)
    owner.dep_ = COMPOUND


def _tell_of_fate(participle: Token) -> None:
    """Two fates in a row are of one person: “Two men charged after girl shot, killed”, where nobody killed the men."""
    comma = participle.nbor(-1) if participle.i > participle.sent.start + 1 else None
    first = comma.nbor(-1) if comma is not None and comma.text == "," else None
    if first is None or first.tag_ not in PAST or first.lower_ not in headline_words("befallen"):
        return
    noun = _subject_of(participle)
    main = (
        next((word for word in noun.rights if word.dep_ == NOUN_CLAUSE), None) if noun is not None else None
    )
    behind = any(word.dep_ != PUNCTUATION and not _is_label(word) for word in participle.rights)
    if noun is None or main is None or behind or first == main or not main.is_ancestor(first):
        return
    make_main(main, noun, PASSIVE_SUBJECT)
    hang(participle, first, CONJUNCT, PAST_PARTICIPLE)
    retag(first, PAST_PARTICIPLE)
    for word in [one for one in first.lefts if one.dep_ == ACTIVE_SUBJECT]:
        word.dep_ = PASSIVE_SUBJECT


def _subject_of(verb: Token) -> Token | None:
    """The first subject before a verb."""
    return next((word for word in verb.lefts if word.dep_ in SUBJECTS), None)


def _is_label(word: Token) -> bool:
    """Whether a word leads with a colon into what stands behind a headline: “killed Posted: 31 January”."""
    behind = token_behind(word)
    return word.text[:1].isupper() and behind is not None and behind.text == ":"


def _tell_of_accused(participle: Token) -> None:
    """The second participle of a headline is its verb: “Man suspected in stabbing of guards found dead”."""
    noun = _subject_of(participle)
    plain = not any(
        word.dep_ in (*HELPERS, DIRECT_OBJECT, COORDINATOR, PUNCTUATION) for word in participle.children
    )
    last = next((word for word in participle.rights if word.dep_ in SECOND_VERBS and word.tag_ in PAST), None)
    if noun is None or last is None or not plain:
        return
    if any(word.dep_ in (*SUBJECTS, *HELPERS, SUBORDINATOR) for word in last.children):
        return
    active = any(word.dep_ == DIRECT_OBJECT for word in last.rights)
    make_main(last, noun, ACTIVE_SUBJECT if active else PASSIVE_SUBJECT)
    hang(participle, noun, NOUN_CLAUSE)


def _tell_of_cause(participle: Token) -> None:
    """The noun between “after” and a participle is its subject: “Man held after wife stabbed”."""
    noun = participle.nbor(-1) if participle.i > participle.sent.start + 1 else None
    link = noun.head if noun is not None and noun.dep_ == PREPOSITIONAL_OBJECT else None
    if noun is None or link is None or link.lower_ not in _CONJUNCTIONS_OF_TIME:
        return
    above = link.head
    subject = _subject_of(participle)
    if subject is None or not (above == subject or subject.is_ancestor(above)):
        return
    main = above if above.tag_ in PAST else subject
    active = any(word.dep_ == DIRECT_OBJECT for word in participle.rights)
    hang(main, main, MAIN_WORD)
    if main != subject:
        hang(subject, main, PASSIVE_SUBJECT)
    hang(participle, main, ADVERBIAL_CLAUSE)
    hang(link, participle, SUBORDINATOR)
    hang(noun, participle, ACTIVE_SUBJECT if active else PASSIVE_SUBJECT)


def _tell_of_whom(participle: Token) -> None:
    """A participle behind a verb in the present says of what kind its object is: “King pardons jailed Australian”."""
    main = participle.head
    thing = next((word for word in participle.rights if word.dep_ == DIRECT_OBJECT), None)
    if thing is None or main.i != participle.i - 1 or main.tag_ not in PRESENT:
        return
    if not any(word.dep_ == DIRECT_OBJECT for word in main.rights):
        hang(thing, main, DIRECT_OBJECT)
        hang(participle, thing, ADJECTIVE_MODIFIER, PAST_PARTICIPLE)


def _tell_of_man(verb: Token) -> None:
    """The participle behind a relative clause is what befell its noun: “Man who shot guard jailed for life”."""
    noun = verb.head
    thing = next((word for word in verb.rights if word.dep_ == DIRECT_OBJECT), None)
    fate = (
        next((word for word in thing.rights if word.dep_ == NOUN_CLAUSE), None) if thing is not None else None
    )
    if (
        thing is None
        or fate is None
        or fate.tag_ != PAST_PARTICIPLE
        or fate.i != thing.i + 1
        or noun.head != noun
    ):
        return
    make_main(fate, noun, PASSIVE_SUBJECT)
