"""What other tools get: read back by their own readers, it says what the articles say."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from xml.etree import ElementTree

import pytest

from index.articlefile import parse
from index.collection import Collection
from index.interchange import FORMATS
from index.model import Actor, Article, Event, Mention, Quote, Segment
from index.paths import sample_collection

SAMPLE = tuple(Collection.open(sample_collection()).articles())


def written(name: str, articles: tuple[Article, ...] = SAMPLE) -> dict[str, str]:
    files: defaultdict[str, str] = defaultdict(str)
    for file, content in FORMATS[name].files(articles):
        files[file] += content
    return files


def table(name: str, articles: tuple[Article, ...] = SAMPLE) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", articles)[f"{name}.csv"], newline="")))


def test_json_lines_hold_everything() -> None:
    lines = written("jsonl")["articles.jsonl"].splitlines()
    assert tuple(parse(line)[0] for line in lines) == SAMPLE


@pytest.mark.parametrize("kind", ["quotes", "events", "passages", "figures"])
def test_every_row_of_a_table_stands_on_its_words(kind: str) -> None:
    texts = {article.id: article.text for article in SAMPLE}
    rows = table(kind)
    assert rows
    for row in rows:
        words = texts[row["article"]][int(row["start"]) : int(row["end"])]
        assert row["trigger" if kind == "events" else "text"].removeprefix("'") == words


def test_tables_have_a_row_for_each_annotation() -> None:
    assert len(table("quotes")) == sum(len(article.quotes) for article in SAMPLE)
    assert len(table("events")) == sum(len(article.events) for article in SAMPLE)
    assert len(table("actors")) == sum(len(article.actors) for article in SAMPLE)
    assert {row["article"] for row in table("articles")} == {article.id for article in SAMPLE}


def test_no_cell_is_a_formula() -> None:
    article = Article(
        id="a", title='=HYPERLINK("http://x.example")', text="+1 is it", segments=(Segment(start=0, end=8),)
    )
    assert table("articles", (article,))[0]["title"].startswith("'=")
    assert table("passages", (article,))[0]["text"] == "'+1 is it"


def test_brat_standoff_covers_the_words_it_names() -> None:
    files = written("brat")
    for article in SAMPLE:
        text, seen = files[f"{article.id}.txt"], set()
        assert text == article.text
        for line in files[f"{article.id}.ann"].splitlines():
            name, body, *words = line.split("\t")
            if name.startswith("T"):
                offsets = body.partition(" ")[2].split(";")
                pieces = [text[int(start) : int(end)] for start, end in (one.split() for one in offsets)]
                assert " ".join(pieces) == words[0]
                assert "\n" not in words[0]
                seen.add(name)
            else:
                assert set(re.findall(r"\bT\d+", body)) <= seen
        contents = re.findall(r"^T\d+\tContent", files[f"{article.id}.ann"], re.M)
        assert len(contents) == len(article.quotes)


def test_a_span_over_two_lines_is_in_two_pieces() -> None:
    quote = Quote(id="q1", start=0, end=7, kind="direct")
    lines = written("brat", (Article(id="a", text="one\ntwo", quotes=(quote,)),))["a.ann"]
    assert lines == "T1\tContent 0 3;4 7\tone two\n"


def acting(status: str) -> Article:
    actors = tuple(
        Actor(id=name, name=f"{name} <&>", mentions=(Mention(start=number, end=number + 1),))
        for number, name in enumerate("ab")
    )
    event = Event.model_validate(
        {
            "id": "e1",
            "start": 2,
            "end": 3,
            "type": "ASSAULT",
            "agents": ["a"],
            "recipients": ["b"],
            "status": status,
        }
    )
    quote = Quote(id="q1", start=1, end=3, kind="direct", speaker="a")
    return Article(id="x", text="abc", actors=actors, events=(event,), quotes=(quote,))


def edges(article: Article) -> list[tuple[str | None, str | None, str | None]]:
    root = ElementTree.fromstring(written("gexf", (article,))["actors.gexf"])  # noqa: S314 - written here
    space = "{http://gexf.net/1.3}"
    assert {node.get("label") for node in root.iter(f"{space}node")} == {"a <&>", "b <&>"}
    return [(edge.get("source"), edge.get("target"), edge.get("label")) for edge in root.iter(f"{space}edge")]


def test_the_network_has_who_acts_on_whom_and_who_speaks_of_whom() -> None:
    assert edges(acting("reported")) == [("a", "b", "ASSAULT"), ("a", "b", "SPEAKS_OF")]


@pytest.mark.parametrize("status", ["denied", "planned", "possible"])
def test_what_did_not_happen_is_no_edge(status: str) -> None:
    assert edges(acting(status)) == [("a", "b", "SPEAKS_OF")]
