"""Names that only say whose words or pictures these are: bylines, credits, editing lines. They act in no story."""

from __future__ import annotations

import re

from index.annotate.actors import namewords
from index.annotate.parse.grammar import VERBS
from index.annotate.parse.words import Words

_CAPTIONS = re.compile(r"(?:Video |Photo )?Caption:? (?!Close\b)[A-Z]")
_LONGEST_BYLINE = 12  # tokens of a line that is a byline
_MARKS = frozenset({":", "|", "by", "of", "-"})
_LONGEST_CREDIT = 10  # tokens of a credit in brackets
_LONGEST_ALONE = 5  # tokens of a name alone in brackets, and one more
_IN_BRACKETS = frozenset(("/", "&", "via", "for"))
_ENDS = frozenset((".", "!", "?", "”", ")"))
_FARTHEST = 14  # tokens from the word that credits to a name in its list
_IN_CREDITS = frozenset((",", "and", "&", "in", "the", "."))


def is_before_agency(words: Words, last: int) -> bool:
    """As in “the tram overturned Carl Lund/Getty Images”: whose picture an agency has, by the end of the name."""
    return words.form_at(last) == "/" and words.lower_at(last + 1) in namewords.words("picture_agencies")


def is_list_of_captions(paragraph: str) -> bool:
    """As in “Caption Man charged in Lund A man was … Caption Fire in a mill”: what a page shows beside its article."""
    return _CAPTIONS.match(paragraph) is not None


def is_credited(words: Words, first: int) -> bool:
    """Whether a name stands in a credit or a byline: "REUTERS/Jane Hill", "Photo: Jane Hill", "By Jane Hill"."""
    if first > 1 and words.forms[first - 1] == "/" and words.forms[first - 2][:1].isupper():
        return True
    if _is_in_brackets(words, first):
        return True
    if _is_agency_by_letters(words, first):
        return True
    segment = words.parsed.segment_at(words.start[first])
    if segment is not None and segment.kind == "credit":
        return True
    return _follows_credit(words, first) or _is_byline(words, first)


def _is_agency_by_letters(words: Words, first: int) -> bool:
    """As in “a tram on its side NLP:North Lund Pictures”: letters of an agency right before its name."""
    for colon in (first + 1, first - 1):
        letters, name = colon - 1, colon + 1
        if words.form_at(colon) != ":" or not 0 < letters < name < len(words):
            continue
        close = words.end[letters] == words.start[colon] and words.end[colon] == words.start[name]
        if close and words.forms[letters].isupper() and words.forms[name].istitle():
            return words.forms[letters][0] == words.forms[name][0]
    return False


def _is_in_brackets(words: Words, first: int) -> bool:
    """Whether the brackets around a name hold it and its house alone: "(Jane Hill/KCTV5)"."""
    if not first or words.forms[first - 1] != "(":
        return False
    inside = words.forms[first : first + _LONGEST_CREDIT]
    end = inside.index(")") if ")" in inside else 0
    paper = inside.index(",") if "," in inside[:end] else end
    told = (
        namewords.kind_of_name(tuple(form.lower() for form in inside[paper + 1 : end]))
        if paper < end - 1
        else None
    )
    if told == "media" and all(form[:1].isupper() for form in inside[:paper]):
        return True  # “(Jane Hill, Norland Tribune)”
    if "/" not in inside[:end]:
        return _is_behind_sentence(words, first, end)
    return all(form[:1].isupper() or form in _IN_BRACKETS for form in inside[:end])


def _is_behind_sentence(words: Words, first: int, length: int) -> bool:
    """As in “A boy was shot. (Metro Video)”: who stands alone in brackets behind a sentence took the picture."""
    closed = 0 < length < _LONGEST_ALONE and first > 1 and words.forms[first - 2] in _ENDS
    return closed and all(form[:1].isupper() for form in words.forms[first : first + length])


def _follows_credit(words: Words, first: int) -> bool:
    """Whether words such as "Photo by" or "Editor:" stand before the name, or before the list in which it stands."""
    token = first - 1
    while token > 0 and first - token <= _FARTHEST and words.paragraph[token] == words.paragraph[first]:
        lower = words.lower[token]
        if lower in _MARKS and words.lower[token - 1] in namewords.words("credits"):
            return True
        if not (words.forms[token][:1].isupper() or lower.isdecimal() or lower in _IN_CREDITS):
            return False
        token -= 1
    return False


def _is_byline(words: Words, first: int) -> bool:
    """Whether the name stands in a short line that begins with "By" and says nothing else."""
    token = first
    while (
        token > 0 and words.paragraph[token - 1] == words.paragraph[first] and first - token < _LONGEST_BYLINE
    ):
        token -= 1
    if words.lower[token] != "by" or token == first:
        return False
    end = first
    while end < len(words) and words.paragraph[end] == words.paragraph[first]:
        if words.pos[end] in VERBS or end - token > _LONGEST_BYLINE:
            return False
        end += 1
    return True
