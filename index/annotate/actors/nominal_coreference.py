"""Descriptions that take up an actor named before: "the group", "that country", "the president"."""

from __future__ import annotations

from index.annotate.actors import namewords, person_nouns, titles
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.mentions import ActorEntry
from index.annotate.actors.only_person import only_person
from index.annotate.actors.salience import SUBJECTS, Candidate, Recent
from index.annotate.actors.same_age import SameAge
from index.annotate.actors.told_by_name import ToldByName
from index.annotate.actors.told_harmed import is_for_accused, is_victim
from index.annotate.parse.grammar_terms import (
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    COMMON_NOUN,
    COMPOUND,
    DETERMINING,
    DIRECT_OBJECT,
    INDIRECT_OBJECT,
    NAME,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    NUMERAL,
    NUMERIC_MODIFIER,
    POSSESSOR,
    RELATIVE_CLAUSE,
)

_DEFINITE = frozenset({"the", "this", "that"})
_MODIFIERS = frozenset({ADJECTIVE_MODIFIER, COMPOUND, POSSESSOR, NUMERIC_MODIFIER, NOUN_MODIFIER})
_CLAUSES = frozenset({APPOSITION, RELATIVE_CLAUSE, NOUN_CLAUSE})
_KNOWN = 0.95  # confidence of actors known before reading
_ANYWHERE = 10**9  # “The FBI director said … Then FBI director Jane Hill said”
_TITLE = 6  # words of a second office before a name
_TITULAR = frozenset((ADJECTIVE, COMMON_NOUN, NAME))
_FARTHEST = 2  # sentences back for a body that is only of the right kind
# In sentences, of which each between costs one: a subject of the sentence before is meant over another word of this,
# a name inside another phrase hardly over one a sentence back; of equals the nearest, without outweighing a sentence.
_SUBJECT, _INSIDE, _FARTHER = 1.2, 0.8, 0.05
_MARGIN = 0.5  # by which a firm has to be likelier than another to be meant


