"""Days of a draft held against those of the happenings that it tells of: only what the collection denies differs."""

from __future__ import annotations

from datetime import date

import pytest

from index.annotate import annotate
from index.collection import Collection
from index.explore import Explorer
from index.model import Article
from index.proof.day_proof import prove_days
from index.proof.draft import annotated_draft
from index.proof.source_search import Sources

REPORTS = {
    "porto": ("Police detained 14 dockers at the harbour in Porto on Tuesday.", date(2021, 3, 4)),
    "faro": ("Police detained Ana Duarte at a printing house in Faro on Monday.", date(2021, 3, 4)),
    "faro-again": ("Police detained Ana Duarte at a printing house in Faro on Saturday.", date(2021, 3, 10)),
    "viseu": (
        "A week earlier, on 19 February, police detained 17 carters at a mill in Viseu.",
        date(2021, 3, 4),
    ),
    "braga": ("Police detained 23 weavers at a factory in Braga in March.", date(2021, 4, 2)),
}
GIVEN = "Tuesday 2 March 2021"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    place = tmp_path_factory.mktemp("days")
    collection = Collection.create(place / "desk")
    for name, (text, published) in REPORTS.items():
        collection.add(annotate(story(name, text, published)))
    explorer = Explorer(collection, cache=place / "index")
    explorer.prepare()
    return Sources(explorer, collection.get)


def story(name: str, text: str, published: date | None) -> Article:
    return Article.model_validate(
        {"id": name, "text": text, "published": published, "segments": [{"start": 0, "end": len(text)}]}
    )


@pytest.mark.parametrize(
    ("text", "written", "differs"),
    [
        ("Police detained 14 dockers at the harbour in Porto on Wednesday.", date(2021, 3, 4), "Wednesday"),
        ("Police detained 14 dockers at the harbour in Porto on Wednesday.", None, "Wednesday"),
        ("Police detained 14 dockers at the harbour in Porto on 3 March 2021.", None, "3 March 2021"),
        ("Police detained 14 dockers at the harbour in Porto on 3 March.", None, "3 March"),
        ("Police detained 14 dockers at the harbour in Porto on Tuesday.", None, None),
        ("Police detained 14 dockers at the harbour in Porto on Tuesday.", date(2021, 3, 20), None),
        ("Police detained 14 dockers at the harbour in Porto on 2 March.", None, None),
        ("Police detained 14 dockers at the harbour in Porto in April 2021.", None, None),
        ("Police detained 14 dockers at the harbour in Porto last week.", None, None),
        # a day of publication, and of what somebody says
        ("The paper wrote on Thursday that police detained 14 dockers at the harbour in Porto.", None, None),
        ("Police said on Friday that they had detained 14 dockers at the harbour in Porto.", None, None),
        # another happening there in that week: another toll, other people, another town
        ("Police detained 30 dockers at the harbour in Porto on Wednesday.", date(2021, 3, 4), None),
        ("Police detained several dockers at the harbour in Porto on Wednesday.", date(2021, 3, 4), None),
        ("Police detained Rui Prado at the harbour in Porto on Wednesday.", date(2021, 3, 4), None),
        ("Police detained 14 dockers at the harbour in Lisbon on Wednesday.", date(2021, 3, 4), None),
        ("Fire killed 14 dockers at the harbour in Porto on Wednesday.", date(2021, 3, 4), None),
        ("Police will detain 14 dockers at the harbour in Porto on Wednesday.", date(2021, 3, 1), None),
        ("Police detained 14 dockers at the harbour in Porto on 3 June.", None, None),
        ("Police detained 14 dockers at the harbour in Porto on 3 June 2021.", None, None),
        # the sentence itself has that day, whatever it is read as
        ("A week earlier, on 19 February, police detained 17 carters at a mill in Viseu.", None, None),
        # two happenings fit, or the collection gives no day
        ("Police detained Ana Duarte at a printing house in Faro on Thursday.", date(2021, 3, 8), None),
        ("Police detained 23 weavers at a factory in Braga on 3 March.", date(2021, 3, 4), None),
        ("“Police detained 14 dockers at the harbour in Porto on Wednesday,” she said.", None, None),
    ],
)
def test_a_day_differs_where_the_happening_has_another(
    sources: Sources, text: str, written: date | None, differs: str | None
) -> None:
    draft = annotated_draft(story("draft", text, written))
    assert draft.day == written
    days = list(prove_days(draft, sources))
    assert [day.words.removeprefix("on ") for day in days] == ([differs] if differs else [])
    assert [(there.article, there.day) for day in days for there in day.there] == [("porto", GIVEN)] * len(
        days
    )
    assert all(
        "Tuesday" in there.reason and there.words == REPORTS["porto"][0]
        for day in days
        for there in day.there
    )
