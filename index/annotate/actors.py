"""Who acts in an article: names joined to actors, and descriptions and pronouns resolved to them."""

from __future__ import annotations

from collections.abc import Sequence

from index.annotate import metonymy, namewords, nouns
from index.annotate.acronyms import introduced
from index.annotate.bodies import Bodies, is_body, is_kind_word
from index.annotate.cast import Cast
from index.annotate.coreference import resolve
from index.annotate.descriptions import Description, descriptions, text_of
from index.annotate.kinds import Group, group_names
from index.annotate.known import Known, Roster, roster
from index.annotate.mentions import Entry
from index.annotate.names import Name, find_names
from index.annotate.own_actors import OwnActor
from index.annotate.parsed import FoundQuote, Parsed
from index.annotate.people import People
from index.annotate.register import Register
from index.annotate.words import Words
from index.model import ActorKind


def find_actors(parsed: Parsed, found_quotes: Sequence[FoundQuote], register: Register | None = None) -> Cast:
    """The cast of the article: every named actor with its mentions. The actors that the user lists win."""
    words = Words(parsed)
    cast = Cast(parsed, words)
    own = {actor.id: _as_known(actor) for actor in register.own} if register else {}
    names = find_names(words, _roster(register))
    people, bodies = People(cast), Bodies(cast)
    _add_known(cast, bodies, people, [name for name in names if name.found], own)
    groups = group_names(words, [name for name in names if not name.found])
    _add_unknown(cast, people, bodies, groups)
    resolve(cast, found_quotes)
    return cast


def _roster(register: Register | None) -> Roster:
    """The well-known actors, those of the user above the others."""
    if register is None or not register.own:
        return roster()
    names = roster().copy()
    for actor in register.own:
        for name in actor.names if not actor.not_same_as else ():
            names.add(name, _as_known(actor))
    return names


def _as_known(actor: OwnActor) -> Known:
    return Known(actor.id, actor.name, actor.kind, description=actor.description)


def _add_known(cast: Cast, bodies: Bodies, people: People, names: list[Name], own: dict[str, Known]) -> None:
    """The well-known actors, where they act and are not only places."""
    countries = {token: name for name in names for token in range(name.first, name.last) if _is_country(name)}
    for name in names:
        found = name.found
        if found is None or found.known is None or metonymy.is_credit(cast.words, found):
            continue
        known = own.get(found.known.id, found.known)
        if not metonymy.is_actor(cast.words, found):
            cast.keep_aside(name.first, name.last, known)
            continue
        entry = _entry_of(cast, name, known, countries.get(name.first - 1))
        cast.mention(entry, name.first, name.last)
        if entry.kind == "person":
            people.learn_known(entry)
        elif entry.kind != "country":
            bodies.learn(entry, name)
            _take_letters(cast, entry, name)
            for described in descriptions(cast.words, name.first, name.last):
                _describe(cast.words, entry, described)
        elif found.sense == "people":
            _note_organ(cast.words, entry, name)


def _note_organ(words: Words, entry: Entry, name: Name) -> None:
    """A country's government named by its adjective is "the government" from then on."""
    organ = words.lower[words.head[name.last - 1]]
    if words.head[name.last - 1] >= name.last and nouns.is_the_state(organ):
        entry.roles.add(organ)


def _describe(words: Words, entry: Entry, found: Description) -> None:
    """Adds a description of the article to an actor; the first one is kept as its description."""
    entry.roles.add(nouns.singular(words.lower[found.noun]))
    entry.told.update(words.lower[found.first : found.last])
    told = text_of(words, found)
    if entry.description is None and len(told) > 2 and told.lower() != entry.name.lower():
        entry.description = told


def _is_country(name: Name) -> bool:
    return name.found is not None and name.found.known is not None and name.found.known.kind == "country"


def _entry_of(cast: Cast, name: Name, known: Known, before: Name | None) -> Entry:
    """The actor of a known name; that of another country where its adjective stands before a shared name."""
    if (
        known.shared
        and before
        and before.found
        and before.found.known
        and before.found.known.id != "united-states"
    ):
        written = cast.words.between(before.first, name.last)
        entry = next((one for one in cast.entries.values() if one.name == written), None)
        return entry or cast.add(written, known.kind)
    return cast.entry_of(known)


