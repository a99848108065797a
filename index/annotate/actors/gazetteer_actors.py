"""The well-known actors of an article: countries, bodies and the user's own, where they act and are not only places."""

from __future__ import annotations

from collections import Counter

from index.annotate.actors import metonymy, person_nouns
from index.annotate.actors.acronyms import introduced
from index.annotate.actors.appositions import descriptions
from index.annotate.actors.cast import Cast
from index.annotate.actors.describing import describe
from index.annotate.actors.mentions import ActorEntry
from index.annotate.actors.organizations import Bodies
from index.annotate.actors.persons import People
from index.annotate.actors.tagged_entities import POSSESSIVE_SIGNS, Name
from index.annotate.actors.well_known import WellKnownActor
from index.annotate.places.place_names import state_behind

_IN_AMERICA = frozenset(("County", "Ga."))  # words of texts in which Georgia is a state
_AROUND = 60  # words beside a name in which an American leader may stand
_HOME = "united-states"  # whose bodies the shared names of the list are: "Congress", "the Supreme Court"


class Familiar:
    """Adds known names to the cast; `own` are the user's actors by id, which take the place of others."""

    def __init__(
        self, cast: Cast, people: People, bodies: Bodies, actors_of_user: dict[str, WellKnownActor]
    ) -> None:
        self.cast, self.people, self.bodies, self.own = cast, people, bodies, actors_of_user
        self._known: dict[int, WellKnownActor | None] = {}  # first token → whose name stands there
        self._papers: set[WellKnownActor] = set()
        self._countries: dict[int, WellKnownActor] = {}  # token → the country that it names
        # the article's country, where that is not the one of the list
        self._home: WellKnownActor | None = None
        self._first: dict[str, ActorEntry] = {}  # id of a shared name → whose body the article first calls so

    def add(self, names: list[Name]) -> None:
        """Adds each name as a mention of its actor; a mere place is kept aside until a stage asks for it."""
        self._note_countries(names)
        self._known = {name.first: name.found.known for name in names if name.found}
        self._papers = {
            name.found.known
            for name in names
            if name.found and name.found.known and name.found.known.kind == "media"
        }
        for name in names:
            form = name.found
            if form is None or form.known is None or metonymy.is_credit(self.cast.words, form):
                continue
            if metonymy.is_of_person(self.cast.words, form):
                continue
            actor = self._whole(self.own.get(form.known.id, form.known))
            if (actor.id == "georgia" and self._is_state(name)) or self._is_town(name, actor):
                continue
            if metonymy.is_actor(self.cast.words, form) and not self._is_another_georgia(actor):
                self._mention(self._entry(name, actor), name)
            else:
                self.cast.keep_aside(name.first, name.last, actor, form.sense)

    def _whole(self, actor: WellKnownActor) -> WellKnownActor:
        """The paper that is called by its last word, “The Times”, where the article names one such in full."""
        if actor.kind != "media" or not actor.name.startswith("The "):
            return actor
        last = actor.name.removeprefix("The")
        longer = [paper for paper in self._papers if paper.name.endswith(last) and paper != actor]
        return longer[0] if len(longer) == 1 else actor

    def _mention(self, entry: ActorEntry, name: Name) -> None:
        self.cast.mention(entry, name.first, name.last)
        if entry.kind == "person":
            self.people.learn_known(entry, self.cast.words.lower[name.first : name.last])
        elif entry.kind != "country":
            self.bodies.take(entry, name)
            for description in descriptions(self.cast.words, name.first, name.last):
                describe(self.cast.words, entry, description)
        else:
            self._note_organ(entry, name)

    def _note_organ(self, entry: ActorEntry, name: Name) -> None:
        """A government named by its country's adjective is "the government" from then on."""
        above = self.cast.words.head[name.last - 1]
        noun = self.cast.words.lower[above]
        if above >= name.last and person_nouns.is_the_state(noun) and noun != "state":
            entry.roles.add(noun)  # but “the Indian state of Kerala”

    def _note_countries(self, names: list[Name]) -> None:
        """Which countries the article names, and whether one of them is clearly its own."""
        counts: Counter[WellKnownActor] = Counter()
        for name in names:
            actor = name.found.known if name.found else None
            if actor and actor.kind == "country":
                counts[actor] += 1
                self._countries.update(dict.fromkeys(range(name.first, name.last), actor))
        self._ids = {known.id for known in counts}
        first = next(iter(counts.most_common(1)), None)
        if first is None or first[0].id == _HOME:
            return
        home = next((count for known, count in counts.items() if known.id == _HOME), 0)
        if first[1] > 2 * (home + metonymy.count_american(self.cast.words)):
            self._home = first[0]

    def _entry(self, name: Name, actor: WellKnownActor) -> ActorEntry:
        """The actor of a known name; of a name that other countries have as well, that of the right country."""
        if not actor.shared:
            return self.cast.entry_of(actor)
        before = self._countries.get(name.first - 1)
        written = self.cast.words.between(name.first, name.last)
        letters = introduced(self.cast.words, name)
        if letters and self._known.get(letters[0]) == actor:
            return self.cast.entry_of(actor)  # “the German Social Democratic Party (SPD)”
        owner = self._owner(name)
        if owner and owner.id != _HOME:
            written = f"{written} ({owner.name})"
        elif before and before.id != _HOME:
            written = self.cast.words.between(name.first - 1, name.last)
        elif self._home and before is None and self._is_of_other_state(name, actor, written):
            written = f"{written} ({self._home.name})"
        elif owner is None and before is None and self._is_of_other_state(name, actor, written):
            return self._first.get(actor.id) or self._noted(actor, self.cast.entry_of(actor))
        else:
            return self._noted(actor, self.cast.entry_of(actor))
        same = next((one for one in self.cast.entries.values() if one.name == written), None)
        return self._noted(actor, same or self.cast.add(written, actor.kind))

    def _noted(self, actor: WellKnownActor, entry: ActorEntry) -> ActorEntry:
        """Notes whose body an article first calls so: “Kenya's Supreme Court … The Supreme Court”."""
        self._first.setdefault(actor.id, entry)
        return entry

    def _is_of_other_state(self, name: Name, actor: WellKnownActor, written: str) -> bool:
        """Whether a shared name such as “the Supreme Court” is the article's country's, and not America's."""
        is_shared = actor.name.startswith("US ") and not written.startswith(("US ", "U.S. "))
        return is_shared and not self._is_beside_leader(name)

    def _is_beside_leader(self, name: Name) -> bool:
        """As in “President Obama lost in the Supreme Court”: whether an American president stands in its sentence."""
        words = self.cast.words
        sentence = words.sentence_of[name.first]
        around = range(max(sentence, name.first - _AROUND), min(name.first + _AROUND, len(words)))
        return any(
            metonymy.is_american_leader(words.forms[place])
            for place in around
            if words.sentence_of[place] == sentence
        )

    def _owner(self, name: Name) -> WellKnownActor | None:
        """As in “Kenya's Supreme Court”: the country whose body has a name of many."""
        start = name.first - 1
        is_owned = start >= 0 and self.cast.words.forms[start] in POSSESSIVE_SIGNS
        return self._countries.get(start - 1) if is_owned else None

    def _is_town(self, name: Name, actor: WellKnownActor) -> bool:
        """Whether an American town is meant, called like a country or its seat: "Lebanon, Ohio"."""
        words = self.cast.words
        named = state_behind(words.doc, name.last) is not None
        if named and actor.kind != "country":
            return name.last - name.first == 1  # “in Mercedes, Texas”
        return (
            actor.kind == "country" and named and words.lower[name.last + 1] != "georgia"
        )  # a country beside it

    def _is_state(self, name: Name) -> bool:
        """Whether "Georgia" is the American state by the words before it: "Atlanta, Georgia"."""
        before = self.cast.words.lower[max(0, name.first - 2) : name.first]
        return (before[-1:] == [","] and before[0] in metonymy.listed("georgian_towns")) or before == [
            "governor",
            "of",
        ]

    def _is_another_georgia(self, actor: WellKnownActor) -> bool:
        """Whether "Georgia" is the American state: beside the United States or a county, and not its neighbours."""
        return (
            actor.id == "georgia"
            and (_HOME in self._ids or not self.cast.words.written.isdisjoint(_IN_AMERICA))
            and not self._ids & metonymy.listed("georgian_neighbours")
        )
