"""Pronouns and descriptions that stand for an actor named before are given to it, in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence

from index.annotate.actors import person_nouns
from index.annotate.actors.cast import Cast
from index.annotate.actors.mentions import ActorEntry
from index.annotate.actors.nominal_coreference import References
from index.annotate.actors.only_person import is_aged
from index.annotate.actors.pronouns import Pronouns
from index.annotate.actors.salience import Recent
from index.annotate.parse.grammar import NOUNS
from index.annotate.parse.grammar_terms import PRONOUN
from index.annotate.parse.parsed import FoundQuote
from index.annotate.parse.pronoun_forms import FIRST_PLURAL, FIRST_SINGULAR_OR_MINE


def resolve(cast: Cast, found_quotes: Sequence[FoundQuote]) -> None:
    """Adds the pronouns and descriptions of the article to the actors for whom they stand."""
    words = cast.words
    entries = _heads(cast)
    recent = Recent(cast, found_quotes)
    pronouns, references = Pronouns(recent, entries), References(recent, entries)
    for token, (lower, pos) in enumerate(zip(words.lower, words.pos, strict=True)):
        if token in entries:
            recent.note(token, entries[token])
        elif pos == PRONOUN:
            pronouns.resolve(token)
        elif pos in NOUNS and person_nouns.kinds_of(lower) and not cast.covering(token):
            references.resolve(token)
        elif lower == "old" and is_aged(words, token):
            references.resolve_aged(token)
    _give_first_persons(recent)


def _heads(cast: Cast) -> dict[int, ActorEntry]:
    """The head token of every name, with its actor."""
    heads: dict[int, ActorEntry] = {}
    for entry in cast.entries.values():
        for start, end in entry.mentions if entry.named else ():
            heads[cast.words.top(*cast.words.tokens(start, end))] = entry
    return heads


def _give_first_persons(recent: Recent) -> None:
    """Gives "I", and the "we" of a body, inside a direct quote to its speaker."""
    words = recent.words
    for quote in recent.direct:
        speaker = recent.speakers.get(quote.start)
        if speaker is None:
            continue
        meant = FIRST_SINGULAR_OR_MINE if speaker.kind == "person" else FIRST_SINGULAR_OR_MINE | FIRST_PLURAL
        for token in range(*words.tokens(quote.start, quote.end)):
            if words.lower[token] in meant and words.pos[token] == PRONOUN:
                recent.cast.mention(speaker, token, token + 1, "pronoun")
