"""Places in running text with their coordinates, found offline."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span, Token

from index.annotate.parse.parsed import Parsed
from index.annotate.places.gazetteer import Gazetteer, Site, gazetteer
from index.annotate.places.place_names import place_spans, state_behind, words
from index.model import Place

PlaceKind = Literal["city", "state", "country", "region", "county", "site", "unknown"]
_DESCRIBED = 4  # heads between a name and the preposition of the noun that it describes
CLIMB = 12  # heads climbed from a place
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_MODIFIERS = frozenset(("compound", "nmod", "amod", "poss"))
HOME = 1.5  # what a country named in the article counts for, in powers of ten of inhabitants
BESIDE = 5.0  # what a country or state named right behind counts for ("Paris, Texas")
_SIZES = {"country": 9.0, "state": 7.0, "region": 6.5}
SHORTEST = 4  # letters from which a name in capitals is no abbreviation


@dataclass(frozen=True)
class FoundPlace:
    """A place in the text. `above` are the tokens over it in the parse; `where` says that something happens there.

    `kind` "site" is a street, a building or ground inside a city, "unknown" what no gazetteer knows.
    """

    start: int
    end: int
    name: str
    latitude: float | None = None
    longitude: float | None = None
    above: tuple[int, ...] = ()
    where: bool = False
    kind: PlaceKind = "unknown"

    def as_place(self) -> Place:
        """The place in the form of the format."""
        return Place(
            name=self.name, latitude=self.latitude, longitude=self.longitude, start=self.start, end=self.end
        )


def find_places(parsed: Parsed) -> list[FoundPlace]:
    """The places of the article in text order; those that no gazetteer knows have no coordinates."""
    spans = list(place_spans(parsed.doc))
    if not spans:
        return []
    known = gazetteer()
    home = _home(parsed.doc, known)
    found = (_place(known, parsed.doc[first:last], home) for first, last in spans)
    return [one for one in found if one is not None]


def _place(known: Gazetteer, span: Span, home: Mapping[str, int]) -> FoundPlace | None:
    span = _without_direction(known, span)
    site = _choose(known, span, home)
    if site is None and not _is_called_place(span):
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
    )


def _is_called_place(span: Span) -> bool:
    """Whether the tagger or the noun behind says that a name that nobody knows is a place."""
    root = span.root
    return root.ent_type_ in _PLACE_LABELS or root.lower_ == "border" or root.head.lower_ in words("quarters")


def _without_direction(known: Gazetteer, span: Span) -> Span:
    """As in "northwest Fresno": the name without the part of the city, where the whole is no name."""
    first = span.start
    while first < span.end - 1 and span.doc[first].lower_ in words("directions"):
        if _bare(span.doc[first : span.end].text).lower() in known.sites:
            break
        first += 1
    return span.doc[first : span.end]


def _kind(span: Span, name: str, site: Site | None) -> PlaceKind:
    parts = name.lower().split()
    if len(parts) > 1 and parts[-1] in ("county", "parish"):
        return "county"
    if site is not None:
        return site.kind
    named = len(parts) > 1 and (parts[-1] in words("sites") or parts[0].rstrip("s") in words("sites"))
    return "site" if named or span.root.ent_type_ == "FAC" else "unknown"


def _is_where(span: Span, above: Sequence[int], site: Site | None) -> bool:
    """Whether a preposition of place stands over the name or over the noun that it describes: "in a Mosul market".

    "On" a country or a city is against it.
    """
    doc = span.doc
    over = [doc[number] for number in above[:_DESCRIBED]]
    below = span.root
    while len(over) > 1 and over[0].pos_ in ("NOUN", "PROPN") and below.dep_ in _MODIFIERS:
        below, over = over[0], over[1:]
    word = over[0].lower_ if over else ""
    if not over and span.start > span.sent.start:  # a parse that hangs on nothing
        word = doc[span.start - 1].lower_
    against = word in ("on", "upon") and site is not None and site.kind in ("country", "state", "city")
    return word in words("where") and not against


def _bare(name: str) -> str:
    """The name without an article and a possessive."""
    return name.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s").strip()


def _home(doc: Doc, known: Gazetteer) -> Mapping[str, int]:
    """How often each country, and each state of the US, is named in the text, by name or adjective."""
    found: Counter[str] = Counter()
    for entity in doc.ents:
        if entity.label_ not in ("GPE", "NORP", "LOC"):
            continue
        name = _bare(entity.text).lower()
        if code := known.countries.get(name):
            found[code] += 1
        if state := known.states.get(name) or known.states.get(f"{name}."):
            found[f"US-{state}"] += 1
            found["US"] += name not in known.countries
    return found


def _choose(known: Gazetteer, span: Span, home: Mapping[str, int]) -> Site | None:
    name = _bare(span.text).lower().replace("’", "'")
    sites = known.sites.get(name) or known.sites.get(_without_kind(name))
    if not sites:
        return None
    beside = _named_behind(known, span.doc, span.end)
    state = state_behind(span.doc, span.end)
    most = max(home.values(), default=1)

    def weight(site: Site) -> float:
        size = _SIZES.get(site.kind) or math.log10(max(site.population, 1))
        named = home.get(site.country, 0) + (home.get(f"US-{site.state}", 0) if site.state else 0)
        near = site.country in beside or (state is not None and site.state == state)
        return (
            size + HOME * named / most + BESIDE * near + BESIDE * (state is not None and site.state == state)
        )

    return max(sites, key=weight)


def _without_kind(name: str) -> str:
    """The name without what it is: "anbar province" → "anbar"."""
    parts = name.split()
    return " ".join(parts[:-1]) if len(parts) > 1 and parts[-1] in words("kinds") else name


def _named_behind(known: Gazetteer, doc: Doc, last: int) -> frozenset[str]:
    """The countries named right behind: "Paris, France", "Albu Kamal, a Syrian city"."""
    if last >= len(doc) or doc[last].text not in (",", "("):
        return frozenset()
    codes = set()
    for size in (1, 2):
        word = _bare(doc[last + 1 : last + 1 + size].text).lower()
        codes |= {site.country for site in known.sites.get(word, ()) if site.kind in ("country", "state")}
    for token in doc[last + 1 : last + 4]:
        if token.lower_ in known.countries and token.pos_ == "ADJ":
            codes.add(known.countries[token.lower_])
    return frozenset(codes)


def _above(token: Token, first: int, last: int) -> tuple[int, ...]:
    found = []
    for _ in range(CLIMB):
        if token.head == token:
            break
        token = token.head
        if not first <= token.i < last:
            found.append(token.i)
    kinds = words("kinds")  # "in the town of X": where it happens stands above "town of"
    while len(found) > 2 and token.doc[found[0]].lower_ == "of" and token.doc[found[1]].lower_ in kinds:
        found = found[2:]
    return tuple(found)
