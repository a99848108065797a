"""The article's own words for a name: before it ("US Defense spokesman"), after it (", a doctor,"), with "is"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from index.annotate.actors import namewords, person_nouns, titles
from index.annotate.parse.grammar import NOMINAL, SUBJECTS, VERBS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADPOSITION,
    APPOSITION,
    ATTRIBUTE,
    AUXILIARY_VERB,
    COMPOUND,
    CONJUNCT,
    COORDINATING,
    FULL_VERB,
    MAIN_WORD,
    NAME,
    NEGATION,
    NOUN_CLAUSE,
    PLAIN_ADJECTIVE,
    PLURAL_NAME,
    PLURAL_NOUN,
    PUNCTUATION_MARK,
    RELATIVE_CLAUSE,
    SUBORDINATING,
    WHITE_SPACE,
)
from index.annotate.parse.words import Words

LONGEST = 10  # words of a description
_LETTERS = 3  # that a word in capitals may have as an acronym
_STOPS = frozenset(
    {"that", "who", "which", "whose", "where", "whom", "when", "as", "but", "while", "because", "since", "if"}
)
_QUOTATION = frozenset({'"', "“", "”", "``", "''"})
INNER = frozenset(
    {
        "of",
        "for",
        "at",
        "in",
        "to",
        "on",
        "from",
        "and",
        "the",
        "a",
        "an",
        "&",
        "-",
        "'s",
        "’s",
        "with",
        "'",
        "’",
    }
)
_BEFORE_NAMES = frozenset(
    ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "miss", "sir", "then", "the", "west", "east")
)
_GOING_ON = frozenset(("of", "for"))
_IN_NAMES = frozenset(("of", "for"))
_JOINING_NAMES = frozenset(("-", "'s", "’s", ",", "and"))
_OPENING_MARKS = frozenset((",", "(", "–", "—"))
_EQUATING = frozenset(("is", "was", "are", "were", "'s", "’s"))


@dataclass(frozen=True, slots=True)
class Description:
    """Words that describe a name: their tokens, and the noun at their head."""

    first: int
    last: int
    noun: int


def descriptions(words: Words, first: int, last: int) -> Iterator[Description]:
    """What is said of the name that stands at these tokens, in the order of trust."""
    head = words.top(first, last)
    for description in (
        _before(words, first, head),
        _after(words, head, last),
        _above(words, head, first),
        _equated(words, head),
    ):
        if description:
            yield description


def _before(words: Words, first: int, head: int) -> Description | None:
    """The nouns and adjectives right before the name, where the last of them is a noun for people or bodies."""
    if _is_told_by(words, first - 1, head):
        return None
    office = titles.office_head(words, first)
    if office is not None and _denotes(words, office) and not _serves(words, office, first):
        return Description(_beginning(words, office), first, office)
    noun = first - 1
    if noun > 1 and words.lower[noun - 1] == "of" and words.pos[noun] == NAME:
        noun -= 2  # "Minister of Finance Jane Hill"
    if noun < 0 or words.pos[noun] not in NOMINAL or not _denotes(words, noun):
        return None
    owning = words.lower[noun] in namewords.words("owning_bodies")
    if owning and (words.tag[first] == PLURAL_NAME or words.forms[first].isupper()):
        return None  # "the committee Democrats", "the state GOP"
    return Description(_beginning(words, noun), first, noun)


def _is_told_by(words: Words, noun: int, head: int) -> bool:
    """As in “the judge Lund was referring to”, “the weekly Lund rankings”: the noun is for another, or is none."""
    kinds = person_nouns.kinds_of(words.lower[noun]) if noun >= 0 else ()
    if "media" in kinds and words.tag[noun] == PLAIN_ADJECTIVE:
        return True
    clause = words.head[head]
    is_subject = words.dep[head] in SUBJECTS and words.dep[clause] == RELATIVE_CLAUSE
    given = namewords.is_given_name(words.lower_at(noun + 1))
    return "person" in kinds and is_subject and not given and words.head[clause] == noun


def _serves(words: Words, office: int, first: int) -> bool:
    """As in “the spokesman for Mayor Jane Hill”: who serves her is not she, whose own title stands before her name."""
    title = words.lower[first - 1]
    titled = titles.is_office(title) or titles.is_title(title)
    return titled and words.lower[office + 1] in ("for", "to") and first - office > 2


def _beginning(words: Words, noun: int) -> int:
    """Where a description before a name begins, that has this noun as its head."""
    start = noun
    while start > 0 and noun - start < LONGEST:
        if _goes_on_before(words, start - 1) or is_in_name(words, start - 1):
            start -= 1
        elif (
            words.lower[start - 1] in _IN_NAMES and is_in_name(words, start) and is_in_name(words, start - 2)
        ):
            start -= 2  # “Social Party of | Norland leader”
        else:
            break
    while start < noun and words.forms[start] in _JOINING_NAMES:
        start += 1
    return start


@cache
def _times() -> frozenset[str]:
    """The days of the week and the parts of a day."""
    return namewords.words("calendar", "days") | namewords.words("calendar", "parts_of_days")


def _is_verb_as_noun(words: Words, token: int) -> bool:
    """As in “Lund (C) greets Prime Minister Jane Hill”: a verb that the tagger takes for a plural."""
    small = words.forms[token].islower() and words.tag[token] == PLURAL_NOUN
    return small and words.form_at(token + 1)[:1].isupper() and not titles.is_portfolio(words.lower[token])


def is_in_name(words: Words, token: int) -> bool:
    """Whether a word is written as part of a name inside a sentence: “Popular” in “said Popular Force leader Hill”."""
    if token <= 0 or not words.forms[token][:1].isupper() or _is_shouted(words, token):
        return False
    return words.sentence_of[token] != token and words.pos[token] in (*NOMINAL, ADJECTIVE)


def _goes_on_before(words: Words, token: int) -> bool:
    """Whether a word belongs to the description that goes on behind it."""
    if words.lower[token] in _STOPS or words.lower[token] in person_nouns.words_of("described", "captions"):
        return False
    if _is_shouted(words, token) or words.lower[token] in _times():
        return False
    if _is_verb_as_noun(words, token):
        return False
    hyphened = words.form_at(token + 1) == "-" and words.end[token] == words.start[token + 1]
    if words.forms[token] == "-" and words.end[token - 1] < words.start[token]:
        return False  # “four candidates - former governor Jane Hill, …”
    return hyphened or words.pos[token] in NOMINAL or words.forms[token] in {"-", "'s", "’s", "'", "’"}


def _is_shouted(words: Words, token: int) -> bool:
    """As in “DEADLY ISTANBUL BLAST President Ann Lund”: one of two words in capitals side by side, of a headline."""
    around = [words.form_at(one) for one in (token - 1, token, token + 1)]
    before, itself, behind = (len(form) > _LETTERS and form.isupper() for form in around)
    return itself and (before or behind)


def _denotes(words: Words, token: int) -> bool:
    """Whether the noun stands for people or bodies, or is a title."""
    lower = words.lower[token]
    if lower in _BEFORE_NAMES:
        return False
    if words.forms[token][:1].isupper():
        return namewords.is_honorific(lower) or person_nouns.singular(lower) in person_nouns.person_nouns()
    return bool(person_nouns.kinds_of(lower))


def _after(words: Words, head: int, last: int) -> Description | None:
    """The apposition behind the name, between commas or up to the end of the clause."""
    if last >= len(words) or words.forms[last] not in _OPENING_MARKS:
        return None
    noun = next(
        (child for child in words.children[head] if child > last and words.dep[child] == APPOSITION), None
    )
    if noun is None or not _denotes(words, noun) or noun - last > LONGEST or _is_name(words, noun):
        return None
    start = max(words.left(noun), last + 1)
    if words.pos[start] in (FULL_VERB, ADPOSITION) or words.lower[start] == "its":
        return None
    return Description(start, _end(words, noun, words.right(noun) + 1), noun)


def _is_name(words: Words, noun: int) -> bool:
    """Whether the apposition is a list's next name rather than a description."""
    return words.pos[noun] == NAME and not _denotes(words, noun)


