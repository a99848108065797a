"""Who says what of a happening: accounts side by side, those that agree folded, each with its speaker and sentence."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final, Literal

from index.happenings.numbers import in_words, kind_in_words
from index.happenings.origins import origin_of_each
from index.happenings.telling import Claim, Figure, NamedParty, Sentence, Telling
from index.happenings.word_weights import DATA
from index.model import EventStatus

Stance = Literal["says", "confirms", "denies", "corrects", "plans"]
_LIKELY: Final = 0.5  # surety from which a day or place of the whole article is its own account
_DIFFERING: Final = ("agents", "figures", "place", "day")


@dataclass(frozen=True, slots=True)
class AccountSource:
    """Where an account stands in an article, with its outlet, day and origin.

    `sentence` tells most of it; what that leaves out stands in the further ones.
    """

    article: str
    title: str
    outlet: str | None
    published: date | None
    origin: str
    sentence: Sentence
    further: tuple[Sentence, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All on which the account stands."""
        return self.sentence, *self.further


@dataclass(frozen=True, slots=True)
class Account:
    """What one speaker, or the papers themselves, say of it; the sources are those that say the same."""

    speaker: str | None  # None: the article itself
    stance: Stance
    status: EventStatus
    cue: str | None
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    figures: tuple[str, ...]
    place: str | None
    day: str | None
    sources: tuple[AccountSource, ...]

    @property
    def origins(self) -> int:
        """How many independent origins carry it: copies counted once."""
        return len({source.origin for source in self.sources})


@dataclass(frozen=True, slots=True)
class Accounts:
    """All accounts of a happening, what most origins say first, and a line that sums them up."""

    summary: str
    rows: tuple[Account, ...]


def accounts_of(tellings: Sequence[Telling]) -> Accounts:
    """The accounts that reports of one happening give."""
    origins = origin_of_each(tellings)
    given = [
        account for telling in tellings for account in _accounts(telling, origins) if _says_anything(account)
    ]
    rows: list[Account] = []
    for account in sorted(given, key=_silence):
        place = next((number for number, row in enumerate(rows) if _agrees(account, row)), None)
        if place is None:
            rows.append(account)
        else:
            rows[place] = replace(rows[place], sources=(*rows[place].sources, *account.sources))
    rows.sort(
        key=lambda row: (-row.origins, row.speaker is not None, row.speaker or "", row.sources[0].article)
    )
    return Accounts(_summary(rows), tuple(rows))


def _accounts(telling: Telling, origins: Mapping[tuple[str, str], str]) -> Iterable[Account]:
    """One account for each speaker and standing among an article's claims and figures."""
    claims: dict[tuple[NamedParty | None, EventStatus], list[Claim]] = {}
    for claim in telling.claims:
        claims.setdefault((claim.speaker, claim.status), []).append(claim)
    given: dict[NamedParty | None, list[Figure]] = {}
    for figure in telling.figures:
        given.setdefault(figure.giver, []).append(figure)
    for (speaker, status), claimed in claims.items():
        yield _account(telling, speaker, status, claimed, given.pop(speaker, []), origins)
    for speaker, figures in given.items():
        yield _account(telling, speaker, "claimed" if speaker else "reported", [], figures, origins)


def _account(
    telling: Telling,
    speaker: NamedParty | None,
    status: EventStatus,
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    origins: Mapping[tuple[str, str], str],
) -> Account:
    cue = next((claim.cue for claim in claims if claim.cue), None)
    first = next((claim for claim in claims if claim.first), None)
    place = next((claim.place for claim in claims if claim.place), None)
    itself = speaker is None and status in ("reported", "past")
    day, whole = first.first if first else None, list[Sentence | None]()  # sentences of the whole article
    if day is None and itself and telling.date_surety >= _LIKELY:
        day = telling.first
        whole.append(telling.day_sentence)
    if place is None and itself and telling.place_surety >= _LIKELY:
        place = telling.place
        whole.append(telling.place_sentence)
    sentence = _sentence(claims, figures, telling)
    further = [*_further(sentence, claims, figures), *filter(None, whole)]
    return Account(
        speaker=speaker[1] if speaker else None,
        stance=stance_of(cue, status),
        status=status,
        cue=cue,
        agents=_names(party for claim in claims for party in claim.agents),
        recipients=_names(party for claim in claims for party in claim.recipients),
        figures=tuple(
            dict.fromkeys(
                f"{in_words(one.low, one.high)} {kind_in_words(one.what, one.whom)}"
                for one in figures
                if one.what != "other"
            )
        ),
        place=place,
        day=day.isoformat() if day else None,
        sources=(
            AccountSource(
                telling.article,
                telling.title,
                telling.publisher,
                telling.published,
                origins[telling.key],
                sentence,
                tuple(one for one in dict.fromkeys(further) if one != sentence),
            ),
        ),
    )


