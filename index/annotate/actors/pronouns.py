"""Whom a pronoun means: the candidate that fits in number and gender and scores best by nearness and grammar."""

from __future__ import annotations

from index.annotate.actors.barred import barred
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.grammatical_antecedents import glossed, is_of_thing, reflexive_subject
from index.annotate.actors.mentions import ActorEntry
from index.annotate.actors.neuter_pronouns import (
    has_people_beside,
    is_nameless_body,
    is_of_unlisted,
    is_only_naming,
    is_said_of_nobody,
    is_unlike_them,
    of_relative,
)
from index.annotate.actors.salience import SUBJECTS, Candidate, Recent, fits_he, is_hardly_they
from index.annotate.actors.told_harmed import is_doing, is_told_dead
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    DIRECT_OBJECT,
    INDIRECT_OBJECT,
    MAIN_WORD,
    NAME,
    POSSESSOR,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION_MARK,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
)
from index.annotate.parse.parsed import FoundQuote
from index.annotate.parse.pronoun_forms import FEMALE, MALE, NEUTER, RELATIVE_OF_PERSONS

_HE = dict.fromkeys(MALE | {"himself"}, "male") | dict.fromkeys(FEMALE | {"herself"}, "female")
_SORTS = dict.fromkeys(_HE, "he") | dict.fromkeys(("they", "their", "theirs"), "they")
_SORTS |= dict.fromkeys(("them", "themselves"), "them") | dict.fromkeys(NEUTER, "it")
_FARTHEST = {"he": 5, "they": 2, "them": 1, "it": 1}  # sentences back
_MAIN = frozenset({MAIN_WORD, COMPLEMENT_CLAUSE, SIDE_CLAUSE})
_WHY = frozenset({"because", "since"})
_OPENING = 5  # tokens of an opening phrase
_LEAST = -2.5  # the score below which nobody is meant
# In sentences, of which each between costs one: a subject is meant over a nearer word, but not from two sentences back.
_SUBJECT, _SPEAKER, _INSIDE = 1.5, 1.5, -0.7
_SPOKE_BEFORE = (
    0.3  # what is left of that for who spoke last, further on: no more than decides between equals
)
_OFTEN, _USES = 0.1, 6  # for each mention, up to so many: all together less than a sentence
_EQUAL = 1e-9  # the last bits of a sum decide nothing: of equals the nearest is meant
_IT = 0.5  # for a body that “it” may mean: between a person's sure fit and none
_NAMELESS_IT = 0.3  # for a body without a name, of which hardly more is told
_PARALLEL = 1.2  # for the subject of the sentence before, from a subject that opens a sentence
_RELATIVE = 2.5  # against who is told of as somebody's daughter, where that somebody may be meant
_NAMED_INSIDE = 3.0  # against who is named in the words that are said, where somebody else is at hand
_ANNOUNCING, _COLON = 3.0, 20  # for the subject of what a colon ends, and the most tokens between
_STILL_SPEAKING = 2  # sentences in which who spoke last is expected to go on
_BODY_AS_THEY = 0.2  # less than for people, of whom “they” is said more often
_FAR_OFTENER = 3  # times that one of two is told of before only he can be meant
_OTHERS = 2  # who have spoken since somebody was mentioned: that “he said” means him still is a guess
_TOLD_OF, _ONLY_SPOKEN_OF = 0.4, -1.7  # for who stands in somebody's reported words