def _above(words: Words, head: int, first: int) -> Description | None:
    """The description to which the name stands in apposition: "the head of the group, Hugh Hill"."""
    noun = words.head[head]
    if words.dep[head] != APPOSITION or not first - LONGEST <= noun < first or not _denotes(words, noun):
        return None
    if _is_name(words, noun) or _is_another(words, head) or _is_surname(words, noun):
        return None
    if _is_beside_another(words, noun, first):
        return None
    return Description(words.left(noun), _end(words, noun, first), noun)


def _is_beside_another(words: Words, noun: int, first: int) -> bool:
    """As in “The boy who accused the priest, Bo Berg, was held”: the name may be either's, or the nearer one's."""
    nearer = first - 2
    if (
        words.form_at(first - 1) != ","
        or nearer <= noun + 1
        or "person" not in person_nouns.kinds_of(words.lower[nearer])
    ):
        return False
    clauses = words.kids(noun, RELATIVE_CLAUSE, NOUN_CLAUSE)
    return any(words.left(clause) <= nearer <= words.right(clause) for clause in clauses)


def _is_surname(words: Words, noun: int) -> bool:
    """As in “Bebe King, Ann Hill and Jo Lund”: a title's word that is the surname of another in a list."""
    titled = words.forms[noun].istitle() and words.forms[noun - 1].istitle()
    named = titled and words.dep[noun - 1] == COMPOUND and words.form_at(noun + 1) == ","
    return named and (
        namewords.is_given_name(words.lower[noun - 1]) or not titles.is_office(words.lower[noun])
    )


