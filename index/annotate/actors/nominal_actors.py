"""Actors that have only a description, "the rebels", "her aides": made when another stage asks for them."""

from __future__ import annotations

import re
from collections import Counter

from index.annotate.actors import person_nouns
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.counted_groups import CountedGroups
from index.annotate.actors.jurisdiction import is_elsewhere, jurisdiction, jurisdictions
from index.annotate.actors.mentions import ActorEntry, Mentions
from index.annotate.actors.nobody import is_charge, is_nobody
from index.annotate.actors.well_known import adjective_of, people_words
from index.annotate.parse.grammar import NOMINAL, PLURAL
from index.annotate.parse.grammar_terms import (
    ADJECTIVE,
    ADPOSITION,
    ADVERB,
    AUXILIARY_VERB,
    COORDINATING,
    DETERMINING,
    FULL_VERB,
    NAME,
    NUMERAL,
    OWNING_PRONOUN,
    PRONOUN,
    PUNCTUATION_MARK,
    SUBORDINATING,
    WHITE_SPACE,
)
from index.model import ActorKind

LONGEST = 8  # words of such an actor's name
_LEADS = frozenset(
    {
        DETERMINING,
        PRONOUN,
        PUNCTUATION_MARK,
        NUMERAL,
        ADVERB,
        COORDINATING,
        ADPOSITION,
        WHITE_SPACE,
        AUXILIARY_VERB,
        FULL_VERB,
        SUBORDINATING,
    }
)
_BREAKS = frozenset({WHITE_SPACE, AUXILIARY_VERB, SUBORDINATING})
_BORDERS = frozenset({"A", "An", "The", ",", "“", "”", '"', "(", ")"})
_ENDS = frozenset(
    {PUNCTUATION_MARK, FULL_VERB, AUXILIARY_VERB, SUBORDINATING, PRONOUN, WHITE_SPACE, ADPOSITION}
)
_BY = frozenset({"by", "with", "to"})
_CLOSE = frozenset({("close", "to"), ("loyal", "to"), ("allied", "to")})
_DESCRIBED = 0.5  # confidence of who has no name: below any name, since two may be described alike
_PREFIXES = frozenset({"ex", "co", "vice", "sub", "self", "non", "anti", "neo"})  # before a hyphen, of a noun
_NEW = frozenset({"a", "an", "another", "one", "whose"})  # with one of these a single person is somebody new
_DEFINITE = frozenset(("the", "both", "these", "those"))
_TAKING_UP = frozenset(("the", "both", "these", "those", "his", "her", "its", "their", "such"))
_BEFORE, _BEHIND = 3, 8  # words around a description that a page repeats


