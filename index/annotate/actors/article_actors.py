"""Names that only the article makes known, joined to actors: full names first, then what is short for them."""

from __future__ import annotations

from index.annotate.actors import namewords, titles
from index.annotate.actors.appositions import LONGEST, descriptions
from index.annotate.actors.cast import Cast
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.describing import describe
from index.annotate.actors.doubt import is_doubtful, is_hardly_a_person, is_in_passing
from index.annotate.actors.kinds import NameUses
from index.annotate.actors.mentions import ActorEntry
from index.annotate.actors.organizations import Bodies, is_body, is_kind_word
from index.annotate.actors.persons import People
from index.annotate.actors.tagged_entities import Name
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    BY_AGENT,
    DETERMINING,
    PASSIVE_SUBJECT,
    PRONOUN,
    WHITE_SPACE,
)
from index.annotate.parse.words import Words
from index.model import ActorKind

_LONGEST_LETTERS = 3  # of a word in capitals that may be letters
# How sure a name is to be an actor: used once; for each further use; for several words; for each point of `kinds.py`
_ONCE, _USE, _USES, _WHOLE, _POINT = 0.4, 0.08, 4, 0.15, 0.03
_SURE = 0.9  # confidence above which an actor was known before reading
_ARTICLES = frozenset(
    {"the", "los", "las", "les", "il", "der", "die", "das"}
)  # before a body's name, not a person's
_NO_NAME = frozenset({DETERMINING, PRONOUN})  # before a common noun
_ACTING = frozenset({ACTIVE_SUBJECT, PASSIVE_SUBJECT, BY_AGENT})
_SMALL = frozenset({"of", "the", "and", "for", "-"})

_EPITHET = 1.5  # words: “crooked Ann Lee” comes behind “Ann Lee”, whose it is, and before single names


