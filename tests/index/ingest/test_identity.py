"""One person, one id in a collection, and two people, two: whatever the order in which articles come."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from index import paths
from index.annotate.actors.user_actors import UserActor
from index.articlefile import load
from index.collection import Collection
from index.ingest.destination import opened
from index.ingest.occupations import contradict
from index.manual.reanchor import Moved
from index.model import Actor, ActorKind, Article, Event, Mention, Quote

_NUMBERS = count(100)


def made(
    name: str,
    description: str | None = None,
    *,
    kind: ActorKind = "person",
    other: str = "",
    day: str | None = None,
    beside: tuple[str, ...] = (),
    number: int = 0,
) -> Article:
    """An article in which the actor speaks and acts, under an id that tells nothing."""
    text = f"{name} spoke and attacked. {other} left. {' '.join(beside)}"
    places = [(0, len(name)), *([(text.index(other), text.index(other) + len(other))] if other else [])]
    mentions = tuple(Mention(start=start, end=end) for start, end in places)
    actor = Actor(id="x", name=name, kind=kind, description=description, mentions=mentions)
    countries = tuple(
        Actor(
            id=one.lower(),
            name=one,
            kind="country",
            mentions=(Mention(start=text.index(one), end=text.index(one) + len(one)),),
        )
        for one in beside
    )
    return Article(
        id=f"a{number or next(_NUMBERS)}",
        published=date.fromisoformat(day) if day else None,
        text=text,
        actors=(actor, *countries),
        quotes=(Quote(id="q1", start=0, end=4, kind="direct", speaker="x"),),
        events=(Event(id="e1", type="ASSAULT", start=0, end=4, agents=("x",), reported_by="x"),),
    )


Identified = Callable[..., list[str]]


def add(desk: Path, *articles: Article) -> Collection:
    """Add articles in one run."""
    with opened(desk, writes=True) as destination:
        for article in articles:
            destination.save(destination.decide(article).article)
    return Collection.open(desk)


@pytest.fixture
def identified(tmp_path: Path) -> Identified:
    """The id of the first actor of each article, all in one collection."""
    numbers = count()

    def run(*articles: Article, listed: str = "") -> list[str]:
        desk = tmp_path / f"desk{next(numbers)}"
        (desk / "articles").mkdir(parents=True)
        if listed:
            (desk / "actors.toml").write_text(listed, "utf-8")
        collection = add(desk, *articles)
        return [collection.get(one.id).actors[0].id for one in articles]

    return run


TOGETHER = [
    (made("John Kirby", "spokesman"), made("John Kirby", "US spokesman")),
    (made("John F. Kirby", "spokesman"), made("John Kirby")),
    (made("Barack Obama", "US president"), made("Obama", "president")),
    (made("Harrow Rivers Trust", kind="organization", other="HRT"), made("HRT", kind="organization")),
    (
        made("Rosa Quill", "judge", day="2021-03-01", beside=("Peru",)),
        made("Quill", day="2021-04-20", beside=("Peru",)),
    ),
    (
        made("Rosa Quill", "judge", beside=("Peru", "Chad")),
        made("Quill", day="2021-03-02", beside=("Chad", "Peru")),
    ),
]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_one_person_or_body_has_one_id(identified: Identified, one: Article, other: Article) -> None:
    first, second = identified(one, other)
    assert first == second
    assert identified(other, one) == [first, second]


APART = [
    (made("Mike Johnson", "Speaker of the House"), made("Mike Johnson", "goalkeeper")),
    (made("Robert Hale Jr.", "surgeon"), made("Robert Hale Sr.", "surgeon")),
    (made("Jane Hill"), made("Joan Hill")),
    (made("John A. Kirby"), made("John B. Kirby")),
    (made("John Kirby", "spokesman"), made("Kirby")),
    (made("Kirby"), made("Kirby")),
    (made("John Kirby", "spokesman"), made("Kirby", "farmer")),
    (made("Morgan Stanley", kind="person"), made("Morgan Stanley", kind="organization")),
    (
        made("Rosa Quill", "judge", day="2021-03-01", beside=("Peru",)),
        made("Quill", day="2021-05-20", beside=("Peru",)),
    ),
    (
        made("Rosa Quill", "judge", day="2021-03-01", beside=("Peru",)),
        made("Quill", "goalkeeper", day="2021-03-02", beside=("Peru",)),
    ),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_namesakes_stay_apart(identified: Identified, one: Article, other: Article) -> None:
    first, second = identified(one, other)
    assert first != second
    assert identified(other, one) == [second, first]


def test_two_of_one_name_in_an_article_have_an_id_each_and_it_can_be_read(tmp_path: Path) -> None:
    text = "Weaver spoke. Weaver left."
    actors = tuple(
        Actor(id=name, name="Weaver", kind="person", mentions=(Mention(start=start, end=start + 6),))
        for name, start in (("x", 0), ("y", 14))
    )
    collection = add(tmp_path / "desk", Article(id="a1", text=text, actors=actors))
    assert len({actor.id for actor in collection.get("a1").actors}) == 2


def test_a_surname_of_two_people_is_joined_to_neither(identified: Identified) -> None:
    people = made("Bill Gray", "US president"), made("Ann Gray", "US senator"), made("Gray", "president")
    assert len(set(identified(*people))) == 3


def test_a_surname_is_of_whom_everybody_writes_where_others_are_named_once(identified: Identified) -> None:
    day, land = "2021-03-01", ("Peru",)
    many = [made("Rosa Gray", "judge", day=day, beside=land) for _ in range(10)]
    once = made("Ann Gray", "dancer", day=day, beside=land)
    alone, elsewhere = made("Gray", day=day, beside=land), made("Gray", day=day, beside=("Chad",))
    ids = identified(*many, once, alone, elsewhere)
    assert ids[-2] == ids[0] != ids[10]
    assert ids[-1] not in ids[:-1]
    assert identified(*many[1:], once, alone)[-1] not in ids[:11]


def test_a_surname_with_an_office_is_of_who_alone_holds_it_at_the_time(identified: Identified) -> None:
    day, land = "2021-03-01", ("Peru",)
    holder = made("Bill Gray", "president", day=day, beside=land)
    wife = made("Ann Gray", "first lady", day=day, beside=land)
    alone, later = (made("Gray", "president", day=one, beside=land) for one in ("2021-03-02", "2022-03-02"))
    ids = identified(holder, wife, alone, later)
    assert ids[2] == ids[0] != ids[1]
    assert ids[3] not in ids[:3]
    son = made("Bill Gray Jr.", day=day, beside=land)
    assert identified(holder, wife, son, alone)[3] not in identified(holder, wife, son)


def test_a_word_in_front_of_a_name_does_not_part_it_from_its_middle_name(identified: Identified) -> None:
    names = ("Rosa Gray", "Rosa J. Gray", "Judge-elect Rosa Gray")
    whole, middle, fronted = identified(*map(made, names))
    assert whole == middle == "rosa-gray"
    assert fronted not in (whole, None)
    both = made("Rosa Gray", other="Judge-elect Rosa Gray")
    assert identified(made("Rosa Gray"), both) == ["rosa-gray"] * 2


def test_who_is_known_by_surname_is_shown_with_the_whole_name(tmp_path: Path) -> None:
    full, short = made("Barack Obama", "US president"), made("Obama", "president")
    collection = add(tmp_path / "desk", short, full)
    assert [collection.get(one.id).actors[0].name for one in (full, short)] == ["Barack Obama"] * 2


def test_every_reference_follows_the_id(tmp_path: Path) -> None:
    article = made("John Kirby")
    kept = add(tmp_path / "desk", article).get(article.id)
    assert kept.quotes[0].speaker == kept.events[0].agents[0] == kept.events[0].reported_by == "john-kirby"


def test_what_a_person_set_by_hand_stays(identified: Identified) -> None:
    article = made("John Kirby")
    by_hand = article.model_copy(update={"actors": (article.actors[0].model_copy(update={"by": "hand"}),)})
    assert identified(by_hand, made("John Kirby")) == ["x", "x"]


def test_the_users_list_wins(identified: Identified) -> None:
    listed = '[[actor]]\nid = "admiral-kirby"\nname = "John Kirby"\nkind = "person"\n'
    assert identified(made("John Kirby"), made("John Kirby"), listed=listed) == ["admiral-kirby"] * 2


def test_two_actors_whom_the_user_lists_as_one_are_joined(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    (desk / "articles").mkdir(parents=True)
    (desk / "actors.toml").write_text('[[actor]]\nname = "Coast Watch"\naliases = ["OBCN"]\n')
    text = "OBCN and Coast Watch"
    two = (
        Actor(id="obcn", name="OBCN", mentions=(Mention(start=0, end=4),)),
        Actor(id="cw", name="Coast Watch", mentions=(Mention(start=9, end=20),)),
    )
    actors = add(desk, Article(id="a1", text=text, actors=two)).get("a1").actors
    assert [(actor.id, len(actor.mentions)) for actor in actors] == [("coast-watch", 2)]


def files(desk: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (desk / "articles").glob("*.json")}


def test_adding_more_leaves_other_articles_as_they_are(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    add(desk, made("John Kirby", "spokesman", number=1), made("Ann Lee", number=2))
    before = {path: path.stat().st_mtime_ns for path in (desk / "articles").glob("*.json")}
    add(desk, made("John Kirby", "US spokesman", number=3), made("Bo Lee", number=4))
    assert {path: path.stat().st_mtime_ns for path in before} == before


def reads(monkeypatch: pytest.MonkeyPatch, *, most: int = 10**6) -> list[str]:
    """The articles that are read from now on, in a list that grows; a run that reads more than `most` is broken off."""
    names: list[str] = []

    def counted(path: Path, **options: Path) -> tuple[Article, list[Moved]]:
        if path.exists():
            if len(names) == most:
                raise KeyboardInterrupt
            names.append(path.stem)
        return load(path, **options)

    monkeypatch.setattr("index.articlefile.load", counted)
    return names


def test_one_more_article_reads_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = tmp_path / "desk"
    trust = made("Harrow Rivers Trust", kind="organization", other="HRT", number=1)
    both = made(
        "Harrow Rivers Trust", kind="organization", beside=("HRT",), number=2
    )  # HRT stays another there
    add(desk, trust, both, made("Ann Lee", number=3), made("Lee", number=4), made("Bo Lee", number=5))
    add(desk, made("Cy Lee", number=6))
    names = reads(monkeypatch)
    add(desk, made("Di Lee", number=7))
    assert {*names} == {"a7"}


@pytest.mark.parametrize("at", [3, 8], ids=["what copies are told by", "what is said of actors"])
def test_a_run_that_is_broken_off_keeps_what_it_learnt_of_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    desk = tmp_path / "desk"
    people = [
        made(f"{name} Kirby", number=number) for number, name in enumerate(("Al", "Bo", "Cy", "Di", "Ed"), 1)
    ]
    (desk / "articles").mkdir(parents=True)
    for article in people:
        Collection(desk).add(article)
    monkeypatch.setattr("index.ingest.duplicates._KEPT_EVERY", 1)
    monkeypatch.setattr("index.ingest.actor_facts._TOGETHER", 1)
    with monkeypatch.context() as patched:
        reads(patched, most=at)
        with pytest.raises(KeyboardInterrupt):
            add(desk)
    with monkeypatch.context() as patched:
        after = reads(patched)
        add(desk)
    add(tmp_path / "other", *people)
    assert files(desk) == files(tmp_path / "other")
    learnt = (
        2 * len(people) - at
    )  # each is read for copies and for actors; what is left are the articles to bring up
    assert len(after) == learnt + len(people)


def test_what_others_change_while_articles_are_added_is_read_by_the_next_run(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    add(desk, made("Ann Lee", "judge", number=1))
    with opened(desk, writes=True):
        Collection(desk).replace(made("Bo Park", "nurse", number=1))
    with opened(desk, writes=False) as destination:
        assert destination.decide(made("Bo Park", "nurse", number=2)).kind == "unchanged"
        assert destination.decide(made("Ann Lee", "judge", number=3)).kind == "added"


def test_what_a_body_did_to_others_is_undone_when_its_articles_are_gone(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    add(desk, made("HRT", kind="organization", number=1), made("John Kirby", number=2))
    before = files(desk)
    trust = made("Harrow Rivers Trust", kind="organization", other="HRT", number=3)
    collection = add(desk, trust, made("John Kirby", kind="organization", number=4))
    ids = [collection.get(one).actors[0].id for one in ("a1", "a2")]
    assert ids == ["harrow-rivers-trust", "john-kirby-person"]
    for gone in ("a3", "a4"):
        collection.remove(gone)
    add(desk)
    assert files(desk) == before


def test_a_lost_or_damaged_cache_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = tmp_path / "desk"
    articles = [made("John F. Kirby", number=1), made("Kirby", "spokesman", number=2)]
    add(desk, *articles)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    add(desk, made("John Kirby", "spokesman", number=3))
    other = tmp_path / "desk2"
    add(other, made("John Kirby", "spokesman", number=3), *reversed(articles))
    assert files(desk) == files(other)


def test_a_bit_that_turns_in_what_is_kept_of_actors_changes_no_identity(tmp_path: Path) -> None:
    people = [made("John F. Kirby", "spokesman", number=1), made("Ann Lee", "judge", number=2)]
    more = made("Kirby", "spokesman", number=3), made("Ann Lee", "Peruvian judge", number=4)
    add(tmp_path / "sound", *people, *more)
    for number in range(12):
        desk = tmp_path / f"desk{number}"
        add(desk, *people)
        register = next(paths.cache_folder().glob(f"adding/{paths.collection_key(desk)}/actors.sqlite"))
        content = bytearray(register.read_bytes())
        for name in (
            b"Kirby",
            b"kirby",
            b"Ann Lee",
            b"john-f-kirby",
        ):  # a bit of every place where a name stands
            for at in (place.start() for place in re.finditer(name, bytes(content))):
                content[at + number % len(name)] ^= 1
        register.write_bytes(content)
        add(desk, *more)
        assert files(desk) == files(tmp_path / "sound")


@pytest.mark.parametrize("instead", ["folder", "pipe", "device", "words"])
def test_something_else_where_actors_are_kept_changes_no_identity(tmp_path: Path, instead: str) -> None:
    people = [made("John F. Kirby", number=1), made("Kirby", "spokesman", number=2)]
    desk = add(tmp_path / "desk", *people).path
    register = next(paths.cache_folder().glob(f"adding/{paths.collection_key(desk)}/actors.sqlite"))
    register.unlink()
    if instead == "folder":
        register.mkdir()
    elif instead == "pipe":
        os.mkfifo(register)
    elif instead == "device":
        register.symlink_to("/dev/zero")
    else:
        register.write_text("no base")
    add(desk, made("John Kirby", "spokesman", number=3))
    add(tmp_path / "other", *people, made("John Kirby", "spokesman", number=3))
    assert files(desk) == files(tmp_path / "other")


NAMES = st.sampled_from(
    [
        "John Kirby",
        "John F. Kirby",
        "John B. Kirby",
        "Kirby",
        "Ann Kirby",
        "Hill",
        "Tova Hill",
        "Tova Hill Jr.",
    ]
)
TOLD = st.sampled_from([None, "spokesman", "Navy spokesman", "goalkeeper", "club owner", "judge", "tall man"])
DAYS = st.sampled_from([None, "2021-01-05", "2021-02-05", "2021-09-01"])
PEOPLE = st.tuples(NAMES, TOLD, DAYS, st.sampled_from([(), ("Peru",), ("Peru", "Chad")]))
BODIES = st.sampled_from(
    [
        ("Harrow Rivers Trust", "HRT"),
        ("HRT", ""),
        ("Hill Road Team", "HRT"),
        ("John Kirby", ""),
        ("Rivers Trust", ""),
    ]
)

WIRES = [
    "The river had risen by two metres in a single night of rain, and the council closed the old bridge to all "
    "who live on the far bank and walk for two hours now to reach the nearest doctor, school or shop.",
    "Nobody had asked the people of the upper valley before the engineers moved the weir, said the mayor, who "
    "wants the money for new pillars back from the state before the first snow falls on the pass road.",
    "",
]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(st.data())
def test_any_order_and_any_split_give_the_same_files(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    people = data.draw(st.lists(PEOPLE, min_size=1, max_size=7))
    bodies = data.draw(st.lists(BODIES, max_size=3))
    articles = [
        made(name, told, day=day, beside=beside, number=number)
        for number, (name, told, day, beside) in enumerate(people, 1)
    ]
    articles += [
        made(name, kind="organization", other=other, number=number)
        for number, (name, other) in enumerate(bodies, 50)
    ]
    articles = [
        one.model_copy(update={"text": f"{one.text} {one.id} {data.draw(st.sampled_from(WIRES))}"})
        for one in articles
    ]
    ends = []
    for _ in range(2):
        desk = tmp_path_factory.mktemp("order") / "desk"
        shuffled = data.draw(st.permutations(articles))
        cuts = sorted(data.draw(st.lists(st.integers(0, len(shuffled)), max_size=3)))
        for start, end in zip([0, *cuts], [*cuts, len(shuffled)], strict=True):
            add(desk, *shuffled[start:end])
        ends.append({**files(desk), "articles.sha256": (desk / "articles.sha256").read_bytes()})
    assert ends[0] == ends[1]


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


def test_namesakes_that_the_user_tells_apart(identified: Identified) -> None:
    listed = (
        '[[actor]]\nid = "johnson-baker"\nname = "Mike Johnson"\ndescription = "Toronto baker"\n'
        'kind = "person"\nnot_same_as = ["mike-johnson"]\n'
    )
    politician, other = made("Mike Johnson", "Speaker"), made("Mike Johnson", "baker from Toronto")
    assert identified(politician, other, listed=listed) == ["mike-johnson", "johnson-baker"]
    assert UserActor.model_validate({"name": "A", "not_same_as": ["b"]}).not_same_as == ("b",)
