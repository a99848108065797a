"""What a description makes of an actor: what the article calls it, and the words that are kept to say who it is."""

from __future__ import annotations

from index.annotate.actors import namewords, person_nouns, titles
from index.annotate.actors.appositions import INNER, Description, is_in_name
from index.annotate.actors.mentions import ActorEntry
from index.annotate.parse.grammar_terms import (
    ADVERB,
    COORDINATING,
    DETERMINING,
    NUMERAL,
    POSSESSIVE_ENDING,
    PREPOSITION_OR_SUBORDINATOR,
    PRONOUN,
    PUNCTUATION_MARK,
    WHITE_SPACE,
)
from index.annotate.parse.words import Words


def describe(words: Words, entry: ActorEntry, description: Description) -> bool:
    """Adds a description to an actor whom it fits, and gives whether it does; the first one is its description."""
    lower = words.lower[description.noun]
    kinds = person_nouns.kinds_of(lower) or ("person",)
    if _is_cut(words, description):
        return False
    if "person" in kinds if entry.kind == "person" else kinds != ("person",):
        _add_role(entry, person_nouns.singular(lower), words.lower[description.first : description.last])
        description_words = text_of(words, description)
        passing = entry.kind == "person" and (
            _is_passing(words, description) or _is_another_person(words, description)
        )
        several = person_nouns.is_plural(lower) or passing
        if (
            entry.description is None
            and len(description_words) > 2
            and description_words.lower() != entry.name.lower()
            and not several
            and description_words.lower() not in person_nouns.words_of("described", "anybody")
        ):
            entry.description = description_words
        return not (person_nouns.is_plural(lower) or _is_another_person(words, description))
    return False


def _is_cut(words: Words, description: Description) -> bool:
    """As in “Jo Hill, a friend of Mr. Lund and his wife”: what ends in “Mr.” is said of another than who follows."""
    last = words.lower[description.last - 1]
    return last in ("mr.", "mrs.", "ms.", "mr", "mrs", "ms") and description.last - description.first > 1


def _is_another_person(words: Words, description: Description) -> bool:
    """As in “Jo Hill Leader of the Party and Ann Lund”: another's name and office; not in “Jo Hill's aide”."""
    first = description.first
    if words.entity[first] != "PERSON" or not namewords.is_given_name(words.lower[first]):
        return False
    last = next(
        (one for one in range(first, description.last) if words.entity[one] != "PERSON"), description.last
    )
    office = last <= description.noun and words.forms[last].istitle()
    return office and last - first > 1 and words.tag[last - 1] != POSSESSIVE_ENDING


def _add_role(entry: ActorEntry, role: str, description_words: list[str]) -> None:
    """Notes what an actor is called; a deputy minister is not the minister, unless the article says that too."""
    if not titles.is_not_quite(word for word in description_words if word != role):
        entry.not_quite.discard(role)
    elif role not in entry.roles:
        entry.not_quite.add(role)
    entry.roles.add(role)
    entry.told.update(description_words)


def _is_passing(words: Words, description: Description) -> bool:
    """Whether somebody is only called by what he is accused of or suffered, or by a tie to nobody named."""
    noun = person_nouns.singular(words.lower[description.noun])
    if noun in person_nouns.words_of("described", "accused"):
        return True
    owned = any(
        words.tag[place] in (POSSESSIVE_ENDING, PREPOSITION_OR_SUBORDINATOR)
        for place in range(description.first, description.last)
    )
    return noun in person_nouns.words_of("described", "tied") and not owned


def text_of(words: Words, description: Description) -> str:
    """The description without its determiner, what is said of another person before it, opinions and loose ends."""
    start, last = description.first, description.last
    others = [one for one in range(start, description.noun) if words.entity[one] == "PERSON"]
    if others and (ands := [one for one in range(others[-1], description.noun) if words.lower[one] == "and"]):
        start = ands[-1] + 1
    if words.lower[start : start + 4] == ["year", "-", "old", words.lower[description.noun]]:
        start = description.noun  # "85-year-old Justice", whose number is no part of it
    if words.lower[start + 1 : start + 5] == ["-", "year", "-", "old"] and start + 5 == description.noun:
        start = description.noun
    if words.lower[start : start + 2] == ["then", "-"]:
        start += 2
    opinions = person_nouns.words_of("described", "opinions")
    passed = opinions | namewords.words("junk") | {"and", "buy"}
    while start < description.noun and (
        _leads(words, start) or (words.lower[start] in passed and not _opens_name(words, start))
    ):
        start += 1
    while last > description.noun + 1 and (
        words.lower[last - 1] in INNER or words.pos[last - 1] in (COORDINATING, ADVERB)
    ):
        last -= 1
    return words.between(start, last).rstrip(" ,;:")


def _leads(words: Words, token: int) -> bool:
    """Whether a word that opens a description is no part of it; "45-year-old" is."""
    if words.form_at(token + 1) == "-" and words.forms[token].isalnum():
        return False
    return (
        words.pos[token] in (DETERMINING, PRONOUN, NUMERAL, PUNCTUATION_MARK, WHITE_SPACE, ADVERB)
        or words.tag[token] == POSSESSIVE_ENDING
    )


def _opens_name(words: Words, token: int) -> bool:
    """As in “Popular Force leader”: an opinion's word that a name begins with."""
    return is_in_name(words, token) and is_in_name(words, token + 1)