class References:
    """Gives descriptions of people and bodies to actors; those that mean nobody known are remembered."""

    def __init__(self, recent: Recent, entries: dict[int, ActorEntry]) -> None:
        self.recent, self.words, self.cast = recent, recent.words, recent.cast
        self.entries = entries  # head of a name → its actor
        self._same_age, self._by_name = SameAge(self.cast), ToldByName(self.cast)
        self._meant: dict[str, int] = {}  # noun → where a description by it alone first meant nobody named
        self._called: dict[
            str, list[tuple[int, ActorEntry]]
        ] = {}  # noun → those called so, with their first mention
        for entry in self.cast.entries.values():
            for noun in entry.roles if entry.named and entry.mentions else ():
                self._called.setdefault(noun, []).append((min(entry.mentions)[0], entry))

    def resolve(self, token: int) -> None:
        """Resolves the description whose noun stands at this token, or remembers it."""
        lower, below = self.words.lower[token], self.words.children[token]
        plural = person_nouns.is_plural(lower)
        noun = person_nouns.singular(lower)
        entry = None if plural else self._is_and_is(token) or self._taken_up(token, noun)
        beside = None if entry or plural else self.cast.described_at.get(token)
        if beside is not None and beside.named and beside.kind == "person":
            self.cast.described.note(token)
            self.recent.note(token, beside)  # “Her spokesman, Per Lund, left. He …”
            return
        entry = entry or (None if plural else self._by_name.find(token) or self._same_age.find(token))
        if entry is not None and (self._is_another(entry, noun) or self._is_of_victim(entry, noun)):
            entry = None
        if entry is None and not plural and self._is_bare(token):
            self._meant.setdefault(noun, self.words.start[token])
        if entry:
            self.cast.mention(entry, min([token, *below]), token + 1, "nominal")
        self.cast.described.note(token)
        named = any(child in self.entries for child in below if child > token)
        if entry or not (named or self.words.dep[token] in (COMPOUND, ATTRIBUTE, APPOSITION)):
            several = plural or person_nouns.kinds_of(lower)[0] != "person"
            self.recent.note(token, entry, several, person_nouns.gender_of(lower))

    def resolve_aged(self, token: int) -> None:
        """Gives “the 36-year-old” to whoever has that age, else to the one person told of just before."""
        known, entry = self._same_age.alone(token)
        entry = entry if known else only_person(self.recent, token, "old", aged=True)
        if not known and entry and self._same_age.is_of_another_age(entry):
            return
        if entry:
            self.cast.mention(entry, token - 5, token + 1, "nominal")
            self.recent.note(token, entry)

    def _is_and_is(self, token: int) -> ActorEntry | None:
        """As in “attacked candidate and former mayor Ann Lund”: of two nouns without an article both are hers."""
        words = self.words
        if words.lower_at(token + 1) != "and" or any(
            words.pos[kid] in (DETERMINING, NUMERAL) or words.dep[kid] == POSSESSOR
            for kid in words.children[token]
        ):
            return None
        if words.lower_at(token + 2) not in word_list("former"):
            return None  # “guard and driver Ann Lund” may be two
        behind = range(token + 2, min(token + 2 + _TITLE, len(words)))
        name = next((one for one in behind if words.forms[one][:1].isupper() and self.cast.starting(one)), 0)
        between = range(token + 2, name)
        if not between or any(words.pos[one] not in _TITULAR for one in between):
            return None
        entry = self.cast.starting(name)
        also = "person" in person_nouns.kinds_of(words.lower[name - 1])
        return entry if entry and entry.kind == "person" and also else None

    def _is_of_victim(self, entry: ActorEntry, noun: str) -> bool:
        """As in “The victim, Jo Lund, was shot. The suspect was held”: whom another harmed is not the suspect."""
        return is_for_accused(noun) and is_victim(self.words, entry)

    def _is_bare(self, token: int) -> bool:
        """Whether a description is a definite article and a noun: “the committee”."""
        below = self.words.children[token]
        return [self.words.lower[one] for one in below] == ["the"]

    def _is_another(self, entry: ActorEntry, noun: str) -> bool:
        """As in “the committee wrote to the Norwick Committee. The committee”: it was told of before the other."""
        meant = self._meant.get(noun)
        return (
            entry.kind != "person"
            and meant is not None
            and bool(entry.mentions)
            and min(entry.mentions)[0] > meant
        )

    def _taken_up(self, token: int, noun: str) -> ActorEntry | None:
        """The actor whom a definite description means."""
        words, below = self.words, self.words.children[token]
        before = [one for one in below if one < token]
        if not any(words.lower[one] in _DEFINITE for one in before):
            return None
        titled = words.forms[token - 1] == "The" and words.forms[token].istitle()
        if titled and words.sentence_of[token] != token - 1:
            return None  # “the magazine The Nation”
        if any(words.lower[one] == "of" or self._tells_apart(token, one) for one in below if one > token):
            return None
        modifiers = {words.lower[one] for one in before if words.dep[one] in _MODIFIERS}
        if modifiers and words.pos[token] == NAME:
            holder = self._by_role(token, noun, modifiers)
            holder = holder if holder and holder.kind == "person" else None
            return holder or only_person(self.recent, token, noun)
        modifiers -= word_list("light") - titles.not_quite_words()
        by_kind = None if modifiers else self._by_kind(token, noun)
        return self._by_role(token, noun, modifiers) or by_kind or only_person(self.recent, token, noun)

    def _tells_apart(self, token: int, clause: int) -> bool:
        """As in “the president who resigned”: a clause that says which; not in “the president, who resigned,”."""
        words = self.words
        aside = words.form_at(token + 1) == "," and words.dep[clause] == RELATIVE_CLAUSE
        return words.dep[clause] in _CLAUSES and not aside

    def _by_role(self, token: int, noun: str, modifiers: set[str]) -> ActorEntry | None:
        """The actor last mentioned of those that the article calls so, or whose name says so."""
        for candidate in reversed(self.recent.candidates):
            if (
                candidate.entry
                and _is_called(candidate.entry, noun, modifiers)
                and modifiers <= candidate.entry.told
                and not self._speaks_of(token, candidate.entry)
            ):
                return candidate.entry
        position = self.words.start[token] if not (modifiers and titles.is_office(noun)) else _ANYWHERE
        called = [
            candidate
            for first, candidate in self._called.get(noun, ())
            if first < position and modifiers <= candidate.told and _is_called(candidate, noun, modifiers)
        ]
        return called[0] if len(called) == 1 and not self._speaks_of(token, called[0]) else None

    def _speaks_of(self, token: int, entry: ActorEntry) -> bool:
        """As in ““I met President Lind,” the president said”: who is named in what is said is another."""
        quote = self.recent.sources.get(token)
        return quote is not None and any(
            quote.start <= start < quote.end and form == "name" for (start, _), form in entry.mentions.items()
        )

    def _is_of_capital(self, token: int) -> bool:
        """As in “flew to Norland. In the nation's capital Lund said”: that of the readers' own country as well."""
        return self.words.dep[token] == POSSESSOR and self.words.lower[self.words.head[token]] == "capital"

    def _are_two_lands(self, token: int) -> bool:
        """As in “Norland left Sundland to force the country to act”: of two named before in the sentence either."""
        before = (one.entry for distance, one in self.recent.back(token, 0) if one.token < token)
        return len({entry.id for entry in before if entry is not None and entry.kind == "country"}) > 1

    def _by_kind(self, token: int, noun: str) -> ActorEntry | None:
        """The body of a fitting kind in this sentence or shortly before; subjects first."""
        if noun not in word_list("any_body") or self._is_of_capital(token):
            return None
        if noun in word_list("countries") and self._are_two_lands(token):
            return None
        scores: dict[str, float] = {}
        for number, (distance, candidate) in enumerate(self.recent.back(token, _FARTHEST)):
            if candidate.entry is None or not _may_be(candidate.entry, noun):
                continue
            if self._is_told(candidate):
                continue
            if self.words.lower[self.words.head[candidate.token]] in ("including", "like"):
                continue  # “investors, including Sund, urged the firm”
            if noun == "union" and not _is_of_labour(candidate.entry):
                continue
            if candidate.entry.confidence >= _KNOWN and _is_of_another_trade(candidate.entry, noun):
                continue
            inside = self.words.dep[candidate.token] in (COMPOUND, ADJECTIVE_MODIFIER, POSSESSOR)
            score = _SUBJECT * candidate.subject - _INSIDE * inside - distance - _FARTHER * number
            score += (_SUBJECT + _INSIDE) * (inside and self._speaks_for(candidate))
            scores[candidate.entry.id] = max(score, scores.get(candidate.entry.id, score))
        ranked = sorted(scores, key=scores.__getitem__, reverse=True)
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN and noun in word_list("firms"):
            return None  # “Lund Bank bought Sund Bank. The company …”
        return self.cast.get(ranked[0]) if ranked else None

    def _speaks_for(self, candidate: Candidate) -> bool:
        """As in “Lund Bank spokeswoman Ann Orr said the company grew”: whose voice the subject is."""
        words, person = self.words, self.words.head[candidate.token]
        person = words.head[person] if words.dep[person] == COMPOUND else person
        return words.dep[person] in SUBJECTS and words.lemma[words.head[person]] in word_list("saying")

    def _is_told(self, candidate: Candidate) -> bool:
        """As in “the company … he told the Herald”: the paper to which somebody speaks."""
        words, token, entry = self.words, candidate.token, candidate.entry
        verb = words.head[token]
        said = words.dep[token] in (DIRECT_OBJECT, INDIRECT_OBJECT) and words.lemma[verb] in word_list(
            "saying"
        )
        return entry is not None and entry.kind == "media" and said


