"""Parties whose names are common words: "Labour accused the Tories", not "Labour costs rose"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from index.annotate.actors.capitals import Capitals
from index.annotate.actors.metonymy import count_american
from index.annotate.actors.well_known import FoundName, PoliticalParty, parties
from index.annotate.data_files import word_list
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    APPOSITION,
    ATTRIBUTE,
    BY_AGENT,
    COMPOUND,
    CONJUNCT,
    DIRECT_OBJECT,
    INDIRECT_OBJECT,
    NAME,
    PASSIVE_SUBJECT,
    PLAIN_ADJECTIVE,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
)
from index.annotate.parse.words import Words

_PARTS = frozenset(
    {
        ACTIVE_SUBJECT,
        PASSIVE_SUBJECT,
        DIRECT_OBJECT,
        PREPOSITIONAL_OBJECT,
        POSSESSOR,
        CONJUNCT,
        BY_AGENT,
        APPOSITION,
        ATTRIBUTE,
        INDIRECT_OBJECT,
    }
)
_OPENING = frozenset(
    {ACTIVE_SUBJECT, PASSIVE_SUBJECT, POSSESSOR}
)  # what a word that opens a sentence must be to be a party
_ALONE = frozenset({"Labour"})  # means the British party where nothing speaks of another country
_DEFAULT = "United Kingdom"
_IN_AMERICA = frozenset({"Congress"})  # a house of America's, where its parties or offices are told of
_NEAR = frozenset({"United Kingdom", "United States"})  # news names their parties by letters alone


def party_names(words: Words, well_known: Sequence[FoundName], capitals: Capitals) -> list[FoundName]:
    """Where common words name a party: of the country that the article is about, or whose other parties it names."""
    forms = _forms()
    uses = [use for token in range(len(words)) for use in _uses(words, token, capitals) if use[2] in forms]
    if not uses:
        return []
    countries = _countries(well_known)
    parties_named = []
    for first, last, form in uses:
        if form in _IN_AMERICA and count_american(words):
            continue
        party = _meant(forms[form], form, countries)
        if party:
            parties_named.append(FoundName(first, last, party.known, "name"))
    return parties_named


def without_foreign_letters(words: Words, well_known: Sequence[FoundName]) -> list[FoundName]:
    """The names without letters that are a party's in a country of which the article does not speak: "NPD"."""
    homes = _homes()
    countries = {one.known.name for one in well_known if one.known and one.known.kind == "country"}
    full = {one.known.id for one in well_known if one.known and one.last - one.first > 1}

    def is_foreign(form: FoundName) -> bool:
        home = (
            homes.get(form.known.id) if form.known and not form.sure and form.known.id not in full else None
        )
        letters = form.last - form.first == 1 and words.forms[form.first].isupper()
        return home is not None and letters and home not in _NEAR and home not in countries

    return [one for one in well_known if not is_foreign(one)]


@cache
def _homes() -> dict[str, str]:
    return {party.known.id: party.country for party in parties()}


@cache
def _forms() -> dict[str, list[PoliticalParty]]:
    forms: dict[str, list[PoliticalParty]] = {}
    for party in parties():
        for form in party.words:
            forms.setdefault(form, []).append(party)
    return forms


@cache
def _opening_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _forms())


def _uses(words: Words, token: int, capitals: Capitals) -> Iterator[tuple[int, int, str]]:
    """The common words that stand at a token as a name would."""
    if words.forms[token] not in _opening_words() or words.paragraph[token] in capitals.shouted:
        return
    for last in (token + 2, token + 1):
        form = " ".join(words.forms[token:last])
        if form in _forms() and _is_name(words, token, last):
            yield token, last, form
            return


def _is_name(words: Words, first: int, last: int) -> bool:
    """Whether the words are used as a body's name: by their place in the clause, or before "leader", "MPs"."""
    behind = words.form_at(last)
    head = words.top(first, last)
    if behind.lower() in word_list("parties.toml", "nouns", "political") and words.head[head] >= last:
        return True
    if behind[:1].isupper() and words.pos[last] == NAME:
        return False
    if words.tag[head] == PLAIN_ADJECTIVE or words.dep[head] == COMPOUND:
        return False
    opens = words.sentence_of[first] == first or words.forms[first - 1] in {"“", '"', ":"}
    return words.dep[head] in (_OPENING if opens else _PARTS)


def _countries(well_known: Sequence[FoundName]) -> Counter[str]:
    """How much speaks for each country: its parties by other names count most, then how often it is named."""
    score: Counter[str] = Counter()
    of_party = {party.known.id: party.country for party in parties()}
    for form in well_known:
        if form.known is None:
            continue
        if form.known.kind == "country":
            score[form.known.name] += 1
        elif form.known.id in of_party:
            score[of_party[form.known.id]] += 10
    return score


def _meant(candidates: list[PoliticalParty], form: str, countries: Counter[str]) -> PoliticalParty | None:
    """The party of the country for which most speaks, if it is that of the article or has another party named."""
    best = max(candidates, key=lambda party: countries[party.country])
    most = max(countries.values(), default=0)
    if countries[best.country] and (countries[best.country] >= most or countries[best.country] > 2):
        return best
    return next((party for party in candidates if form in _ALONE and party.country == _DEFAULT), None)
