"""What is decided twice is offered as a rule; a rule holds everywhere, stands in `actors.toml`, and is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.annotate.actors.user_actors import read_user_rules
from index.collection import Collection
from index.errors import Undecidable
from index.ingest import destination
from index.ingest.corrections import OfferedRule, corrections
from index.journal.actor_builders import known_actor, no_actor, same
from index.journal.builders import quote_of, set_speaker
from index.journal.decision_words import in_words
from index.journal.decisions import NamedActor, Rule
from index.journal.rule_lines import rule_lines
from index.model import Article
from index.vocabulary import RuleOf
from tests.index.journal.made import actor, desk, sums

LISTED = '# who is who here\n[[actor]]\nname = "Ana Duarte" # the leader\nkind = "person"'


def spokesman(number: int) -> Article:
    """An article that has somebody under a name, with an id of its own, who says and does something."""
    text = f"The crane stood still. Harbour Light said so on day {number}. Ana Duarte agreed."
    who = actor(text, f"harbour-light-{number}", "Harbour Light", "Harbour Light", kind="media")
    who["mentions"][0]["form"] = "nominal"  # so it is another one in each article
    start, said = text.index("stood"), text.index("The crane stood still")
    content = {
        "id": f"day-{number}",
        "text": text,
        "segments": [{"start": 0, "end": len(text)}],
        "actors": [who, actor(text, "ana-duarte", "Ana Duarte", "Ana Duarte")],
        "quotes": [{"id": "q1", "kind": "indirect", "speaker": who["id"], "start": said, "end": said + 21}],
        "events": [
            {"id": "e1", "type": "PROTEST", "agents": [who["id"]], "recipients": ["ana-duarte"],
             "start": start, "end": start + 5}
        ],
    }  # fmt: skip
    return Article.model_validate(content)


def with_spokesmen(folder: Path) -> Collection:
    collection = desk(folder / "desk")
    with destination.opened(collection.path, writes=True) as opened:
        for number in range(4):
            opened.save(spokesman(number))
    (collection.path / "actors.toml").write_text(LISTED)
    return collection


def light(collection: Collection, number: int) -> str:
    article = collection.get(f"day-{number}")
    return known_actor(article, "Harbour Light").id


def articles(offer: OfferedRule) -> list[str]:
    return [change.article for change in offer.changes]


def test_that_a_name_is_no_actor_is_offered_after_the_second_time(tmp_path: Path) -> None:
    collection = with_spokesmen(tmp_path)
    with corrections(collection.path) as held:
        offers = []
        for number in (0, 1):
            article = collection.get(f"day-{number}")
            decided = held.decide(no_actor(article, known_actor(article, "Harbour Light")))
            offers.append(held.offered(decided.entry))
        first, (offer,) = offers
        assert (first, offer.rule, articles(offer)) == ((), Rule(name="Harbour Light"), ["day-2", "day-3"])
        article = collection.get("day-0")
        assert (article.quotes[0].speaker, article.events[0].agents) == (None, ())
        assert article.events[0].recipients == ("ana-duarte",)


def test_a_rule_holds_for_what_is_there_and_comes_and_is_taken_back_to_the_last_byte(tmp_path: Path) -> None:
    collection = with_spokesmen(tmp_path)
    before, listed = sums(collection), collection.path / "actors.toml"
    with corrections(collection.path) as held:
        held.decide(Rule(name="Harbour Light"))
    assert listed.read_text().startswith(LISTED)
    assert [rule.name for rule in read_user_rules(listed)] == ["Harbour Light"]
    assert all(collection.get(f"day-{number}").quotes[0].speaker is None for number in range(4))
    with destination.opened(collection.path, writes=True) as opened:
        opened.save(spokesman(9))
    assert collection.get("day-9").quotes[0].speaker is None
    with corrections(collection.path) as held:
        held.undo()
    assert {name: value for name, value in sums(collection).items() if name != "day-9.json"} == before
    assert collection.get("day-9").quotes[0].speaker is not None
    assert listed.read_text() == LISTED


def test_that_a_name_is_somebody_is_offered_and_joins_all(tmp_path: Path) -> None:
    collection = with_spokesmen(tmp_path)
    before = sums(collection)
    with corrections(collection.path) as held:
        ana, offered = held.actor("ana-duarte"), list[OfferedRule]()
        for number in (0, 1):
            other = known_actor(collection.get(f"day-{number}"), "Harbour Light")
            offered = [*held.offered(held.decide(same([ana, other])).entry)]
        (offer,) = offered
        rule = offer.rule
        assert rule.actor is not None
        assert (rule.actor.id, articles(offer)) == ("ana-duarte", ["day-2", "day-3"])
        held.decide(rule)
        assert collection.get("day-3").quotes[0].speaker == "ana-duarte"
        (joined,) = collection.get("day-3").actors
        assert len(joined.mentions) == 2
        with pytest.raises(Undecidable, match="a rule already"):
            held.decide(rule)
        for _ in range(3):
            held.undo()
    assert sums(collection) == before
    assert (collection.path / "actors.toml").read_text() == LISTED


@pytest.mark.parametrize("to", ["ana-duarte", "nobody"])
def test_who_says_what_a_name_is_given_is_offered_for_its_other_quotes(tmp_path: Path, to: str) -> None:
    collection = with_spokesmen(tmp_path)
    before = sums(collection)
    with corrections(collection.path) as held:
        offers = []
        for number in (0, 1):
            article = collection.get(f"day-{number}")
            offers.append(held.offered(held.decide(set_speaker(article, article.quotes[0], to)).entry))
        first, (of_quotes, of_all) = offers
        assert (first, articles(of_quotes)) == ((), ["day-2", "day-3"])
        assert (of_quotes.rule.of, of_all.rule.of) == ("quotes", "actors")
        assert of_quotes.rule.actor == of_all.rule.actor
        assert "quotes of “Harbour Light” are" in in_words(of_quotes.rule)
        found = collection.get("day-2")
        held.decide(of_quotes.rule)
        ruled = collection.get("day-2")
        assert ruled.quotes[0].speaker == (None if to == "nobody" else to)
        assert (ruled.quotes[0].by, ruled.actors, ruled.events) == ("hand", found.actors, found.events)
        assert not held.offered(held.decide(set_speaker(ruled, ruled.quotes[0], "Eva Lund")).entry)
        for _ in range(4):
            held.undo()
    assert sums(collection) == before
    assert (collection.path / "actors.toml").read_text() == LISTED


def test_what_two_quotes_of_one_article_say_is_no_rule_for_others(tmp_path: Path) -> None:
    collection = with_spokesmen(tmp_path)
    two = spokesman(7)
    quotes = [two.quotes[0], two.quotes[0].model_copy(update={"id": "q2", "start": 4, "source": None})]
    with destination.opened(collection.path, writes=True) as opened:
        opened.save(two.model_copy(update={"quotes": tuple(quotes)}))
    with corrections(collection.path) as held:
        offers = []
        for quote in ("q1", "q2"):
            article = collection.get("day-7")
            offers.append(
                held.offered(held.decide(set_speaker(article, quote_of(article, quote), "ana-duarte")).entry)
            )
    assert [[one.rule.of for one in offer] for offer in offers] == [[], ["quotes"]]


def test_to_whom_quotes_are_given_is_not_put_into_an_article_without_such_a_one(tmp_path: Path) -> None:
    collection = with_spokesmen(tmp_path)
    before = sums(collection)
    with corrections(collection.path) as held:
        held.decide(
            Rule(name="Harbour Light", actor=NamedActor(id="tom-brand", name="Tom Brand"), of="quotes")
        )
    assert sums(collection) == before


def test_a_list_with_rules_holds_in_another_collection(tmp_path: Path) -> None:
    path = tmp_path / "other"
    Collection.create(path)
    (path / "actors.toml").write_text('[[rule]]\nname = "Harbour Light"\n')
    with destination.opened(path, writes=True) as opened:
        opened.save(spokesman(1))
    assert [one.id for one in Collection.open(path).get("day-1").actors] == ["ana-duarte"]


@given(
    name=st.text(min_size=1, max_size=40).filter(lambda name: name == name.strip()),
    is_somebody=st.booleans(),
    of=st.sampled_from(("actors", "quotes")),
)
def test_any_name_stands_in_the_list_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, name: str, is_somebody: bool, of: RuleOf
) -> None:
    who = NamedActor(id="somebody", name=name, kind="person") if is_somebody else None
    path = tmp_path_factory.mktemp("rules") / "actors.toml"
    path.write_bytes(rule_lines(3, Rule(name=name, actor=who, of=of)).encode())
    (rule,) = read_user_rules(path)
    assert (rule.name, rule.of, rule.actor and rule.actor.name) == (name, of, name if is_somebody else None)
