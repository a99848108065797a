"""The tagger's entities as names: without what is no part of a name, and with what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from index.annotate.actors import namewords
from index.annotate.actors.person_nouns import kinds_of
from index.annotate.actors.titles import is_rank, is_title, name_start, person_behind_title
from index.annotate.actors.well_known import FoundName
from index.annotate.parse.grammar import MARKS
from index.annotate.parse.grammar_terms import (
    ADJECTIVE,
    ADVERB,
    COMMON_NOUN,
    COORDINATING,
    DETERMINING,
    ING_FORM,
    NAME,
    NUMERAL,
    PAST_TENSE,
    PUNCTUATION_MARK,
    SIGN,
    SUBORDINATING,
    THIRD_PERSON,
    WHITE_SPACE,
)
from index.annotate.parse.pronoun_forms import POSSESSIVE_OF_THIRD_PERSON
from index.annotate.parse.words import Words
from index.annotate.places.gazetteer import gazetteer

LONGEST = 12  # tokens of a name
_LONGEST_NAME = 3  # words of a name behind a nation's
_TAGGED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_TICKER = r"^[A-Z0-9]{2,6}\.[A-Z]{1,2}\.?$"
_PARTY_AND_STATE = r"^[DRI]-(?:\d+|[A-Z]{2}|[A-Z][a-z]{1,7}\.?)$"  # “Ana Berg (D-Mo.)”
_NO_NAME = re.compile(
    rf"{_TICKER}|{_PARTY_AND_STATE}"
    + r"|\d:\d\d|\)\w|[@#/\\<>{}=|_*\[\]]|www\.|^\W*$|^[\W\d]+$|\.(?:com|org|net)\b"
)
_PREFIXES = frozenset({"pro", "anti", "ex", "non", "post", "pre", "former", "mid", "un"})
_LEADING = frozenset({DETERMINING, WHITE_SPACE, PUNCTUATION_MARK, SIGN})
_TRAILING = frozenset({"&", "of", "for", "and", "the", "to", "in", "on", "at", "by", "with", "from", "near"})
_DESCRIBING = frozenset({ADJECTIVE, COMMON_NOUN})
_SHORT = frozenset({NUMERAL, ADVERB, SUBORDINATING, COORDINATING})
POSSESSIVE_SIGNS = frozenset({"'s", "’s", "'", "’"})
_OF_BODIES = frozenset({"ORG", "FAC"})
_SHARES = frozenset({"percent", "%"})
_BULLETS = frozenset("•·●■◆▪►")
_LANDS = frozenset(("UK", "US", "USA", "UAE", "U.K.", "U.S."))  # behind a firm's name


@dataclass(slots=True)
class Name:
    """A name in the text: its tokens, the tagger's label, and the known actor whose name it is.

    `speaks` where it stands before a colon as the speaker of a transcript.
    """

    first: int
    last: int
    label: str | None = None
    found: FoundName | None = None
    speaks: bool = False


def tagged(words: Words) -> Iterator[Name]:
    """The tagger's entities that may be names, in text order; the place of a dateline is none of an actor."""
    datelines = [place for one in words.parsed.datelines for place in one.places]
    for entity in words.doc.ents:
        in_dateline = any(start < entity.end_char and entity.start_char < end for start, end in datelines)
        if entity.label_ in _TAGGED and not in_dateline and not _is_feast(words, entity):
            first, last = _on_one_line(words, entity.start, entity.end)
            label = entity.label_
            first, last = _trimmed(words, first, last, label)
            if label == "PERSON":
                first = behind_nation(words, first, last) or name_start(words, first, last)
            elif label == "ORG" and (
                start := person_behind_title(words, first, last) or behind_nation(words, first, last)
            ):
                first, label = start, "PERSON"
            if _has_first_name(words, first, last, label):
                first, label = first - 1, "PERSON"
            elif label == "PERSON" and _is_branch(words, first, last):
                label = "ORG"
            if first < last <= first + LONGEST and _is_written(words, first, last):
                yield Name(first, last, label)


def behind_nation(words: Words, first: int, last: int) -> int | None:
    """As in “Frenchman Romain Lundjean”: where a name begins behind a word for one man or woman of a country."""
    if not 2 <= last - first - 1 <= _LONGEST_NAME or words.lower[first] not in namewords.words("countrymen"):
        return None
    named = all(form.istitle() for form in words.forms[first:last])
    return (
        first + 1 if named and namewords.kind_of_name(tuple(words.lower[first + 1 : last])) is None else None
    )