def _is_another(words: Words, head: int) -> bool:
    """As in “the accountant, not Jane Hill, signed”: the name is set against the description."""
    return words.lower[words.left(head)] == "not" or words.lower[words.left(head) - 1] == "not"


def _equated(words: Words, head: int) -> Description | None:
    """What the name is said to be: "Hill is a doctor"; not what somebody is told to think: "they say Hill is a spy"."""
    verb = words.head[head]
    if words.dep[verb] not in (MAIN_WORD, CONJUNCT):
        return None
    if words.dep[head] != ACTIVE_SUBJECT or words.lower[verb] not in _EQUATING:
        return None
    children = words.children[verb]
    noun = next((child for child in children if child > head and words.dep[child] == ATTRIBUTE), None)
    if noun is None or not _denotes(words, noun) or any(words.dep[child] == NEGATION for child in children):
        return None
    if _is_quoted(words, head):
        return None
    return Description(words.left(noun), _end(words, noun, words.right(noun) + 1), noun)


def _is_quoted(words: Words, token: int) -> bool:
    """Whether a quotation is open in the paragraph before a token."""
    before, marks = token - 1, 0
    while before >= 0 and words.paragraph[before] == words.paragraph[token]:
        marks += words.forms[before] in _QUOTATION
        before -= 1
    return marks % 2 == 1


def _end(words: Words, noun: int, end: int) -> int:
    """Where a description ends: before a relative clause, a comma, a verb, or after so many words."""
    token = noun + 1
    while token < end and token - noun <= LONGEST:
        ends = words.pos[token] in (FULL_VERB, AUXILIARY_VERB, WHITE_SPACE, SUBORDINATING)
        if words.lower[token] in _STOPS or ends:
            break
        if (
            words.lower[token] in namewords.words("calendar", "months")
            and words.form_at(token + 1).isdecimal()
        ):
            break  # “Lund's campaign chair October 28”
        if words.dep[token] in SUBJECTS and words.head[token] > token:
            token = max(words.left(token), noun + 1)  # “the candidate Norland voters trust”
            break
        if words.pos[token] == PUNCTUATION_MARK and words.forms[token] not in {"-", "'", "’"}:
            break
        token += 1
    if token < end and words.pos[token] in VERBS:
        cut = next((one for one in range(token - 1, noun, -1) if words.pos[one] == ADPOSITION), token)
        token = cut if words.forms[token - 1] == "-" else token
    token = _without_half(words, noun, _whole(words, noun, token))
    while token > noun + 1 and words.lower[token - 1] in INNER:
        token -= 1
    return _name_end(words, noun, token)


def _name_end(words: Words, noun: int, end: int) -> int:
    """As in “a leader of the Coalition | to Stop Lund”: the end with all of a body's name."""
    last = end
    while last < len(words) and noun < last - 1 and words.entity[last - 1] == words.entity[last] == "ORG":
        last += 1
    return last if last - end < LONGEST else end


def _without_half(words: Words, noun: int, end: int) -> int:
    """The end before a second noun that goes on behind it: “head of the fund and a co | -author of the report”."""
    if words.form_at(end) != "-" and words.lower_at(end) not in _GOING_ON:
        return end
    ands = [token for token in range(noun + 1, end) if words.pos[token] == COORDINATING]
    return ands[-1] if ands and words.forms[ands[-1] + 1].islower() else end


def _whole(words: Words, noun: int, end: int) -> int:
    """The end before a phrase whose noun lies beyond: “aide to the head and a Hill | friend” is no aide to Hill."""
    for token in range(noun + 1, end):
        cut_off = words.pos[token] == ADPOSITION and any(child >= end for child in words.children[token])
        joined = (child for child in words.children[words.head[token]] if words.dep[child] == CONJUNCT)
        cut_off = cut_off or (words.pos[token] == COORDINATING and any(child >= end for child in joined))
        if cut_off:
            return token
    return end
