"""Who acts in an article: names joined to actors, and descriptions and pronouns given to them."""

from __future__ import annotations

from collections.abc import Sequence

from index.annotate.actors import namewords
from index.annotate.actors.article_actors import Unfamiliar
from index.annotate.actors.cast import Cast
from index.annotate.actors.coreference import resolve
from index.annotate.actors.gazetteer_actors import Familiar
from index.annotate.actors.kinds import group_names
from index.annotate.actors.label_names import with_labels
from index.annotate.actors.names import find_names
from index.annotate.actors.organizations import Bodies
from index.annotate.actors.persons import People
from index.annotate.actors.user_actors import UserActor
from index.annotate.actors.well_known import Roster, WellKnownActor, roster
from index.annotate.parse.parsed import FoundQuote, Parsed


def find_actors(
    parsed: Parsed, found_quotes: Sequence[FoundQuote], user_actors: Sequence[UserActor] = ()
) -> Cast:
    """The cast of the article: every named actor with its mentions. The actors that the user lists win."""
    words = parsed.words
    cast = Cast(parsed, words)
    people, bodies = People(cast), Bodies(cast)
    actors_of_user = {actor.id: _as_known(actor) for actor in user_actors}
    names = with_labels(words, find_names(words, _roster(user_actors)), found_quotes)
    Familiar(cast, people, bodies, actors_of_user).add([name for name in names if name.found])
    Unfamiliar(cast, people, bodies).add(group_names(words, [name for name in names if not name.found]))
    resolve(cast, found_quotes)
    return cast


def _roster(user_actors: Sequence[UserActor]) -> Roster:
    """The well-known actors, those of the user above the others; namesakes are told apart across articles."""
    if not user_actors:
        return roster()
    names = roster().copy()
    for actor in user_actors:
        for name in actor.names if not actor.not_same_as else ():
            names.add(name, _as_known(actor), any_case=True)
    return names


def _as_known(actor: UserActor) -> WellKnownActor:
    """The listed actor; where the user gives no kind, a given name before a surname tells a person."""
    words = actor.name.lower().split()
    person = (
        len(words) > 1 and namewords.is_given_name(words[0]) and namewords.kind_of_name(tuple(words)) is None
    )
    kind = "person" if person and "kind" not in actor.model_fields_set else actor.kind
    return WellKnownActor(actor.id, actor.name, kind, description=actor.description)