def _has_first_name(words: Words, first: int, last: int, label: str) -> bool:
    """As in “analyst Ana Guptal said”, where the tagger takes the surname alone for a body."""
    if label != "ORG" or last - first != 1 or first < 2 or words.entity[first - 1]:
        return False
    before = words.forms[first - 2]
    called = before.islower() and "person" in kinds_of(before)
    written = words.forms[first - 1].istitle() and words.forms[first].istitle()
    return called and written and namewords.is_given_name(words.lower[first - 1])


def _is_branch(words: Words, first: int, last: int) -> bool:
    """As in “Lundander UK”: a firm's branch by its land's letters."""
    letters = last - first > 1 and words.forms[last - 1] in _LANDS
    return letters and not namewords.is_given_name(words.lower[first])


def _is_feast(words: Words, entity: Span) -> bool:
    """As in “Easter Sunday 2019”, which the tagger takes for a building; “The Sunday Post” may be a paper."""
    days = namewords.words("calendar", "days")
    return entity.label_ not in ("PERSON", "ORG") and not days.isdisjoint(
        words.lower[entity.start : entity.end]
    )


def may_be_name(form: str) -> bool:
    """Whether a word has a capital and nothing that names do not have."""
    return form[:1].isupper() and not _NO_NAME.search(form)


def _is_written(words: Words, first: int, last: int) -> bool:
    capital = any(form[:1].isupper() for form in words.forms[first:last])
    return capital and not _NO_NAME.search(words.between(first, last))


def _on_one_line(words: Words, first: int, last: int) -> tuple[int, int]:
    """The entity up to its first line break, or behind one that opens it."""
    for token in range(first, last):
        if words.pos[token] == WHITE_SPACE and "\n" in words.forms[token]:
            return (first, token) if token > first else (token + 1, last)
    return first, last


def _trimmed(words: Words, first: int, last: int, label: str) -> tuple[int, int]:
    """The entity without determiners, titles and endings that are no part of the name."""
    while first < last and _leads(words, first, label) and not _is_capital_alone(words, first, last):
        first += 1
    for token in range(last - 1, first, -1):
        if words.forms[token] in {"(", "["} or (label in _OF_BODIES and _ends_body(words, token, last)):
            last = token
        elif label == "PERSON" and words.lower[token] in {"'s", "’s"} and token < last - 1:
            first = token + 1
            break
        elif (
            label == "PERSON" and words.forms[token] == "-" and _is_spaced(words, token) and token - first > 1
        ):
            last = token
    while first < last and _trails(words, last - 1, label):
        last -= 1
    if label != "PERSON" or first >= last:
        return first, last - _is_before_sentence(words, first, last)
    ranks = (token for token in range(first + 1, last - 1) if is_rank(words.lower[token]))
    inner = next((token + 1 for token in ranks if _is_first_name(words, token + 1)), first)
    return _with_particles(words, inner, last)  # “Tennessee Sen Bob Lund”


def _is_before_sentence(words: Words, first: int, last: int) -> bool:
    """As in the caption “Ann Lund for Norland Daily News Police stand near a mill”: no paper has a police."""
    paper = tuple(words.lower[first : last - 1])
    police = len(paper) > 1 and words.lower[last - 1] in ("police", "officers")
    return police and namewords.kind_of_name(paper) == "media"


def _ends_body(words: Words, token: int, last: int) -> bool:
    """Whether a comma ends a body's name: not before “Inc.”, nor in “University of Norland, Lund”."""
    if words.forms[token] != "," or token + 1 >= last or token + 2 < last:
        return False
    return (
        words.lower[token + 1].rstrip(".") not in namewords.words("legal_forms")
        and words.lower[token - 2] != "of"
    )


def _is_capital_alone(words: Words, first: int, last: int) -> bool:
    return last - first == 1 and words.forms[first][:1].isupper()


def _with_particles(words: Words, first: int, last: int) -> tuple[int, int]:
    """A person's name with the small words before the surname: "von der Leyen", "bin Salman"."""
    particles = namewords.words("particles", "before_surnames")
    while last < len(words) and words.lower[last - 1] in particles and words.forms[last][:1].isupper():
        last += 1
    while first > 0 and words.lower[first - 1] in particles and words.pos[first - 1] == NAME:
        first -= 1
    return first, last


