"""UIMA CAS and W3C Web Annotations: judged by cassis and PyLD, read back whole, and broken in every way."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cassis
import pytest
from hypothesis import given, settings
from pyld import jsonld

from index.errors import ReadError
from index.interchange.cas_layers import cas_of, layers_in, type_system
from index.interchange.layers import Layers, Mark, layers_of
from index.interchange.unprintable import printable
from index.model import Article
from index.reading.files import read_files
from index.reading.layered_article import articles_of
from tests.index.interchange.any_article import articles
from tests.index.interchange.desk import TEXT, exported, hostile, report
from tests.index.interchange.test_tables import SAMPLE

OA = "http://www.w3.org/ns/oa#"
PERSON = {"type": "TextualBody", "purpose": "tagging", "value": "Person"}
NAMES = ("cas-json", "cas-xmi", "web-annotation")
SUFFIX = {"cas-json": ".json", "cas-xmi": ".xmi", "web-annotation": ".jsonld"}
CONTEXT = {  # the terms of the W3C's context that are used here
    "id": "@id", "type": "@type", "Annotation": f"{OA}Annotation", "TextualBody": f"{OA}TextualBody",
    "TextPositionSelector": f"{OA}TextPositionSelector", "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "Person": "http://xmlns.com/foaf/0.1/Person", "Software": "http://www.w3.org/ns/activitystreams#Application",
    "classifying": f"{OA}classifying", "describing": f"{OA}describing",
    "body": {"@type": "@id", "@id": f"{OA}hasBody"}, "target": {"@type": "@id", "@id": f"{OA}hasTarget"},
    "source": {"@type": "@id", "@id": f"{OA}hasSource"}, "selector": {"@type": "@id", "@id": f"{OA}hasSelector"},
    "items": {"@type": "@id", "@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "creator": {"@type": "@id", "@id": "http://purl.org/dc/terms/creator"},
    "motivation": {"@type": "@vocab", "@id": f"{OA}motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": f"{OA}hasPurpose"},
    "format": "http://purl.org/dc/elements/1.1/format", "language": "http://purl.org/dc/elements/1.1/language",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "exact": f"{OA}exact", "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix", "name": "http://xmlns.com/foaf/0.1/name", "start": f"{OA}start", "end": f"{OA}end",
}  # fmt: skip


def in_order(article: Article) -> dict[str, Any]:
    """The article's content with its annotations in the order of the text; what one ties to another stays."""

    def key(part: dict[str, Any]) -> str:
        return json.dumps(part, sort_keys=True)

    content = json.loads(article.to_json())
    for actor in content["actors"]:
        actor["mentions"].sort(key=key)
    for event in content["events"]:
        event["counts"].sort(key=key)
    return {name: sorted(value, key=key) if name in ("roles", "actors", "quotes", "events") else value
            for name, value in content.items()}  # fmt: skip


def reread(*places: Path) -> tuple[list[Article], list[ReadError]]:
    found = list(read_files(places))
    faults = [one.error for one in found if isinstance(one.error, ReadError)]
    return [one.article for one in found if one.article], faults


@pytest.mark.parametrize("name", NAMES)
def test_a_collection_is_given_back_whole(name: str, tmp_path: Path) -> None:
    given_ = sorted((*SAMPLE, report()), key=lambda one: one.id)
    read, faults = reread(exported(name, tmp_path, given_))
    assert faults == []
    assert [in_order(one) for one in sorted(read, key=lambda one: one.id)] == [
        in_order(one) for one in given_
    ]


@given(articles())
@settings(max_examples=25)
def test_any_article_is_the_same_after_its_layers(article: Article) -> None:
    (read,) = articles_of(layers_of(article), "any")
    expected = in_order(printable(article))
    cleaned = {name: value for name, value in expected.items() if name in ("text", "segments", "roles")}
    assert isinstance(read, Article), read
    assert {name: in_order(read)[name] for name in cleaned} == cleaned
    for name in ("quotes", "events", "actors"):
        spans = [(one.get("start"), one.get("speaker"), one["by"]) for one in in_order(read)[name]]
        assert sorted(map(str, spans)) == sorted(
            str((one.get("start"), one.get("speaker"), one["by"])) for one in expected[name]
        )


@given(articles())
@settings(max_examples=15)
def test_any_layers_are_the_same_after_a_cas(article: Article) -> None:
    layers = layers_of(printable(article))
    cas = cas_of(printable(article))
    again = [
        cassis.load_cas_from_json(cas.to_json()),
        cassis.load_cas_from_xmi(cas.to_xmi(), typesystem=type_system()),
    ]
    for one in again:
        back = layers_in(one)
        assert (back.text, back.document) == (layers.text, layers.document)
        assert sorted(map(str, back.marks)) == sorted(map(str, layers.marks))


