"""Which of the places that share a name is meant: by what stands behind it, and by where the article's others lie."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from spacy.tokens import Span

from index.annotate.parse.grammar_terms import ADJECTIVE, NAME
from index.annotate.parse.parsed import Parsed, once_an_article
from index.annotate.parse.tree import Tree
from index.annotate.places.gazetteer import gazetteer
from index.annotate.places.place_names import PlaceNames, bare_name, is_county, state_behind, words
from index.annotate.places.place_table import GazetteerPlace

TokenSpan = tuple[int, int]  # the first token and the one behind the last
StateCodes = tuple[str, str]  # the codes of a country and of a state or province in it
_AREA_LABELS = frozenset(("GPE", "NORP", "LOC"))
_CITIES = frozenset(("city", "town"))
_BODY_LABELS = frozenset(("ORG", "FAC"))
_INITIALS = re.compile(r"(?:[a-z]\.){2,}[a-z]?")
# What speaks for a place, in powers of ten of inhabitants:
HOME = 1.5  # its country is the one that the article names most
STATE = 2.0  # so is its state
LESS_USUAL = 1.0  # what speaks against it where the name is not its usual one
_ASTRIDE = 0.5  # two places of which one weighs more by less may both be meant
_NEAR = 15  # degrees of latitude; a country's neighbours are nearer to where its people live
_LARGE_CITY, _WORLD_CITY = 300_000, 1_000_000  # inhabitants
_MENTION = 1_000  # what a mention of a country or state counts for; of a place that lies there, half of it


class Areas:
    """Countries, and their states, that are named or that hold what is named, and how often."""

    def __init__(self, named: Areas | None = None) -> None:
        """None yet, or those of `named` to begin with."""
        self.countries: Counter[str] = Counter(named.countries if named else ())
        self.regions: Counter[StateCodes] = Counter(named.regions if named else ())

    def add(self, other: Areas) -> None:
        """Count those of another too."""
        self.countries.update(other.countries)
        self.regions.update(other.regions)

    def add_state(self, code: str) -> None:
        """Count a state of the USA, and these with it."""
        self.regions["US", code] += _MENTION
        self.countries["US"] += _MENTION

    def hold(self, site: GazetteerPlace) -> bool:
        """Whether its state is counted, or, outside the USA, its country: small towns there share their names."""
        in_usa = site.country == "US"
        return (site.country, site.state) in self.regions if in_usa else site.country in self.countries


class MeantPlace(NamedTuple):
    """The place that is meant, or, where that is not sure, one of two that may be."""

    site: GazetteerPlace
    is_sure: bool


class Homonyms:
    """Chooses among the places that share a name in one article."""

    def __init__(self, text: Tree, title: Tree | None) -> None:
        """`text` is its parse, `title` that of a title beside it."""
        self.text_spans = tuple(PlaceNames(text).spans())
        self.title_spans = tuple(PlaceNames(title).spans()) if title is not None else ()
        self._named = Areas()
        self._behind = defaultdict[str, Areas](Areas)
        for tree, spans in ((text, self.text_spans), (title, self.title_spans)):
            if tree is not None:
                self._note(tree, spans)
        self._nearby = Areas(self._named)
        for name, behind in self._behind.items():
            self._nearby.add(behind)
            self._vote(self._possible(name, behind))
        self._most_of_country = max((_MENTION, *self._nearby.countries.values()))
        self._most_of_region = max((_MENTION, *self._nearby.regions.values()))

    def choose(self, span: Span) -> MeantPlace | None:
        """The place that a name means, or None where the table has none that may be meant."""
        name, beside = spelt(span.text), _named_behind(span)
        sites = self._possible(name, beside if beside.countries else self._behind[name])
        if name.replace(" ", "_") in words("cities_of_states") and not _is_called_state(span):
            sites = [site for site in sites if site.kind != "state"]
        best = [max(rivals, key=self._in_country) for rivals in _by_country(sites)]
        site = max(best, key=self._in_world, default=None)
        if site is None or self._is_far(site, _sites(name)):
            return None
        at_home = (rival for rival in sites if rival.country == site.country and rival.state != site.state)
        is_sure = _leads(site, at_home, self._in_country) and _leads(site, best, self._in_world)
        return MeantPlace(site, is_sure or site.kind not in _CITIES)

    def _note(self, tree: Tree, spans: Iterable[TokenSpan]) -> None:
        """Note what stands behind names (“Rome, N.Y.”, and then “the Rome police”), and countries and states."""
        for first, last in spans:
            span = tree.doc[first:last]
            self._behind[spelt(span.text)].add(_named_behind(span))
        names = gazetteer()
        for label, name in _entities(tree):
            if label in _BODY_LABELS:
                for state in _state_names().findall(name):
                    self._named.add_state(names.states[state.lower()])
            if label not in _AREA_LABELS:
                continue
            name = spelt(name)
            if code := names.countries.get(name):
                self._named.countries[code] += _MENTION
            if state := names.states.get(name) or names.states.get(f"{name}."):
                self._named.add_state(state)

    def _vote(self, sites: Iterable[GazetteerPlace]) -> None:
        """Let a place that is named speak for where it lies; one that may lie in many, a little for each."""
        regions = {(site.country, site.state) for site in sites if site.kind in _CITIES}
        countries = {country for country, _ in regions}
        self._nearby.regions.update(dict.fromkeys(regions, _MENTION // 2 // max(len(regions), 1)))
        self._nearby.countries.update(dict.fromkeys(countries, _MENTION // 2 // max(len(countries), 1)))

    def _possible(self, name: str, behind: Areas) -> list[GazetteerPlace]:
        """The places of a name that lie where it says behind; of small towns those whose state or country is named."""

        def may_be(site: GazetteerPlace) -> bool:
            if behind.regions and (site.country, site.state) not in behind.regions:
                return False
            needs_area = site.kind == "town" or is_county(name)
            return not needs_area or self._named.hold(site) or behind.hold(site)

        sites = [site for site in _sites(name) if may_be(site)]
        beside = [site for site in sites if site.country in behind.countries]
        return beside or sites

    def _is_far(self, site: GazetteerPlace, sites: Sequence[GazetteerPlace]) -> bool:
        """Whether a city lies far from the one country that is named, and there is one of its name there too.

        The table has not all the towns of the USA called so: no “Calais” in news of its towns is French. A large city
        is meant all over the world.
        """
        if site.kind not in _CITIES or site.population >= _WORLD_CITY:
            return False
        countries = self._nearby.countries
        named = {country for country, count in countries.items() if count >= _MENTION}
        if len(named) != 1 or countries[site.country] > _MENTION // 2 or _is_near(site, *named):
            return False
        is_namesake = named == {"US"} and site.population < _LARGE_CITY
        return is_namesake or any(other.country in named for other in sites)

    def _in_world(self, site: GazetteerPlace) -> float:
        """What speaks for a place beside those of other countries: no state makes the Texan Paris of France's."""
        share = self._nearby.countries[site.country] / self._most_of_country
        return site.size + HOME * share - LESS_USUAL * (not site.is_usual)

    def _in_country(self, site: GazetteerPlace) -> float:
        """What speaks for a place beside those of its country."""
        share = self._nearby.regions[site.country, site.state] / self._most_of_region
        return self._in_world(site) + STATE * share


