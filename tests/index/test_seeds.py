"""The sample collection: sound, corrected by hand, and what the annotators are held to."""

from __future__ import annotations

import pytest
from spacy.language import Language

from index.annotate import annotate
from index.collection import Collection
from index.model import Actor, Article, Event, Quote
from index.paths import sample_collection

SAMPLE = Collection.open(sample_collection())


def stripped(article: Article) -> Article:
    return article.model_copy(
        update={"actors": (), "quotes": (), "events": (), "roles": (), "happenings": ()}
    )


@pytest.fixture(scope="module")
def found(pipeline: Language) -> dict[str, Article]:
    """The sample as the program annotates it by itself."""
    return {article.id: annotate(stripped(article)) for article in SAMPLE.articles()}


def test_the_sample_is_whole_and_sound() -> None:
    assert len(list(SAMPLE.articles())) >= 7
    assert not SAMPLE.damaged
    for article in SAMPLE.articles():
        assert article.title
        assert str(article.published) == "2021-06-28"
        for path, start, end, words in article.spans():
            assert words in (None, article.text[start:end]), path


def test_names_stand_for_one_actor_in_all_articles() -> None:
    names: dict[str, set[str]] = {}
    for article in SAMPLE.articles():
        for actor in article.actors:
            names.setdefault(actor.id, set()).add(actor.name)
    assert {actor_id: sorted(kinds) for actor_id, kinds in names.items() if len(kinds) > 1} == {}


def same_quote(gold: Quote, quote: Quote) -> bool:
    both = min(gold.end, quote.end) - max(gold.start, quote.start)
    longest = (
        gold.end - gold.start if gold.kind == "mixed" else max(gold.end - gold.start, quote.end - quote.start)
    )
    return both > 0.8 * longest  # a label in marks may be found together with what it is said of


def speaker(article: Article, quote: Quote) -> str | None:
    actor = article.actor(quote.speaker)
    return actor.name.split()[-1] if actor else None


def test_quotes_in_marks_are_found_with_their_speakers(found: dict[str, Article]) -> None:
    wanted = right = 0
    for gold in SAMPLE.articles():
        article = found[gold.id]
        for quote in gold.quotes:
            if quote.kind == "indirect":
                continue
            wanted += 1
            near = [one for one in article.quotes if same_quote(quote, one)]
            right += any(speaker(article, one) == speaker(gold, quote) for one in near)
    assert wanted >= 14
    assert right >= 0.85 * wanted


def test_indirect_quotes_are_found_with_their_speakers(found: dict[str, Article]) -> None:
    wanted = [
        (gold, quote) for gold in SAMPLE.articles() for quote in gold.quotes if quote.kind == "indirect"
    ]
    right = [
        quote
        for gold, quote in wanted
        if any(
            same_quote(quote, one) and speaker(found[gold.id], one) == speaker(gold, quote)
            for one in found[gold.id].quotes
        )
    ]
    assert len(right) >= 0.8 * len(wanted)


def same_event(gold: Event, event: Event) -> bool:
    return event.type == gold.type and event.start < gold.end and gold.start < event.end


def agents_of(article: Article, event: Event) -> set[str]:
    """Their names: an actor that only one article describes has an id of that article alone."""
    return {actor.name for actor in article.actors if actor.id in event.agents}


def test_events_are_found_with_those_who_act(found: dict[str, Article]) -> None:
    wanted = [(gold, event) for gold in SAMPLE.articles() for event in gold.events]
    hits = [
        (gold, event, one)
        for gold, event in wanted
        for one in found[gold.id].events
        if same_event(event, one)
    ]
    assert len(hits) >= 0.6 * len(wanted)
    predicted = sum(len(article.events) for article in found.values())
    assert len(hits) >= 0.65 * predicted
    agents = [
        agents_of(gold, event) & agents_of(found[gold.id], one) for gold, event, one in hits if event.agents
    ]
    assert sum(map(bool, agents)) >= 0.75 * len(agents)


def test_no_river_city_or_office_of_the_text_is_an_actor(found: dict[str, Article]) -> None:
    names = {actor.name for article in found.values() for actor in article.actors}
    assert not names & {"Euphrates", "Euphrates River", "Albu Kamal", "UAV"}


def test_the_known_actors_are_found(found: dict[str, Article]) -> None:
    def known(actor: Actor) -> bool:
        return any(mention.form == "name" for mention in actor.mentions)

    wanted = {actor.id for article in SAMPLE.articles() for actor in article.actors if known(actor)}
    there = {actor.id for article in found.values() for actor in article.actors}
    assert len(wanted & there) >= 0.9 * len(wanted), wanted - there