class Unfamiliar:
    """Adds groups of equal names to the cast."""

    def __init__(self, cast: Cast, people: People, bodies: Bodies) -> None:
        self.cast, self.people, self.bodies = cast, people, bodies

    def add(self, groups: list[NameUses]) -> None:
        """Adds every group that names somebody."""
        surnames = {group.key[-1] for group in groups if group.kind == "person" and len(group.key) > 1}
        named = [group for group in groups if self._names(group, surnames) and not self._is_shouted(group)]
        people = {group.key for group in named if group.kind == "person"}
        named.sort(key=lambda one: (-len(one.key) + _EPITHET * _has_epithet(one.key, people), one.first))
        for group in named:
            if group.kind == "person" and len(group.key) > 1:
                self._finish(self._add_full(group), group)
        for group in named:
            whole = group.kind == "person" and len(group.key) > 1 and group.key[0] not in _ARTICLES
            if not whole and not self._add_short_person(group):
                self._add_body(group)

    def _add_full(self, group: NameUses) -> ActorEntry:
        """The person of a full name; somebody new of whom nothing is sure waits until he is asked for."""
        before = len(self.cast.entries)
        entry = self.people.add_full(group)
        doubtful = is_doubtful(self.cast.words, group)
        if len(self.cast.entries) > before:
            entry.named, entry.passing = not doubtful, is_in_passing(self.cast.words, group)
        else:
            entry.named = entry.named or not doubtful
            entry.passing = entry.passing and is_in_passing(self.cast.words, group)
        return entry

    def _names(self, group: NameUses, surnames: set[str]) -> bool:
        """Whether the words may be a name; a common word is a surname only where it acts ("White said")."""
        if not _is_office(group.key):
            return True
        papers = [name for name in group.names if len(group.key) == 1 and _is_paper(self.cast.words, name)]
        if papers:
            group.names = papers
            return True
        if len(group.key) > 1 or group.key[0] not in surnames:
            return False
        dep, pos = self.cast.words.dep, self.cast.words.pos
        group.names = [
            name for name in group.names if dep[name.first] in _ACTING and pos[name.first - 1] not in _NO_NAME
        ]
        return bool(group.names)

    def _is_shouted(self, group: NameUses) -> bool:
        """Whether a name of several words stands in capitals only: "CORRECTION APPENDED"; letters are no words.

        The speakers of a transcript stand so too.
        """
        if any(name.speaks for name in group.names):
            return False
        words = self.cast.words
        if len(group.key) == 1 and all(self._is_dateline(name.first) for name in group.names):
            return True
        forms = [form for name in group.names for form in words.forms[name.first : name.last]]
        return len(group.key) > 1 and all(form.isupper() and len(form) > _LONGEST_LETTERS for form in forms)

    def _is_dateline(self, token: int) -> bool:
        """Whether a word in capitals stands alone in its paragraph: where the report was filed."""
        words, form = self.cast.words, self.cast.words.forms[token]
        beside = [
            neighbour
            for neighbour in (token - 1, token + 1)
            if 0 <= neighbour < len(words) and words.pos[neighbour] != WHITE_SPACE
        ]
        alone = all(words.paragraph[one] != words.paragraph[token] for one in beside)
        return form.isupper() and len(form) > _LONGEST_LETTERS and alone

    def _add_short_person(self, group: NameUses) -> bool:
        """Joins a short name to whoever has it; a person known by it alone is made. Whether it was a person."""
        has_full_name = self.people.has(group.key) and not self.people.is_namesake(group)
        if not has_full_name and group.kind != "person" and group.weight <= 3 and self.bodies.of(group):
            return False
        if not has_full_name and group.kind == "person" and is_hardly_a_person(self.cast.words, group):
            return False
        surname = has_full_name and group.weight < 6 and namewords.kind_of_name(group.key) is None
        if not (surname or group.kind == "person") or (not has_full_name and is_kind_word(group.key[0])):
            return False
        if not has_full_name:
            self.people.add_short(group).passing = is_in_passing(self.cast.words, group)
        main = self.people.main_bearer(group)
        for name in group.names:
            entry = self.people.of_short(group, name, main, self._holder(group, name))
            if entry:
                entry.named = True  # named again by a surname
                self._finish(entry, group, beside=name)
        return True

    def _holder(self, group: NameUses, name: Name) -> ActorEntry | None:
        """As in “Lund, the prime minister, left”: of those with the surname the one whom the article calls so."""
        bearers = self.people.bearers(group.key)
        if len(bearers) < 2:
            return None
        words = self.cast.words
        nouns = {
            words.lower[description.noun]
            for description in descriptions(words, name.first, name.last)
            if description.first >= name.last and titles.is_office(words.lower[description.noun])
        }
        called = [entry for entry in bearers if nouns & entry.roles]
        return called[0] if len(called) == 1 else None

    def _add_body(self, group: NameUses) -> None:
        """Joins a name to the body whose name it shortens, or makes it one; places wait until they are asked for."""
        if len(group.key) == 1 and is_kind_word(group.key[0]):
            for name in group.names:
                entry = self.bodies.by_kind(group.key[0], name.first)
                entry = entry or (self._paper(name) if _is_paper(self.cast.words, name) else None)
                if entry:
                    self.cast.mention(entry, name.first, name.last)
        elif group.kind != "never":
            entry = None if group.kind == "place" else self.bodies.of(group)
            if entry is None:
                entry = self.bodies.add(group, _kind(group))
                entry.placed = group.kind == "place"
                entry.named = not (entry.placed or is_doubtful(self.cast.words, group))
                entry.passing = is_in_passing(self.cast.words, group)
            for name in group.names:
                self.cast.mention(entry, name.first, name.last)
                if is_body(group.kind):
                    self.bodies.take(entry, name)
            self._finish(entry, group)

    def _paper(self, name: Name) -> ActorEntry:
        """The paper that is called by its last word alone: “The Post said”."""
        word = self.cast.words.forms[name.first]
        media = [entry for entry in self.cast.entries.values() if entry.kind == "media"]
        same = [entry for entry in media if entry.name.endswith(f" {word}")]
        return same[0] if len(same) == 1 else self.cast.add(f"The {word}", "media")

    def _finish(self, entry: ActorEntry, group: NameUses, beside: Name | None = None) -> None:
        """Adds to an actor what its group tells: description, roles, gender, confidence.

        Two may bear a surname: of a use of it only what stands `beside` that use is told of its bearer.
        """
        entry.gender = entry.gender or group.gender
        if entry.kind == "person" and entry.gender is None:
            first_names = [word.lower() for word in entry.name.split()[:-1]] or [entry.name.lower()]
            entry.gender = next(filter(None, map(namewords.bearer_gender, first_names)), None)
        for description in group.described:
            if beside and not beside.first - LONGEST <= description.noun <= beside.last + LONGEST:
                continue
            if beside and beside is not min(group.names, key=lambda one: abs(one.first - description.noun)):
                continue
            if describe(self.cast.words, entry, description):
                self.cast.described_at[description.noun] = entry
        if entry.confidence <= _SURE:
            whole = _WHOLE if len(entry.name.split()) > 1 else 0.0
            uses = _USE * min(len(entry.mentions), _USES)
            entry.confidence = min(_SURE, _ONCE + uses + whole + _POINT * group.weight)


def _has_epithet(key: tuple[str, ...], whole: set[tuple[str, ...]]) -> bool:
    """Whether a word stands before a full name that is no first name: "crooked Ann Lee" where "Ann Lee" is known."""
    first = namewords.first_name_gender
    return key[1:] in whole and len(key) > 2 and first(key[0]) is None and first(key[1]) is not None


def _is_office(key: tuple[str, ...]) -> bool:
    """Whether the words are nothing but an office, a rank or what an office is for: "Staff General"."""
    return all(_is_dull(word) or titles.is_office(word) for word in key)


def _is_dull(word: str) -> bool:
    """Whether a word of a name says nobody's name: a title, a common word."""
    is_listed = (
        namewords.is_generic(word) or titles.is_title(word) or titles.is_portfolio(word) or word in _SMALL
    )
    return is_listed or len(word.strip(".")) < 2 or word in namewords.words("suffixes")


def _is_paper(words: Words, name: Name) -> bool:
    """As in “The Post said”: a paper's last word, with its article as part of the name."""
    lower = words.lower[name.first]
    if words.form_at(name.first - 1) != "The" or namewords.kind_of_name((lower, lower)) != "media":
        return False
    inside = words.sentence_of[name.first] != name.first - 1
    head = words.head[name.first]
    return inside or (words.dep[name.first] == ACTIVE_SUBJECT and words.lemma[head] in word_list("saying"))


def _kind(group: NameUses) -> ActorKind:
    if group.kind == "place":
        return "government"
    return group.kind if is_body(group.kind) else "other"  # type: ignore[return-value]
