"""Names that a tagger runs together: a fixture, a list, an owner with what is owned, a headline with its caption."""

from __future__ import annotations

from collections.abc import Iterator

from index.annotate.actors import namewords
from index.annotate.actors.tagged_entities import POSSESSIVE_SIGNS, Name
from index.annotate.actors.titles import is_portfolio
from index.annotate.parse.words import Words
from index.annotate.places.gazetteer import gazetteer
from index.vocabulary import BODY_KINDS

_VERSUS = frozenset({"v", "v.", "vs", "vs."})
_FORMS, _BRANDS = namewords.words("legal_forms"), namewords.words("brands")


def split_names(words: Words, names: list[Name]) -> list[Name]:
    """The names with those cut that are two; `names` in the order of the text."""
    persons = {
        tuple(words.lower[name.first : name.last])
        for name in names
        if name.label == "PERSON" and name.last - name.first == 2
    }
    alone = {tuple(words.lower[name.first : name.last]) for name in names}
    without_agencies = filter(None, (_without_agency(words, name) for name in names))
    whole = [part for name in without_agencies for part in _owners(words, name, alone)]
    return [part for name in whole for part in _parts(words, name, persons)]


def _owners(words: Words, name: Name, alone: set[tuple[str, ...]]) -> Iterator[Name]:
    """A name, or whose it is and what it is as two, where both are names of their own."""
    cut = next(
        (token for token in range(name.first + 1, name.last - 1) if _is_owner(words, name, token, alone)),
        None,
    )
    if cut is None:
        yield name
    else:
        yield Name(name.first, cut, name.label)
        yield Name(cut + 1, name.last, name.label)


def _is_owner(words: Words, name: Name, token: int, alone: set[tuple[str, ...]]) -> bool:
    """As in “Toblero's Facebook page. Toblero said …”: the owner stands elsewhere alone; “Norland's Court” is whole."""
    if name.found or words.forms[token] not in POSSESSIVE_SIGNS or words.lower[token - 1] in _BRANDS:
        return False
    rest = tuple(words.lower[token + 1 : name.last])
    owned = namewords.kind_of_name(rest) is None or rest in alone
    return owned and tuple(words.lower[name.first : token]) in alone


def _parts(words: Words, name: Name, persons: set[tuple[str, ...]]) -> Iterator[Name]:
    if name.found or name.last - name.first < 2:
        yield name
    elif name.label == "PERSON":
        yield from _two_persons(words, name, persons)
    else:
        for first, last in _pieces(words, name.first, name.last, {one[-1] for one in persons}):
            yield from _owned(words, Name(first, last, name.label), persons)


def _without_agency(words: Words, name: Name) -> Name | None:
    """The name without the agency of a picture before it or behind it, or None where only a place is left."""
    if name.found or name.last - name.first < 2:
        return name
    if _is_agency_behind(words, name):
        placed = words.between(name.first, name.last - 1).lower() in gazetteer().sites
        return None if placed else Name(name.first, name.last - 1, name.label)
    return Name(name.first + 1, name.last, name.label) if _is_agency_before(words, name) else name


def _is_agency_before(words: Words, name: Name) -> bool:
    """As in “GETTY Max Lund won”: in capitals before a name that tells no body; “AFP News” is whole."""
    shouted = words.forms[name.first].isupper() and words.lower[name.first] in namewords.words(
        "picture_agencies"
    )
    return shouted and namewords.kind_of_name(tuple(words.lower[name.first + 1 : name.last])) is None


def _is_agency_behind(words: Words, name: Name) -> bool:
    """As in “Karachi, Pakistan EPA 9/29”: a caption's last word; “Thomson Reuters” is whole."""
    lower = words.lower[name.last - 1]
    return lower in namewords.words("picture_agencies") and words.lower[name.last - 2] not in (
        "thomson",
        "of",
    )


def _two_persons(words: Words, name: Name, persons: set[tuple[str, ...]]) -> Iterator[Name]:
    """A run of two persons' names where one of them stands elsewhere; "Blair and Brown" are two."""
    joined = [
        token for token in range(name.first + 1, name.last - 1) if words.lower[token] in {"and", "&", ","}
    ]
    if joined:
        yield Name(name.first, joined[0], "PERSON")
        yield Name(joined[-1] + 1, name.last, "PERSON")
        return
    of = next((token for token in range(name.first + 2, name.last - 1) if words.lower[token] == "of"), None)
    if of is not None and all(form.istitle() for form in words.forms[name.first : of]):
        yield Name(name.first, of, "PERSON")  # “Jane Hill of Norwick”
        return
    cut = name.first + 2
    lowers = words.lower[name.first : name.last]
    both = len(lowers) == 4 and all(map(namewords.is_given_name, lowers[::2]))
    if both and (tuple(lowers[:2]) in persons or tuple(lowers[2:]) in persons):
        yield Name(name.first, cut, "PERSON")
        yield Name(cut, name.last, "PERSON")
    else:
        yield name


