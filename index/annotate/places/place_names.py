"""Where a text names places: by the tagger, behind a preposition of place, and by names that the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from spacy import attrs
from spacy.tokens import Doc

from index.annotate.parse.grammar import COMPOUNDS, SUFFERING
from index.annotate.parse.grammar_terms import ADJECTIVE, COMMON_NOUN, DETERMINING, NAME
from index.annotate.parse.tree import Tree
from index.annotate.places.gazetteer import gazetteer, place_words

REMEMBERED = 50_000  # names of which is kept whether they are cities
LONGEST = 4  # words of a name
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_OTHER_LABELS = frozenset(("PERSON", "ORG", "DATE", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT"))
_NAMED = frozenset((NAME, DETERMINING, ADJECTIVE, COMMON_NOUN))
_PLAIN = frozenset(("", "ORG", "GPE"))
_JOINED = re.compile(r"[-‑](?:[a-zà-ÿ]{1,4}[-‑]){1,2}[A-ZÀ-Þ][a-zà-ÿ]+")  # “Stoke-on-Trent”
_BEGIN = 3  # how spaCy writes that an entity begins


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of the data file."""
    return frozenset(place_words()[name].split())


@lru_cache(maxsize=REMEMBERED)
def is_known_city(name: str) -> bool:
    """Whether the gazetteer has a city whose usual name this is."""
    return any(site.kind == "city" and site.is_usual for site in gazetteer().sites.get(name.lower(), ()))


