"""What says that a name is a person's, beside the tagger: an age, an initial, a short form that feels, "he said"."""

from __future__ import annotations

from collections.abc import Sequence

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.tagged_entities import POSSESSIVE_SIGNS, Name
from index.annotate.parse.grammar import SUBJECTS
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_COMPLEMENT,
    ADVERBIAL_CLAUSE,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.pronoun_forms import HE_OR_SHE
from index.annotate.parse.words import Words

_MOST_USES = 10
# Points, weighed against those of other kinds in `kinds.py` and set by hand: what only persons have counts most.
OF_AGE, _INITIAL, _HE_BEHIND, _PERSONAL, OF_FAMILY_NAME = 5.0, 3.0, 3.0, 2.0, 0.5
_OLDEST = 120
_BEHIND_AGES = frozenset((",", ")", ".", ";"))


def person_evidence(words: Words, key: tuple[str, ...], names: Sequence[Name]) -> float:
    """How much speaks for a person; 0 where nothing does. The words of the name itself tell no kind."""
    last = words.forms[names[0].last - 1]
    score = max(_around(words, name) for name in names[:_MOST_USES])
    if len(key) == 1:
        return score + 1.0 * namewords.is_given_name(key[0])
    if last.istitle() and (
        _is_initial(words.forms[names[0].first]) or key[-1] in namewords.words("suffixes")
    ):
        score += _INITIAL
    return score + OF_FAMILY_NAME * (len(key) < 4 and last.istitle() and namewords.is_family_name(key[-1]))


def _is_initial(form: str) -> bool:
    """Whether a word is one or two letters with dots: "J.", "L.V."; not "U.S."."""
    dotted = len(form) in {2, 4} and form[1::2] == "." * (len(form) // 2)
    return dotted and form[::2].isupper() and form not in {"U.S.", "U.N.", "U.K.", "E.U."}


def _around(words: Words, name: Name) -> float:
    """What one use says: an age behind the name or before it, a verb or a state of people only, a pronoun for it."""
    score = OF_AGE if _has_age(words, name) else 0.0
    head = words.top(name.first, name.last)
    verb = words.head[head]
    behind = words.lower_at(name.last)
    if words.head[head] == name.last and behind in person_nouns.words_of("people", "owned"):
        score += _PERSONAL  # "the Obama administration"
    score += _PERSONAL * is_who(words, head)
    single = name.last - name.first == 1
    if (
        single
        and behind in POSSESSIVE_SIGNS
        and words.lower_at(name.last + 1) in person_nouns.words_of("people", "had")
    ):
        score += _PERSONAL  # “Lund's dismissal”
    if words.dep[head] in SUBJECTS:
        score += _PERSONAL * (words.lemma[verb] in person_nouns.words_of("people", "verbs"))
        states = (
            words.lower[child] for child in words.children[verb] if words.dep[child] == ADJECTIVE_COMPLEMENT
        )
        score += _PERSONAL * any(state in person_nouns.words_of("people", "states") for state in states)
        score += _HE_BEHIND * _is_he(words, verb)
    return score


def is_who(words: Words, head: int) -> bool:
    """Whether “who” follows a name: “Grigor Lund, who won in May”; bodies have “which”."""
    clauses = words.kids(head, RELATIVE_CLAUSE)
    return any(words.lower[words.left(clause)] in ("who", "whom") for clause in clauses)


def _is_he(words: Words, verb: int) -> bool:
    """Whether what somebody says of himself follows: "Tova said she was glad"."""
    for clause in words.children[verb]:
        if clause > verb and words.dep[clause] in (COMPLEMENT_CLAUSE, ADVERBIAL_CLAUSE):
            subjects = (child for child in words.children[clause] if words.dep[child] in SUBJECTS)
            if any(words.lower[child] in HE_OR_SHE | {"himself", "herself"} for child in subjects):
                return True
    return False


def _has_age(words: Words, name: Name) -> bool:
    """Whether an age stands beside the name: ", 34," behind it, or "34-year-old" before it."""
    behind = words.forms[name.last : name.last + 3]
    if len(behind) == 3 and behind[0] in {",", "("} and behind[2] in _BEHIND_AGES:
        return behind[1].isdecimal() and len(behind[1]) < 4 and 0 < int(behind[1]) < _OLDEST
    if (
        name.last < len(words)
        and words.dep[name.last - 1] == COMPOUND
        and words.head[name.last - 1] >= name.last
    ):
        return False  # “the 74-year-old Norland senator”
    before = words.lower[max(0, name.first - 4) : name.first]
    return before == ["-", "year", "-", "old"] or before[-1:] == ["year-old"]
