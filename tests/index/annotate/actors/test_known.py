"""The lists of well-known actors hold together, and fit the way in which the pipeline cuts words."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from index.annotate import annotate
from index.annotate.actors.well_known import WellKnownActor, countries, roster
from index.model import Article, Segment


def test_every_name_is_cut_as_the_pipeline_cuts_it(pipeline: Language) -> None:
    wrong = []
    for forms in roster().forms.values():
        for words in (form.words for form in forms):
            name = re.sub(r" (['’]s?)(?= |$)", r"\1", " ".join(words)).replace(" - ", "-")
            tokens = [token.text for token in pipeline.make_doc(f"They saw {name} there")][2:-1]
            if tokens != list(words):
                wrong.append(words)
    assert wrong == []


def test_an_id_belongs_to_one_actor() -> None:
    names: dict[str, set[str]] = {}
    for forms in roster().forms.values():
        for known in (form.known for form in forms):
            if isinstance(known, WellKnownActor):
                names.setdefault(known.id, set()).add(known.name)
    assert {actor_id: found for actor_id, found in names.items() if len(found) > 1} == {}


def test_every_country_has_an_adjective_or_a_reason() -> None:
    without = {name for name, facts in countries().items() if not facts["people"]}
    assert without == {"Republic of the Congo", "Vatican"}


def test_a_later_name_wins() -> None:
    mine = roster().copy()
    mine.add("Pentagon", WellKnownActor("five-corners", "Five Corners", "organization"))
    assert mine.forms["pentagon"][0].known is not None
    assert mine.forms["pentagon"][0].known.id == "five-corners"
    assert roster().forms["pentagon"][0].known != mine.forms["pentagon"][0].known


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The mayor of Lebanon, Ohio, resigned on Friday.", set()),
        ("Protesters marched in Panama City, Florida, on Saturday.", set()),
        ("Lebanon said the talks had failed in Cairo.", {"lebanon"}),
        ("Iran, Georgia and Turkey signed the deal.", {"iran", "georgia", "turkey"}),
    ],
)
def test_a_town_of_america_is_no_country(pipeline: Language, text: str, countries: set[str]) -> None:
    article = annotate(Article(id="a", text=text, segments=(Segment(start=0, end=len(text)),)))
    assert {actor.id for actor in article.actors if actor.kind == "country"} == countries


def test_georgia_is_the_state_where_the_words_before_say_so(pipeline: Language) -> None:
    text = "The governor of Georgia met the president of Georgia. Protesters gathered in Atlanta, Georgia, on Saturday."
    article = annotate(Article(id="made", text=text, segments=(Segment(start=0, end=len(text)),)))
    (georgia,) = (actor for actor in article.actors if actor.id == "georgia")
    assert [one.start for one in georgia.mentions] == [text.index("of Georgia.") + 3]
