"""Persons' names that a tagger runs into the words before them, or cuts in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.annotate.actors import namewords
from index.annotate.actors.tagged_entities import Name
from index.annotate.actors.titles import is_office, is_portfolio, is_title, name_start
from index.annotate.parse.grammar_terms import COMPOUND
from index.annotate.parse.words import Words
from index.annotate.places.gazetteer import gazetteer

_LONGEST = 4  # words of a person's name
_HYPHENED = 3  # words of a first name with a hyphen
_PATRONYMIC = frozenset(("bin", "ibn", "bint"))


def with_whole_persons(words: Words, names: Sequence[Name]) -> list[Name]:
    """The names in text order, persons' as they stand elsewhere: without words before them, and not in halves."""
    whole = _full_names(words, names)
    surnames = {key[-1] for key in whole}
    recut = _at_full_names(words, list(_joined(words, names)), whole)
    return [
        Name(name.last - 1, name.last, "PERSON") if _is_behind_other_words(words, name, surnames) else name
        for name in recut
    ]


def _full_names(words: Words, names: Sequence[Name]) -> set[tuple[str, ...]]:
    """The forms of all names of persons that begin with a first name and have a surname."""
    persons = (name for name in names if name.label == "PERSON" and 1 < name.last - name.first <= _LONGEST)
    forms = {tuple(words.forms[name.first : name.last]) for name in persons}
    return {
        form
        for form in forms
        if namewords.is_given_name(form[0].lower()) and all(word[:1].isupper() for word in form)
    }


def _joined(words: Words, names: Sequence[Name]) -> Iterator[Name]:
    """The names, a first name and the surname right behind it as one."""
    before: Name | None = None
    for name in names:
        if before is not None and _is_first_name_of(words, before, name):
            first = name_start(words, before.first, before.last)
            before = Name(first, name.last, "PERSON")
            continue
        if before is not None:
            yield before
        before = name
    if before is not None:
        yield before


def _is_first_name_of(words: Words, name: Name, behind: Name) -> bool:
    """As in “Gen. Efrain Lund was tried. Lund …”, where the tagger ends a sentence or a name behind the first name."""
    if _is_hyphened(words, name, behind):
        return True
    if name.last != behind.first or words.paragraph[name.first] != words.paragraph[behind.first]:
        return False
    if not _may_be_halves(name) or not _may_be_halves(behind) or behind.last - behind.first > 2:
        return False
    surname = words.lower[behind.first]
    if _is_cut(words, name, behind) or _is_behind_title(words, name, behind):
        return True
    written = words.forms[behind.first].istitle() and words.forms[name.last - 1].istitle()
    if not written or namewords.is_given_name(surname) or _names_a_site(words, name, behind):
        return False
    first_names = words.lower[name_start(words, name.first, name.last) : name.last]
    return all(map(namewords.is_given_name, first_names))


def _is_hyphened(words: Words, name: Name, behind: Name) -> bool:
    """As in “Marie | - | France Lund”: a first name of two words that the tagger parts at their hyphen."""
    mark, second = name.last, name.last + 1
    if words.forms[mark] != "-" or not second <= behind.first < second + 2 == behind.last:
        return False
    joined = words.end[mark - 1] == words.start[mark] and words.end[mark] == words.start[second]
    written = all(words.forms[token].istitle() for token in (mark - 1, second, second + 1))
    first = name_start(words, name.first, name.last)
    alone = first == name.last - 1 and namewords.is_given_name(words.lower[first])
    return joined and written and alone and _may_be_halves(name) and _may_be_halves(behind)


def _is_cut(words: Words, name: Name, behind: Name) -> bool:
    """As in “President Abd-Rabih | Mansur Lundi”, “Prince Alid | Bin Tal”: a person's name in two."""
    if behind.label != "PERSON" or name.label not in ("PERSON", None):
        return False
    if words.lower[behind.first] in _PATRONYMIC:
        return True
    alone = name.last - name_start(words, name.first, name.last)
    hyphened = alone == _HYPHENED and words.forms[name.last - 2] == "-"
    titled = words.forms[behind.first].istitle() and not is_office(words.lower[name.last - 1])
    return hyphened and titled


