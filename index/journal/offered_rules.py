"""When decisions suggest a rule: after the second that says the same of the same name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from index.errors import DatelineError
from index.journal.decisions import (
    Decision,
    Entry,
    NamedActor,
    NoActor,
    Put,
    Rule,
    Same,
    Single,
    Undo,
    article_of,
    singly,
)
from index.model import Actor, Article

OFFERED_AT = 2  # equal decisions
MOST_LOOKED_AT = 50  # decisions, the newest, whose articles are read
Original = Callable[[str], Article]  # an article as the program made it


@dataclass(frozen=True, slots=True)
class _Correction:
    """What a decision says of a name: that it is an actor, or none, or who says what the program has it say."""

    name: str
    actor: str | None  # the id


def offered(entries: Sequence[Entry], made: Decision, original: Original) -> tuple[Rule, ...]:
    """The rules that a decision suggests, which makes the second one that says so; none where one of the name holds.

    The narrowest rule comes first. `original` may raise DatelineError.
    """
    decisions = [one for entry in entries if not isinstance(entry.deed, Undo) for one in singly(entry.deed)]
    made_now = singly(made)
    for decision in made_now:
        said = _said_by(decision, original)
        if said is None or any(isinstance(one, Rule) and one.name == said.name for one in decisions):
            continue
        candidates = (one for one in reversed(decisions) if _is_like(one, decision))
        alike = [one for one in islice(candidates, MOST_LOOKED_AT) if _said_by(one, original) == said]
        if len(alike) >= OFFERED_AT > sum(one not in made_now for one in alike):
            return _rules(decision, said, alike, original)
    return ()


def _said_by(decision: Single, original: Original) -> _Correction | None:
    if isinstance(decision, NoActor):
        return _Correction(decision.actor.name, None)
    if isinstance(decision, Same) and len(decision.actors) == 2:
        lead, other = decision.actors
        return _Correction(other.name, lead.id) if lead.name != other.name else None
    if isinstance(decision, Put) and decision.listing == "quotes":
        before, speaker = _speaker_before(decision, original), decision.value.get("speaker")
        if before is not None and before.id != speaker:
            return _Correction(before.name, speaker)
    return None


def _is_like(decision: Single, other: Single) -> bool:
    """Whether two decisions may say the same, as far as is seen without the articles."""
    if isinstance(decision, Put) and isinstance(other, Put):
        of_quotes = decision.listing == other.listing == "quotes"
        return of_quotes and decision.value.get("speaker") == other.value.get("speaker")
    return type(decision) is type(other)


def _speaker_before(decision: Put, original: Original) -> Actor | None:
    """Whom the program has say what the decision gives to another; None where it has nobody, or no such quote."""
    if decision.target is None:
        return None
    place = decision.target.start, decision.target.end
    with suppress(DatelineError):
        article = original(decision.article)
        quote = next((one for one in article.quotes if (one.start, one.end) == place), None)
        return article.actor(quote.speaker) if quote is not None else None
    return None


def _rules(
    decision: Single, said: _Correction, alike: Sequence[Single], original: Original
) -> tuple[Rule, ...]:
    """What a decision would be as a rule; of quotes of several articles also who their former speaker may be.

    Of one article alone they say nothing of others, in which “the man” is another one.
    """
    if isinstance(decision, Same):
        return (Rule(name=said.name, actor=decision.actors[0]),)
    if not isinstance(decision, Put):
        return (Rule(name=said.name),)
    speaker = _named(decision, said.actor)
    of_quotes = Rule(name=said.name, actor=speaker, of="quotes")
    if len({article_of(one) for one in alike}) == 1:
        return (of_quotes,)
    before = _speaker_before(decision, original)
    is_described = before is not None and all(mention.form != "name" for mention in before.mentions)
    return of_quotes, Rule(name=said.name, actor=speaker if is_described else None)


def _named(decision: Put, actor_id: str | None) -> NamedActor | None:
    return next((actor for actor in decision.actors if actor.id == actor_id), None)