class Pronouns:
    """Gives pronouns to actors, or ties them to descriptions that may become actors."""

    def __init__(self, recent: Recent, entries: dict[int, ActorEntry]) -> None:
        self.recent, self.words, self.cast = recent, recent.words, recent.cast
        self.entries = entries  # head of a name → its actor

    def resolve(self, token: int) -> None:
        """Resolves the pronoun at this token, where it can be."""
        lower = self.words.lower[token]
        meant = glossed(self.cast, token, is_person=_SORTS.get(lower, "he") == "he")
        if meant is None and (subject := reflexive_subject(self.words, token)) is not None:
            meant = self.cast.headed(subject)
            if meant is None or (meant.kind == "person") != (lower in _HE):
                meant = None
                if self.words.pos[subject] != PRONOUN:
                    return
        if meant is not None:
            self.cast.mention(meant, token, token + 1, "pronoun")
            return
        if lower in RELATIVE_OF_PERSONS:
            chosen = self._antecedent(token)
        elif lower in _SORTS and not (lower == "it" and self._is_empty(token)):
            if _SORTS[lower] == "it" and is_of_unlisted(self.words, token, self.cast):
                return
            in_clause = of_relative(self.recent, token) if _SORTS[lower] == "it" else None
            chosen = in_clause or self._ahead(token, lower) or self._owner_again(token, lower)
            chosen = chosen or self._best(token, lower)
        else:
            return
        if chosen and not (self._is_of_dead(token, chosen) or is_of_thing(self.words, token, chosen.token)):
            self._give(token, chosen)

    def _is_of_dead(self, token: int, chosen: Candidate) -> bool:
        """As in “Lund fled after Jo Marsh was killed. He was charged”: who is told dead is not charged after it."""
        entry, words = chosen.entry, self.words
        if entry is None or words.lower[token] not in _HE or not is_doing(words, token):
            return False
        return is_told_dead(words, entry, token)

    def _give(self, token: int, chosen: Candidate) -> None:
        """Makes the pronoun a mention of the one chosen."""
        if chosen.entry:
            self.cast.mention(chosen.entry, token, token + 1, "pronoun")
            chosen.entry.gender = chosen.entry.gender or _HE.get(self.words.lower[token])
        else:
            self.cast.described.tie(token, chosen.token)
        again = self.recent.note(token, chosen.entry, chosen.plural, chosen.gender)
        again.person, again.several = chosen.person, chosen.several
        again.token = token if chosen.entry else chosen.token

    def _is_empty(self, token: int) -> bool:
        """Whether an "it" means nobody: no subject, or that of "it rained"."""
        return self.words.dep[token] != ACTIVE_SUBJECT or is_said_of_nobody(self.words, token)

    def _antecedent(self, token: int) -> Candidate | None:
        """Whom a relative pronoun takes up: the noun on which its clause hangs."""
        words, verb = self.words, self.words.head[token]
        for _ in range(4):
            if words.dep[verb] == RELATIVE_CLAUSE:
                before = reversed(self.recent.candidates)
                return next((one for one in before if one.token == words.head[verb] and one.is_people), None)
            verb = words.head[verb]
        return None

    def _ahead(self, token: int, lower: str) -> Candidate | None:
        """The subject that follows an opening phrase: "For its part, the ministry …"."""
        words = self.words
        if words.dep[token] != POSSESSOR or token - words.sentence_of[token] > _OPENING:
            return None
        above = token
        while words.dep[above] != PREPOSITION and words.head[above] != above:
            above = words.head[above]
        beside = words.children[words.head[above]] if above < token else []
        subject = next((one for one in beside if words.dep[one] in SUBJECTS and one > token), None)
        entry = self.entries.get(subject) if subject is not None else None
        if entry is None or subject is None:
            return None
        candidate = Candidate(
            subject, 0, entry, True, False, entry.gender, entry.plural, entry.kind == "person"
        )
        return candidate if _fits(candidate, lower, False) is not None else None

    def _owner_again(self, token: int, lower: str) -> Candidate | None:
        """As in “Lund fears some of Marsh's plans, above all his plan for a dam”: whose plans were told of before."""
        words = self.words
        if words.dep[token] != POSSESSOR:
            return None
        thing, sentence = words.lemma[words.head[token]], words.sentence_of[token]
        for candidate in reversed(self.recent.candidates):
            if words.sentence_of[candidate.token] != sentence:
                return None
            owned = words.head[candidate.token]
            again = words.dep[candidate.token] == POSSESSOR and words.lemma[owned] == thing
            if again and candidate.person and _fits(candidate, lower, False) is not None:
                return candidate
        return None

    def _best(self, token: int, lower: str) -> Candidate | None:
        """The candidate that fits the pronoun best, or None."""
        best: tuple[float, Candidate] | None = None
        quote = self.recent.sources.get(token)
        speaker = self.recent.last_speaker() if quote else None
        around = self.recent.speaker_around(token)
        others = barred(self.recent, self.entries, token)
        in_words = quote if quote is not None and quote.kind == "direct" else None
        speaker = None if self._has_subject(token, lower, others) else speaker
        for distance, candidate in self.recent.back(token, _FARTHEST[_SORTS[lower]]):
            fits = self._suits(token, candidate, is_source=quote is not None)
            if distance and _SORTS[lower] == "they" and is_unlike_them(self.recent, token, candidate):
                continue
            if fits is None or (
                candidate.entry and (candidate.entry is around or candidate.entry.id in others)
            ):
                continue
            spoken_of = self._spoken_of(candidate, token, is_source=quote is not None)
            if spoken_of is None or (
                _SORTS[lower] == "it" and distance and not (candidate.subject or candidate.says)
            ):
                continue
            score = fits - distance + self._weight(candidate) + spoken_of
            score += (
                _SPEAKER * (candidate is speaker) * (1.0 if distance <= _STILL_SPEAKING else _SPOKE_BEFORE)
            )
            score += _PARALLEL * (distance == 1 and self._is_parallel(candidate, token))
            score -= _RELATIVE * (distance > 0 and self._is_relative(candidate, token))
            if in_words is not None and candidate.entry and self._is_named_in(candidate.entry, in_words):
                score -= _NAMED_INSIDE
            score += _ANNOUNCING * (quote is not None and self._announces(candidate, quote))
            if best is None or score > best[0] + _EQUAL:
                best = (score, candidate)
        if best is not None and (
            self._is_either_in_quote(token, best[1])
            or self._is_one_of_two(token, best[1])
            or self._is_reason_of_another(token, best[1])
        ):
            return None
        if best is not None and _SORTS[lower] == "they" and is_hardly_they(self.words, best[1], token):
            return None  # “Lund Bank said rowers …. They”
        if best is None or best[0] <= _LEAST or (quote and self.recent.spoken_since(best[1]) >= _OTHERS):
            return None
        return best[1]

    def _suits(self, token: int, candidate: Candidate, *, is_source: bool) -> float | None:
        """What speaks for a candidate by number, gender and kind, and by the words around it."""
        sort, words = _SORTS[self.words.lower[token]], self.words
        fits = _fits(candidate, words.lower[token], is_source)
        if sort == "he":
            return fits
        if fits is None:
            return _NAMELESS_IT if sort == "it" and is_nameless_body(self.recent, candidate) else None
        if is_only_naming(words, candidate):
            return None
        is_body = sort == "they" and not candidate.plural
        return None if is_body and not is_source and has_people_beside(self.recent, token) else fits

    def _is_either_in_quote(self, token: int, best: Candidate) -> bool:
        """As in “Lund called Marsh a liar. “He is rude,” Ann Orr said”: whom of the two she means is not sure."""
        quote, words = self.recent.quote_around(token), self.words
        verb, lower = words.head[best.token], words.lower[token]
        if quote is None or quote.kind != "direct" or words.start[best.token] >= quote.start:
            return False
        if lower not in _HE or best.entry is None or words.lemma[verb] not in word_list("saying"):
            return False
        speaker = self.recent.speakers.get(quote.start)
        beside = words.kids(verb, ACTIVE_SUBJECT, DIRECT_OBJECT, INDIRECT_OBJECT)
        return any(
            other.token in beside
            and other.entry is not best.entry
            and (other.entry is None or other.entry is not speaker)
            and _fits(other, lower, False) is not None
            for other in self.recent.candidates
            if other.sentence == best.sentence
        )

    def _is_one_of_two(self, token: int, best: Candidate) -> bool:
        """As in “Lund and Marsh met in May. He accused her”: which of the two men is meant is not sure."""
        words, lower = self.words, self.words.lower[token]
        if (
            lower not in _HE
            or best.entry is None
            or words.sentence_of[token] == words.sentence_of[best.token]
        ):
            return False
        fits = _fits(best, lower, False) or 0.0
        joined = {words.head[best.token]} if words.dep[best.token] == CONJUNCT else set()
        joined |= {*words.kids(best.token, CONJUNCT)}
        return any(
            other.token in joined
            and other.entry not in (None, best.entry)
            and (_fits(other, lower, False) or -1.0) >= fits
            and len(other.entry.mentions) * _FAR_OFTENER >= len(best.entry.mentions)
            for other in self.recent.candidates
            if other.entry is not None and other.sentence == best.sentence
        )

    def _is_reason_of_another(self, token: int, best: Candidate) -> bool:
        """As in “Lund said guards beat Marsh because he was loud”: not who says so, it may be, but who was beaten."""
        words, verb = self.words, self.words.head[token]
        above = words.head[verb]
        reason = words.dep[verb] == ADVERBIAL_CLAUSE and any(
            words.lower[one] in _WHY for one in words.children[verb]
        )
        if words.lower[token] not in _HE or not reason or not best.token < words.left(above):
            return False
        return any(
            above in (words.head[other.token], words.head[words.head[other.token]])
            and above < other.token < verb
            and other.entry not in (None, best.entry)
            and _fits(other, words.lower[token], False) is not None
            for other in self.recent.candidates
        )

    def _is_named_in(self, entry: ActorEntry, quote: FoundQuote) -> bool:
        """As in “"I dream that I bury Lund," he says”, ““Lund lies,” he says”: whom a speaker names is not he."""
        return any(
            quote.start <= start < quote.end and self.words.pos[self.words.at(start)] == NAME
            for start, _ in entry.mentions
        )

    def _spoken_of(self, candidate: Candidate, token: int, *, is_source: bool) -> float | None:
        """What it means for a candidate that he only stands in somebody's words; None where he cannot be meant.

        Who is only spoken of in a quotation does not say it or what follows, but may do it; of himself somebody
        speaks in "Ann Lee was shocked, she said", not in "Ann Lee, she said, was shocked".
        """
        around = self.recent.quote_around(candidate.token)
        if around is None or around is self.recent.quote_around(token):
            return 0.0
        if not is_source:
            return _TOLD_OF * (around.kind == "indirect" and candidate.subject and candidate.entry is None)
        if self.recent.is_source_of(token, around):
            return 0.0 if around.end <= self.words.start[token] and self._leads(candidate, around) else None
        return None if around.kind == "direct" else _ONLY_SPOKEN_OF

    def _is_parallel(self, candidate: Candidate, token: int) -> bool:
        """Whether a pronoun opens its sentence as its subject, as the candidate does the sentence before, by name."""
        words = self.words
        opens = words.sentence_of[token] == token and words.dep[token] in SUBJECTS
        goes_on = words.lemma[words.head[token]] in word_list("going_on")
        name = candidate.entry is not None and candidate.entry.named
        main = words.dep[candidate.token] in SUBJECTS and words.dep[words.head[candidate.token]] == MAIN_WORD
        return opens and not goes_on and name and main and self.recent.quote_around(candidate.token) is None

    def _is_relative(self, candidate: Candidate, token: int) -> bool:
        """As in “Her daughter, Eva Marsh, agreed. She was 80”: a relative of whom the text is about, who goes on.

        Who goes on to speak is the relative.
        """
        words = self.words
        if words.lemma[words.head[token]] in word_list("saying") or words.dep[token] not in SUBJECTS:
            return False
        nouns = [
            candidate.token,
            *(words.head[candidate.token],) * (words.dep[candidate.token] == APPOSITION),
        ]
        owners = (child for noun in nouns for child in words.kids(noun, POSSESSOR))
        return any(_HE.get(words.lower[one]) == _HE.get(words.lower[token], "") for one in owners)

    def _has_subject(self, token: int, lower: str, others: set[str]) -> bool:
        """Whether a subject in the pronoun's own sentence, in nobody's words, may be meant before who spoke last."""
        return any(
            (candidate.subject or self._owns_subject(candidate))
            and candidate.token < token
            and self.recent.quote_around(candidate.token) is None
            and _fits(candidate, lower, True) is not None
            and not (candidate.entry and candidate.entry.id in others)
            for _, candidate in self.recent.back(token, 0)
        )

    def _owns_subject(self, candidate: Candidate) -> bool:
        """As in “Ann Lee's campaign lacked the drive that she promised”: she stands in the subject."""
        words, owned = self.words, self.words.head[candidate.token]
        return words.dep[candidate.token] == POSSESSOR and words.dep[owned] in SUBJECTS

    def _announces(self, candidate: Candidate, quote: FoundQuote) -> bool:
        """Whether the sentence of which the candidate is the subject leads with a colon into the quotation."""
        words = self.words
        before = words.at(quote.start) - 1
        while (
            before > candidate.token and words.pos[before] == PUNCTUATION_MARK and words.forms[before] != ":"
        ):
            before -= 1
        main = words.dep[words.head[candidate.token]] in _MAIN
        return (
            words.forms[before] == ":"
            and candidate.subject
            and main
            and candidate.token < before < candidate.token + _COLON
        )

    def _leads(self, candidate: Candidate, quote: FoundQuote) -> bool:
        """Whether a candidate is the subject of the main verb of reported words."""
        words, verb = self.words, self.words.head[candidate.token]
        inside = quote.start <= words.start[verb] < quote.end
        return quote.kind == "indirect" and candidate.subject and inside and words.dep[verb] in _MAIN

    def _weight(self, candidate: Candidate) -> float:
        """How prominent a candidate is: a subject, often named, not inside another phrase."""
        weight = _SUBJECT * candidate.subject + _INSIDE * (
            self.words.dep[candidate.token] in (POSSESSOR, COMPOUND, ADJECTIVE_MODIFIER)
        )
        return weight + (_OFTEN * min(len(candidate.entry.mentions), _USES) if candidate.entry else 0.0)


def _fits(candidate: Candidate, lower: str, source: bool) -> float | None:
    """What speaks for a candidate by number, gender and kind; None where it cannot be meant."""
    sort, gender = _SORTS[lower], _HE.get(lower)
    if sort == "he":
        return fits_he(candidate, gender)
    if sort == "it":
        is_it = (
            candidate.entry is not None
            and not candidate.person
            and (not candidate.plural or candidate.entry.kind == "group")
        )
        return _IT if is_it else None
    if candidate.plural:
        return 1.0
    if candidate.entry is None or candidate.person or sort == "them":
        return None
    if candidate.entry.kind == "country" and (source or not candidate.subject):
        return None  # "keep the country safe. They say"
    return _BODY_AS_THEY if candidate.subject or (source and candidate.says) else None