def _pieces(words: Words, first: int, last: int, surnames: set[str]) -> Iterator[tuple[int, int]]:
    """The sides of a fixture, the items of a list of bodies, what stands before a spaced hyphen."""
    for token in range(first + 1, last - 1):
        lower = words.lower[token]
        spaced = lower in {"-", "–", "—", "|"} and words.end[token - 1] < words.start[token]
        listed = (
            lower in {",", "or"}
            and words.lower[token + 1] not in _FORMS
            and words.forms[token + 1][:1].isupper()
        )
        if lower in _VERSUS or spaced or (listed and _are_bodies(words, first, token, last)):
            yield first, token
            if not spaced:
                yield from _pieces(words, token + 1, last, surnames)
            return
        if lower == "," and _is_person(words, token + 1, last):
            yield token + 1, last  # “at Lehigh, | Bruce Lund, who …”
            return
        if lower == "and" and (
            _are_towns(words, first, token, last)
            or (_are_bodies(words, first, token, last) and not _is_also_for(words, first, token, last))
            or _are_surnames(words, first, token, last, surnames)
            or _are_first_names(words, first, token, last)
        ):
            yield first, token
            yield from _pieces(words, token + 1, last, surnames)
            return
    yield first, last


def _are_bodies(words: Words, first: int, token: int, last: int) -> bool:
    """Whether what stands on both sides of a token is a body by its own words: "Sund Bank or Harbour Trust"."""
    left, right = tuple(words.lower[first:token]), tuple(words.lower[token + 1 : last])
    return {namewords.kind_of_name(left), namewords.kind_of_name(right)} <= BODY_KINDS


def _is_also_for(words: Words, first: int, token: int, last: int) -> bool:
    """As in “Ministry of Industry and Information Technology”: what else a body is for, and not another body."""
    tied = not {"of", "for"}.isdisjoint(words.lower[first:token])
    return tied and all(map(is_portfolio, words.lower[token + 1 : last]))


def _are_towns(words: Words, first: int, token: int, last: int) -> bool:
    """As in “the people of Middleton and Hartle”: a town on either side of “and”."""
    sides = (words.between(first, token).lower(), words.between(token + 1, last).lower())
    return all(side in gazetteer().sites for side in sides)


def _are_surnames(words: Words, first: int, token: int, last: int, surnames: set[str]) -> bool:
    """Whether the words on both sides of “and” are surnames of persons named elsewhere: “Hale and Lund”."""
    alone = token - first == 1 and last - token == 2
    return alone and {words.lower[first], words.lower[token + 1]} <= surnames


def _are_first_names(words: Words, first: int, token: int, last: int) -> bool:
    """Whether two first names stand before the surname of both: “Filippo and Giuseppe Gravin”."""
    names = (words.lower[first], words.lower[token + 1])
    written = token - first == 1 and last - token == 3 and words.forms[last - 1].istitle()
    return (
        written
        and all(map(namewords.is_given_name, names))
        and namewords.kind_of_name(tuple(words.lower[token + 1 : last])) is None
    )


def _owned(words: Words, name: Name, persons: set[tuple[str, ...]]) -> Iterator[Name]:
    """A body without the person who owns or leads it: "Fico's Smer party"; "St. Mary's Hospital" is whole."""
    surnames = {one[-1] for one in persons}
    for token in range(name.first + 1, name.last - 1):
        if words.forms[token] in POSSESSIVE_SIGNS and _is_person(words, token + 1, name.last):
            yield Name(name.first, token, name.label)
            yield Name(token + 1, name.last, "PERSON")
            return
        if words.forms[token] in POSSESSIVE_SIGNS and words.lower[token - 1] not in _BRANDS:
            owner = words.lower[token - 1]
            if owner in surnames or tuple(words.lower[name.first : token]) in persons:
                yield Name(name.first, token, "PERSON")
                yield Name(token + 1, name.last, name.label)
                return
    yield from _behind_event(words, name)


def _is_person(words: Words, first: int, last: int) -> bool:
    """As in “the Herald's Ann Hill”: a first name and a surname whose words name nothing else."""
    named = (
        last - first == 2 and namewords.is_given_name(words.lower[first]) and words.forms[first + 1].istitle()
    )
    return named and namewords.kind_of_name(tuple(words.lower[first:last])) is None


def _behind_event(words: Words, name: Name) -> Iterator[Name]:
    """The person at the end of what is taken for one name: "Sund Grand Prix Jane Hill"."""
    cut = name.last - 2
    person = cut > name.first + 1 and namewords.is_given_name(words.lower[cut]) and words.forms[cut].istitle()
    before = namewords.kind_of_name(tuple(words.lower[name.first : cut])) if person else None
    if before == "never" and namewords.kind_of_name(tuple(words.lower[cut : name.last])) is None:
        yield Name(cut, name.last, "PERSON")
    else:
        yield name
