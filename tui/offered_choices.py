"""What a menu of decisions is made of: its lines, and the actors who are offered. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from index.journal import actor_builders
from index.journal.about_rows import Make
from index.journal.decisions import NamedActor
from index.model import Actor, Article, Span
from tui.written_names import Find, actors_written, doubt_of_new, name_ways

MOST_ACTORS = 30  # offered; others are written


@dataclass(frozen=True)
class Take:
    """A line of a menu that is a decision, about the row that it was offered for and any other of its kind."""

    label: str
    make: Make


@dataclass(frozen=True)
class Menu:
    """A line of a menu that leads to further ones."""

    label: str
    further: Callable[[], tuple[OfferedChoice, ...]]


@dataclass(frozen=True)
class Write:
    """A line of a menu that asks for words: what they are, what stands there first, the decision that they make."""

    label: str
    title: str
    preset: str
    make: Callable[[str], Make]
    empty: bool = False  # whether no words say that there is none
    ways: Callable[[str], Sequence[str]] | None = None  # how a line can go on
    doubt: Callable[[str], str | None] | None = None  # why a line may not be meant: it is given twice then
    is_name: bool = False  # whether it stands for any other name in a list of them, and a letter begins it


OfferedChoice = Take | Menu | Write
Who = Callable[[Sequence[str | NamedActor]], Make]  # a decision that some are named in


def actors_like(article: Article, actor: Actor, find: Find) -> list[actor_builders.ActorLike]:
    """Others who may be the same: of the collection by a word of the name, then of the article."""
    there: dict[str, actor_builders.ActorLike] = {}
    for word in reversed(actor.name.split()):
        there.update({other.id: other for other in find(word)})
    there.update({other.id: other for other in article.actors if other.id not in there})
    there.pop(actor.id, None)
    return list(there.values())[:MOST_ACTORS]


def actors_near(
    article: Article, span: Span, but: Collection[str | None], find: Find, decide: Who, *, nobody: bool = True
) -> tuple[OfferedChoice, ...]:
    """The actors of an article but some: those it names before those it describes, the nearest to a span first.

    Then nobody, where that can be said, and whoever is written.
    """
    there = [actor for actor in article.actors if actor.mentions and actor.id not in but]
    near = sorted(there, key=lambda actor: (not _is_named(actor), _distance(actor, span.start)))
    return (
        *(Take(actor.name, decide([actor_builders.as_named(actor)])) for actor in near[:MOST_ACTORS]),
        *([Take(actor_builders.NOBODY, decide([]))] if nobody else ()),
        another(
            "somebody else …",
            "Who; several parted by ;",
            lambda line: decide(actors_written(article, find, line)),
            name_ways(article, find),
            doubt_of_new(article, find),
        ),
    )


def another(
    label: str,
    title: str,
    make: Callable[[str], Make],
    ways: Callable[[str], Sequence[str]],
    doubt: Callable[[str], str | None] | None = None,
) -> Write:
    """The last line of a list of actors: whoever is written."""
    return Write(label, title, "", make, ways=ways, doubt=doubt, is_name=True)


def _is_named(actor: Actor) -> bool:
    return any(mention.form == "name" for mention in actor.mentions)


def _distance(actor: Actor, place: int) -> int:
    return min(abs(mention.start - place) for mention in actor.mentions)


def in_common(each: Sequence[Sequence[OfferedChoice]]) -> tuple[OfferedChoice, ...]:
    """Of what can be decided about each of several rows what can be about all; as it can be about the first."""
    by_label = [{choice.label: choice for choice in offered} for offered in each]
    return tuple(
        _of_all([offered[choice.label] for offered in by_label])
        for choice in each[0]
        if all(choice.label in offered for offered in by_label)
    )


def _of_all(alike: Sequence[OfferedChoice]) -> OfferedChoice:
    """A line that is asked for holds what is so of all rows, else nothing, and is not left empty then."""
    first, presets = alike[0], {choice.preset for choice in alike if isinstance(choice, Write)}
    return replace(first, preset="", empty=False) if isinstance(first, Write) and len(presets) > 1 else first


def with_rows(title: str, rows: int) -> str:
    """The title of what is asked, with how many rows it is asked about where there are several."""
    return f"{title} · {rows:,} rows" if rows > 1 else title
