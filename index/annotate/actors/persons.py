"""One person for all forms of a name: full name, surname, first name, with and without middle names and titles."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from index.annotate import data_files
from index.annotate.actors import namewords
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.same_names import MARKS, bare_name, same_name
from index.annotate.actors.titles import is_office
from index.annotate.parse.grammar_terms import APPOSITION, POSSESSOR

if TYPE_CHECKING:
    from index.annotate.actors.cast import Cast
    from index.annotate.actors.kinds import NameUses
    from index.annotate.actors.mentions import ActorEntry
    from index.annotate.actors.tagged_entities import Name
    from index.annotate.parse.words import Words

_QUOTES = frozenset({"“", "‘", "``", '"'})
_SHORTEST_SHOUTED = 3  # letters of initials such as “JPG”
_LONGEST_PARTICLE = 3  # letters of “al”, “el”, “abd” before a hyphen
_OFTEN, _NEARLY_ALL = 5, 0.6  # uses of a surname, and the share of them, after which it is one person's
_MUCH_MORE = 3  # times as often named as another: then the surname is his
_CALLED_WITHIN = 7  # words before a name in which “known by his stage name” stands
_WOULD_BE = frozenset(("a", "another", "vice", "next", "future"))  # before “President”
_PLAIN_TITLES = frozenset(("mr", "mrs", "ms", "miss"))
_AGES = {"elder": "sr", "older": "sr", "senior": "sr", "younger": "jr", "junior": "jr"}


class People:
    """The persons of one article, found by any form of their names."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.words = cast, cast.words
        self._endings: dict[tuple[str, ...], list[ActorEntry]] = defaultdict(list)
        self._beginnings: dict[str, list[ActorEntry]] = defaultdict(list)
        self._whole: dict[str, tuple[str, ...]] = {}  # an entry's id → its name's words without tails
        self._tail: dict[str, str] = {}
        self._used: Counter[str] = Counter()
        self._titles: dict[str, set[str]] = defaultdict(set)  # id → words right before the full name
        self._namesakes: dict[
            tuple[str, ...], ActorEntry
        ] = {}  # surname → who bears it, and not the full name
        # surname and office or sex → who is named by it alone, beside family or those of the other sex
        self._titled: dict[tuple[str, str], ActorEntry] = {}
        self._called: dict[str, set[int]] = defaultdict(set)  # id → paragraphs that use the given name alone
        self._full: dict[str, set[int]] = defaultdict(set)  # id → paragraphs that give the full name
        self._places: dict[str, dict[int, int]] = defaultdict(dict)  # id → paragraph → first use in it

    def add_full(self, group: NameUses) -> ActorEntry:
        """The person of a name of several words: an earlier one whose name this is too, or a new one."""
        bare, tail = bare_name(group.key)
        entry = self._same(bare, tail)
        if entry is None and (entry := self._called_also(group)) is not None:
            self._endings[bare[-1:]].append(entry)
        if entry is None:
            entry = self.cast.add(_written(self.words, group), "person")
            self._learn(entry, bare, tail)
        for mark, nickname in pairwise(group.key[:-1]):
            if mark in _QUOTES and nickname not in MARKS:
                self._endings[(nickname, bare[-1])].append(entry)
        for name in group.names:
            self._place(entry, name)
            self._full[entry.id].add(self.words.paragraph[name.first])
            self._titles[entry.id].add(self.words.lower_at(name.first - 1))
        return entry

    def _called_also(self, group: NameUses) -> ActorEntry | None:
        """As in “Ann Lund, also known as Ann Marsh”: who is named before in the sentence has this name too."""
        words, first = self.words, group.first
        if words.dep[words.top(first, group.names[0].last)] == POSSESSOR:
            return None  # “also known as Ann Lund's lawyer”
        before = words.lower[max(0, first - 2) : first]
        if before[-1:] in (["aka"], ["a.k.a."], ["alias"]):
            bearer = first - 2 - (words.form_at(first - 2) == ",")
        elif (before == ["known", "as"] and words.lower_at(first - 3) == "also") or (
            before[-1:] == ["name"] and before[0] in word_list("other_names")
        ):
            behind = range(first - 1, max(first - _CALLED_WITHIN, 0), -1)
            cue = next(
                (token for token in behind if words.lower[token] in ("known", "named", "called")), first
            )
            bearer = words.head[cue]
            bearer = words.head[bearer] if words.dep[bearer] == APPOSITION else bearer
        else:
            return None
        persons = [entry for *_, entry in self.cast.covering(bearer) if entry.kind == "person"]
        gender = namewords.bearer_gender(group.key[0])
        fits = persons and not (gender and persons[0].gender and gender != persons[0].gender)
        return persons[0] if fits else None

    def of_short(
        self,
        group: NameUses,
        name: Name,
        main: ActorEntry | None = None,
        holder: ActorEntry | None = None,
    ) -> ActorEntry | None:
        """The person whose surname or first name this use of a short name is; None where nobody has it.

        `main` is who is meant by the surname alone, unless a title says another; `holder`, whose office is told.
        """
        bare, _ = bare_name(group.key)
        if (namesake := self._namesakes.get(bare)) is not None:
            self._place(namesake, name)
            return namesake
        entries = self._endings.get(bare) or (self._by_first_name(bare) if len(bare) == 1 else None)
        if not entries:
            return None
        if (relative := self._of_other_sex(entries, name)) is not None:
            return relative
        fitting = self._fitting(entries, name.first)
        if self._is_of_president(name.first) and all(self._is_family(one) for one in fitting):
            return self._by_title(name, "president")
        fitting = [holder] if holder in fitting and holder is not None else fitting
        entry = main if main in fitting and main is not None else self._likeliest(fitting, name.first)
        if self._is_hardly_family(group, entry, name.first):
            return None
        if any(self._may_be_meant(other, entry, name.first) for other in fitting):
            self.cast.open_names.update(range(name.first, name.last))
        self._place(entry, name)
        return entry

    def _is_hardly_family(self, group: NameUses, entry: ActorEntry, position: int) -> bool:
        """As in “the Obama campaign … Obama's team”: not sure a relative, but near where that one is named in full."""
        led = [name for name in group.names if self._is_of_president(name.first)]
        near = self.words.paragraph[position]
        beside = any(number in self._full[entry.id] for number in (near, near - 1))
        leaders = [bearer for bearer in self.bearers(group.key) if not self._is_family(bearer)]
        return len(led) > 1 and self._is_family(entry) and len(leaders) == 1 and not beside

    def main_bearer(self, group: NameUses) -> ActorEntry | None:
        """As in “Trump … Melania Trump … Trump said”: whom a surname used often means nearly each time, or None.

        A paper gives the bare surname to one person of the story, and names his family in full: to whom it named before
        that, where this is one.
        """
        bare, _ = bare_name(group.key)
        bearers = self._endings.get(bare, [])
        if len(bearers) < 2 or len(group.names) < _OFTEN or bare in self._namesakes:
            return None
        first_use = group.names[0].first
        introduced = [
            one for one in bearers if min(self._places[one.id].values(), default=first_use) < first_use
        ]
        if len(introduced) == 1:
            return introduced[0]
        meant: Counter[str] = Counter()
        used, places = self._used.copy(), {key: dict(value) for key, value in self._places.items()}
        for name in group.names:  # each as if by itself, after those before it
            entry = self._likeliest(self._fitting(bearers, name.first), name.first)
            self._note(entry, name.first)
            meant[entry.id] += 1
        self._used, self._places = used, defaultdict(dict, places)
        first, count = meant.most_common(1)[0]
        most = next(one for one in bearers if one.id == first)
        return most if count >= _NEARLY_ALL * len(group.names) else None

    def bearers(self, key: tuple[str, ...]) -> list[ActorEntry]:
        """Those whose surname this is."""
        return self._endings.get(bare_name(key)[0], [])

    def add_short(self, group: NameUses) -> ActorEntry:
        """A new person who is known by a short name only."""
        entry = self.cast.add(_written(self.words, group), "person")
        bare, tail = bare_name(group.key)
        if self.is_namesake(group):
            self._namesakes[bare] = entry
        self._learn(entry, bare, tail)
        return entry

    def is_namesake(self, group: NameUses) -> bool:
        """Whether "President Hill" stands before "Jane Hill", whom nobody calls so: the name does not mean her."""
        bare, _ = bare_name(group.key)
        bearers = self._endings.get(bare, ())
        if len(bearers) != 1 or len(self._whole[bearers[0].id]) < 2 or not bearers[0].mentions:
            return False
        bearer, lower = bearers[0], self.words.lower
        titled = [name for name in group.names if name.first and is_office(lower[name.first - 1])]
        offices = {lower[name.first - 1] for name in titled}
        first = titled[0].first if titled else 0
        earlier = first < min(self._places[bearer.id].values(), default=first)
        return earlier and bool(offices) and not offices & self._titles[bearer.id]

    def _is_of_president(self, token: int) -> bool:
        """As in “President Obama”, “the Obama campaign”, not in “a President Clinton”: a surname of who leads."""
        words = self.words
        titled = words.lower_at(token - 1) == "president" and words.lower_at(token - 2) not in _WOULD_BE
        return (titled or self._is_before_led(token)) and words.forms[token] in _leaders("recent_leaders")

    def _is_before_led(self, token: int) -> bool:
        """Whether a name stands before what a president has: a campaign, an administration."""
        words, noun = self.words, self.words.head[token]
        return words.lower[noun] in _leaders("led") and token < noun <= token + 2

    def _by_title(self, name: Name, title: str) -> ActorEntry:
        """Whom the article names by surname and title alone: “Jeb Bush said President Bush had erred”."""
        key = (self.words.lower[name.first], title)
        if key not in self._titled:
            self._titled[key] = self.cast.add(self.words.forms[name.first], "person")
        self.cast.mention(self._titled[key], name.first, name.last)
        return self._titled[key]

    def _of_other_sex(self, entries: list[ActorEntry], name: Name) -> ActorEntry | None:
        """As in “Mr. Hill”, where the article names only Ann Hill and Jane Hill: somebody else."""
        words = self.words
        title = words.lower_at(name.first - 1)
        sex = namewords.honorific_gender(title) if title.rstrip(".") in _PLAIN_TITLES else None
        whole = [self._whole[entry.id] for entry in entries]
        others = [namewords.bearer_gender(full[0]) if len(full) > 1 else None for full in whole]
        if sex is None or any(other in (None, sex) for other in others):
            return None
        relative = self._by_title(name, sex)
        relative.gender = sex
        return relative

    def _is_family(self, entry: ActorEntry) -> bool:
        """Whether a full name is not that of the president of its surname."""
        whole = self._whole[entry.id]
        return len(whole) > 1 and f"{whole[0]}-{whole[-1]}" not in _leaders("presidents")

    def has(self, key: tuple[str, ...]) -> bool:
        """Whether somebody's surname or first name reads so."""
        bare, _ = bare_name(key)
        return bare in self._endings or (len(bare) == 1 and bool(self._by_first_name(bare)))

    def _by_first_name(self, bare: tuple[str, ...]) -> list[ActorEntry]:
        """Those whose first name this is; a family name that nobody is given is none ("Hill Avenue")."""
        entries = self._beginnings.get(bare[0], [])
        if namewords.is_family_name(bare[0]) and not namewords.is_given_name(bare[0]):
            first = bare[0] in namewords.words("surnames_first")  # “Liu” of Liu Yunshan
            return [
                one for one in entries if first or self._whole[one.id][2:3] == ("-",)
            ]  # “Han” of Han Duck-soo
        return entries

    def learn_known(self, entry: ActorEntry, written: list[str]) -> None:
        """Makes a person known beforehand findable by surname, that of another full name in the text as well."""
        if entry.id not in self._whole:
            self._learn(entry, *bare_name(tuple(entry.name.lower().split())))
        other, _ = bare_name(tuple(written))
        if len(other) > 1 and namewords.is_given_name(other[0]) and entry not in self._endings[other[-1:]]:
            self._endings[other[-1:]].append(entry)

    def _learn(self, entry: ActorEntry, bare: tuple[str, ...], tail: str) -> None:
        self._whole[entry.id], self._tail[entry.id] = bare, tail
        for start in range(1, len(bare)):
            if not _is_halved(bare, start):
                self._endings[bare[start:]].append(entry)
        if len(bare) == 1:
            self._endings[bare].append(entry)
        else:
            self._beginnings[bare[0]].append(entry)
            self._endings[(bare[0], bare[-1])].append(entry) if len(bare) > 2 else None

    def _same(self, bare: tuple[str, ...], tail: str) -> ActorEntry | None:
        """The person already met whose name differs in middle names, initials or leading names only."""
        for entry in self._endings.get(_surname(bare), ()):
            whole = self._whole[entry.id]
            same = same_name(whole, bare) or (len(bare) == 1 and bool(tail))  # “Hill Jr.” of “Jo Hill Jr.”
            if self._tail[entry.id] == tail and same:
                return entry
        return None

    def _fitting(self, entries: list[ActorEntry], position: int) -> list[ActorEntry]:
        """Of several with the name: those of the right gender and age, who are not called otherwise around here."""
        before = self.words.lower_at(position - 1)
        gender = namewords.honorific_gender(before)
        fitting = [one for one in entries if not (gender and one.gender and one.gender != gender)]
        if before in _AGES:
            fitting = [one for one in fitting if self._tail[one.id] == _AGES[before]]
        if self._is_of_president(position):  # “President Obama” is not Michelle Obama
            fitting = [one for one in fitting if not self._is_family(one)] or fitting
        fitting = fitting or entries
        near = self.words.paragraph[position]
        called = [one for one in fitting if near not in self._called[one.id]]  # “Hill and her husband, Tom”
        return called or fitting

    def _may_be_meant(self, other: ActorEntry, entry: ActorEntry, position: int) -> bool:
        """As in “Ann Hill and Jo Hill were held. Hill was charged”: another whom the surname may mean as well."""
        places, near = self._places[other.id], self.words.paragraph[position]
        if other is entry or min(places.values(), default=position) >= position:
            return False
        beside = any(places.get(number, position) < position for number in (near, near - 1))
        return beside or self._used[other.id] * _MUCH_MORE > self._used[entry.id]

    def _likeliest(self, fitting: list[ActorEntry], position: int) -> ActorEntry:
        """Of several whom a name may mean: named in full shortly before, else the most named.

        Whoever is named only later is meant before where that is much more often than those named by then.
        """
        near = self.words.paragraph[position]
        for entry in fitting:
            if self._places[entry.id].get(near, position) < position:
                return entry
        likely = self._most_named(fitting)
        by_then = [one for one in fitting if min(self._places[one.id].values(), default=position) < position]
        if likely in by_then or not by_then:
            return likely
        earlier = self._most_named(by_then)
        return likely if self._used[likely.id] > self._used[earlier.id] * _MUCH_MORE else earlier

    def _most_named(self, entries: list[ActorEntry]) -> ActorEntry:
        return max(entries, key=lambda entry: (not self._tail[entry.id], self._used[entry.id]))

    def _place(self, entry: ActorEntry, name: Name) -> None:
        self.cast.mention(entry, name.first, name.last)
        whole = self._whole[entry.id]
        if name.last - name.first == 1 < len(whole) and self.words.lower[name.first] == whole[0]:
            self._called[entry.id].add(self.words.paragraph[name.first])
            return
        self._note(entry, name.first)

    def _note(self, entry: ActorEntry, position: int) -> None:
        """Notes that a person is named at a position by more than the given name."""
        self._used[entry.id] += 1
        places, near = self._places[entry.id], self.words.paragraph[position]
        places[near] = min(position, places.get(near, position))