def _is_near(site: GazetteerPlace, country: str) -> bool:
    latitude, longitude = gazetteer().homes.get(country, (math.inf, math.inf))
    width = math.cos(math.radians(site.latitude))
    return math.hypot(site.latitude - latitude, width * (site.longitude - longitude)) < _NEAR


def _by_country(sites: Iterable[GazetteerPlace]) -> Iterable[list[GazetteerPlace]]:
    of_country = defaultdict[str, list[GazetteerPlace]](list)
    for site in sites:
        of_country[site.country].append(site)
    return of_country.values()


def _leads(
    site: GazetteerPlace, others: Iterable[GazetteerPlace], weight: Callable[[GazetteerPlace], float]
) -> bool:
    """Whether none of the others, each of which lies elsewhere, is about as likely."""
    return all(weight(other) <= weight(site) - _ASTRIDE for other in others if other is not site)


@once_an_article
def homonyms_of(parsed: Parsed) -> Homonyms:
    """The choice among places that share a name in an article."""
    return Homonyms(parsed.words, parsed.title_words)


def spelt(name: str) -> str:
    """A name as the gazetteer has it: in small letters, the initials of a country without stops."""
    name = bare_name(name).lower().replace("’", "'")
    initials = name.replace(".", "") if _INITIALS.fullmatch(name) else ""
    return initials if initials in gazetteer().countries else name


def _sites(name: str) -> Sequence[GazetteerPlace]:
    sites = gazetteer().sites
    return sites.get(name) or sites.get(_without_kind(name), ())


def _without_kind(name: str) -> str:
    """The name without what it is: "anbar province" → "anbar"."""
    parts = name.split()
    return " ".join(parts[:-1]) if len(parts) > 1 and parts[-1] in words("kinds") else name


@cache
def _state_names() -> re.Pattern[str]:
    """A state inside a longer name, as in “the Kentucky State Police”; not “Washington Post”."""
    cities = {name.replace("_", " ") for name in words("cities_of_states")}
    states = sorted((name for name in gazetteer().states if "." not in name and name not in cities), key=len)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(states)))})\b", re.IGNORECASE)


def _entities(tree: Tree) -> Iterator[tuple[str, str]]:
    """The entities of a parse, with their labels."""
    first = 0
    for label, numbers in groupby(tree.entity):
        last = first + sum(1 for _ in numbers)
        if label:
            yield label, tree.text[tree.start[first] : tree.end[last - 1]]
        first = last


def _is_called_state(span: Span) -> bool:
    """Whether a name is that of a state: "Washington state", "the state of New York", "Olympia, Washington"."""
    before = [token.lower_ for token in span.doc[max(0, span.start - 2) : span.start]]
    behind = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    town = len(before) == 2 and before[1] == "," and span.doc[span.start - 2].pos_ == NAME
    return behind == "state" or span[-1].lower_ == "state" or before == ["state", "of"] or town


def _named_behind(span: Span) -> Areas:
    """What is named right behind: "Paris, Texas", "Albu Kamal, a Syrian city"."""
    names, behind, doc, last = gazetteer(), Areas(), span.doc, span.end
    if state := state_behind(doc, last):
        behind.add_state(state)
    elif last < len(doc) and doc[last].text in (",", "("):
        for size in (1, 2):
            word = bare_name(doc[last + 1 : last + 1 + size].text).lower()
            sites = names.sites.get(word, ())
            behind.countries.update({site.country: _MENTION for site in sites if site.kind == "country"})
        for token in doc[last + 1 : last + 4]:
            if token.lower_ in names.countries and token.pos_ == ADJECTIVE:
                behind.countries[names.countries[token.lower_]] += _MENTION
    return behind