def test_cassis_reads_types_and_features(tmp_path: Path) -> None:
    place = exported("cas-xmi", tmp_path, (report(),))
    with (place / "TypeSystem.xml").open("rb") as types, (place / "ferry-strike.xmi").open("rb") as file:
        cas = cassis.load_cas_from_xmi(file, typesystem=cassis.load_typesystem(types))
    quote = next(one for one in cas.select("dateline.Quote") if one.identifier == "q1")
    assert quote.get_covered_text() == "We will not yield,"
    assert (quote.speaker, quote.by, quote.kind) == ("ada-venn", "hand", "direct")


def test_inception_has_a_layer_for_each_type() -> None:
    """A layer is a type under Annotation; its features are String, Integer, Float or Boolean."""
    for type_ in type_system().get_types():
        if type_.name.startswith("dateline."):
            assert type_.supertype.name == "uima.tcas.Annotation"
            assert {feature.rangeType.name for feature in type_.features} == {"uima.cas.String"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [("We will not yield,", "direct"), ("“We will not yield,”", "direct"), ("The Selbrun militia", "indirect"),
     ("“We will not yield,” Ada", "mixed")],
)  # fmt: skip
def test_a_quote_that_somebody_only_marks_is_one_by_hand(words: str, kind: str) -> None:
    cas = cas_of(report())
    start = TEXT.index(words)
    cas.add(type_system().get_type("dateline.Quote")(begin=start, end=start + len(words)))
    (read,) = articles_of(
        layers_in(cassis.load_cas_from_xmi(cas.to_xmi(), typesystem=type_system())), "a.xmi"
    )
    assert isinstance(read, Article)
    (made,) = [one for one in read.quotes if one.id not in ("q1", "q2")]
    assert (made.start, made.kind, made.by, made.confidence, made.speaker) == (start, kind, "hand", 1.0, None)


def expanded(page: dict[str, Any]) -> Any:
    def loader(address: str, _options: object) -> dict[str, Any]:
        assert address == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXT}}

    return jsonld.expand(page, {"documentLoader": loader})


