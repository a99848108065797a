"""Names that a text calls places though the tagger takes them for persons: “near Hudovka”, “the Hudovka River”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.annotate.actors import metonymy, namewords, person_nouns
from index.annotate.actors.tagged_entities import POSSESSIVE_SIGNS, Name
from index.annotate.parse.grammar_terms import ADJECTIVE, COMMON_NOUN, NAME, NUMERAL, SINGULAR_NAME
from index.annotate.parse.words import Words


def told_places(words: Words, entities: Iterable[Name]) -> frozenset[str]:
    """The words, each a name alone somewhere, that the text calls a place and nowhere a part of a person's name."""
    persons = [one for one in entities if one.label == "PERSON"]
    of_persons = {
        form for one in persons if one.last - one.first > 1 for form in words.forms[one.first : one.last]
    }
    alone = {words.forms[one.first] for one in persons if one.last - one.first == 1}
    lowers = {form: form.lower() for form in alone - of_persons}
    open_names = {form for form, lower in lowers.items() if not _is_name_of_people(lower)}
    return (
        frozenset(words.forms[token] for token in _places(words, open_names)) if open_names else frozenset()
    )


def _is_name_of_people(lower: str) -> bool:
    return (
        namewords.is_given_name(lower)
        or namewords.is_family_name(lower)
        or bool(person_nouns.kinds_of(lower))
        or namewords.is_generic(lower)
    )


def _places(words: Words, forms: set[str]) -> Iterator[int]:
    """The tokens with one of these forms that the words around them call a place."""
    for token, form in enumerate(words.forms):
        if form in forms and (_is_called_place(words, token) or _has_article(words, token)):
            yield token


def _is_called_place(words: Words, token: int) -> bool:
    """As in “in Hudovka province”, “the town of Hudovka”, “Lake Hudovka”, “near Hudovka”."""
    around = namewords.words("lands")
    behind = words.lower_at(token + 1)
    before = words.lower_at(token - 1)
    if behind in around or (
        before in namewords.words("lands", "before") and words.forms[token - 1].istitle()
    ):
        return True
    if before == "near":
        return behind not in POSSESSIVE_SIGNS
    return before == "of" and token > 1 and words.lower[token - 2] in around


def _has_article(words: Words, token: int) -> bool:
    """As in “crossed the Hudovka”: no single person is “the” somebody."""
    if not token or words.forms[token - 1] != "the" or words.tag[token] != SINGULAR_NAME:
        return False
    return token + 1 == len(words) or words.pos[token + 1] not in (COMMON_NOUN, NAME, ADJECTIVE, NUMERAL)


def named_storms(words: Words) -> set[str]:
    """The storms that the article names: “Katrina” after “Hurricane Katrina”, in small letters."""
    named = (token + 1 for token, lower in enumerate(words.lower[:-1]) if metonymy.is_storm(lower))
    return {words.lower[token] for token in named if words.forms[token][:1].isupper()}


def named_streets(words: Words) -> set[str]:
    """The streets that the article names in full, in small letters: “Wilson” where “Wilson Avenue” is."""
    named = (token for token in range(len(words) - 1) if words.forms[token].istitle())
    behind = (token for token in named if words.forms[token + 1].istitle())
    return {words.lower[token] for token in behind if namewords.is_street(("1st", words.lower[token + 1]))}
