"""One person, one id in a collection: and two people, two."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from index.annotate.actors.user_actors import UserActor
from index.ingest.entity_linking import contradict, identify
from index.ingest.register import Register
from index.model import Actor, ActorKind, Article, Event, Mention, Quote

_NUMBERS = count(100)


def made(
    name: str,
    description: str | None = None,
    *,
    kind: ActorKind = "person",
    actor_id: str = "x",
    number: int = 0,
) -> Article:
    """An article in which the actor speaks and acts, under an id that tells nothing."""
    text = f"{name} spoke and attacked."
    actor = Actor(
        id=actor_id,
        name=name,
        kind=kind,
        description=description,
        mentions=(Mention(start=0, end=len(name)),),
    )
    quote = Quote(id="q1", start=0, end=4, kind="direct", speaker=actor_id)
    event = Event(id="e1", type="ASSAULT", start=0, end=4, agents=(actor_id,), reported_by=actor_id)
    return Article(
        id=f"a{number or next(_NUMBERS)}", text=text, actors=(actor,), quotes=(quote,), events=(event,)
    )


def identified(*articles: Article, own: tuple[UserActor, ...] = ()) -> list[str]:
    """The id of the actor of each article, identified one after the other."""
    register, ids = Register(own), []
    for one in articles:
        known = identify(one, register)
        register.learn(known)
        ids.append(known.actors[0].id)
    return ids


def test_the_same_full_name_is_the_same_person() -> None:
    first, second = identified(made("John F. Kirby", "spokesman"), made("John Kirby", "US spokesman"))
    assert first == second == "john-f-kirby"


APART = [
    (("Mike Johnson", "Speaker of the House"), ("Mike Johnson", "goalkeeper")),
    (("Robert Hale Jr.", "surgeon"), ("Robert Hale Sr.", "surgeon")),
    (("Jane Hill", None), ("Joan Hill", None)),
    (("John A. Kirby", None), ("John B. Kirby", None)),
    (("John Kirby", "spokesman"), ("Kirby", None)),
    (("Kirby", None), ("Kirby", None)),
    (("John Kirby", "spokesman"), ("Kirby", "farmer")),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_namesakes_stay_apart(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    first, second = identified(made(*one), made(*other))
    assert first != second


def test_a_surname_is_joined_where_the_description_leaves_no_doubt() -> None:
    assert len(set(identified(made("Barack Obama", "US president"), made("Obama", "president")))) == 1


def test_a_surname_of_two_people_is_joined_to_neither() -> None:
    people = made("Bill Gray", "US president"), made("Ann Gray", "US senator"), made("Gray", "president")
    assert len(set(identified(*people))) == 3


def near(one: Article, day: str | None, *countries: str) -> Article:
    """The article with a date and with countries named in it."""
    named = tuple(
        Actor(id=country, name=country, kind="country", mentions=(Mention(start=0, end=1),))
        for country in countries
    )
    published = date.fromisoformat(day) if day else None
    return one.model_copy(update={"published": published, "actors": one.actors + named})


@pytest.mark.parametrize(
    ("full", "surname", "joined"),
    [
        (("2021-03-01", "peru"), ("2021-04-20", "peru"), True),
        (("2021-03-01", "peru"), ("2021-05-20", "peru"), False),
        (("2021-03-01", "peru"), ("2021-03-02", "chad"), False),
        (("2021-03-01", "peru"), ("2021-03-02",), False),
        ((None, "peru", "chad"), ("2021-03-02", "chad", "peru"), True),
        ((None, "peru"), (None, "peru"), False),
    ],
)
def test_a_surname_is_joined_near_in_time_and_surroundings(
    full: tuple[str | None, ...], surname: tuple[str | None, ...], joined: bool
) -> None:
    first, second = identified(near(made("Rosa Quill", "judge"), *full), near(made("Quill"), *surname))
    assert (first == second) is joined


def test_surroundings_do_not_join_a_surname_of_two_or_of_somebody_else() -> None:
    day = ("2021-03-01", "peru")
    rosa, ana = near(made("Rosa Quill", "judge"), *day), near(made("Ana Quill", "poet"), *day)
    assert len(set(identified(rosa, ana, near(made("Quill"), *day)))) == 3
    for description in ("goalkeeper", "beekeeper of the village"):
        assert len(set(identified(rosa, near(made("Quill", description), *day)))) == 2


def test_letters_are_joined_to_the_only_body_that_has_them() -> None:
    register = Register.of([made("Harrow Rivers Trust", kind="organization", actor_id="harrow-rivers-trust")])
    register.records["harrow-rivers-trust"].names.append("HRT")
    register = Register.from_json(register.to_json())
    assert identify(made("HRT", kind="organization"), register).actors[0].id == "harrow-rivers-trust"


def test_a_person_is_never_a_body() -> None:
    assert (
        len(
            set(
                identified(made("Morgan Stanley", kind="person"), made("Morgan Stanley", kind="organization"))
            )
        )
        == 2
    )


def test_every_reference_follows_the_id() -> None:
    known = identify(made("John Kirby"), Register())
    assert known.quotes[0].speaker == known.events[0].agents[0] == known.events[0].reported_by == "john-kirby"


def test_two_actors_that_turn_out_to_be_one_are_joined() -> None:
    text = "OBCN and Coast Watch"
    two = [
        Actor(id="obcn", name="OBCN", mentions=(Mention(start=0, end=4),)),
        Actor(id="cw", name="Coast Watch", mentions=(Mention(start=9, end=20),)),
    ]
    own = UserActor(name="Coast Watch", aliases=("OBCN",))
    known = identify(Article(id="a", text=text, actors=tuple(two)), Register([own]))
    assert [(actor.id, len(actor.mentions)) for actor in known.actors] == [("coast-watch", 2)]


def test_what_a_person_set_by_hand_stays() -> None:
    by_hand = made("John Kirby", actor_id="the-spokesman")
    by_hand = by_hand.model_copy(update={"actors": (by_hand.actors[0].model_copy(update={"by": "hand"}),)})
    assert identify(by_hand, Register()).actors[0].id == "the-spokesman"


def test_the_users_list_wins_over_the_register() -> None:
    own = UserActor.model_validate({"id": "admiral-kirby", "name": "John Kirby", "kind": "person"})
    assert identified(made("John Kirby"), made("John Kirby"), own=(own,)) == ["admiral-kirby"] * 2


def test_the_users_namesakes_are_told_apart_by_description() -> None:
    baker = UserActor.model_validate(
        {
            "id": "johnson-baker",
            "name": "Mike Johnson",
            "description": "Toronto baker",
            "not_same_as": ["mike-johnson"],
        }
    )
    politician, other = made("Mike Johnson", "Speaker"), made("Mike Johnson", "baker from Toronto")
    assert identified(politician, other, own=(baker,)) == ["mike-johnson", "johnson-baker"]


@pytest.mark.parametrize("name", ["John Kirby", "Kirby"])
def test_annotating_an_article_again_changes_nobody(name: str) -> None:
    register = Register()
    once = identify(made(name, number=1), register)
    register.learn(once)
    assert identify(once, register) is once
    assert identify(made(name, number=1), register).actors[0].id == once.actors[0].id


def test_the_register_survives_its_file() -> None:
    register = Register.of([identify(made("John Kirby", "spokesman"), Register())])
    again = Register.from_json(register.to_json())
    assert again.records == register.records
    assert identify(made("John Kirby"), again).actors[0].id == "john-kirby"


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("US president", "goalkeeper", True),
        ("US president", "former senator", False),
        ("judge", "prosecutor", False),
        ("poet", None, False),
        ("tall man", "doctor", False),
    ],
)
def test_descriptions_contradict_each_other(one: str, other: str | None, answer: bool) -> None:
    assert contradict([one], other) is answer