class PlaceNames:
    """The names of places in one parse."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._begins: list[bool] = (tree.doc.to_array([attrs.ENT_IOB]).ravel() == _BEGIN).tolist()
        self._borders = dict(_borders(tree)) if "border" in tree.lower else {}

    def spans(self) -> Iterator[tuple[int, int]]:
        """Token spans that may name a place, in text order, without overlap."""
        tree, behind = self._tree, 0
        for number in range(len(tree)):
            if number < behind:
                continue
            last = self._borders.get(number)
            if last is None and (tree.entity[number] in PLACE_LABELS or self._is_capital(number)):
                last = self._last_of(number)
            if last is not None:
                behind = self._joined(last)
                yield number, behind

    def _joined(self, last: int) -> int:
        """Where a name ends that goes on behind hyphens: "Mazar" of "Mazar-i-Sharif"."""
        behind = _JOINED.match(self._tree.text, self._tree.end[last - 1])
        if behind is None:
            return last
        while last < len(self._tree) and self._tree.end[last] <= behind.end():
            last += 1
        return last

    def _is_capital(self, number: int) -> bool:
        return self._tree.text[self._tree.start[number]].isupper()

    def _last_of(self, first: int) -> int | None:
        """Where a name of a place ends that begins with a token."""
        tree = self._tree
        if tree.pos[first] not in _NAMED:
            return self._known(first)
        if tree.entity[first] in PLACE_LABELS and self._begins[first]:
            last = first + 1
            while last < len(tree) and tree.entity[last] == tree.entity[first] and not self._begins[last]:
                last += 1
            return last
        head = tree.head[first]
        describes = tree.pos[first] == NAME and tree.dep[first] in COMPOUNDS
        if describes and tree.lower[head] in words("quarters"):
            return head if first < head <= first + LONGEST else None  # "the Mayfair section"
        named = tree.pos[first] == NAME and tree.entity[first] not in _OTHER_LABELS
        if named and first and tree.lower[first - 1] in words("where") and not self._is_doubtful(first):
            return self._proper(first)
        return self._known(first) or self._before_office(first)

    def _is_doubtful(self, number: int) -> bool:
        return self._form(number, number + 1) in words("doubtful")

    def _form(self, first: int, last: int) -> str:
        return self._tree.text[self._tree.start[first] : self._tree.end[last - 1]]

    def _proper(self, first: int) -> int:
        last = first + 1
        while last < len(self._tree) and self._tree.pos[last] == NAME and last - first < LONGEST:
            last += 1
        return last

    def _known(self, first: int) -> int | None:
        """Where a name ends that the gazetteer knows as a city and that the words beside it use as a place."""
        if not self._is_capital(first) or self._is_doubtful(first):
            return None
        for size in (3, 2, 1):
            last = first + size
            if last > len(self._tree) or not self._is_used_as_place(first, last):
                continue
            if is_known_city(self._form(first, last)):
                return last
        return None

    def _is_used_as_place(self, first: int, last: int) -> bool:
        """Whether a preposition of place, a state, an office or a noun stands beside a name; the tagger missed it."""
        tree = self._tree
        behind = last if last < len(tree) else None
        if behind is not None and self._calls_deed(first, behind):
            return True
        if behind is not None and tree.pos[behind] == NAME and tree.lower[behind] not in words("offices"):
            return False  # the first word of a longer name
        before = first - 1 if first else None
        if before is not None and tree.pos[before] == NAME and tree.entity[before] == "PERSON":
            return False
        if before is not None and tree.lower[before] in words("where") and tree.entity[first] != "DATE":
            return True
        if tree.dep[first] in SUFFERING and tree.lemma[tree.head[first]].lower() in words("hitting"):
            return tree.entity[first] not in _OTHER_LABELS
        if behind is None:
            return False
        if tree.lower[behind] in words("offices") or state_behind(tree.doc, last) is not None:
            return True
        plain = tree.entity[first] not in _OTHER_LABELS and tree.pos[first] == NAME
        return plain and tree.pos[behind] == COMMON_NOUN

    def _calls_deed(self, first: int, behind: int) -> bool:
        """As in "the Oslo attack", "the Croydon tram crash": a name before what happened in it."""
        tree = self._tree
        if tree.pos[first] != NAME or tree.entity[first] not in _PLAIN | {"PRODUCT"}:
            return False
        nouns = [number for number in (behind, behind + 1) if number < len(tree) and self._is_small(number)]
        return any(tree.lemma[number].lower() in words("called_by_place") for number in nouns)

    def _is_small(self, number: int) -> bool:
        return self._form(number, number + 1).islower()

    def _before_office(self, first: int) -> int | None:
        """Where a name ends that the police or the people of the place stand behind: "Orlow police", "an Orlow man"."""
        tree = self._tree
        if tree.pos[first] != NAME:
            return None
        last = first + 1
        while last < len(tree) and tree.pos[last] == NAME and last - first < LONGEST:
            if is_before_office(tree, first, last):
                return last
            last += 1
        return last if last < len(tree) and is_before_office(tree, first, last) else None


def is_before_office(tree: Tree, first: int, last: int) -> bool:
    """Whether a name that the tagger took for none, or for a body, ends before the police or the people of a place."""
    if last >= len(tree) or tree.lower[last] not in words("offices") or tree.entity[last] == "PERSON":
        return False
    for number in range(first, last):
        form = tree.text[tree.start[number] : tree.end[number]]
        if tree.pos[number] != NAME or tree.entity[number] not in _PLAIN or not form.isalpha():
            return False
        if form.lower() in words("no_places") or form.lower() in words("directions"):
            return False
    return not tree.text[tree.start[first] : tree.end[first]].isupper()


def bare_name(name: str) -> str:
    """The name without an article and a possessive."""
    return name.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s").strip()


def is_county(name: str) -> bool:
    """Whether it is a county or parish, which a town of its name may lie far from."""
    return name.lower().endswith((" county", " parish"))


def state_behind(doc: Doc, last: int) -> str | None:
    """The postal code of the US state named right behind a comma: "Reno, Nev.", "Salem, Oregon"."""
    if last + 1 >= len(doc) or doc[last].text != ",":
        return None
    states = gazetteer().states
    for size in (2, 1):
        name = doc[last + 1 : last + 1 + size].text
        code = states.get(name.lower()) or states.get(f"{name.lower()}.")
        if code and name[0].isupper():
            return code
    postal = doc[last + 1].text
    return postal if len(postal) == 2 and postal.isupper() and postal in states.values() else None


def _borders(tree: Tree) -> Iterator[tuple[int, int]]:
    """Borders named by the two sides: "the Iraq-Syria border"."""
    for number, form in enumerate(tree.lower):
        if form != "border":
            continue
        first = number
        while first and number - first < 6 and (tree.pos[first - 1] == NAME or tree.lower[first - 1] in "-–"):
            first -= 1
        if number - first >= 3 and tree.pos[first] == NAME:
            yield first, number + 1