def _leads(words: Words, token: int, label: str) -> bool:
    """Whether a word at the beginning is no part of the name."""
    lower = words.lower[token]
    if words.pos[token] in _LEADING or lower in POSSESSIVE_SIGNS | _BULLETS or lower == "-":
        return True
    if lower in _PREFIXES and words.form_at(token + 1) == "-":
        return not _is_of_body(words, token)
    if words.pos[token] in _SHORT and words.forms[token].islower():
        return True
    behind = words.form_at(token + 1)[:1]
    if lower in POSSESSIVE_OF_THIRD_PERSON and behind.isupper():
        return True  # “Its Lund Health Initiative”
    if _is_small_before_name(words, token):
        return True
    called = words.lower_at(token + 1) == "the" and words.form_at(token + 2)[:1].isupper()
    if lower in namewords.words("junk") and (behind.isupper() or behind == ":" or called):
        return True  # “Remember the Lund Party”
    if (
        lower.endswith(".")
        and lower in gazetteer().states
        and len(lower) > 3
        and words.form_at(token - 1) == ","
    ):
        return True  # “LAKE BUTLER, Fla. Investigators”
    if label == "PERSON" and words.tag[token] == ING_FORM and words.sentence_of[token] == token:
        return not namewords.is_given_name(lower)  # “Leaving Breitbart”
    if (
        label == "PERSON"
        and words.tag[token] in (PAST_TENSE, THIRD_PERSON)
        and words.sentence_of[token] == token
    ):
        return True  # “Said Lund, ...”
    return label == "PERSON" and (is_title(lower) or lower in namewords.words("lead"))


def _is_small_before_name(words: Words, token: int) -> bool:
    """As in “the last Norland Party leaders”, “his niece Marion”: a word in small letters before a name's first."""
    small = words.forms[token].islower() and words.forms[token].isalpha()
    small = small and words.lower[token] not in namewords.words("particles")
    return small and words.pos[token] in _DESCRIBING and words.form_at(token + 1)[:1].isupper()


def _is_first_name(words: Words, token: int) -> bool:
    return namewords.is_given_name(words.lower_at(token)) and words.form_at(token + 1).istitle()


def _is_of_body(words: Words, token: int) -> bool:
    """As in “the Anti-Eviction League”: a prefix with a capital in a sentence, before a body's words."""
    behind = token + 2
    last = behind
    while last + 1 < len(words) and words.forms[last + 1][:1].isupper():
        last += 1
    written = (
        words.sentence_of[token] != token and words.forms[token].istitle() and words.forms[behind].istitle()
    )
    kind = namewords.kind_of_name(tuple(words.lower[behind : last + 1])) if last > behind else None
    return written and kind == "organization"


def _is_spaced(words: Words, token: int) -> bool:
    """Whether white space stands before or behind a hyphen: it then joins no name."""
    joined = words.end[token - 1] == words.start[token] and words.end[token] == words.start[token + 1]
    return not joined


def _is_hyphened(words: Words, token: int) -> bool:
    """Whether a token is the second half of a given name: the "un" of "Kim Jong-un"."""
    return (
        token > 1
        and words.forms[token - 1] == "-"
        and words.forms[token].isalpha()
        and not _is_spaced(words, token - 1)
        and words.forms[token - 2][:1].isupper()
        and words.lower[token] not in namewords.words("hyphened")
    )


def _is_share(words: Words, token: int) -> bool:
    """As in “Lund 34 percent”: what a poll gives somebody."""
    lower = words.lower[token]
    return lower in _SHARES or (lower.replace(".", "").isdecimal() and words.lower_at(token + 1) in _SHARES)


def _trails(words: Words, token: int, label: str) -> bool:
    """Whether a word at the end is no part of the name."""
    form = words.forms[token]
    if label == "PERSON" and _is_hyphened(words, token):
        return False
    if _is_share(words, token) or (label == "PERSON" and form.isdecimal()):
        return True
    if (
        is_rank(words.lower[token])
        or (label == "PERSON" and words.lower[token] in namewords.words("picture_labels"))
        or words.lower[token] in namewords.words("dated")
        or re.match(_TICKER, form)
        or words.pos[token] in MARKS
        or form in POSSESSIVE_SIGNS
        or form in _TRAILING
        or form == "-"
    ):
        return True
    return label in {"PERSON", "GPE", "NORP"} and form.islower() and form not in namewords.words("particles")