def test_web_annotations_are_linked_data(tmp_path: Path) -> None:
    place = exported("web-annotation", tmp_path, (report(),)) / "ferry-strike.jsonld"
    page = json.loads(place.read_text("utf-8"))
    (node,) = expanded(page)
    items = node["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == len(page["items"])
    for item in items[1:]:
        assert item["@type"] == [f"{OA}Annotation"]
        (target,) = item[f"{OA}hasTarget"]
        assert target[f"{OA}hasSource"][0]["@id"] == "urn:dateline:ferry-strike"
        position, quotation = target[f"{OA}hasSelector"]
        start, end = position[f"{OA}start"][0]["@value"], position[f"{OA}end"][0]["@value"]
        assert TEXT[start:end] == quotation[f"{OA}exact"][0]["@value"]
    makers = {item["creator"]["type"] for item in page["items"][1:]}
    assert makers == {"Person", "Software"}


def test_what_somebody_adds_in_another_tool_is_made_by_hand(tmp_path: Path) -> None:
    place = exported("web-annotation", tmp_path, (report(),)) / "ferry-strike.jsonld"
    page = json.loads(place.read_text("utf-8"))
    selector = {"type": "TextQuoteSelector", "exact": "Ostrel guard", "prefix": "the ", "suffix": " on"}
    page["items"].append(
        {"type": "Annotation", "body": {"type": "TextualBody", "purpose": "tagging", "value": "Organization"},
         "target": {"source": "urn:dateline:ferry-strike", "selector": selector}}
    )  # fmt: skip
    place.write_text(json.dumps(page), "utf-8")
    (read,), faults = reread(place)
    assert faults == []
    added = read.actor("ostrel-guard")
    assert added is not None
    assert (added.name, added.kind, added.by) == ("Ostrel guard", "organization", "hand")


def test_named_entities_of_other_pipelines_are_mentions(tmp_path: Path) -> None:
    types = cassis.TypeSystem()
    entity = types.create_type(
        "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "uima.tcas.Annotation"
    )
    types.create_feature(entity, "value", "uima.cas.String")
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = "😀 Rolf Abel spoke.\r\nIn Selbrun.", "text/plain"
    cas.add(entity(begin=2, end=11, value="PER"))
    cas.add(entity(begin=23, end=30, value="GPE"))
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("story.xmi", cas.to_xmi())
        archive.writestr("TypeSystem.xml", types.to_xml())
    (read,), faults = reread(tmp_path / "export.zip")
    assert faults == []
    assert read.id == "story"
    assert [(one.name, one.kind, one.by) for one in read.actors] == [
        ("Rolf Abel", "person", "hand"), ("Selbrun", "country", "hand"),
    ]  # fmt: skip


def broken(name: str, folder: Path, change: Callable[[str], str]) -> tuple[list[Article], str]:
    place = exported(name, folder, (report(),)) / f"ferry-strike{SUFFIX[name]}"
    content = place.read_text("utf-8")
    changed = change(content)
    assert changed != content
    place.write_text(changed, "utf-8")
    read, faults = reread(place)
    return read, " ".join(map(str, faults))


@pytest.mark.parametrize("name", NAMES)
def test_a_speaker_who_is_nobody_is_named_and_left_out(name: str, tmp_path: Path) -> None:
    mark = '\\"speaker\\": \\"ada-venn\\"' if name == "web-annotation" else '"speaker": "ada-venn"'
    if name == "cas-xmi":
        mark = 'speaker="ada-venn"'
    (read,), faults = broken(
        name, tmp_path, lambda text: text.replace(mark, mark.replace("ada-venn", "nobody"))
    )
    assert "there is no actor nobody" in faults
    assert {quote.speaker for quote in read.quotes} == {None, "police"}


@pytest.mark.parametrize("name", NAMES)
def test_a_value_that_the_format_does_not_know_is_named_and_the_rest_read(name: str, tmp_path: Path) -> None:
    (read,), faults = broken(name, tmp_path, lambda text: text.replace("ASSAULT", "SMASH"))
    assert "ferry-strike" in faults
    assert "type: it can only be" in faults
    assert [event.type for event in read.events] == ["REJECT"]
    assert len(read.quotes) == 2


ODD_MARKS = (
    Mark("Cue", 0, 5, {"quote": ["q1"]}),  # type: ignore[dict-item]
    Mark("Event", 0, 5, {"id": {"a": 1}, "type": "ASSAULT"}),  # type: ignore[dict-item]
    Mark("Quote", [0], 5, {}),  # type: ignore[arg-type]
    Mark("Mention", 0, "5", {}),  # type: ignore[arg-type]
    Mark("Mention", None, 1.5e308, {}),  # type: ignore[arg-type]
)


def test_marks_of_odd_values_are_named_and_the_others_taken() -> None:
    passages = (Mark("Passage", 0, 5, {}), Mark("Passage", 8, 14, {}))
    *faults, article = articles_of(Layers("First\n\n second \n", {}, (*ODD_MARKS, *passages)), "a.xmi")
    assert [isinstance(fault, ReadError) for fault in faults] == [True] * len(ODD_MARKS)
    assert isinstance(article, Article)
    assert [segment.of(article.text) for segment in article.segments] == ["First", "second"]
    [fault] = articles_of(Layers(["no text"], {}, ()), "a.json")  # type: ignore[arg-type]
    assert str(fault) == "a.json was not read: what it gives as its text is none."


@pytest.mark.parametrize("name", NAMES)
def test_a_file_cut_short_is_told_in_a_sentence(name: str, tmp_path: Path) -> None:
    read, faults = broken(name, tmp_path, lambda text: text[: len(text) // 2])
    assert read == []
    assert "was not read" in faults


def test_a_page_whose_description_is_broken_is_told_in_a_sentence(tmp_path: Path) -> None:
    place = exported("web-annotation", tmp_path, (report(),))
    (path,) = place.glob("*.jsonld")
    path.write_text(path.read_text("utf-8").replace('"value": "{', '"value": "{,'), encoding="utf-8")
    articles, faults = reread(place)
    assert articles == []
    assert "what it says of the page is no JSON" in str(faults[0])


def test_entities_of_xml_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&b;</xmi:XMI>'
    (tmp_path / "bomb.xmi").write_text(bomb, "utf-8")
    read, (fault,) = reread(tmp_path / "bomb.xmi")
    assert read == []
    assert "entities" in str(fault)


def test_annotations_of_a_page_without_its_text_are_told(tmp_path: Path) -> None:
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "target": "https://post.example/",
    }
    (tmp_path / "note.jsonld").write_text(json.dumps(page), "utf-8")
    read, (fault,) = reread(tmp_path / "note.jsonld")
    assert read == []
    assert "it has no text" in str(fault)


@pytest.mark.parametrize(
    "item",
    [
        "x",
        3,
        None,
        {},
        {"target": 4},
        {"target": {"selector": []}},
        {"target": {"selector": {"type": 1}}},
        {"target": {"selector": {"type": "TextPositionSelector", "start": 0, "end": 10**9}}, "body": PERSON},
        {"target": {"selector": {"type": "TextQuoteSelector", "exact": "zzz"}}, "body": PERSON},
    ],
)
def test_an_annotation_that_is_none_is_named_by_its_number(item: Any, tmp_path: Path) -> None:
    place = exported("web-annotation", tmp_path, (report(),)) / "ferry-strike.jsonld"
    page = json.loads(place.read_text("utf-8"))
    page["items"].append(item)
    place.write_text(json.dumps(page), "utf-8")
    (read,), (fault,) = reread(place)
    assert len(read.quotes) == 2
    assert f"{len(page['items'])}" in str(fault) or "Mention" in str(fault)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_are_words(name: str, tmp_path: Path) -> None:
    (read,), faults = reread(exported(name, tmp_path, (hostile(),)))
    assert faults == []
    assert "<script>" in read.text
    assert "\x1b" not in read.text
