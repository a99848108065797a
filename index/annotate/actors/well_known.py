"""Well-known actors: countries with their people and seats of government, and bodies with their other names.

They come from `countries.toml` and `organizations.toml`; actors that the user lists win over them (`Roster.add`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Set
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.annotate.actors.actor_ids import id_of
from index.annotate.data_files import data_file, word_list
from index.model import ActorKind

if TYPE_CHECKING:
    from index.annotate.actors.capitals import Capitals
    from index.annotate.parse.words import Words

Sense = Literal["name", "people", "seat", "nobody"]
_KINDS: tuple[ActorKind, ...] = ("organization", "government", "group", "media")
_POSSESSIVE = re.compile(r"['’]s?$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])(-)(?=[^\W\d_])")
_SHORT = {"United States": "US", "United Kingdom": "UK"}
_SHORTEST_SHOUTED = 4  # letters: in capitals, shorter names cannot be told from words


@dataclass(frozen=True, slots=True)
class WellKnownActor:
    """An actor known before reading; `shared` where other countries have a body of the same name."""

    id: str
    name: str
    kind: ActorKind
    shared: bool = False
    description: str | None = None


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name of a known actor in the text; without one (`nobody`) the words are known to name no actor.

    `sure` where the user says so: then the words are this name wherever they stand.
    """

    first: int
    last: int
    known: WellKnownActor | None
    sense: Sense
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One name: its words, whom it names and in what sense; `any_case` where letter case does not matter."""

    words: tuple[str, ...]
    known: WellKnownActor | None
    sense: Sense
    any_case: bool = False

    def is_written(self, written: tuple[str, ...], *, shouted: bool) -> bool:
        """Whether words of a text are this name; `shouted` where all around them is in capitals."""
        if written == self.words or (shouted and _same_shouted(written, self.words)):
            return True
        return self.any_case and _same_in_any_case(written, self.words)


@dataclass
class Roster:
    """Names by their first word in small letters."""

    forms: dict[str, list[Form]] = field(default_factory=dict)

    def add(
        self, name: str, actor: WellKnownActor | None, sense: Sense = "name", *, any_case: bool = False
    ) -> None:
        """Makes `name` known; of two actors with the same name the last added is found."""
        for written in {name, name.replace("'", "’"), _dotted(name), _with_dots(name)}:
            words = tuple(split(written))
            if words:
                forms = self.forms.setdefault(words[0].lower(), [])
                forms.insert(0, Form(words, actor, sense, any_case))
                forms.sort(key=lambda form: -len(form.words))

    def copy(self) -> Roster:
        """A roster that can be added to without changing this one."""
        return Roster({key: list(forms) for key, forms in self.forms.items()})

    def find(self, words: Words, capitals: Capitals, plain: Container[str] = ()) -> Iterator[FoundName]:
        """Every longest name in the text, from left to right, without overlap.

        In capitals the `plain` words are no names, unless they are written so elsewhere and the tagger agrees.
        """
        elsewhere = {form for token, form in enumerate(words.forms) if token not in capitals.tokens}
        behind = 0
        for first, lower in enumerate(words.lower):
            if first < behind or lower not in self.forms:
                continue
            for form in self.forms[lower]:
                last = first + len(form.words)
                written = tuple(words.forms[first:last])
                shouted = words.paragraph[first] in capitals.shouted
                word = len(form.words) == 1 and lower in plain and first in capitals.tokens
                if word and written[0] in elsewhere:
                    word = words.entity[first] not in {"GPE", "ORG"}
                if _is_police_of_town(words, form, last):
                    continue
                if form.is_written(written, shouted=shouted) and (form.any_case or not word):
                    yield FoundName(first, last, form.known, form.sense, form.any_case)
                    behind = last
                    break


def _is_police_of_town(words: Words, form: Form, last: int) -> bool:
    """As in “AU PD”: letters before those of the police are short for a town, or for a school."""
    letters = len(form.words) == 1 and form.words[0].isupper() and not form.any_case
    return letters and words.form_at(last) in ("PD", "P.D.") and form.sense == "name"


@cache
def roster() -> Roster:
    """The well-known actors that come with the program."""
    table = Roster()
    bodies = data_file("organizations.toml")
    for name in _listed(bodies["nobody"]):
        table.add(name, None, "nobody")
    for kind in _KINDS:
        _add_bodies(table, bodies[kind], kind)
    _add_bodies(table, bodies["houses"], "government", "seat")
    for line in bodies["seats"].strip().splitlines():
        name, *towns = line.split("|")
        for town in towns:
            table.add(town, WellKnownActor(id_of(name), name, "organization"), "seat")
    for party in parties():
        for name in party.names:
            if "(" not in name:
                table.add(name, party.known)
    for name, facts in countries().items():
        actor = WellKnownActor(id_of(name), name, "country")
        senses: tuple[tuple[Sense, list[str]], ...] = (
            ("seat", facts.get("seats", [])),
            ("people", facts.get("people", [])),
            ("name", [name, *facts.get("names", [])]),
        )
        for sense, forms in senses:
            for form in forms:
                table.add(form, actor, sense)
    return table


def _add_bodies(table: Roster, lines: str, kind: ActorKind, sense: Sense = "name") -> None:
    """Adds the bodies of a list, one a line."""
    for line in lines.strip().splitlines():
        names = line.removeprefix("~").split("|")
        actor = WellKnownActor(id_of(names[0]), names[0], kind, line.startswith("~"))
        for name in names:
            table.add(name, actor, sense)


class PoliticalParty(NamedTuple):
    """A party, its country, its names, and the common words that may mean it."""

    known: WellKnownActor
    country: str
    names: tuple[str, ...]
    words: tuple[str, ...]


@cache
def parties() -> tuple[PoliticalParty, ...]:
    """All parties of `parties.toml`."""
    data = data_file("parties.toml")
    listed = []
    for country, lines in data["parties"].items():
        for line in lines.strip().splitlines():
            names, _, words = line.removeprefix("~").partition("=")
            name, *others = names.split("|")
            party = WellKnownActor(id_of(name), name, "organization", line.startswith("~"))
            listed.append(
                PoliticalParty(party, country, (name, *others), tuple(one for one in words.split("|") if one))
            )
    return tuple(listed)


@cache
def people_words() -> frozenset[str]:
    """What people are called after their country or state, in small letters: "norwegian", "vermonter"."""
    people = frozenset(word.lower() for facts in countries().values() for word in facts.get("people", []))
    return people | word_list("namewords.toml", "inhabitants", "words")


def adjective_of(country: str) -> str:
    """How what is a country's is called: “Peruvian”, “US”; its name where it has no adjective."""
    return _SHORT.get(country) or next(iter(countries().get(country, {}).get("people", [])), country)