def _is_called(entry: ActorEntry, noun: str, modifiers: set[str]) -> bool:
    """Whether the article calls the actor by this noun, or its name says it; the deputy only where "deputy" is said."""
    if noun in entry.not_quite and not titles.is_not_quite(modifiers):
        return False
    if noun in entry.roles:
        return True
    if entry.kind in {"person", "country"} or person_nouns.kinds_of(noun)[:1] == ("person",):
        return False  # “the bishop” is no Bishop Noll Institute
    if noun in word_list("chambers") and entry.id in word_list("no_chambers"):
        return False  # “The White House sent it. The House will vote”
    return noun in entry.name.lower().split()


def _is_of_another_trade(entry: ActorEntry, noun: str) -> bool:
    """Whether a body known before reading does not do what the noun says: the European Union is no bank."""
    if noun not in word_list("of_a_trade"):
        return False
    return noun in word_list("of_no_firm") or not word_list("political").isdisjoint(
        entry.name.lower().split()
    )


def _is_of_labour(entry: ActorEntry) -> bool:
    """Whether a body may be a union: it is called by initials, or its name says whose it is; an airline is none."""
    return entry.name.isupper() or not word_list("labour").isdisjoint(entry.name.lower().split())


def _is_no_network(entry: ActorEntry, noun: str) -> bool:
    """As in “The GOP won. The network said …”: a party or a court is none."""
    if noun not in word_list("of_papers"):
        return False
    others = word_list("no_papers") | word_list("political")
    return not others.isdisjoint(entry.name.lower().split())


def _may_be(entry: ActorEntry, noun: str) -> bool:
    """Whether a body of this kind can be called so."""
    if noun in word_list("countries"):
        return entry.kind == "country"
    if noun in word_list("firms") and not word_list("of_no_firm").isdisjoint(entry.roles):
        return False  # “the union Lund said the company …”
    if _is_no_network(entry, noun):
        return False
    kinds = set(person_nouns.kinds_of(noun)) - {"person", "country"}
    if kinds & {"organization", "group"}:
        if entry.kind == "media" and noun in word_list("of_no_paper"):
            return False
        if noun in word_list("of_no_house") and entry.name.lower().split()[-1] in namewords.words(
            "kinds", "facility"
        ):
            return False
        return entry.kind in kinds | {"organization", "media"} or (
            entry.kind == "government" and noun in word_list("public_bodies")
        )
    return entry.kind in kinds
