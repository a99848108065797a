"""Where an event happened: the places of its clause, a street or building inside a city with that city."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.parse.clauses import has_subject, is_verb
from index.annotate.parse.dependents import children, up_to_verb, upward
from index.annotate.parse.grammar import NOUNS, SITES, SUBJECTS, SUFFERING, VERBS
from index.annotate.parse.grammar_terms import (
    ADVERBIAL_CLAUSE,
    APPOSITION,
    BY_AGENT,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    DIRECT_OBJECT,
    NUMERAL,
    NUMERIC_MODIFIER,
    OPEN_COMPLEMENT,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
)
from index.annotate.places.find_places import FoundPlace
from index.annotate.places.place_names import words
from index.model import Place, Site

_BORDERS = frozenset((RELATIVE_CLAUSE, ADVERBIAL_CLAUSE, APPOSITION, COMPLEMENT_CLAUSE, SIDE_CLAUSE))
_JOINED = frozenset((OPEN_COMPLEMENT, CONJUNCT, PREPOSITIONAL_CLAUSE))
_SCENES = frozenset(
    ("in", "at", "on", "after", "during", "outside", "inside", "near", "before")
)  # “at a rally in Lund”
_LARGE = frozenset(("state", "country"))
_APART = 40  # characters between a street and its city
_COMMA = 2  # characters between a city and its state
_INSIDE = frozenset(("site", "unknown"))  # kinds that may lie inside a city


def place_of(places: Sequence[FoundPlace], token: Token, said: Sequence[Token] | None = None) -> Place | None:
    """Where the act of the token happens: the nearest place behind a preposition of place in its clause.

    A street, a building or a quarter is the site of the city that is named with it. Of what is only `said`, in these
    words, the place of the matter is none.
    """
    ranked = sorted(
        (rank, number)
        for number, place in enumerate(places)
        if (rank := _rank(place, token, said)) is not None
    )
    if not ranked:
        return None
    ranked_places = [places[number] for _, number in ranked]
    nearest = ranked_places[0]
    if nearest.kind in _LARGE:
        nearest = next(
            (one for one in ranked_places[1:] if one.kind == "city" and _is_in(one, nearest)), nearest
        )
    if nearest.kind == "city":
        return with_site(next((one for one in ranked_places if _is_site_of(one, nearest)), nearest), nearest)
    return with_site(nearest, next((one for one in ranked_places[1:] if one.kind == "city"), None))


def is_of_clause_before(place: FoundPlace, token: Token) -> bool:
    """As in “two were held in Lund, and Norway has been in talks”: the place is that of the first clause alone."""
    for clause in upward(token):
        if clause.dep_ == CONJUNCT and is_verb(clause) and has_subject(clause):
            before = clause.head.idx < place.start < clause.left_edge.idx
            return before and clause.head.i in place.above
    return False


def with_site(nearest: FoundPlace, city: FoundPlace | None) -> Place:
    """The place, or its city with the place as the site where it lies inside one."""
    if city is None or nearest.kind not in _INSIDE:
        return nearest.as_place()
    site = Site(name=nearest.name, start=nearest.start, end=nearest.end)
    return city.as_place().model_copy(update={"site": site})


def _is_site_of(site: FoundPlace, city: FoundPlace) -> bool:
    """Whether a street or quarter is told before its city: "the Mayfair section of Philadelphia"."""
    return site.kind in _INSIDE and 0 < city.start - site.end < _APART


def _is_in(city: FoundPlace, state: FoundPlace) -> bool:
    """Whether a state or country is named right behind a city: "Reno, Nev."."""
    return state.kind in _LARGE and city.end < state.start <= city.end + _COMMA


def _rank(place: FoundPlace, token: Token, said: Sequence[Token] | None) -> int | None:
    """How far a place is from the token in the tree; None where it belongs to something else."""
    sentence = token.sent
    if _is_hit(place, token):
        return 0
    if not place.where or not place.above or not sentence.start <= place.above[0] < sentence.end:
        return None
    chain = [word.i for word in up_to_verb(upward(token), _JOINED)]
    steps = next((n for n, one in enumerate(chain) if one in place.above), None)
    if steps is None:
        return None
    between = place.above[: place.above.index(chain[steps])]
    words_between = [token.doc[number] for number in between]
    if any(map(_leads_elsewhere, words_between)):
        return None
    if said is not None and _is_of_matter(words_between, said):
        return None
    return steps * 4 + len(between)


def _leads_elsewhere(word: Token) -> bool:
    """Whether what stands below a word is not where the act is: “according to court files in Lund”, of the files."""
    apart = word.dep_ in _BORDERS or word.lower_ == "according"
    return apart or _is_other_figure(word) or _is_employer(word) or _is_seat(word)


def _is_seat(word: Token) -> bool:
    """As in “the government in Lund shelled the port”: where it sits, and not where it does so."""
    is_doer = word.dep_ in SUBJECTS or word.head.dep_ == BY_AGENT
    return is_doer and word.lemma_.lower() in words("seats")


def _is_other_figure(word: Token) -> bool:
    """As in “the deaths of nine in Norland and two in Lund”: where the two are is not where the nine are."""
    is_figure = word.dep_ == CONJUNCT and (word.pos_ == NUMERAL or bool(children(word, NUMERIC_MODIFIER)))
    return is_figure and any(one.lower_ == "in" and one.i < word.i for one in word.head.subtree)


def _is_employer(word: Token) -> bool:
    """As in “lawyers for a firm in Lund sued”: the firm is in Lund, and they may be elsewhere."""
    person = word.head.head
    is_behind = word.dep_ == PREPOSITIONAL_OBJECT and word.head.lower_ in ("for", "from", "with", "to")
    return is_behind and "organization" in kinds_of(word.lower_) and "person" in kinds_of(person.lower_)


def _is_of_matter(between: Sequence[Token], said: Sequence[Token]) -> bool:
    """As in “condemned the unrest in Norwick”, “is charged with taking bribes in Norwick”: where that was.

    “A judge in Norwick sued him”, “sued him at a Norwick rally” and “sued him in Norwick” say where it was said.
    """
    words_between = [one for one in between if one.ent_type_ not in SITES and one not in said]
    things = [one for one in words_between if one.pos_ in NOUNS | VERBS]
    if not things:
        return False
    outer = things[-1]
    if outer.dep_ in SUBJECTS and not any(map(is_verb, things)):
        return False
    if len(things) > 1 or outer.dep_ not in (PREPOSITIONAL_OBJECT, DIRECT_OBJECT):
        return True
    if outer.dep_ == DIRECT_OBJECT:
        return {"person", "group"}.isdisjoint(kinds_of(outer.lower_))  # “told people in Lund to leave”
    is_charged = outer.head.head.lemma_ in words("charging") and outer.head.lower_ == "with"
    is_by = outer.head.dep_ == BY_AGENT  # “was convicted by a jury in Lund”
    return not (is_charged or is_by or outer.head.lower_ in _SCENES)


def _is_hit(place: FoundPlace, token: Token) -> bool:
    """As in "attacked Goma", "Goma was shelled": what is hit is where it happens."""
    if not place.above or place.above[0] != token.i or token.lemma_.lower() not in words("hitting"):
        return False
    head = next((one for one in token.children if one.idx <= place.start < one.idx + len(one)), None)
    return head is not None and head.dep_ in SUFFERING
