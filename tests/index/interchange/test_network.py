"""GEXF and GraphML, read by NetworkX: who acts on whom and who speaks of whom, with sentences and days."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx
import pytest

from index.interchange.codebook import sections
from index.model import Article
from tests.index.interchange.desk import exported, hostile, report

READERS = {"gexf": networkx.read_gexf, "graphml": networkx.read_graphml}


def graph(name: str, folder: Path, *articles: Article) -> Any:
    return READERS[name](exported(name, folder, articles))


@pytest.mark.parametrize("name", READERS)
def test_an_edge_has_its_type_sentences_days_and_maker(name: str, tmp_path: Path) -> None:
    second = report("second", published="2031-05-06")
    network = graph(name, tmp_path, report(), second)
    assert network.nodes["ada-venn"]["label"] == "Ada Venn"
    assert network.nodes["ada-venn"]["by"] == "hand"
    assert network.nodes["guard"]["articles"] == 2
    edges = {(source, target): data for source, target, data in network.edges(data=True)}
    assert set(edges) == {("militia", "guard"), ("police", "guard"), ("police", "militia")}
    attack = edges["militia", "guard"]
    assert (attack["type"], attack["status"], attack["by"], attack["weight"]) == (
        "ASSAULT",
        "claimed",
        "auto",
        2,
    )
    assert (
        attack["sentences"].split("\n")
        == ["The Selbrun militia attacked the Ostrel guard on 3 May, police said."] * 2
    )
    assert attack["places"].split() == ["ferry-strike:24", "second:24"]
    assert (attack["first"], attack["last"], attack["days"]) == ("2031-05-03", "2031-05-03", "2031-05-03")
    spoken = edges["police", "militia"]
    assert (spoken["type"], spoken["first"], spoken["last"]) == ("SPEAKS_OF", "2031-05-04", "2031-05-06")


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("status", ["denied", "planned", "possible"])
def test_what_did_not_happen_is_no_edge(name: str, status: str, tmp_path: Path) -> None:
    event = report().events[0].model_copy(update={"status": status})
    network = graph(name, tmp_path, report().model_copy(update={"events": (event,)}))
    assert {data["type"] for _, _, data in network.edges(data=True)} == {"SPEAKS_OF"}


@pytest.mark.parametrize("name", READERS)
def test_deeds_set_by_hand_and_by_machine_are_two_edges(name: str, tmp_path: Path) -> None:
    event = report().events[0].model_copy(update={"id": "e9", "by": "hand"})
    network = graph(name, tmp_path, report().model_copy(update={"events": (*report().events, event)}))
    pairs = [
        data["by"]
        for source, target, data in network.edges(data=True)
        if (source, target) == ("militia", "guard")
    ]
    assert sorted(pairs) == ["auto", "hand"]


@pytest.mark.parametrize("name", READERS)
def test_names_that_are_markup_stay_names(name: str, tmp_path: Path) -> None:
    network = graph(name, tmp_path, hostile())
    assert "<script>" in network.nodes["bad"]["label"]
    assert network.nodes["worse"]["label"] == ".."
    assert network.number_of_edges() == 2
    assert not any("\x1b" in data["sentences"] for _, _, data in network.edges(data=True))


@pytest.mark.parametrize("name", READERS)
def test_the_codebook_explains_nodes_and_edges(name: str, tmp_path: Path) -> None:
    network = graph(name, tmp_path, report())
    _, _, data = next(iter(network.edges(data=True)))
    explained = {part for key in sections()["edges"] for part in key.split(", ")}
    assert set(data) - {"id"} <= explained
    assert {"id", *network.nodes["guard"]} == set(sections()["nodes"])
