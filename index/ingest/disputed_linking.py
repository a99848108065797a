"""What linking leaves undone because people dispute it: ids that would become one stay two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from index.ingest.actor_facts import ActorFact

ArticleActor = tuple[str, str]  # an article, and the id of an actor there
Linked = tuple[str, str | None]  # the id and the name that are due


def without_disputed(
    linked: Mapping[ArticleActor, Linked], facts: Iterable[ActorFact], disputes: Collection[frozenset[str]]
) -> dict[ArticleActor, Linked]:
    """What is due to actors, but for those of disputed ids that most of their articles would bring under one.

    Namesakes whom linking tells apart in a new article go where they belong.
    """
    targets: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        due = linked.get((fact.article, fact.actor))
        targets[fact.actor][due[0] if due else fact.actor] += 1
    mostly = {actor: counts.most_common(1)[0][0] for actor, counts in targets.items()}
    staying: set[str] = set()
    for dispute in disputes:
        times = Counter(mostly.get(actor, actor) for actor in dispute)
        staying |= {actor for actor in dispute if times[mostly.get(actor, actor)] > 1}
    return {key: due for key, due in linked.items() if key[1] not in staying or due[0] == key[1]}
