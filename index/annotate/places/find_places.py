"""Places in running text with their coordinates, found offline; and the place of an event."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from index.annotate.parse.parsed import Parsed
from index.annotate.places.gazetteer import Gazetteer, gazetteer, place_words
from index.annotate.places.place_table import Site
from index.model import Place

CLIMB = 12  # heads climbed from a place
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_OTHER_LABELS = frozenset(("PERSON", "ORG", "DATE", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT"))
_BORDERS = frozenset(("relcl", "advcl", "appos", "ccomp", "parataxis"))
HOME = 1.5  # what a country named in the article counts for, in powers of ten of inhabitants
_SIZES = {"country": 9.0, "state": 7.0, "region": 6.5}  # what these count for, as such powers
BESIDE = 5.0  # what a country or state named right behind counts for ("Paris, Texas")


@dataclass(frozen=True)
class FoundPlace:
    """A place in the text. `above` are the tokens over it in the parse; `where` says that something happens there."""

    start: int
    end: int
    name: str
    latitude: float | None = None
    longitude: float | None = None
    above: tuple[int, ...] = ()
    where: bool = False

    def as_place(self) -> Place:
        """The place in the form of the format."""
        return Place(
            name=self.name, latitude=self.latitude, longitude=self.longitude, start=self.start, end=self.end
        )


def find_places(parsed: Parsed) -> list[FoundPlace]:
    """The places of the article in text order; those that no gazetteer knows have no coordinates."""
    spans = list(_spans(parsed.doc))
    if not spans:
        return []
    known = gazetteer()
    areas = _named_areas(parsed.doc, known)
    found: list[FoundPlace] = []
    for first, last in spans:
        span = parsed.doc[first:last]
        site = _choose(known, parsed.doc, first, last, areas)
        if site is None and span.root.ent_type_ not in _PLACE_LABELS and span.root.lower_ != "border":
            continue
        name = _bare(span.text)
        if not name:
            continue
        above = _above(span.root, first, last)
        end = span.end_char
        found.append(
            FoundPlace(
                end - len(name) if span.text.endswith(name) else span.start_char,
                end,
                name,
                site.latitude if site else None,
                site.longitude if site else None,
                above,
                _is_where(parsed.doc, above, site),
            )
        )
    return found


def place_of(places: Sequence[FoundPlace], token: Token) -> Place | None:
    """Where the act of the token happens: the nearest place behind a preposition of place in its clause."""
    if not places:
        return None
    best: tuple[int, int] | None = None
    sentence = token.sent
    begin, end = sentence.start, sentence.end
    chain = _clause_chain(token)
    for number, place in enumerate(places):
        if not place.where or not begin <= place.above[0] < end:
            continue
        steps = next((n for n, one in enumerate(chain) if one in place.above), None)
        if steps is None:
            continue
        between = place.above[: place.above.index(chain[steps])]
        if any(token.doc[number].dep_ in _BORDERS for number in between):
            continue
        rank = steps * 4 + place.above.index(chain[steps])
        if best is None or rank < best[0]:
            best = rank, number
    return places[best[1]].as_place() if best else None


def _is_where(doc: Doc, above: Sequence[int], site: Site | None) -> bool:
    """Whether a preposition of place stands over the name; "on" a country is against it."""
    word = doc[above[0]].lower_ if above else ""
    against = word in ("on", "upon") and site is not None and site.kind in ("country", "state", "city")
    return word in _where() and not against


def _where() -> frozenset[str]:
    return frozenset(place_words()["where"].split())


def _bare(name: str) -> str:
    """The name without an article and a possessive."""
    return name.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s").strip()


def _spans(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token spans that may name a place: places of the entity recognizer, and names behind a preposition of place."""
    where, doubtful = _where(), frozenset(place_words()["doubtful"].split())
    behind = 0
    borders = dict(_borders(doc)) if "border" in doc.text else {}
    for token in doc:
        if token.i >= behind and token.i in borders:
            behind = borders[token.i]
            yield token.i, behind
        if token.i < behind or token.pos_ not in ("PROPN", "DET", "ADJ", "NOUN"):
            continue
        if token.ent_type_ in _PLACE_LABELS and token.ent_iob_ == "B":
            last = token.i + 1
            while last < len(doc) and doc[last].ent_iob_ == "I":
                last += 1
        elif (
            token.pos_ == "PROPN"
            and token.i
            and doc[token.i - 1].lower_ in where
            and token.text not in doubtful
        ):
            if token.ent_type_ in _OTHER_LABELS:
                continue
            last = token.i + 1
            while last < len(doc) and doc[last].pos_ == "PROPN" and last - token.i < 4:
                last += 1
        else:
            continue
        yield token.i, last
        behind = last


