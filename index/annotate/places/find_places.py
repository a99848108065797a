"""Places in running text with their coordinates, found offline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Span, Token

from index.annotate.actors import person_nouns
from index.annotate.parse.dependents import upward
from index.annotate.parse.grammar import NOUNS, OWNERS, SUBJECTS
from index.annotate.parse.grammar_terms import ADJECTIVE, NAME
from index.annotate.parse.parsed import Parsed
from index.annotate.parse.tree import Tree
from index.annotate.places.gazetteer import Gazetteer, gazetteer
from index.annotate.places.place_names import PLACE_LABELS, PlaceNames, is_before_office, state_behind, words
from index.annotate.places.place_table import GazetteerPlace
from index.model import Place

PlaceKind = Literal["city", "state", "country", "region", "county", "site", "unknown"]
_DESCRIBED = 4  # heads between a name and the preposition of the noun that it describes
_AREA_LABELS = frozenset(("GPE", "NORP", "LOC"))
_INITIALS = re.compile(r"(?:[a-z]\.){2,}[a-z]?")
HOME = 1.5  # what a country named in the article counts for, in powers of ten of inhabitants
BESIDE = 5.0  # what a country or state named right behind counts for ("Paris, Texas")
SHORTEST = 4  # letters from which a name in capitals is no abbreviation


@dataclass(frozen=True)
class FoundPlace:
    """A place in the text. `above` are the tokens over it in the parse; `where` says that something happens there.

    `kind` "site" is a street, a building or ground inside a city, "unknown" what no gazetteer knows. `acts` says that
    its name is the subject of a verb.
    """

    start: int
    end: int
    name: str
    latitude: float | None = None
    longitude: float | None = None
    above: tuple[int, ...] = ()
    where: bool = False
    kind: PlaceKind = "unknown"
    acts: bool = False

    def as_place(self) -> Place:
        """The place in the form of the format."""
        return Place(
            name=self.name, latitude=self.latitude, longitude=self.longitude, start=self.start, end=self.end
        )


def find_places(parsed: Parsed) -> list[FoundPlace]:
    """The places of the article in text order; those that no gazetteer knows have no coordinates.

    A name ends with its passage: the last word of a heading and the first of the text are none.
    """
    return [
        place
        for place in places_in(parsed.words)
        if (segment := parsed.segment_at(place.start)) is not None and place.end <= segment.end
    ]


def places_in(tree: Tree) -> list[FoundPlace]:
    """The places of a parse, of an article or of a title beside it."""
    spans = list(PlaceNames(tree).spans())
    if not spans:
        return []
    names = gazetteer()
    areas = _named_areas(tree, names)
    found_places = (_place(names, tree, first, last, areas) for first, last in spans)
    return [one for one in found_places if one is not None]


def _place(names: Gazetteer, tree: Tree, first: int, last: int, areas: _Areas) -> FoundPlace | None:
    span = _without_direction(names, tree.doc[first:last])
    site = _choose(names, span, areas)
    if site is None and not _is_called_place(tree, span):
        return None
    name = _bare(span.text)
    if not name:
        return None
    above = _above(span.root, span.start, span.end)
    end = span.end_char
    return FoundPlace(
        end - len(name) if span.text.endswith(name) else span.start_char,
        end,
        name.title() if name.isupper() and len(name) >= SHORTEST else name,
        site.latitude if site else None,
        site.longitude if site else None,
        above,
        _is_where(span, above, site),
        _kind(span, name, site),
        span.root.dep_ in SUBJECTS,
    )


def _is_called_place(tree: Tree, span: Span) -> bool:
    """Whether the tagger or the noun behind says that a name that nobody knows is a place."""
    root = span.root
    if len(span) == 1 and person_nouns.kinds_of(root.lower_):
        return False  # “Rebels”, at the start of a sentence
    if any(word.lower_ in words("days") for word in span):
        return False
    if any(letter.isdigit() for letter in span.text):
        return root.ent_type_ == "FAC"  # “F1”, “G20”; but “7th Street”
    if root.ent_type_ in PLACE_LABELS or root.lower_ == "border" or root.head.lower_ in words("quarters"):
        return True
    return is_before_office(tree, span.start, span.end)


def _without_direction(names: Gazetteer, span: Span) -> Span:
    """As in "northwest Fresno": the name without the part of the city; the whole may be a name, as "West Side" is."""
    first = span.start
    if span[-1].lower_ in words("kinds"):
        return span
    while first < span.end - 1 and span.doc[first].lower_ in words("directions"):
        if _bare(span.doc[first : span.end].text).lower() in names.sites:
            break
        first += 1
    return span.doc[first : span.end]


def _kind(span: Span, name: str, site: GazetteerPlace | None) -> PlaceKind:
    parts = name.lower().split()
    if _is_county(name):
        return "county"
    if site is not None:
        return "city" if site.kind == "town" else site.kind
    named = len(parts) > 1 and (parts[-1] in words("sites") or parts[0].rstrip("s") in words("sites"))
    return "site" if named or span.root.ent_type_ == "FAC" else "unknown"


def _is_county(name: str) -> bool:
    """Whether it is a county or parish, which a town of its name may lie far from."""
    return name.lower().endswith((" county", " parish"))


def _is_where(span: Span, above: Sequence[int], site: GazetteerPlace | None) -> bool:
    """Whether a preposition of place stands over the name or over the noun that it describes: "in a Mosul market".

    "On" a country or a city is against it.
    """
    doc = span.doc
    over = [doc[number] for number in above[:_DESCRIBED]]
    below = span.root
    while len(over) > 1 and over[0].pos_ in NOUNS and below.dep_ in OWNERS:
        below, over = over[0], over[1:]
    word = over[0].lower_ if over else ""
    if not over and span.start > span.sent.start:  # a parse that hangs on nothing
        word = doc[span.start - 1].lower_
    against = (
        word in ("on", "upon") and site is not None and site.kind in ("country", "state", "city", "town")
    )
    return word in words("where") and not against


def _bare(name: str) -> str:
    """The name without an article and a possessive."""
    return name.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s").strip()


def _spelt(names: Gazetteer, name: str) -> str:
    """A name as the gazetteer has it: in small letters, the initials of a country without stops."""
    name = name.lower().replace("’", "'")
    initials = name.replace(".", "") if _INITIALS.fullmatch(name) else ""
    return initials if initials in names.countries else name


class _Areas(NamedTuple):
    """Countries that are named, by name or adjective, and how often; states of the USA that are named, by code."""

    countries: Mapping[str, int]
    states: Container[str]

    def in_state(self, site: GazetteerPlace) -> bool:
        """Whether a place is in one of the states."""
        return site.country == "US" and site.state in self.states

    def holds_town(self, site: GazetteerPlace) -> bool:
        """Whether a small town is in one of them: in the USA, where they share their names, its state is named."""
        return self.in_state(site) if site.country == "US" else site.country in self.countries


def _named_areas(tree: Tree, names: Gazetteer) -> _Areas:
    countries, states = Counter[str](), set[str]()
    for label, name in _named(tree):
        if label not in _AREA_LABELS:
            continue
        name = _spelt(names, _bare(name))
        if code := names.countries.get(name):
            countries[code] += 1
        if state := names.states.get(name) or names.states.get(f"{name}."):
            states.add(state)
    return _Areas(countries, states)


def _named(tree: Tree) -> Iterator[tuple[str, str]]:
    """The entities of a parse, with their labels."""
    first = 0
    for label, numbers in groupby(tree.entity):
        last = first + sum(1 for _ in numbers)
        if label:
            yield label, tree.text[tree.start[first] : tree.end[last - 1]]
        first = last


def _choose(names: Gazetteer, span: Span, areas: _Areas) -> GazetteerPlace | None:
    """The place that a name means; a small town only where the text names its country or state too."""
    name = _spelt(names, _bare(span.text))
    sites = names.sites.get(name) or names.sites.get(_without_kind(name), ())
    beside = _named_behind(names, span.doc, span.end)
    most = max(areas.countries.values(), default=1)
    if name.replace(" ", "_") in words("cities_of_states") and not _is_called_state(span):
        sites = tuple(site for site in sites if site.kind != "state")

    def weight(site: GazetteerPlace) -> float:
        home = HOME * areas.countries.get(site.country, 0) / most
        return site.size + home + BESIDE * ((site.country in beside.countries) + beside.in_state(site))

    def may_be(site: GazetteerPlace) -> bool:
        if beside.states and not beside.in_state(site):
            return False
        needs_area = site.kind == "town" or _is_county(name)
        return not needs_area or areas.holds_town(site) or beside.holds_town(site)

    return max(filter(may_be, sites), key=weight, default=None)


def _is_called_state(span: Span) -> bool:
    """Whether a name is that of a state: "Washington state", "the state of New York", "Olympia, Washington"."""
    before = [token.lower_ for token in span.doc[max(0, span.start - 2) : span.start]]
    behind = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    town = len(before) == 2 and before[1] == "," and span.doc[span.start - 2].pos_ == NAME
    return behind == "state" or span[-1].lower_ == "state" or before == ["state", "of"] or town


def _without_kind(name: str) -> str:
    """The name without what it is: "anbar province" → "anbar"."""
    parts = name.split()
    return " ".join(parts[:-1]) if len(parts) > 1 and parts[-1] in words("kinds") else name


def _named_behind(names: Gazetteer, doc: Doc, last: int) -> _Areas:
    """What is named right behind: "Paris, Texas", "Albu Kamal, a Syrian city"."""
    countries, states = Counter[str](), set[str]()
    if state := state_behind(doc, last):
        countries["US"] += 1
        states.add(state)
    elif last < len(doc) and doc[last].text in (",", "("):
        for size in (1, 2):
            word = _bare(doc[last + 1 : last + 1 + size].text).lower()
            countries.update(site.country for site in names.sites.get(word, ()) if site.kind == "country")
        for token in doc[last + 1 : last + 4]:
            if token.lower_ in names.countries and token.pos_ == ADJECTIVE:
                countries[names.countries[token.lower_]] += 1
    return _Areas(countries, states)


def _above(token: Token, first: int, last: int) -> tuple[int, ...]:
    numbers = [word.i for word in upward(token) if not first <= word.i < last]
    kinds = words("kinds")  # "in the town of X": where it happens stands above "town of"
    while len(numbers) > 2 and token.doc[numbers[0]].lower_ == "of" and token.doc[numbers[1]].lower_ in kinds:
        numbers = numbers[2:]
    return tuple(numbers)
