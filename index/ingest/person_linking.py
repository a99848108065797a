"""Which persons of different articles are one: a function of all of them, whatever the order in which they came.

The same full name is the same person unless the descriptions contradict each other; a middle name may be missing where
only one person has it. A surname alone is somebody's only where one person has it, or one is written of far more than
all others, who is described alike, or is named at the time in the same surroundings, or where one alone of several is
described alike and named at the time; otherwise it is a person of its article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from index.annotate.actors.actor_ids import bound_id, id_of
from index.annotate.actors.same_names import bare_name, same_name
from index.ingest.actor_facts import ActorFact
from index.ingest.occupations import contradict, fields_of, is_close, share

_NEAR = timedelta(days=60)  # between articles in which a surname alone is the same person's
_SHARED_UNDATED = 2  # countries and bodies in common that tell it where a date is missing
_PROMINENT = 10  # times as many articles as any other of the surname, and at least so many
_UNDATED = "9999"

NameForm = tuple[tuple[str, ...], str]  # the words of a name without titles and tail, and the tail


@dataclass
class _Person:
    facts: list[ActorFact]

    @property
    def descriptions(self) -> list[str]:
        return sorted({fact.description for fact in self.facts if fact.description})

    @property
    def name(self) -> str:
        names = {fact.name for fact in self.facts}
        full = {name for name in names if len(bare_name(tuple(name.lower().split()))[0]) > 1}
        return min(full or names, key=lambda name: (len(name.split()), name))

    @property
    def first(self) -> tuple[str, str]:
        """The day and the id of the earliest article."""
        return min((fact.day or _UNDATED, fact.article) for fact in self.facts)


def link_persons(facts: Sequence[ActorFact]) -> dict[tuple[str, str], tuple[str, str | None]]:
    """The id of each person of one surname, by article and the id there; a name for whom a surname alone names."""
    full = [fact for fact in facts if len(_form(fact)[0]) > 1]
    short = [fact for fact in facts if len(_form(fact)[0]) == 1]
    persons = [person for named in _named_alike(full) for person in _by_field(named)]
    owners = [(fact, _owner(fact, persons)) for fact in short]
    rest = [fact for fact, owner in owners if owner is None]
    for fact, owner in owners:
        if owner is not None:
            owner.facts.append(fact)
    if not persons:
        rest, persons = _described_alike(rest)
    linked: dict[tuple[str, str], tuple[str, str | None]] = {
        (fact.article, fact.actor): (bound_id(fact.name, fact.article), fact.name) for fact in rest
    }
    taken: dict[str, int] = defaultdict(int)
    for person in sorted(persons, key=lambda one: one.first):
        base = id_of(person.name)
        taken[base] += 1
        person_id = base if taken[base] == 1 else f"{base}-{taken[base]}"
        person_id = min((fact.actor for fact in person.facts if fact.by_hand), default=person_id)
        for fact in person.facts:
            is_short = len(_form(fact)[0]) == 1
            linked[fact.article, fact.actor] = person_id, person.name if is_short else None
    return linked


def _owner(fact: ActorFact, persons: Sequence[_Person]) -> _Person | None:
    """Whose surname it is that stands alone, among those who have it; None where that is open."""
    if not persons:
        return None
    most, *others = sorted(persons, key=lambda one: -len(one.facts))
    stands_out = all(len(most.facts) >= _PROMINENT * max(1, len(one.facts)) for one in others)
    if stands_out:
        return most if _joins(fact, most) else None
    return _office_holder(fact, persons)


def _office_holder(fact: ActorFact, persons: Sequence[_Person]) -> _Person | None:
    """Who alone is called so, of several who are all described: “President Gray” is not the first lady."""
    called = [one for one in persons if any(share(text, fact.description) for text in one.descriptions)]
    open_ones = [one for one in persons if not one.descriptions]
    return called[0] if len(called) == 1 and not open_ones and _is_near(fact, called[0]) else None


def _form(fact: ActorFact) -> NameForm:
    return bare_name(tuple(fact.name.lower().split()))


def _named_alike(facts: Iterable[ActorFact]) -> list[_Person]:
    """Those of one name, with or without middle names; a short form that two longer ones fit stands alone.

    Longer ones that only put words in front of it (“Mayor-elect Jane Fox”) count where none has them in the middle.
    """
    by_form: dict[NameForm, list[ActorFact]] = defaultdict(list)
    for fact in facts:
        by_form[_form(fact)].append(fact)
    forms = sorted(by_form, key=lambda form: (-len(form[0]), -len("".join(form[0])), form))
    owner: dict[NameForm, NameForm] = {}
    for number, form in enumerate(forms):
        fitting = [other for other in forms[:number] if _fit(form, other)]
        longer = [other for other in fitting if other[0][0] == form[0][0]] or fitting
        is_one_person = longer and all(_fit(left, right) for left, right in combinations(longer, 2))
        owner[form] = owner[longer[0]] if is_one_person else form
    persons: dict[NameForm, _Person] = {}
    for form in forms:
        persons.setdefault(owner[form], _Person([])).facts.extend(by_form[form])
    return list(persons.values())


def _fit(form: NameForm, other: NameForm) -> bool:
    return form[1] == other[1] and same_name(form[0], other[0])


def _by_field(person: _Person) -> list[_Person]:
    """Namesakes told apart by fields of work that have nothing in common; those without go to the most written of."""
    fields = sorted({field for text in person.descriptions for field in fields_of(text)})
    group = {field: field for field in fields}

    def join(left: str, other: str) -> None:
        old, new = group[left], group[other]
        group.update({field: new for field, held in group.items() if held == old})

    for first_field, other in combinations(fields, 2):
        if is_close(first_field, other):
            join(first_field, other)
    for text in person.descriptions:
        stated = sorted(fields_of(text))
        for first_field, other in pairwise(stated):
            join(first_field, other)
    if len({*group.values()}) < 2:
        return [person]
    parts: dict[str, _Person] = defaultdict(lambda: _Person([]))
    for fact in person.facts:
        stated = sorted(fields_of(fact.description)) if fact.description else []
        if stated:
            parts[group[stated[0]]].facts.append(fact)
    most = min(parts.values(), key=lambda one: (-len(one.facts), one.first))
    most.facts += [fact for fact in person.facts if not (fact.description and fields_of(fact.description))]
    return list(parts.values())


def _joins(fact: ActorFact, person: _Person) -> bool:
    """Whether a surname alone is this person's: described alike, or near in time and surroundings."""
    if any(share(text, fact.description) for text in person.descriptions):
        return True
    fits = fact.description is None or bool(fields_of(fact.description))
    return fits and not contradict(person.descriptions, fact.description) and _is_near(fact, person)


def _is_near(fact: ActorFact, person: _Person) -> bool:
    """Whether an article is near in time to those that name the person in full, and shares a country or body."""
    full = [one for one in person.facts if len(_form(one)[0]) > 1]
    shared = len({*fact.beside} & {name for one in full for name in one.beside})
    days = [date.fromisoformat(one.day) for one in full if one.day]
    if fact.day is None or not days:
        return shared >= _SHARED_UNDATED
    return shared > 0 and min(days) - _NEAR <= date.fromisoformat(fact.day) <= max(days) + _NEAR


def _described_alike(facts: list[ActorFact]) -> tuple[list[ActorFact], list[_Person]]:
    """Persons known by surname alone: those whose descriptions share a word are one, those without are none."""
    persons: list[_Person] = []
    for fact in sorted((one for one in facts if one.description), key=lambda one: (one.article, one.actor)):
        alike = [one for one in persons if any(share(text, fact.description) for text in one.descriptions)]
        joined = _Person([fact, *(old for one in alike for old in one.facts)])
        persons = [*(one for one in persons if one not in alike), joined]
    return [fact for fact in facts if not fact.description], persons
