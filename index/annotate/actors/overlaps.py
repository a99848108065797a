"""Where the tagger's entities and well-known names meet: which of the two stands."""

from __future__ import annotations

from collections.abc import Sequence

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.tagged_entities import POSSESSIVE_SIGNS, Name
from index.annotate.actors.well_known import FoundName
from index.annotate.parse.words import Words

_HOME = "united-states"  # the list's bodies are mostly its own: "the US Justice Department"


class Overlaps:
    """The known names of a text; `surnames` are those of the persons named in full."""

    def __init__(self, words: Words, listed: Sequence[FoundName], surnames: set[str]) -> None:
        self.words, self.surnames = words, surnames
        self.starts = {one.first: one for one in listed}
        self.covered = {token: one for one in listed for token in range(one.first, one.last)}

    def kept(self, name: Name) -> Name | None:
        """The entity, or what is left of it where a known actor is named in it; None where that says it all."""
        inside = [self.covered[token] for token in range(name.first, name.last) if token in self.covered]
        if not inside:
            return name
        if inside[0].first <= name.first and inside[0].last >= name.last:
            return name if self._is_surname(name, inside[0]) else None
        if self._is_junior(name, inside[0]):
            return name
        if self._is_with_form(inside[0], name):
            return Name(name.first, name.last, None, inside[0])
        if name.label == "PERSON" or self._names_person_behind(name, inside[0]):
            return self._person_behind(name)
        if name.label == "NORP" or self.words.lower[name.last - 1] in person_nouns.person_nouns():
            return None
        return None if self._says_no_more(name, inside) else name

    def _is_surname(self, name: Name, form: FoundName) -> bool:
        """Whether a country's name is a person's here: "Jordan" where a Jane Jordan is named."""
        country = form.known is not None and form.known.kind == "country" and form.sense == "name"
        alone = form.last - form.first == 1
        return name.label == "PERSON" and country and alone and self.words.forms[form.first] in self.surnames

    def _is_junior(self, name: Name, form: FoundName) -> bool:
        """As in “Cuba Gooding Jr.”: a country's name that is a given name here."""
        named = name.label == "PERSON" and form.first == name.first and form.last < name.last
        tail = (
            self.words.lower_at(token) in namewords.words("suffixes") for token in (name.last - 1, name.last)
        )
        return named and form.sense == "name" and any(tail)

    def _names_person_behind(self, name: Name, form: FoundName) -> bool:
        """Whether a person's name follows a body's in what is taken for one: "Bank of Sund Jane Hill"."""
        rest = tuple(self.words.lower[form.last : name.last])
        if form.first != name.first or len(rest) < 2:
            return False
        return namewords.is_given_name(rest[0]) and namewords.kind_of_name(rest) is None

    def _says_no_more(self, name: Name, inside: list[FoundName]) -> bool:
        """Whether an entity is a known name with a word more: "US Defense", "U.S. National Guard"."""
        first, last = inside[0], inside[-1]
        if name.label == "ORG" and (first.first, first.last) == (name.first, name.last - 1):
            word = self.words.lower[name.last - 1]
            if namewords.is_generic(word) and namewords.kind_of_name((word, word)) is None:
                return True
        if first.first == name.first and self._is_said_again(first, name):
            return True
        if last.last != name.last:
            return False
        if last.sense == "seat" and last.known is not None and last.known.kind == "government":
            return True  # “the Lund White House”
        shared = last.known is not None and last.known.shared
        theirs = shared or (first.known is not None and first.known.id == _HOME)
        return last.sense == "nobody" or (theirs and first.first == name.first and last.sense == "name")

    def _is_said_again(self, form: FoundName, name: Name) -> bool:
        """As in “the Xinhua news agency”, “the SPD party”: in small letters stands what the body is."""
        rest = range(form.last, name.last)
        small = all(self.words.forms[token].islower() for token in rest) and len(rest) > 0
        if not small or form.known is None:
            return False
        lower = self.words.lower[name.last - 1]
        body = form.known.kind in ("organization", "group") and len(rest) == 1
        return form.known.kind == "media" or (body and lower in word_list("any_body"))

    def _is_with_form(self, form: FoundName, name: Name) -> bool:
        """As in “Facebook Inc”: behind a known firm's name stands of what form it is."""
        rest = self.words.lower[form.last : name.last]
        firm = form.known is not None and form.known.kind == "organization" and form.sense == "name"
        return (
            firm and form.first == name.first and all(word in namewords.words("legal_forms") for word in rest)
        )

    def _person_behind(self, name: Name) -> Name | None:
        """The person's name without the country or body named before it ("US President Joe Biden")."""
        first, last = name.first, name.last
        while first < last:
            form = self.starts.get(first)
            if form and (form.sense == "people" or last - form.last > 1):
                first = form.last
            elif (
                namewords.is_honorific(self.words.lower[first]) or self.words.forms[first] in POSSESSIVE_SIGNS
            ):
                first += 1
            else:
                break
        while last > first and (last - 1) in self.starts and self.starts[last - 1].sense == "nobody":
            last -= 1
        return Name(first, last, "PERSON") if first < last else None