def _sentence(claims: Sequence[Claim], figures: Sequence[Figure], telling: Telling) -> Sentence:
    """The sentence that tells most: one with a figure, else with a doer, else the first."""
    sentences = [figure.sentence for figure in figures if figure.sentence and figure.what != "other"]
    sentences += [claim.sentence for claim in claims if claim.agents] + [claim.sentence for claim in claims]
    sentences += [claim.sentence for claim in telling.claims]
    return sentences[0] if sentences else Sentence(0, len(telling.title), telling.title)


def _further(sentence: Sentence, claims: Sequence[Claim], figures: Sequence[Figure]) -> Iterator[Sentence]:
    """The sentences that give a party, a figure, a place or a day which none before them gives."""
    facts: dict[Sentence, set[tuple[object, ...]]] = {}
    for claim in claims:
        parts = (claim.agents, claim.recipients, (claim.place,), (claim.first,))
        named = ((number, one) for number, part in enumerate(parts) for one in part if one)
        facts.setdefault(claim.sentence, set()).update(named)
    for figure in figures:
        if figure.sentence and figure.what != "other":
            facts.setdefault(figure.sentence, set()).add((figure.what, figure.whom, figure.low, figure.high))
    given_before = facts.pop(sentence, set())
    for further, given in sorted(facts.items(), key=lambda item: item[0].start):
        if given - given_before:
            given_before |= given
            yield further


@cache
def _stances() -> dict[Stance, tuple[str, ...]]:
    loaded = tomllib.loads((DATA / "stances.toml").read_text(encoding="utf-8"))
    return {name: tuple(loaded[name]) for name in ("denies", "corrects", "confirms")}


def stance_of(cue: str | None, status: EventStatus) -> Stance:
    """How a speaker stands to it, by the standing of what is told and the verb that attributes it."""
    if status == "denied":
        return "denies"
    if status in ("planned", "possible"):
        return "plans"
    words = (cue or "").casefold().split()
    for stance, beginnings in _stances().items():
        if stance != "denies" and any(word.startswith(beginnings) for word in words):
            return stance
    return "says"


def _names(parties: Iterable[NamedParty]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name in parties))


def _says_anything(account: Account) -> bool:
    return bool(account.agents or account.recipients or account.figures or account.stance == "denies")


def _silence(account: Account) -> int:
    """How much an account leaves open: the fullest come first, others are folded into them."""
    parts = (account.recipients, account.figures, account.place, account.day)
    return sum(not part for part in parts) * 100 - len(account.figures) - len(account.recipients)


def _agrees(account: Account, fuller: Account) -> bool:
    """Whether a fuller account says all that this one does, by the same speaker, of the same doers, in the same way."""
    same = ("speaker", "stance", "status")
    return (
        all(getattr(account, name) == getattr(fuller, name) for name in same)
        and {*account.agents} == {*fuller.agents}
        and {*account.recipients} <= {*fuller.recipients}
        and {*account.figures} <= {*fuller.figures}
        and account.place in (None, fuller.place)
        and account.day in (None, fuller.day)
    )


def _summary(rows: Sequence[Account]) -> str:
    """What the accounts differ in first, with how many origins say what: “2 name Ada, 1 nobody; 0 deny it”."""
    asserting = [row for row in rows if row.stance not in ("denies", "plans")]
    denying = _origins(row for row in rows if row.stance == "denies")
    for field in _DIFFERING:
        values = _values(asserting, field)
        if len([value for value in values if value]) > 1 or field == "agents":
            values_said = ", ".join(_said(field, value, number) for value, number in values.items())
            if values_said:
                return f"{values_said}; {denying} deny it."
    return f"{denying} deny it."


def _values(rows: Iterable[Account], field: str) -> dict[str, int]:
    """How many origins give each value of a field, most first; those that give none last, as the empty value."""
    given: dict[str, set[str]] = {}
    everybody: set[str] = set()
    for row in rows:
        sources = {source.origin for source in row.sources}
        everybody |= sources
        value = getattr(row, field)
        for actor in value if isinstance(value, tuple) else (value,) if value else ():
            given.setdefault(actor, set()).update(sources)
    silent = everybody - {origin for sources in given.values() for origin in sources}
    counted = Counter({value: len(sources) for value, sources in given.items()})
    return {**dict(counted.most_common()), **({"": len(silent)} if silent else {})}


def _said(field: str, value: str, number: int) -> str:
    verb = {"agents": "name", "figures": "say", "place": "say it was in", "day": "say it was on"}[field]
    if number == 1:
        verb = verb.replace("name", "names").replace("say", "says")
    nothing = {"agents": "nobody as the doer", "figures": "no figure", "place": "no place", "day": "no day"}[
        field
    ]
    return f"{number} {verb} {value}" if value else f"{number} {verb.split()[0]} {nothing}"


def _origins(rows: Iterable[Account]) -> int:
    return len({source.origin for row in rows for source in row.sources})