def _borders(doc: Doc) -> Iterator[tuple[int, int]]:
    """Borders named by the two sides: "the Iraq-Syria border"."""
    for token in doc:
        if token.lower_ != "border":
            continue
        first = token.i
        while (
            first and token.i - first < 6 and (doc[first - 1].pos_ == "PROPN" or doc[first - 1].text in "-–")
        ):
            first -= 1
        if token.i - first >= 3 and doc[first].pos_ == "PROPN":
            yield first, token.i + 1


class _Areas(NamedTuple):
    """Countries that are named, by name or adjective, and how often; states of the USA that are named, by code."""

    countries: Mapping[str, int]
    states: Container[str]

    def in_state(self, site: Site) -> bool:
        """Whether a place is in one of the states."""
        return site.country == "US" and site.state in self.states

    def holds_town(self, site: Site) -> bool:
        """Whether a small town is in one of them: in the USA, where they share their names, its state is named."""
        return self.in_state(site) if site.country == "US" else site.country in self.countries


def _named_areas(doc: Doc, known: Gazetteer) -> _Areas:
    countries, states = Counter[str](), set[str]()
    for entity in doc.ents:
        if entity.label_ in ("GPE", "NORP", "LOC"):
            name = _bare(entity.text).lower()
            if code := known.countries.get(name):
                countries[code] += 1
            states |= {site.state for site in known.sites.get(name, ()) if site.kind == "state"}
    return _Areas(countries, states)


def _choose(known: Gazetteer, doc: Doc, first: int, last: int, areas: _Areas) -> Site | None:
    """The place that a name means; a small town only where the text names its country or state too."""
    name = _bare(doc[first:last].text).lower().replace("’", "'")
    sites = known.sites.get(name) or known.sites.get(_without_kind(name), ())
    beside = _named_behind(known, doc, last)
    most = max(areas.countries.values(), default=1)

    def weight(site: Site) -> float:
        size = _SIZES.get(site.kind) or math.log10(max(site.population, 1))
        home = HOME * areas.countries.get(site.country, 0) / most
        return size + home + BESIDE * ((site.country in beside.countries) + beside.in_state(site))

    meant = [
        site for site in sites if site.kind != "town" or areas.holds_town(site) or beside.holds_town(site)
    ]
    return max(meant, key=weight, default=None)


def _without_kind(name: str) -> str:
    """The name without what it is: "anbar province" → "anbar"."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in place_words()["kinds"].split() else name


def _named_behind(known: Gazetteer, doc: Doc, last: int) -> _Areas:
    """What is named right behind: "Paris, Texas", "Albu Kamal, a Syrian city"."""
    countries, states = Counter[str](), set[str]()
    if last < len(doc) and doc[last].text in (",", "("):
        for size in (1, 2):
            word = _bare(doc[last + 1 : last + 1 + size].text).lower()
            sites = known.sites.get(word, ())
            countries.update(site.country for site in sites if site.kind in ("country", "state"))
            states |= {site.state for site in sites if site.kind == "state"}
        for token in doc[last + 1 : last + 4]:
            if token.lower_ in known.countries and token.pos_ == "ADJ":
                countries[known.countries[token.lower_]] += 1
    return _Areas(countries, states)


def _above(token: Token, first: int, last: int) -> tuple[int, ...]:
    found = []
    for _ in range(CLIMB):
        if token.head == token:
            break
        token = token.head
        if not first <= token.i < last:
            found.append(token.i)
    kinds = place_words()["kinds"].split()  # "in the town of X": where it happens stands above "town of"
    while len(found) > 2 and token.doc[found[0]].lower_ == "of" and token.doc[found[1]].lower_ in kinds:
        found = found[2:]
    return tuple(found)


def _clause_chain(token: Token) -> list[int]:
    """The token and its heads up to the verb of its clause."""
    found = [token.i]
    while token.head != token and len(found) < CLIMB:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("xcomp", "conj", "pcomp"):
            break
        token = token.head
        found.append(token.i)
    return found
