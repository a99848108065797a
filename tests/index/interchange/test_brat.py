"""brat standoff: what is written covers the words that it names, and is read back; so are files of other people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from index.errors import ReadError
from index.model import Article, Quote
from index.reading.files import read_files
from tests.index.interchange.any_article import articles
from tests.index.interchange.desk import exported, hostile, report
from tests.index.interchange.test_tables import SAMPLE

STORY = (
    "The mayor spoke.\r\n“It is over,” said Rolf Abel, “and done.”\r\nHe added that Selbrun will rebuild.\r\n"
)
ATTRIBUTED = """T1\tContent 18 31;48 59\t“It is over,” “and done.”
T2\tCue 32 36\tsaid
T3\tSource 37 46\tRolf Abel
T4\tAttribution 32 36\tsaid
E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3
T5\tSource 61 63\tHe
T6\tCue 64 69\tadded
T7\tContent 70 95\tthat Selbrun will rebuild
T8\tAttribution 64 69\tadded
E2\tAttribution:T8 Source:T5 Cue:T6 Content:T7
T9\tDiscuss 0 9\tThe mayor
"""


def reread(place: Path) -> tuple[list[Article], list[ReadError]]:
    found = list(read_files([place]))
    return [one.article for one in found if one.article], [
        one.error for one in found if isinstance(one.error, ReadError)
    ]


def test_every_annotation_covers_the_words_it_names(tmp_path: Path) -> None:
    place = exported("brat", tmp_path, (*SAMPLE, report()))
    for article in (*SAMPLE, report()):
        text = (place / f"{article.id}.txt").read_text(encoding="utf-8")
        seen = set[str]()
        assert text == article.text
        for line in (place / f"{article.id}.ann").read_text(encoding="utf-8").splitlines():
            name, body, *words = line.split("\t")
            if name.startswith("T"):
                offsets = body.partition(" ")[2].split(";")
                pieces = [text[int(start) : int(end)] for start, end in (one.split() for one in offsets)]
                assert " ".join(pieces) == words[0]
                assert "\n" not in words[0]
            else:
                assert set(re.findall(r"\b[TE]\d+", body)) <= seen | {name}
            seen.add(name)


def test_the_configuration_declares_every_type_that_is_used(tmp_path: Path) -> None:
    place = exported("brat", tmp_path, (report(),))
    declared = {
        line.split("\t")[0] for line in (place / "annotation.conf").read_text(encoding="utf-8").splitlines()
    }
    used = re.findall(r"^[TEA]\d+\t([\w-]+)", (place / "ferry-strike.ann").read_text(encoding="utf-8"), re.M)
    assert set(used) <= declared


def test_quotes_speakers_and_events_come_back(tmp_path: Path) -> None:
    (article,), faults = reread(exported("brat", tmp_path, (report(),)))
    assert faults == []
    assert article.text == report().text
    keep = {"start", "end", "kind", "speaker", "source", "cue", "status", "by"}
    expected = sorted(report().quotes, key=lambda quote: quote.start)
    assert [one.model_dump(include=keep) for one in article.quotes] == [
        one.model_dump(include=keep) for one in expected
    ]
    keep = {"start", "end", "type", "agents", "recipients", "status", "by"}
    assert [one.model_dump(include=keep) for one in article.events] == [
        one.model_dump(include=keep) for one in report().events
    ]
    assert {(one.id, one.name, one.kind, one.by) for one in article.actors} == {
        (one.id, one.name, one.kind, one.by) for one in report().actors
    }


@given(articles())
@settings(max_examples=15)
def test_the_spans_of_any_article_come_back_but_for_white_space(
    tmp_path_factory: pytest.TempPathFactory, article: Article
) -> None:
    from index.interchange.unprintable import printable
    from index.reading.standoff import standoff_of

    place = exported("brat", tmp_path_factory.mktemp("brat"), (article,))
    text = printable(article).text
    found = standoff_of((place / f"{article.id}.ann").read_text(encoding="utf-8"), len(text))
    assert found.faults == []
    spans = [
        (bound.pieces[0][0], bound.pieces[-1][1])
        for bound in found.bounds.values()
        if bound.type == "Content"
    ]
    assert [
        (quote.start, quote.end) for quote in article.quotes if quote.of(text).strip("\n") == quote.of(text)
    ] == [
        pair
        for pair, quote in zip(spans, article.quotes, strict=True)
        if quote.of(text).strip("\n") == quote.of(text)
    ]


def test_a_span_over_two_lines_is_in_two_pieces(tmp_path: Path) -> None:
    quote = Quote(id="q1", start=0, end=7, kind="direct")
    place = exported("brat", tmp_path, (Article(id="a", text="one\ntwo", quotes=(quote,)),))
    assert (place / "a.ann").read_text(encoding="utf-8").startswith("T1\tContent 0 3;4 7\tone two\n")


def test_attributions_of_other_people_become_quotes_with_speakers(tmp_path: Path) -> None:
    (tmp_path / "in" / "text").mkdir(parents=True)
    (tmp_path / "in" / "attributions").mkdir()
    (tmp_path / "in" / "text" / "story.txt").write_bytes(STORY.encode())
    (tmp_path / "in" / "attributions" / "story_ab12.ann").write_text(ATTRIBUTED, encoding="utf-8")
    (article,), faults = reread(tmp_path / "in")
    assert faults == []
    assert [(quote.of(article.text), quote.speaker, quote.kind) for quote in article.quotes] == [
        ("It is over,", "rolf-abel", "direct"),
        ("and done.", "rolf-abel", "direct"),
        ("that Selbrun will rebuild", None, "indirect"),
    ]
    last = article.quotes[-1]
    assert last.source is not None
    assert last.source.of(article.text) == "He"
    assert {quote.by for quote in article.quotes} == {"hand"}
    assert "1 Discuss" in article.found["left_out"]


def test_what_further_annotators_found_elsewhere_is_added(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Abel said yes. Tamm said no.", encoding="utf-8")
    first = (
        "T1\tSource 0 4\tAbel\nT2\tContent 10 13\tyes\nT3\tAttribution 5 9\tsaid\n"
        "E1\tAttribution:T3 Source:T1 Content:T2\n"
    )
    second = first + (
        "T4\tSource 15 19\tTamm\nT5\tContent 25 27\tno\nT6\tAttribution 20 24\tsaid\n"
        "E2\tAttribution:T6 Source:T4 Content:T5\n"
    )
    (tmp_path / "story_a.ann").write_text(first, encoding="utf-8")
    (tmp_path / "story_b.ann").write_text(second, encoding="utf-8")
    (article,), faults = reread(tmp_path)
    assert faults == []
    assert [(quote.of(article.text), quote.speaker) for quote in article.quotes] == [
        ("yes", "abel"),
        ("no", "tamm"),
    ]
    assert "1 quotes of further annotators" in article.found["left_out"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("T1\tSource 5 900\tx", "no span of a text"),
        ("T1\tSource 5 3\tx", "no span of a text"),
        ("T1\tSource five six\tx", "no type with offsets"),
        ("T1\tSource 1 99999999999999999999\tx", "no type with offsets"),
        ("E1\tAttribution:T9 Content:T8", "there is no T9"),
        ("E1", "no type with a trigger"),
        ("N1\tReference T11 Actor:<\tAbel", "names nobody"),
        ("garbage", "no line of brat standoff"),
        ("\x1b[2J\tx", "no line of brat standoff"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_read(line: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Abel said yes.", encoding="utf-8")
    good = "T11\tPerson 0 4\tAbel\n"
    (tmp_path / "story.ann").write_text(f"{good}{line}\n", encoding="utf-8")
    (article,), (fault,) = reread(tmp_path)
    assert [actor.name for actor in article.actors] == ["Abel"]
    assert "story.ann (line 2)" in str(fault)
    assert why in str(fault)
    assert "\x1b" not in str(fault)


def test_kinds_of_annotations_that_have_no_place_are_counted_without_what_a_terminal_obeys(
    tmp_path: Path,
) -> None:
    (tmp_path / "story.txt").write_text("Abel said yes.", encoding="utf-8")
    (tmp_path / "story.ann").write_text("T1\tOdd\x1b[31m\0\u202e 0 4\tAbel\n\0\tx\n", encoding="utf-8")
    (article,), _ = reread(tmp_path)
    assert article.found["left_out"].isprintable()


def test_annotations_without_their_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "lonely.ann").write_text("T1\tPerson 0 4\tAbel\n", encoding="utf-8")
    read, (fault,) = reread(tmp_path)
    assert read == []
    assert "lonely.txt is not beside it" in str(fault)


def test_settings_and_codebooks_are_no_articles(tmp_path: Path) -> None:
    place = exported("brat", tmp_path, (report(), hostile()))
    (place / "codebook.md").write_text("# Codebook: brat\n", encoding="utf-8")
    read, faults = reread(place)
    assert faults == []
    assert len(read) == 2


def test_no_file_lies_outside_the_folder_and_nothing_commands_a_terminal(tmp_path: Path) -> None:
    place = exported("brat", tmp_path, (hostile(),))
    assert sorted(path.name for path in place.iterdir()) == ["annotation.conf", "hostile.ann", "hostile.txt"]
    written = "".join(path.read_text(encoding="utf-8") for path in place.iterdir())
    assert not any(ord(one) < 32 and one not in "\n\t" for one in written)
