"""Which acts of a sentence become events: one clause gives one event, and what is promised or alleged gives none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from index.annotate.events.acts import Act
from index.annotate.events.commissives import says_nothing
from index.annotate.events.embedding import in_setting, is_purpose
from index.annotate.events.empty_words import is_empty
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.event_nouns import read_noun
from index.annotate.events.harm import harm_starts
from index.annotate.events.hearsay import in_hearsay
from index.annotate.events.in_general import is_in_general
from index.annotate.events.lemmas import lemma
from index.annotate.events.modality import announced_harm, demanded, in_mood
from index.annotate.events.not_done import is_not_done
from index.annotate.events.noun_classes import is_somebody
from index.annotate.events.politics import as_politics
from index.annotate.events.triggers import read
from index.annotate.events.unasserted import is_unasserted
from index.annotate.parse.clauses import has_determiner, has_subordinator, is_verb
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import FINITE, MODIFIERS, NOUNS, VERBS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    BASE_FORM,
    BY_AGENT,
    COMPOUND,
    CONJUNCT,
    DIRECT_OBJECT,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRESENT_TENSE,
    PRONOUN,
    RELATIVE_CLAUSE,
    THIRD_PERSON,
    UNCLEAR,
)
from index.annotate.parse.headlines import in_headline
from index.annotate.parse.next_words import token_before
from index.annotate.parse.pronoun_forms import REFLEXIVE

LONGEST_SENTENCE = 150  # tokens: what is longer is a table or a list, and its parse means nothing
CACHED = 200_000  # words remembered as known or not
_AT_ANOTHER_TIME = frozenset(("after", "before", "while", "whereas"))
_LINKS = frozenset(
    (
        PREPOSITION,
        PREPOSITIONAL_OBJECT,
        ACTIVE_SUBJECT,
        PASSIVE_SUBJECT,
        DIRECT_OBJECT,
        BY_AGENT,
        PREPOSITIONAL_CLAUSE,
        NOUN_ADVERBIAL,
        CONJUNCT,
        COMPOUND,
        NOUN_MODIFIER,
    )
)


def candidates(doc: Doc) -> list[int]:
    """The numbers of the tokens that may be triggers: those whose words the rules know, in sentences of any sense."""
    table = doc.to_array(["POS", "LOWER", "LEMMA"]).tolist()
    remembered = _known_words()
    if len(remembered) > CACHED:
        remembered.clear()
    numbers_found: list[int] = []
    for number, key in enumerate(map(tuple, table)):
        is_candidate = remembered.get(key)
        if is_candidate is None:
            is_candidate = remembered[key] = _is_known(doc[number])
        if is_candidate:
            numbers_found.append(number)
    return numbers_found


@cache
def _known_words() -> dict[tuple[int, ...], bool]:
    """Whether the rules know a word, by part of speech, form and lemma; filled as words are met."""
    return {}


def _is_known(token: Token) -> bool:
    words = lexicon()
    if token.pos_ in VERBS:
        return token.lower_ in words.frame("say", "duty") or lemma(token) in words.starts | harm_starts()
    if lemma(token) in harm_starts():
        return True
    if token.pos_ not in NOUNS:
        return False
    return lemma(token) in words.heads


def acts_of(triggers: Sequence[Token], is_quoted: Callable[[int], bool]) -> list[Act]:
    """The acts of a sentence, read from the tokens that may be triggers, in text order.

    `is_quoted` says of an offset whether somebody known says what stands there.
    """
    every = list(_all(triggers, is_quoted))
    every.sort(key=lambda act: (_depth(act.head), act.head.i))
    acts: list[Act] = []
    for act in every:
        if not any(_covers(other, act) for other in acts):
            acts.append(act)
    return sorted(acts, key=lambda act: act.head.i)


def _all(triggers: Sequence[Token], is_quoted: Callable[[int], bool]) -> Iterator[Act]:
    duties = lexicon().frame("say", "duty")
    for token in triggers:
        if token.dep_ == AUXILIARY and token.lower_ in duties:
            act = demanded(token.head, is_quoted(token.idx))
        elif _is_second_half(token):
            continue
        elif token.pos_ not in VERBS:
            act = _settled(read_noun(token))
        elif is_verb(token) and not _is_in_title(token):
            act = _settled(read(token) or announced_harm(token))
        else:
            continue
        if act:
            yield act


def _is_second_half(token: Token) -> bool:
    """Whether a hyphen makes the word part of another that only describes: "job-killing rules"."""
    before = token_before(token)
    joined = before is not None and before.text == "-" and not before.whitespace_
    fellow = joined and token.i > 1 and token.nbor(-2).lower_ == "co"  # "a co-accused"
    return joined and (fellow or token.dep_ in MODIFIERS)


def _is_in_title(verb: Token) -> bool:
    """Whether a verb inside a sentence has a capital and belongs to a name: “Meet the Press”."""
    behind = verb.sent[min(verb.i - verb.sent.start + 2, len(verb.sent) - 1)]
    named = verb.ent_type_ or (behind.i > verb.i and behind.text.istitle() and verb.nbor(1).lower_ == "the")
    return bool(
        verb.text.istitle() and verb.tag_ == BASE_FORM and named and verb.nbor(-1).is_quote
        if verb.i
        else False
    )


def _settled(act: Act | None) -> Act | None:
    if act is None or is_unasserted(act.head) or is_in_general(act) or is_not_done(act):
        return None
    act = in_mood(act)
    act = in_setting(act) if act and not says_nothing(act) else None
    act = in_hearsay(act) if act else None
    return as_politics(act) if act and not is_empty(act) else None


def _depth(token: Token) -> int:
    depth = 0
    while token.head != token and depth < 40:
        token, depth = token.head, depth + 1
    return depth


def _covers(higher: Act, lower: Act) -> bool:
    """Whether the lower act is part of the higher one, and so no event of its own."""
    if lower.head in higher.words or lower.head == higher.head:
        return True
    if higher.content and _stands_in(lower.head, higher.content):
        return True
    if lower.head.dep_ == NOUN_CLAUSE and lower.head.head == higher.agent and higher.type == "ASSAULT":
        return lower.type == "MOBILIZE"  # "a missile fired by the army destroyed a house"
    if is_verb(lower.head):
        return _same_blow(higher, lower) or (
            is_purpose(lower.head) and lower.head.head in (higher.head, *higher.verbs)
        )
    return _same_clause(higher, lower)


def _stands_in(token: Token, roots: Sequence[Token]) -> bool:
    """Whether the token lies below one of the roots without a finite clause of its own between them."""
    for word in upward(token):
        if word in roots:
            return True
        if word.dep_ == RELATIVE_CLAUSE and word.tag_ in (
            PAST_TENSE,
            THIRD_PERSON,
            PRESENT_TENSE,
            PAST_PARTICIPLE,
        ):
            break
    return False


def _same_blow(higher: Act, lower: Act) -> bool:
    """As in "Attacked the camp, killing 20", "killed one and wounded two": one event with its victims."""
    if (
        higher.type != "ASSAULT"
        or lower.type != "ASSAULT"
        or lemma(lower.head) not in lexicon().frame("same_blow")
    ):
        return False
    if _strikes_again(higher, lower) or _is_of_another(higher, lower):
        return False
    token = lower.head
    for _ in range(3):
        if token.dep_ not in (
            ADVERBIAL_CLAUSE,
            CONJUNCT,
            OPEN_COMPLEMENT,
            UNCLEAR,
            NOUN_CLAUSE,
            RELATIVE_CLAUSE,
            PREPOSITIONAL_CLAUSE,
            PREPOSITION,
        ):
            return False
        token = token.head
        if token == higher.head or token in higher.words:
            return True
    return False


def _is_of_another(higher: Act, lower: Act) -> bool:
    """As in “killed six after a bomb wounded two”, “and a second blast wounded two”: another blow, by another."""
    doer = next(iter(children(lower.head, ACTIVE_SUBJECT)), None)
    if doer is None or any(word.lower_ in REFLEXIVE for word in children(lower.head, DIRECT_OBJECT)):
        return False
    if has_subordinator(lower.head, _AT_ANOTHER_TIME) or lower.head.head.lower_ in _AT_ANOTHER_TIME:
        return True
    if lower.head.dep_ != CONJUNCT or doer.pos_ == PRONOUN:
        return False
    others = lexicon().frame("same_blow", "others")
    if any(word.lower_ in others for word in children(doer)) or has_determiner(doer, ("a", "an")):
        return True  # “shot nine on Friday, and on Sunday a bomb killed 30”
    first = higher.agent
    return (
        first is not None
        and lemma(first) != lemma(doer)
        and all(noun.pos_ != PRONOUN and is_somebody(noun) for noun in (first, doer))
    )


def _strikes_again(first: Act, second: Act) -> bool:
    """As in the headline “Army shells port, kills nine”: the second verb tells by itself what was done."""
    joined = second.head.dep_ == CONJUNCT and second.head.head == first.head and second.head.tag_ in FINITE
    return joined and in_headline(second.head) and lemma(first.head) not in lexicon().frame("same_blow")


def _same_clause(higher: Act, lower: Act) -> bool:
    """Whether an event noun belongs to the clause of an act of its own type."""
    if higher.type != lower.type and not (higher.type == "COERCE" and lower.type == "ASSAULT"):
        return False
    for token in upward(lower.head):
        if token.head in (higher.head, *higher.words):
            return True
        if token.dep_ not in _LINKS:
            break
    return False


def sentences_of(doc: Doc) -> Iterator[tuple[Span, list[Token]]]:
    """The sentences of the parse that hold possible triggers, with these; lists and tables taken for one are none."""
    numbers = candidates(doc)
    position = 0
    for sentence in doc.sents:
        first = position
        while position < len(numbers) and numbers[position] < sentence.end:
            position += 1
        if position > first and sentence.end - sentence.start <= LONGEST_SENTENCE:
            yield sentence, [doc[number] for number in numbers[first:position]]