def _take_letters(cast: Cast, entry: Entry, name: Name) -> None:
    """Letters in brackets behind a name are a mention of it."""
    letters = introduced(cast.words, name)
    if letters:
        cast.mention(entry, *letters)


def _add_unknown(cast: Cast, people: People, bodies: Bodies, groups: list[Group]) -> None:
    """Names that only the article makes known: full names first, then what is short for them."""
    groups = [group for group in groups if not all(map(_is_dull, group.key))]
    persons = [group for group in groups if group.kind == "person"]
    for group in sorted(persons, key=lambda one: (-len(one.key), one.first)):
        if len(group.key) > 1:
            _finish_entry(cast, people.add_full(group), group)
    others = [group for group in groups if not (group.kind == "person" and len(group.key) > 1)]
    for group in sorted(others, key=lambda one: (-len(one.key), one.first)):
        if not _add_short_person(cast, people, bodies, group):
            _add_body(cast, bodies, group)


def _add_short_person(cast: Cast, people: People, bodies: Bodies, group: Group) -> bool:
    """Joins a short name to the person who has it; a person known by it alone is made. Whether it was a person."""
    if not people.has(group.key) and group.weight <= 3 and bodies.of(group):
        return False
    surname = people.has(group.key) and group.weight < 6 and namewords.kind_of_name(group.key) is None
    if group.kind != "person" and not surname:
        return False
    if group.kind == "person" and not people.has(group.key):
        if (
            namewords.is_generic(group.key[0])
            or is_kind_word(group.key[0])
            or namewords.is_honorific(group.key[0])
        ):
            return False
        people.add_short(group)
    for name in group.names:
        entry = people.of_short(group, name)
        if entry:
            _finish_entry(cast, entry, group)
    return True


def _add_body(cast: Cast, bodies: Bodies, group: Group) -> None:
    """Joins a name to the body whose name it shortens, or makes it one; places are kept aside until asked for."""
    if len(group.key) == 1 and is_kind_word(group.key[0]):
        for name in group.names:
            entry = bodies.by_kind(group.key[0], name.first)
            if entry:
                cast.mention(entry, name.first, name.last)
        return
    alone = group.key[0] if len(group.key) == 1 else ""
    if (
        group.kind == "never"
        or all(namewords.is_generic(word) for word in group.key)
        or namewords.is_generic(alone)
        or namewords.is_honorific(alone)
    ):
        return
    entry = None if group.kind == "place" else bodies.of(group)
    if entry is None:
        entry = bodies.add(group, _kind(group))
        entry.named = not (group.kind == "place" or _is_doubtful(group))
    for name in group.names:
        cast.mention(entry, name.first, name.last)
        if is_body(group.kind):
            bodies.learn(entry, name)
            _take_letters(cast, entry, name)
    _finish_entry(cast, entry, group)


def _is_dull(word: str) -> bool:
    """Whether a word of a name says nobody's name: a title, a common word."""
    return (
        namewords.is_generic(word) or namewords.is_honorific(word) or word in {"of", "the", "and", "for", "-"}
    )


def _kind(group: Group) -> ActorKind:
    if group.kind == "place":
        return "government"
    return group.kind if is_body(group.kind) else "other"  # type: ignore[return-value]


def _is_doubtful(group: Group) -> bool:
    """A name that only one use, in no part of an actor, and only the tagger or nobody takes for one."""
    if group.kind is None:
        return not group.acts
    return len(group.key) == 1 and len(group.names) == 1 and group.weight <= 1 and not group.acts


def _finish_entry(cast: Cast, entry: Entry, group: Group) -> None:
    """Adds to an actor what its group tells: description, roles, gender, confidence."""
    words: Words = cast.words
    entry.gender = entry.gender or group.gender
    if entry.kind == "person" and entry.gender is None:
        entry.gender = namewords.first_name_gender(entry.name.split()[0].lower())
    for found in group.described:
        _describe(words, entry, found)
    uses = min(len(entry.mentions), 4)
    certain = 0.15 if len(entry.name.split()) > 1 else 0.0
    entry.confidence = max(
        entry.confidence if entry.confidence > 0.9 else 0.0,
        min(0.9, 0.4 + 0.08 * uses + certain + 0.03 * group.weight),
    )
