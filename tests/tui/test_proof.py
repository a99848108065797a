"""Proving a draft from the command line: what it quotes is held against the collection, and exit codes tell scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.annotate import annotate
from index.collection import Collection
from index.explore import Explorer
from index.model import Article
from index.paths import sample_collection
from index.proof.office_proof import offices_given_up
from index.proof.source_search import Sources
from tests.index.journal.made import desk

TRUE = "The port stays shut, dockers say\n\nA report says that “Police beat two dockers”.\n"
SPOILT = """Harbour

“Police beat three dockers,” said Ana Duarte.

“The port opened … Friday,” Tom Brandt admitted. "Bananas are blue all over the world," somebody said.

It happened on Friday, 3 May 2022. On Tuesday, 3 May 2022 nobody came. On Monday, 31 April 2022 neither.
"""


@pytest.fixture
def place(tmp_path: Path) -> tuple[str, Path]:
    desk(tmp_path / "desk")
    return "--in", tmp_path / "desk"


def written(folder: Path, words: str, name: str = "draft.txt") -> Path:
    path = folder / name
    path.write_text(words)
    return path


def test_a_quotation_that_stands_there_is_found_with_its_source(
    dateline: Any, tmp_path: Path, place: Any
) -> None:
    ran = dateline("proof", written(tmp_path, TRUE), *place)
    assert "word for word: “Police beat two dockers”" in ran.out
    assert "there: “Police beat two dockers” — Police (Harbour shut, 2022-05-03)" in ran.out
    assert "harbour:" in ran.out
    assert (ran.code, ran.err) == (0, "")
    assert "correct" not in ran.out


def test_what_was_spoilt_is_named_and_the_exit_code_tells(dateline: Any, tmp_path: Path, place: Any) -> None:
    ran = dateline("proof", written(tmp_path, SPOILT, "draft.md"), *place)
    assert ran.code == 1
    for words in (
        "altered: “Police beat three dockers”",
        "“three” stands there as “two”",
        "said by Ana Duarte here, by Police there",
        "shortened: “The port opened … Friday”",
        "spelt otherwise there: Tom Brand",
        "not found here: “Bananas are blue all over the world”",
        "3 May 2022 was a Tuesday",
        "there is no such day",
        "3 quotations: 0 as quoted, 3 to look at.",
    ):
        assert words in ran.out
    proof = json.loads(
        dateline("proof", tmp_path / "draft.md", "--json", "--to", tmp_path / "proved.md", *place).out
    )
    assert proof["sound"] is False
    assert [one["finding"]["verdict"] for one in proof["quotations"]] == ["altered", "shortened", "not found"]
    proved = (tmp_path / "proved.md").read_text()
    assert "“Police beat three dockers,”[^proof-1] said Ana Duarte." in proved
    assert "[^proof-1]: altered · there: “Police beat two dockers” — Police" in proved
    assert (tmp_path / "draft.md").read_text() == SPOILT
    for name, why in (("draft.md", "the draft itself"), ("x.pdf", "ends in .md")):
        ran = dateline("proof", tmp_path / "draft.md", "--to", tmp_path / name, *place)
        assert (ran.code, ran.out, why in ran.err) == (3, "", True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Nothing is quoted here at all.", "0 quotations"),
        ("Er sagte: „Wir bleiben bis Freitag“, und ging.", "not found here"),
        (
            "He wrote “ and stopped. “Police beat\ntwo dockers”",
            "capitals or spelling: “Police beat two dockers”",
        ),
        ("“A “nested ”quotation” that is “not closed.", "quotation"),
        ("“shut”", "word for word"),
    ],
)
def test_any_draft_has_an_answer(dateline: Any, tmp_path: Path, place: Any, words: str, said: str) -> None:
    ran = dateline("proof", written(tmp_path, f"{words}\n"), *place)
    assert said in ran.out
    assert ran.err == ""


@pytest.mark.parametrize(("name", "data", "said"), [
    ("gone.txt", None, "there is no such file"),
    ("damaged.docx", b"PK\x03\x04broken", "was not read"),
    ("long.txt", b"word " * 500_000, "prove it in parts"),
    ("no-words.txt", "“".encode(), "no text was found in it"),
    ("two.jsonl", b'{"title": "A", "text": "One."}\n{"title": "B", "text": "Two."}\n', "this holds 2"),
], ids=lambda value: value[:20] if isinstance(value, str) else "data")  # fmt: skip
def test_what_is_no_draft_is_one_sentence(
    dateline: Any, tmp_path: Path, place: Any, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = dateline("proof", tmp_path / name, *place)
    assert ran.code == 3
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("called", "days", "differs"),
    [
        ("Governor Ana Duarte", ("governor 2030-01-05", "former governor 2031-03-02"), True),
        ("Gov. Ana Duarte", ("former governor 2031-03-02",), True),
        ("Former Governor Ana Duarte", ("former governor 2031-03-02",), False),
        ("Governor Ana Duarte", ("former governor 2030-01-05", "governor 2031-03-02"), False),
        ("Governor Ana Duarte", ("former governor 2031-03-02", "governor 2031-03-02"), False),
        ("Governor Ana Duarte", ("former senator 2031-03-02",), False),
    ],
)
def test_an_office_is_held_against_what_the_last_articles_call_a_person(
    tmp_path: Path, called: str, days: tuple[str, ...], differs: bool
) -> None:
    collection = Collection.create(tmp_path / "desk")
    for number, words in enumerate(days):
        office, _, day = words.rpartition(" ")
        collection.add(told(f"story-{number}", office, day))
    explorer = Explorer(collection, cache=tmp_path / "index")
    explorer.prepare()
    draft = told("draft", called.removesuffix(" Ana Duarte"), None)
    remarks = [said for _, said in offices_given_up(draft, Sources(explorer, collection.get))]
    assert bool(remarks) is differs
    assert all("there: story-" in said and "2031-03-02" in said for said in remarks)


def told(article_id: str, office: str, day: str | None) -> Article:
    """An article that gives Ana Duarte an office."""
    text = f"{office.capitalize()} Ana Duarte spoke in Westhaven."
    mention = {"start": text.index("Ana"), "end": text.index(" spoke")}
    actor = {
        "id": "ana-duarte", "name": "Ana Duarte", "kind": "person", "description": office, "mentions": [mention],
    }  # fmt: skip
    segments = [{"start": 0, "end": len(text)}]
    return Article.model_validate(
        {"id": article_id, "text": text, "segments": segments, "actors": [actor], "published": day}
    )


def test_figures_are_held_against_those_of_articles_on_the_same_matter(dateline, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    draft = (
        "Strikes at the border\n\nUS air strikes killed nine fighters, the Syrian Observatory for Human Rights said. "
        "SANA reported that a child had been killed. At least six fighters were wounded. Police detained forty people "
        "in Lisbon.\n\n“Seven fighters had been killed,” it said.\n"
    )
    place = ("--in", sample_collection())
    ran = dateline("proof", written(tmp_path, draft), "--json", *place)
    figures = json.loads(ran.out)["figures"]
    assert ran.code == 1
    assert [(one["number"], one["counted"], one["verdict"]) for one in figures] == [
        ("9", "killed (fighters)", "differs"),
        ("1", "killed (children)", "found"),
        ("at least 6", "wounded (fighters)", "not found"),  # no sentence that gives it names anybody
        ("40", "detained", "not found"),
    ]
    assert figures[0]["there"][0]["number"] == "7"
    assert figures[1]["there"][0]["giver"] == "SANA"
    printed = dateline("proof", tmp_path / "draft.txt", *place).out
    assert "!    figure differs: 9 killed (fighters)" in printed
    assert "there: 7, by Syrian Observatory for Human Rights: “" in printed
    assert "!    figure not found here: 40 detained" in printed
    assert "4 figures: 1 found, 3 to look at." in printed
    assert "correct" not in printed


FIGURES = {
    "nice": ("Truck attack in France kills at least 80. It hit a crowd in Nice on Thursday night.", "2016-07-15"),
    "hickory": ("Three people died in a shooting outside a pub in Hickory on Friday, police said.", "2017-04-09"),
    "benghazi": ("Four Americans were killed in an attack in Benghazi on 11 September 2012.", "2016-05-02"),
}  # fmt: skip


def test_a_figure_is_held_against_that_of_the_same_place_and_day(dateline: Any, tmp_path: Path) -> None:
    collection = Collection.create(tmp_path / "desk")
    for name, (text, day) in FIGURES.items():
        segments = [{"start": 0, "end": len(text)}]
        story = {"id": name, "text": text, "published": day, "segments": segments}
        collection.add(annotate(Article.model_validate(story)))
    draft = (
        "A truck attack in Nice killed at least 80 people on 14 July 2016. In Hickory three people were killed by "
        "a gunman. Nine Americans were killed in an attack in Benghazi on 11 September 2012. Six people were "
        "killed in a shooting in Nice on 3 May 2015. Twenty first-graders were killed in Newtown.\n"
    )
    ran = dateline("proof", written(tmp_path, draft), "--json", "--in", tmp_path / "desk")
    figures = json.loads(ran.out)["figures"]
    assert [
        (one["number"], one["verdict"], [there["article"] for there in one["there"]]) for one in figures
    ] == [
        ("at least 80", "found", ["nice"]),
        ("3", "found", ["hickory"]),
        ("9", "differs", ["benghazi"]),
        ("6", "not found", []),
        ("20", "not checked", []),
    ]
    printed = dateline("proof", tmp_path / "draft.txt", "--in", tmp_path / "desk").out
    assert "!    figure not checked: Twenty: “Twenty first-graders were killed in Newtown.”" in printed


def test_a_day_that_differs_is_printed_with_sentence_and_reason(dateline: Any, tmp_path: Path) -> None:
    text = "Police detained 14 dockers at the harbour in Porto on Tuesday."
    segments = [{"start": 0, "end": len(text)}]
    porto = {"id": "porto", "text": text, "published": "2021-03-04", "segments": segments}
    Collection.create(tmp_path / "desk").add(annotate(Article.model_validate(porto)))
    ran = dateline("proof", written(tmp_path, text.replace("Tuesday", "Friday")), "--in", tmp_path / "desk")
    assert ran.code == 1
    assert "!    day differs: “Friday”" in ran.out
    assert f"there: Tuesday 2 March 2021 (Tuesday before Thursday 4 March 2021): “{text}” porto" in ran.out
    assert "Names and dates: 1 to look at." in ran.out
    assert "correct" not in ran.out
