"""Who is told to have been harmed or killed by somebody else: he is not the suspect, and does and suffers no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.mentions import ActorEntry
from index.annotate.parse.grammar import BEHIND_PREPOSITIONS, NOUN_CLAUSES, PAST
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    APPOSITION,
    AUXILIARY,
    BASE_FORM,
    BY_AGENT,
    CONJUNCT,
    COORDINATOR,
    DIRECT_OBJECT,
    NEGATION,
    PASSIVE_SUBJECT,
    PREPOSITIONAL_OBJECT,
)
from index.annotate.parse.words import Words

_HIGHEST = 3  # words looked at above
_JOINING = frozenset((",", "as"))  # between what somebody is called and his name
_SUFFERING = (PASSIVE_SUBJECT, DIRECT_OBJECT)
_BEHIND = 40  # words behind a pronoun in which it may be told when
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_for_accused(noun: str) -> bool:
    """Whether a noun in small letters is for who is thought to have done a deed: “suspect”, “gunman”."""
    return noun in word_list("accused")


def is_victim(words: Words, entry: ActorEntry) -> bool:
    """Whether somebody is told to be harmed by another, and is nowhere called the gunman by name.

    Whom the police shot may well be the gunman.
    """
    if entry.kind != "person":
        return False
    heads = [words.top(*words.tokens(*span)) for span in entry.mentions]
    named = [words.top(*words.tokens(*span)) for span, form in entry.mentions.items() if form == "name"]
    if any(_is_called_accused(words, head) for head in named):
        return False
    if "victim" in entry.roles:
        return True
    harms = (harm for head in heads for harm in _harms(words, head))
    return any(
        words.lemma[harm] in word_list("harmed") and not _is_by_officers(words, harm) for harm in harms
    )


def is_told_dead(words: Words, entry: ActorEntry, before: int) -> bool:
    """Whether the text before a token says that somebody was killed by another or died."""
    heads = (words.top(*words.tokens(*span)) for span in entry.mentions if span[0] < words.start[before])
    deaths = (harm for head in heads for harm in _harms(words, head) if _is_deadly(words, harm))
    return any(deaths) and is_victim(words, entry)


def is_doing(words: Words, token: int) -> bool:
    """As in “he was charged”, “he faces charges”, “he told police”: what no dead one does or suffers.

    Not in “he had been charged”, “he was charged in 2010”: it was before.
    """
    verb, dep = words.head[token], words.dep[token]
    lemma = words.lemma[verb]
    sentence = words.sentence_of[token]
    near = range(token, min(token + _BEHIND, len(words)))
    clause = [words.lower[one] for one in near if words.sentence_of[one] == sentence]
    if any(_YEAR.fullmatch(one) or one in word_list("once") for one in clause):
        return False
    if any(words.lower[one] in ("had", "'d", "’d") for one in words.kids(verb, AUXILIARY)):
        return False
    if dep in _SUFFERING:
        return lemma in word_list("held")
    things = {words.lemma[one] for one in words.kids(verb, DIRECT_OBJECT)}
    return dep == ACTIVE_SUBJECT and (
        lemma in word_list("confessing")
        or (lemma == "face" and not things.isdisjoint(("charge", "count", "trial", "sentence")))
        or (lemma in word_list("harmed") and words.dep[verb] not in NOUN_CLAUSES)
    )


def _harms(words: Words, token: int) -> Iterator[int]:
    """The verbs and nouns of harm that befell whom a token names."""
    for _ in range(_HIGHEST):
        dep, above = words.dep[token], words.head[token]
        if dep in _SUFFERING or dep == ACTIVE_SUBJECT:
            fitting = word_list("harmed") if dep in _SUFFERING else word_list("dying")
            is_so = words.tag[above] != BASE_FORM and not words.kids(above, NEGATION)
            if is_so and words.lemma[above] in fitting:
                yield above
            return
        if dep == PREPOSITIONAL_OBJECT:
            if words.lower[above] == "of" and words.lemma[words.head[above]] in word_list("harmed"):
                yield words.head[above]
            return
        if dep not in (CONJUNCT, APPOSITION):
            return
        token = above


def _is_deadly(words: Words, harm: int) -> bool:
    """As in “was killed”, “shot dead”, “stabbed to death”, “was shot and killed”, “fatally shot”."""
    around = (harm, *words.children[harm], *words.kids(harm, CONJUNCT))
    behind = (one for kid in words.children[harm] for one in words.kids(kid, *BEHIND_PREPOSITIONS))
    deadly = word_list("deadly")
    return any(words.lemma[one] in deadly or words.lower[one] in deadly for one in (*around, *behind))


def _is_by_officers(words: Words, harm: int) -> bool:
    """As in “was shot and killed by police”, “police shot him”: it may have befallen the gunman."""
    agents = (by for verb in (harm, *words.kids(harm, CONJUNCT)) for by in words.kids(verb, BY_AGENT))
    doers = [one for by in agents for one in words.kids(by, *BEHIND_PREPOSITIONS)]
    doers += words.kids(harm, ACTIVE_SUBJECT) if words.tag[harm] in PAST else []
    return any(words.lemma[one] in word_list("officers") for one in doers)


def _is_called_accused(words: Words, head: int) -> bool:
    """As in “the gunman, Bo Lund”, “the suspect as Bo Lund”, “Bo Lund, the suspect,”; not in a list.

    In “the flat of Bo Lund, the suspect and a clerk” these are three.
    """
    first = words.left(head)
    called = [max(first - (1 + (words.lower_at(first - 1) in _JOINING)), 0)]
    called += [words.head[head]] * (words.dep[head] == APPOSITION)
    called += [one for one in words.kids(head, APPOSITION) if not words.kids(one, COORDINATOR, CONJUNCT)]
    return any(is_for_accused(words.lower[one]) for one in called)