def _is_behind_title(words: Words, name: Name, behind: Name) -> bool:
    """As in “Mayor Sadir | Khalid”, “Prime Minister Hux | Sen”: one name by the parse, right behind a title."""
    start, last = name_start(words, name.first, name.last), behind.last - 1
    title = words.lower_at(start - 1) if start else ""
    if not (is_title(title) or is_office(title)) or not words.forms[start - 1][:1].isupper():
        return False
    if "PERSON" not in (name.label, behind.label) or last - start >= _LONGEST:
        return False
    written = all(words.forms[token].istitle() for token in range(start, behind.last))
    if any(is_office(one) or is_title(one) or is_portfolio(one) for one in words.lower[start : last + 1]):
        return False  # “Deputy | Finance Minister Ann Lund”
    whole = words.dep[name.last - 1] == COMPOUND and words.head[name.last - 1] == last
    ends = words.dep[last] != COMPOUND
    is_town = any(site.kind != "town" for site in gazetteer().sites.get(words.lower[last], ()))
    return written and whole and ends and not is_town and not _names_a_site(words, name, behind)


def _may_be_halves(name: Name) -> bool:
    return name.found is None and not name.speaks and name.label in ("PERSON", "GPE", None)


def _names_a_site(words: Words, name: Name, behind: Name) -> bool:
    """Whether a town is named, or one of the words tells another kind: “Charlotte North Carolina”, “Paul House”."""
    last = tuple(words.lower[behind.first : behind.last])
    place = words.between(name.first, name.last).lower() if name.label == "GPE" else " ".join(last)
    if place in gazetteer().states or (name.label == "GPE" and place in gazetteer().sites):
        return True
    return any(namewords.kind_of_name((word, word)) is not None or is_office(word) for word in last)


def _at_full_names(words: Words, names: list[Name], whole: set[tuple[str, ...]]) -> list[Name]:
    """The names, in place of those that begin before a person's full name, that name."""
    covered = {token: name for name in names for token in range(name.first, name.last)}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for form in whole:
        by_first.setdefault(form[0], []).append(form)
    dropped: set[int] = set()
    added: list[Name] = []
    for name in names:
        for first in range(name.first, name.last):
            for form in by_first.get(words.forms[first], ()):
                last = first + len(form)
                if tuple(words.forms[first:last]) == form and _is_recut(words, covered, first, last):
                    dropped.update(id(covered[token]) for token in range(first, last) if token in covered)
                    added.append(Name(first, last, "PERSON"))
    unique = {name.first: name for name in added}
    return sorted(
        [*(name for name in names if id(name) not in dropped), *unique.values()], key=lambda one: one.first
    )


def _is_recut(words: Words, covered: dict[int, Name], first: int, last: int) -> bool:
    """Whether names around a full name begin before it, with words that are no part of a person's name."""
    around = {id(covered[token]): covered[token] for token in range(first, last) if token in covered}
    names = [*around.values()]
    if (
        any(name.found or name.speaks for name in names)
        or words.paragraph[first] != words.paragraph[last - 1]
    ):
        return False
    begins, ends = min(name.first for name in names), max(name.last for name in names)
    if begins >= first:
        return last < ends and _is_before_sentence(words, names, last, ends)
    before = words.lower[begins:first]
    if ends > last or any(not words.forms[token][:1].isupper() for token in range(begins, first)):
        return False
    return not any(map(_may_be_of_a_person, before))


def _is_before_sentence(words: Words, names: list[Name], first: int, last: int) -> bool:
    """As in “Erik Vold Click here”: words of the language behind a person's name that the tagger runs into it."""
    is_word = words.parsed.dictionary.is_word
    behind = words.lower[first:last]
    whole = tuple(words.lower[names[0].first : last])
    persons = len(names) == 1 and names[0].label == "PERSON" and namewords.kind_of_name(whole) is None
    return persons and not any(_may_be_of_a_person(one) or not is_word(one) for one in behind)


def _may_be_of_a_person(lower: str) -> bool:
    """Whether a word before a name may belong to it: a first name, a surname, an initial."""
    return namewords.is_given_name(lower) or namewords.is_family_name(lower) or len(lower.rstrip(".")) < 2


def _is_behind_other_words(words: Words, name: Name, surnames: set[str]) -> bool:
    """As in “told Reuters Lund had left”: a surname of somebody named in full behind words that are nobody's name."""
    last = name.last - 1
    if name.found or name.speaks or name.label not in ("PERSON", None) or name.last - name.first < 2:
        return False
    if words.forms[last] not in surnames:
        return False
    titled = all(form.istitle() for form in words.forms[name.first : last])
    return titled and all(map(_is_no_first_name, words.lower[name.first : last]))


def _is_no_first_name(lower: str) -> bool:
    """Whether a word is a common one or tells a body, and begins the name of no site."""
    if _may_be_of_a_person(lower) or lower in namewords.words("kinds", "place_first"):
        return False
    if lower in namewords.words("particles"):
        return False  # “Jasmine De Lund … De Lund”
    body = namewords.kind_of_name((lower, lower))
    return namewords.is_generic(lower) or lower in namewords.words("prose") or body is not None
