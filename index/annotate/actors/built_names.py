"""Names that their build tells, whatever the tagger says: “Han Duck-soo”, “Juan “El Flaco” Ortiz”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.annotate.actors import namewords
from index.annotate.actors.tagged_entities import Name, may_be_name
from index.annotate.parse.grammar_terms import NAME, SINGULAR_NAME
from index.annotate.parse.words import Words

_STATION = re.compile(r"^(?:\d{1,2}(?:TV|News)|(?:NBC|ABC|CBS|FOX|Fox|News|NewsChannel)\d{1,2})$")
_LONGEST_PAPER = 4  # words of a paper's name before its hyphen
_LONGEST_NICKNAME = 3  # words
_LONGEST_SYLLABLE = 6  # letters of the second half of a given name
_OPENING, _CLOSING = frozenset({"“", '"', "‘", "'", "``"}), frozenset({"”", '"', "’", "'", "''"})


def built_names(words: Words) -> Iterator[Name]:
    """Persons with a hyphened given name or a nickname in marks, papers with a hyphen, and numbered broadcasters."""
    for token, form in enumerate(words.forms):
        if form == "-" and _joins_syllables(words, token):
            yield Name(token - 2, token + 2, "PERSON")
        elif form == "-" and (start := _paper_start(words, token)) is not None:
            yield Name(start, token + 2, "ORG")
        elif is_station(form):
            yield Name(token, token + 1, "ORG")
        elif form in _OPENING and (last := _behind_nickname(words, token)):
            yield Name(token - 1, last, "PERSON")


def is_station(form: str) -> bool:
    """Whether a word is built like a broadcaster's name: “10TV”, “NBC12”, “FOX19”."""
    return _STATION.match(form) is not None


def _joins_syllables(words: Words, hyphen: int) -> bool:
    """Whether a hyphen stands in a given name behind a family's: “Moon Hae-in”."""
    if not 1 < hyphen < len(words) - 1:
        return False
    family, first, second = (words.forms[one] for one in (hyphen - 2, hyphen - 1, hyphen + 1))
    close = words.end[hyphen - 1] == words.start[hyphen] and words.end[hyphen] == words.start[hyphen + 1]
    written = family.istitle() and first.istitle() and second.islower() and second.isalpha()
    name = words.tag[hyphen + 1] == SINGULAR_NAME and words.pos[hyphen - 2] == words.pos[hyphen - 1] == NAME
    short = len(first) <= _LONGEST_SYLLABLE and len(second) <= _LONGEST_SYLLABLE
    return close and written and name and short and second not in namewords.words("hyphened")


def _paper_start(words: Words, hyphen: int) -> int | None:
    """As in “the Norland Democrat-Gazette”: where a paper's name begins that ends in two words with a hyphen."""
    if not 1 < hyphen < len(words) - 1 or words.end[hyphen - 1] < words.start[hyphen]:
        return None
    first, second = hyphen - 1, hyphen + 1
    papers = namewords.words("kinds", "media")
    if words.lower[second] not in papers or not (
        words.forms[first].istitle() and words.forms[second].istitle()
    ):
        return None
    while (
        first
        and hyphen - first < _LONGEST_PAPER
        and words.forms[first - 1].istitle()
        and words.pos[first - 1] == NAME
    ):
        first -= 1
    return first if first < hyphen - 1 else None


def _behind_nickname(words: Words, opening: int) -> int | None:
    """The end of a name in which a nickname stands between marks, or None."""
    given = words.lower_at(opening - 1)
    if not namewords.is_given_name(given) or not words.forms[opening - 1].istitle():
        return None
    for last in range(opening + 2, min(opening + 3 + _LONGEST_NICKNAME, len(words) - 1)):
        if words.forms[last] in _CLOSING:
            written = all(form[:1].isupper() for form in words.forms[opening + 1 : last])
            surname = words.forms[last + 1].istitle() and may_be_name(words.forms[last + 1])
            return last + 2 if written and surname and words.pos[last + 1] == NAME else None
    return None