def _leaders(group: str) -> frozenset[str]:
    """A list of those who lead or led America; `metonymy.listed` would load the language pipeline with it."""
    return data_files.word_list("metonymy.toml", group)


def _is_halved(bare: tuple[str, ...], start: int) -> bool:
    """Whether a name cut here would be half of a double one: “Rich” is not “Schacter-Rich”, “Assad” is “al-Assad”."""
    if bare[start] == "-":
        return True
    return start > 1 and bare[start - 1] == "-" and len(bare[start - 2]) > _LONGEST_PARTICLE


def _surname(bare: tuple[str, ...]) -> tuple[str, ...]:
    """The last word of a name, a double one whole: “Schacter-Rich”; without what is only a particle of it."""
    start = len(bare) - 1
    while start > 0 and _is_halved(bare, start):
        start -= 1
    return bare[start:]


def _written(words: Words, group: NameUses) -> str:
    """A group's name as it is written, the words in capitals set small."""
    plain = (use for use in group.names if not any(map(_is_shouted, words.forms[use.first : use.last])))
    name = group.names[0] if group.names[0].speaks else next(plain, group.names[0])
    written = words.between(name.first, name.last)
    return written.title() if written.isupper() and len(written) > 5 else written


def _is_shouted(form: str) -> bool:
    """Whether a word of a name stands in capitals as in a headline: “HILLARY Lund”."""
    return form.isupper() and form.isalpha() and len(form) > _SHORTEST_SHOUTED