def countries() -> dict[str, dict[str, list[str]]]:
    """The countries of `countries.toml`: usual name to `names`, `people` and `seats`."""
    return data_file("countries.toml")


def split(name: str) -> Iterator[str]:
    """The words of a name as the pipeline cuts them: hyphens, apostrophes and a possessive stand alone."""
    for word in name.replace(",", " ,").split():
        ending = _POSSESSIVE.search(word)
        stem = word[: ending.start()] if ending else word
        yield from (part for part in _HYPHEN.split(stem) if part)
        if ending:
            yield ending.group()


def _listed(lines: str) -> Iterator[str]:
    for line in lines.strip().splitlines():
        yield from (name for name in line.split("|") if name)


def _dotted(name: str) -> str:
    """The letters of a short abbreviation with dots: "U.S."."""
    return (
        "".join(f"{letter}." for letter in name)
        if name.isupper() and name.isalpha() and len(name) <= 3
        else name
    )


def _with_dots(name: str) -> str:
    """A name with the letters before it dotted: "U.S. Geological Survey"."""
    first, _, rest = name.partition(" ")
    return f"{_dotted(first)} {rest}" if rest and first in ("US", "UN") else name


@cache
def _plain_words() -> Set[str]:
    """Words that a name in capitals may be taken for."""
    from spacy.lang.en.stop_words import STOP_WORDS  # late: who asks for a name does not wait for spaCy

    return STOP_WORDS


def _same_in_any_case(written: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Whether two names differ in letter case alone; letters such as “US” are not the word “us”."""
    if len(form) == 1 and form[0].isupper() and written[0] in _plain_words():
        return False
    return tuple(map(str.lower, written)) == tuple(map(str.lower, form))


def _same_shouted(written: tuple[str, ...], form: tuple[str, ...]) -> bool:
    letters = sum(map(len, form))
    return letters >= _SHORTEST_SHOUTED and written == tuple(word.upper() for word in form)
