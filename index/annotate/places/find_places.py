"""Places in running text with their coordinates, found offline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

from index.annotate.actors import person_nouns
from index.annotate.parse.dependents import upward
from index.annotate.parse.grammar import NOUNS, OWNERS, SUBJECTS
from index.annotate.parse.parsed import Parsed
from index.annotate.parse.tree import Tree
from index.annotate.places.gazetteer import gazetteer
from index.annotate.places.homonyms import Homonyms, TokenSpan, homonyms_of
from index.annotate.places.place_names import (
    PLACE_LABELS,
    bare_name,
    is_before_office,
    is_county,
    words,
)
from index.annotate.places.place_table import GazetteerPlace
from index.model import Place

PlaceKind = Literal["city", "state", "country", "region", "county", "site", "unknown"]
_DESCRIBED = 4  # heads between a name and the preposition of the noun that it describes
_LANDS = ("country", "state", "city", "town")
_AGAINST = {
    "on": _LANDS,
    "upon": _LANDS,
    "at": ("country",),
    "over": ("country",),
}  # kinds of places behind these that are hit, or meant
_FLYING = {"at": "flying", "over": "overhead"}
_OWNING = frozenset(("'s", "’s"))
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
    homonyms = homonyms_of(parsed)
    return [
        place
        for place in _places_in(parsed.words, homonyms.text_spans, homonyms)
        if (segment := parsed.segment_at(place.start)) is not None and place.end <= segment.end
    ]


def title_places(parsed: Parsed) -> list[FoundPlace]:
    """The places of a title that stands beside the text, by its own offsets."""
    homonyms, title = homonyms_of(parsed), parsed.title_words
    return _places_in(title, homonyms.title_spans, homonyms) if title is not None else []


def _places_in(tree: Tree, spans: Iterable[TokenSpan], homonyms: Homonyms) -> list[FoundPlace]:
    """The places of a parse, of the article's text or of the title beside it."""
    found_places = (_place(tree, first, last, homonyms) for first, last in spans)
    return [one for one in found_places if one is not None]


def _place(tree: Tree, first: int, last: int, homonyms: Homonyms) -> FoundPlace | None:
    span = _without_direction(_without_feast(tree.doc[first:last]))
    if len(span) == 1 and person_nouns.kinds_of(span.root.lower_):
        return None  # “Rebels”, “Police” at the start of a sentence; there is a town of that name
    choice = homonyms.choose(span)
    site = choice.site if choice is not None else None
    if site is None and not _is_called_place(tree, span):
        return None
    name = bare_name(span.text)
    if not name:
        return None
    above = _above(span.root, span.start, span.end)
    end = span.end_char
    return FoundPlace(
        end - len(name) if span.text.endswith(name) else span.start_char,
        end,
        name.title() if name.isupper() and len(name) >= SHORTEST else name,
        choice.site.latitude if choice is not None and choice.is_sure else None,
        choice.site.longitude if choice is not None and choice.is_sure else None,
        above,
        _is_where(span, above, site),
        _kind(span, name, site),
        span.root.dep_ in SUBJECTS,
    )


def _is_called_place(tree: Tree, span: Span) -> bool:
    """Whether the tagger or the noun behind says that a name that nobody knows is a place."""
    root = span.root
    if any(word.lower_ in words("days") for word in span) or (
        span.text.islower() and root.lower_ != "border"
    ):
        return False  # “charged in absentia”
    if any(letter.isdigit() for letter in span.text):
        return root.ent_type_ == "FAC"  # “F1”, “G20”; but “7th Street”
    if root.ent_type_ in PLACE_LABELS or root.lower_ == "border" or root.head.lower_ in words("quarters"):
        return True
    return is_before_office(tree, span.start, span.end)


def _without_feast(span: Span) -> Span:
    """The town alone in “a New Orleans Mother's Day parade”."""
    last = span.end - 1 if span[-1].lower_ in _OWNING else span.end
    behind = [word.lower_ for word in span.doc[last : last + 2]]
    is_feast = last - span.start > 1 and behind[:1] and behind[0] in _OWNING and behind[-1] in ("day", "eve")
    return span.doc[span.start : last - 1] if is_feast else span


def _without_direction(span: Span) -> Span:
    """As in "northwest Fresno": the name without the part of the city; the whole may be a name, as "West Side" is."""
    first = span.start
    if span[-1].lower_ in words("kinds"):
        return span
    while first < span.end - 1 and span.doc[first].lower_ in words("directions"):
        if bare_name(span.doc[first : span.end].text).lower() in gazetteer().sites:
            break
        first += 1
    return span.doc[first : span.end]


def _kind(span: Span, name: str, site: GazetteerPlace | None) -> PlaceKind:
    parts = name.lower().split()
    if is_county(name):
        return "county"
    if site is not None:
        return "city" if site.kind == "town" else site.kind
    named = len(parts) > 1 and (parts[-1] in words("sites") or parts[0].rstrip("s") in words("sites"))
    return "site" if named or span.root.ent_type_ == "FAC" else "unknown"


def _is_where(span: Span, above: Sequence[int], site: GazetteerPlace | None) -> bool:
    """Whether a preposition of place stands over the name or over the noun that it describes: "in a Mosul market".

    “On” a country or a city is against it, and so is “at” a country, where nothing flies: “lashed out at Norland”. What
    is “over” a country is about it, but for what flies there: “an outcry over Norland”, “shot down over Norland”.
    """
    doc = span.doc
    over = [doc[number] for number in above[:_DESCRIBED]]
    below = span.root
    while len(over) > 1 and over[0].pos_ in NOUNS and below.dep_ in OWNERS:
        below, over = over[0], over[1:]
    word = over[0].lower_ if over else ""
    if not over and span.start > span.sent.start:  # a parse that hangs on nothing
        word = doc[span.start - 1].lower_
    if site is not None and site.kind in _AGAINST.get(word, ()):
        flying = words(_FLYING.get(word, "none"))
        return any(one.lemma_.lower() in flying for one in over)
    return word in words("where")


def _above(token: Token, first: int, last: int) -> tuple[int, ...]:
    numbers = [word.i for word in upward(token) if not first <= word.i < last]
    kinds = words("kinds")  # "in the town of X": where it happens stands above "town of"
    while len(numbers) > 2 and token.doc[numbers[0]].lower_ == "of" and token.doc[numbers[1]].lower_ in kinds:
        numbers = numbers[2:]
    return tuple(numbers)