class Described:
    """The descriptions of people and bodies in an article, and the actors made of them."""

    def __init__(self, cast: Mentions) -> None:
        self.cast, self.words = cast, cast.words
        self._heads: dict[str, list[int]] = {}  # noun → tokens where it heads a description
        self._made: dict[str, list[ActorEntry]] = {}  # noun → actors made of descriptions with it
        self._backed: dict[str, ActorEntry] = {}  # a country's id → the armed groups that it backs
        # noun → the body of another town than the one that is made
        self._elsewhere: dict[str, ActorEntry] = {}
        self._told: dict[tuple[str, ...], ActorEntry] = {}  # the words around a description → its actor
        self._counted = CountedGroups(cast.words)
        self._ties: dict[int, int] = {}  # pronoun → head of the description that it takes up

    def note(self, head: int) -> None:
        """Notes a description, so that all its uses are found when it becomes an actor."""
        self._heads.setdefault(self.words.lower[head], []).append(head)

    def tie(self, pronoun: int, head: int) -> None:
        """Notes that a pronoun takes up a description."""
        self._ties[pronoun] = head

    def make(self, first: int, last: int) -> ActorEntry | None:
        """The actor that the tokens describe, a new one where none is described alike; None for things."""
        head = self.words.top(first, last)
        if head in self._ties:
            return self._tied(head)
        lower = self.words.lower[head]
        kind = _kind(lower, self.words.lower[first:last])
        if kind is None or self.words.pos[head] not in NOMINAL or is_nobody(self.words, head):
            return None
        first, last = self._phrase(head, last)
        entry = self._alike(head, first, last)
        if entry is not None and last - first == 1 and self._is_elsewhere(head, entry):
            entry = self._elsewhere.get(lower) or self._new(lower, lower, kind)
            self._elsewhere[lower] = entry
        entry = entry or self._add(head, first, last, kind)
        self._counted.note(head, entry)
        return self._mention(entry, first, last)

    def nationals(self, first: int, last: int) -> ActorEntry:
        """The actor of people called by their state, with the word that counts them: “two Norwegians”."""
        whole, name = " ".join(self.words.forms[last - 2 : last]), self.words.forms[last - 1]
        name = whole if whole.lower() in people_words() else name
        lower, plural = name.lower(), self.words.tag[last - 1] in PLURAL
        made = self._made.setdefault(lower, [])
        if not (made and self.words.lower[first] in _DEFINITE):
            made.append(self._new(name, lower, "group" if plural else "person"))
            made[-1].plural = plural
        holder = self.cast.mention(made[-1], first, last, "nominal")
        if holder is not made[-1] and not made[-1].mentions:
            del self.cast.entries[made.pop().id]
        return holder

    def _is_elsewhere(self, head: int, entry: ActorEntry) -> bool:
        """Whether a bare "police" in a sentence about another town is not the body of a town that is made already."""
        lower = self.words.lower[head]
        if " " not in entry.name or not person_nouns.is_public_body(lower):
            return False
        if (body := jurisdiction(self.cast, head)) is not None:
            return not entry.name.startswith(body.place)
        return self._is_of_several(lower) or is_elsewhere(self.cast, head, entry.name)

    def _is_of_several(self, noun: str) -> bool:
        """Whether the article names the bodies of two places by this noun, so that a bare one may be either."""
        return len(jurisdictions(self.cast, self._heads.get(noun, ()))) > 1

    def _new(self, name: str, lower: str, kind: ActorKind) -> ActorEntry:
        """An actor that has only a description with this noun."""
        entry = self.cast.add(name, kind)
        entry.named, entry.confidence = False, _DESCRIBED
        entry.plural, entry.gender = person_nouns.is_plural(lower), person_nouns.gender_of(lower)
        return entry

    def _mention(self, entry: ActorEntry, first: int, last: int) -> ActorEntry:
        """Notes that a description mentions an actor: as by a name where it says whose the body is."""
        jurisdiction_told = jurisdiction(self.cast, self.words.top(first, last))
        if jurisdiction_told and entry.name.startswith(jurisdiction_told.place):
            return self.cast.mention(entry, first, jurisdiction_told.last, "name")
        return self.cast.mention(entry, first, last, "nominal")

    def _tied(self, pronoun: int) -> ActorEntry | None:
        """The actor made of the description that a pronoun takes up."""
        head = self._ties[pronoun]
        entry = self.cast.headed(head) or self.make(head, head + 1)
        if entry:
            self.cast.mention(entry, pronoun, pronoun + 1, "pronoun")
        return entry

    def _alike(self, head: int, first: int, last: int) -> ActorEntry | None:
        """The actor that is described alike: by the same words, or by the noun alone where only one has it."""
        lower = self.words.lower[head]
        made = self._made.get(lower, [])
        if not person_nouns.is_plural(lower) and self._is_new(head):
            return self._told.get(self._around(head))
        name = self._name(first, last)
        made = [entry for entry in made if not self._counted.are_others(head, entry)]
        same = next((entry for entry in reversed(made) if entry.name.lower() == name.lower()), None)
        same = self._backed.get(self._backing(first, last) or "") or same
        bare = last - first == 1
        at_large = self.words.lower[head - 1 : head] not in (["the"], ["these"], ["those"])
        if bare and lower == "people" and at_large:
            return same
        is_renamed = made and made[0].name.lower() == lower != "people" and person_nouns.is_plural(lower)
        if same is None and (body := jurisdiction(self.cast, head)) and bare:
            placed = f"{body.place} {lower}".lower()
            return next((entry for entry in made if entry.name.lower() in (placed, lower)), None)
        is_renamed = is_renamed and not self._is_of_several(lower)
        if made and self._counted.are_plain_first(head, made[0], bare=bare):
            return same
        if same is None and len(made) == 1 and (bare or is_renamed) and not self._is_of_others(head, made[0]):
            same = made[0]
            same.name = same.name if bare else name
        return same

    def _is_of_others(self, head: int, entry: ActorEntry) -> bool:
        """As in “weather officials … called on officials”: without “the” a plural takes nobody up.

        Words that say where they are from tell them apart from nobody: “Dover officials … Officials”.
        """
        if not person_nouns.is_plural(self.words.lower[head]):
            return False
        if self._is_told_apart(head):
            return True
        if person_nouns.is_public_body(self.words.lower[head]):
            return False
        before = [self.words.lower[child] for child in self.words.children[head] if child < head]
        first, last = self.words.tokens(*min(entry.mentions)) if entry.mentions else (0, 0)
        if not last or (first < head and any(word in _TAKING_UP for word in before)):
            return False
        modifiers = range(first, last - 1)
        are_small = all(self.words.forms[token].islower() for token in modifiers[1:])
        return bool(modifiers) and are_small and self._is_small(first)

    def _is_told_apart(self, head: int) -> bool:
        """As in “officials with Oslo's police”, “200 governments”: a number or a name behind says which they are."""
        words = self.words
        if any(child < head and words.pos[child] == NUMERAL for child in words.children[head]):
            return words.lower_at(words.left(head)) not in _TAKING_UP
        behind = head + 2
        return (
            words.pos[head + 1 : behind] == [ADPOSITION]
            and words.lower_at(head + 1) in ("with", "from", "at")
            and words.head[head + 1] == head
            and any(words.pos[one] == NAME for one in range(behind, min(behind + 3, len(words))))
        )

    def _is_small(self, token: int) -> bool:
        """Whether a word is written small, or has its capital only because a sentence begins with it."""
        tagged = self.words.entity[token] or self.words.lower[token] in people_words()
        named = self.words.pos[token] == NAME or (self.words.pos[token] == ADJECTIVE and tagged)
        begins = self.words.sentence_of[token] == token and not named
        return self.words.forms[token].islower() or begins

    def _backer(self, first: int, last: int) -> str | None:
        """The id of the country that backs whom the phrase describes: "Iran-backed groups", "groups backed by Iran"."""
        words = self.words
        for token in range(first, last - 2):
            if words.forms[token + 1] == "-" and words.lower[token + 2] in word_list("backed"):
                return self._country(token)
        behind = words.lower[last : last + 2]
        if len(behind) == 2 and (
            (behind[0] in word_list("backed") and behind[1] in _BY) or tuple(behind) in _CLOSE
        ):
            return self._country(last + 2)
        return None

    def _country(self, token: int) -> str | None:
        """The id of the country that is named at the token."""
        covering = self.cast.covering(token) if token < len(self.words) else ()
        return next((entry.id for *_, entry in covering if entry.kind == "country"), None)

    def _around(self, head: int) -> tuple[str, ...]:
        """A description's noun and the words around it, by which a caption that a page repeats is known."""
        forms = self.words.forms
        first = max(head - _BEFORE, self.words.sentence_of[head])
        return *forms[first:head], "", *forms[head : head + _BEHIND]

    def _is_new(self, head: int) -> bool:
        """Whether the description brings in somebody new: "a woman", "a ruler whose government"."""
        return any(self.words.lower[child] in _NEW for child in self.words.children[head] if child < head)

    def _add(self, head: int, first: int, last: int, kind: ActorKind) -> ActorEntry:
        """A new actor under its description, mentioned wherever the same words stand."""
        lower = self.words.lower[head]
        backer = self._backing(first, last) if kind == "group" else None
        spans = self._backed_by(backer) if backer else self._same(head, first, last)
        name = self._backed_name(backer, spans) if backer else self._shared_name(head, first, last)
        written = name or self._written(first, last)
        entry = self._named_alike(written, kind) or self._new(written, lower, kind)
        self._made.setdefault(lower, []).append(entry)
        self._told.setdefault(self._around(head), entry)
        if backer:
            self._backed[backer] = entry
        for start, end in spans:
            if backer:
                self.cast.mention(entry, start, end, "name")
            elif end - start > 1 or not self._is_elsewhere(self.words.top(start, end), entry):
                self._mention(entry, start, end)
        return entry

    def _named_alike(self, name: str, kind: ActorKind) -> ActorEntry | None:
        """As in “Orsk police said … Orsk Police aren't saying”: the body of the same name, written with capitals."""
        alike = (one for one in self.cast.entries.values() if one.named and one.kind == kind and one.mentions)
        names = (name.lower(), f"{name.lower()} department")  # “Orsk police” are the Orsk Police Department
        return next((one for one in alike if " " in name and one.name.lower() in names), None)

    def _shared_name(self, head: int, first: int, last: int) -> str | None:
        """The name that a public body has in all articles: as it is described, or as all uses of its noun tell it."""
        lower, jurisdiction_told = self.words.lower[head], jurisdiction(self.cast, head)
        place = jurisdiction_told.place if jurisdiction_told else None
        if place is None and last - first == 1 and not (self._is_new(head) or self._is_told_apart(head)):
            # “the government” may be another one's than that of a state that is told of only later
            uses = [use for use in self._heads.get(lower, ()) if use < head or lower != "government"]
            places = jurisdictions(self.cast, uses)
            place = places.pop() if len(places) == 1 else None
            place = None if place and is_elsewhere(self.cast, head, f"{place} {lower}") else place
        return f"{place} {lower}" if place else None

    def _same(self, head: int, first: int, last: int) -> list[tuple[int, int]]:
        """Where the words of a description stand; for a single person only where it is taken up again."""
        words, spans = self.words.lower[first:last], []
        if last - first == 1 and words[0] in person_nouns.words_of("of", "at_large"):
            return []  # these are others each time
        plural = person_nouns.is_plural(self.words.lower[head])
        for other in self._heads.get(self.words.lower[head], ()):
            if (plural or (other >= head and not self._is_new(other))) and not self._counted.differ(
                head, other
            ):
                start, end = self._phrase(other, min(other + len(words), len(self.words)))
                if self.words.lower[start:end] != words or self.cast.is_title(start, end):
                    continue
                if other == head or not self._is_anothers(other):
                    spans.append((start, end))
        return spans

    def _is_anothers(self, head: int) -> bool:
        """As in “Lund … the pastor said”: whether a description is already who has a name in the article."""
        entry = self.cast.headed(head) or self.cast.described_at.get(head)
        return entry is not None and entry.named

    def _backing(self, first: int, last: int) -> str | None:
        """The country that backs whom the phrase describes; of a noun alone, where the article knows of only one."""
        backer = self._backer(first, last)
        if backer or last - first > 1 or not person_nouns.is_plural(self.words.lower[first]):
            return backer
        heads = self._heads.get(self.words.lower[first], ())
        backers = {self._backer(*self._phrase(head, head + 1)) for head in heads} - {None}
        return backers.pop() if len(backers) == 1 else None

    def _backed_by(self, backer: str) -> list[tuple[int, int]]:
        """Where groups are described as backed by a country, in text order."""
        heads = sorted(
            head
            for noun, heads in self._heads.items()
            if _kind(noun, ["backed"]) == "group"
            for head in heads
        )
        spans = [self._phrase(head, head + 1) for head in heads]
        return [span for span in spans if self._backing(*span) == backer]

    def _backed_name(self, backer: str, spans: list[tuple[int, int]]) -> str:
        """One name for the groups that a country backs, with its adjective: "Iranian-backed militias"."""
        names = (re.split(r"-\w+ ", self._name(*span), maxsplit=1)[-1] for span in spans)
        names_in_text = (name[0].lower() + name[1:] for name in names)
        country = self.cast.entries[backer].name
        return f"{adjective_of(country)}-backed {Counter(names_in_text).most_common(1)[0][0]}"

    def _written(self, first: int, last: int) -> str:
        """The words of a description as they are written; a word in capitals alone is small ("STUDENT SHOT")."""
        name = self._name(first, last)
        return name.lower() if last - first == 1 and name.isupper() else name

    def _name(self, first: int, last: int) -> str:
        """The words of a description, with the name of whoever possesses it: "her aides" are "Jane Hill's aides"."""
        words = self.words
        for start in (first, first - 1):
            for begin, end, owner in self.cast.covering(start) if start >= 0 else ():
                if begin <= first and end < last and owner.mentions.get(words.span(begin, end)) == "nominal":
                    return " ".join(
                        (owner.name + words.text[words.end[end - 1] : words.end[last - 1]]).split()
                    )
                if end == first and words.tag[begin] == OWNING_PRONOUN:
                    return f"{owner.name}'s {words.between(first, last)}"
        return words.between(first, last)

    def _leads(self, token: int) -> bool:
        """Whether a word before a description is no part of it: a determiner, a number, "many"."""
        counted = (
            self.words.lower[token] == "to" and self.words.pos[token + 1] == NUMERAL
        )  # “three to four men”
        return counted or self.words.pos[token] in _LEADS or person_nouns.is_quantity(self.words.lower[token])

    def _is_number(self, token: int) -> bool:
        """Whether a number of two words begins here: "twenty-one"."""
        tags, forms = self.words.pos[token : token + 3], self.words.forms[token : token + 3]
        return len(forms) == 3 and forms[1] == "-" and tags[0] == tags[2] == "NUM"

    def _phrase(self, head: int, last: int) -> tuple[int, int]:
        """The noun with what stands before it, save determiners and numbers, and a short "of" or "for" behind it."""
        words = self.words
        first = max(words.left(head), head - LONGEST)
        while (
            first < head and (words.forms[first + 1] != "-" or self._is_number(first)) and self._leads(first)
        ):
            first += 3 if self._is_number(first) else 1
        for token in range(head - 1, first - 1, -1):
            if words.pos[token] in _BREAKS or words.forms[token] in _BORDERS:
                first = token + 1
                break
        hyphen = first if words.forms[first] == "-" else first - 1
        if hyphen > 0 and words.forms[hyphen] == "-" and words.lower[hyphen - 1] in _PREFIXES:
            first = hyphen - 1
        end = head + 1
        if end < last and words.lower[end] in {"of", "for"} and not is_charge(words, head, end):
            stop = next((one for one in range(end + 1, last) if words.pos[one] in _ENDS), last)
            is_cut = words.form_at(stop) == "-"  # "the attorney for a 14-year-old boy"
            is_cut = is_cut or self._is_counted(stop)
            end = stop if stop - first <= LONGEST and stop > end + 1 and not is_cut else end
        return first, end

    def _is_counted(self, stop: int) -> bool:
        """Whether a number or article ends what should go on: “leaders of seven | ruling parties”, “of a | coup”."""
        words = self.words
        behind = words.pos[stop] == FULL_VERB or words.lower[stop] == "of" if stop < len(words) else False
        return behind and words.pos[stop - 1] in (NUMERAL, DETERMINING)


def _kind(lower: str, phrase: list[str]) -> ActorKind | None:
    """The kind of actor that a description with this noun makes; several persons are a group."""
    kind = person_nouns.kind_in(lower, phrase)
    if kind is None:
        return "group" if person_nouns.looks_human(lower) else None
    return "group" if kind == "person" and person_nouns.is_plural(lower) else kind
