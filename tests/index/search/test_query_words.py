"""Words of a query as people write them: capitals, compounds, patterns, foreign letters, pasted addresses."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.collection import Collection
from index.explore import Explorer
from index.exploring.completing import completions
from index.focus import Focus
from index.model import Article, Segment
from index.search.query import _parser, parsed, tidied

PASSAGES = {
    "capital": "The US sent a note. The WHO and an IT firm read it; ICE did not.",
    "dotted": "The U.S. and its MPs were told at 9 a.m. on Monday.",
    "pronoun": "It was no use: those who used it told us so, on thin ice.",
    "nato": "Nato met, NATO said.",
    "solid": "An airstrike ended the ceasefire near the checkpoint of Norwick.",
    "hyphen": "An air-strike ended the cease-fire; the take-over and the by-election went on.",
    "open": "Two air strikes ended the cease fire, and a take over was near.",
    "apart": "The strikes came by air, and they did not cease; the guns fire on.",
    "often": "Nine of ten may be not able to get the rapist.",
    "whole": "They often came; maybe the notable therapist was there.",
    "military": "The military met at the ferry, in secrecy.",
    "letters": "Kemal Kılıçdaroğlu, Lars Løkke, Lech Wałęsa, Đorđe Æðelþryþ and Straße; ħobż, Əliyev, Ɓala.",
    "unseen": "The govern\u00adment of the pro\u200bvince and the min\u2060ister of \u200eKerrin\u200f.",
    "page": "One page was https://norwick.example/ferry?id=7 and www.quay.example/a was read.",
}

PUBLISHERS = {
    "hosted": "quayherald.example",
    "below": "norwick.quayherald.example",
    "named": "The Quay Herald",
    "dashed": "ferry-post.co.example",
}


def article(name: str, text: str, url: str | None = None, publisher: str | None = None) -> Article:
    segments = (Segment(start=0, end=len(text)),)
    return Article(id=name, text=text, segments=segments, url=url, publisher=publisher)


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    folder = tmp_path_factory.mktemp("desk")
    collection = Collection.create(folder / "desk")
    for name, text in PASSAGES.items():
        collection.add(article(name, text))
    collection.add(
        article("linked", "Read elsewhere.", "https://www.Kerrin.example/news/quay/?id=3&utm_source=x#top")
    )
    collection.add(article("second", "Read there too.", "http://kerrin.example/news/quay-two"))
    for name, publisher in PUBLISHERS.items():
        collection.add(article(name, "Printed there.", publisher=publisher))
    made = Explorer(collection, cache=folder / "index")
    made.prepare()
    return made


def found(explorer: Explorer, line: str) -> set[str]:
    return {row.anchor.article for row in explorer.explore(Focus(query=line)).passages}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("US", {"capital", "dotted"}),
        ("U.S.", {"capital", "dotted"}),
        ("us", {"capital", "dotted", "pronoun"}),
        ("use", {"pronoun"}),
        ("IT", {"capital"}),
        ("WHO", {"capital"}),
        ("who", {"capital", "pronoun"}),
        ("ICE", {"capital"}),
        ("ice", {"capital", "pronoun"}),
        ("MP", {"dotted"}),
        ("NATO", {"nato"}),
        ("nato", {"nato"}),
        ("NORWICK", {"solid"}),
        ('"the US"', {"capital", "dotted"}),
        ('"told us"', {"pronoun"}),
        ('"told US"', set()),
        ("WHO TOLD US", {"pronoun"}),
    ],
)
def test_capitals_tell_an_acronym_from_a_word(explorer: Explorer, line: str, expected: set[str]) -> None:
    assert found(explorer, line) == expected


SPELT = {"solid", "hyphen", "open"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("airstrike", SPELT),
        ("airstrikes", SPELT),
        ("air-strike", SPELT),
        ("air strike", {*SPELT, "apart"}),
        ("air strikes norwick", {"solid"}),
        ('"air strike"', SPELT),
        ('"an airstrike ended"', {"solid", "hyphen"}),
        ('"air strikes ended the ceasefire"', SPELT),
        ("ceasefire", SPELT),
        ("cease-fire", SPELT),
        ("cease fire NOT air", {"solid"}),
        ("check point", {"solid"}),
        ("check-point", {"solid"}),
        ("takeover", {"hyphen", "open"}),
        ("byelection", {"hyphen"}),
        ("fire cease", {"hyphen", "open", "apart"}),
        ("often", {"whole"}),
        ("maybe", {"whole"}),
        ("notable", {"whole"}),
        ("of ten", {"often"}),
        ("guns air", {"apart"}),
        ("secrecy", {"military"}),
    ],
)
def test_compounds_are_found_in_every_spelling(explorer: Explorer, line: str, expected: set[str]) -> None:
    assert found(explorer, line) == expected


@pytest.mark.parametrize(
    ("line", "text", "marked"),
    [
        ("airstrike", "Air strikes, an airstrike by air.", ["Air strikes", "airstrike"]),
        ("airstr*", "Air strikes, an airstrike by air.", ["Air strikes", "airstrike"]),
        ("cease-fire", "The ceasefire, not to cease.", ["ceasefire"]),
        ('"air strike ended"', "The airstrike ended; the air-strikes ended.", ["airstrike ended", "air-strikes ended"]),
        ("US", "US troops told us; the U.S. did.", ["US", "U.S"]),
        ("ate", "They eat, ate and had eaten.", ["eat", "ate", "eaten"]),
        ("http://a.example/b", "See (www.a.example/b?c).", ["www.a.example/b"]),
        ("province", "The pro\u200bvince.", ["pro\u200bvince"]),
    ],
)  # fmt: skip
def test_what_is_found_is_marked(explorer: Explorer, line: str, text: str, marked: list[str]) -> None:
    spans = explorer.highlights(Focus(query=line), text)
    assert [text[start:end] for start, end in spans] == marked


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("military*", {"military"}),
        ("ferry*", {"military", "page"}),
        ("MILITARY*", {"military"}),
        ("milit?ry", {"military"}),
        ("*itary", {"military"}),
        ("wałęs*", {"letters"}),
        ("air-str*", {"hyphen", "open", "apart"}),
        ("airstr*", SPELT),
        ("airs*", {"solid"}),
        ("norwik~", {"solid"}),
        ("secrcy~", {"military"}),
    ],
)
def test_patterns_are_compared_with_words(explorer: Explorer, line: str, expected: set[str]) -> None:
    assert found(explorer, line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Kilicdaroglu",
        "KILIÇDAROĞLU",
        "Kılıçdaroğlu",
        "lokke",
        "Walesa",
        "dorde",
        "aedelthryth",
        "strasse",
        "hobz",
        "aliyev",
        "bala",
    ],
)
def test_letters_are_found_without_their_strokes(explorer: Explorer, line: str) -> None:
    assert found(explorer, line) == {"letters"}


@pytest.mark.parametrize(
    "line", ["government", "province", "min\u00adister", "minister", "kerrin", '"the minister of Kerrin"']
)
def test_what_nobody_sees_parts_no_word(explorer: Explorer, line: str) -> None:
    assert found(explorer, line) == {"unseen"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("https://norwick.example/ferry?id=7", {"page"}),
        ('"https://norwick.example/ferry?id=7"', {"page"}),
        ("see https://norwick.example/ferry?id=7.", set()),
        ("page https://norwick.example/ferry?id=7", {"page"}),
        ("http://www.norwick.example/ferry?id=7", {"page"}),
        ("https://quay.example/a", {"page"}),
        ("https://norwick.example/ferry?id=8", set()),
        ("https://kerrin.example/news/quay/?id=3", {"linked"}),
        ("https://kerrin.example/news/quay", {"linked"}),
        ("www.kerrin.example", {"linked", "second"}),
        ("(https://kerrin.example/news/quay-two OR military)", {"second", "military"}),
        ("url:kerrin.example", {"linked", "second"}),
        ("url:kerrin*", {"linked", "second"}),
        ("url:https://kerrin.example/news/quay-two", {"second"}),
    ],
)
def test_a_pasted_address_finds_its_article_or_the_text_that_has_it(
    explorer: Explorer, line: str, expected: set[str]
) -> None:
    view = explorer.explore(Focus(query=line))
    assert {row.anchor.article for row in view.passages} == expected
    assert view.notice is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("publisher:quayherald", {"hosted", "below"}),
        ("publisher:QuayHerald", {"hosted", "below"}),
        ("publisher:quayherald.example", {"hosted", "below"}),
        ("publisher:norwick", {"below"}),
        ('publisher:"quay herald"', {"hosted", "below", "named"}),
        ('publisher:"herald quay"', set()),
        ("publisher:herald", {"named"}),
        ("publisher:quay", {"named"}),
        ("publisher:ferry-post", {"dashed"}),
        ("publisher:post", {"dashed"}),
        ("publisher:example", set()),
        ("printed NOT publisher:quayherald", {"named", "dashed"}),
    ],
)
def test_a_publisher_is_found_by_its_internet_name_without_the_ending(
    explorer: Explorer, line: str, expected: set[str]
) -> None:
    assert found(explorer, line) == expected


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("publisher:quayh", ["quayherald.example", "norwick.quayherald.example"]),
        ("publisher:norw", ["norwick.quayherald.example"]),
        ("publisher:quay", ["quayherald.example", "norwick.quayherald.example", "quay herald"]),
    ],
)
def test_the_search_line_offers_a_publisher_by_any_piece_of_its_internet_name(
    explorer: Explorer, line: str, words: list[str]
) -> None:
    ways = explorer.answer(lambda viewer: completions(viewer, line)).ways
    assert sorted(way.words for way in ways) == sorted(words)
    assert all(len(found(explorer, way.line)) == way.passages for way in ways)


def test_the_question_mark_of_a_sentence_is_no_pattern(explorer: Explorer) -> None:
    assert found(explorer, "military ferry?") == {"military"}


def test_how_a_compound_was_understood(explorer: Explorer) -> None:
    assert explorer.explore(Focus(query="airstrikes")).understood == "(“airstrikes” or “air strikes”)"


def test_what_is_no_field_is_two_words(explorer: Explorer) -> None:
    view = explorer.explore(Focus(query="ferry:military"))
    assert len(view.passages) == 1
    assert view.notice == "“ferry:” is no field and is searched as plain words."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("killed:>", "“>” is no figure"),
        ("killed:>>5", "“>>5” is no figure"),
        ("wounded:<<3", "“<<3” is no figure"),
        ("killed:>5<10", "“>5<10” is no figure"),
        ("killed:[10 to 5]", "write the lesser first, killed:[5 to 10]"),
        ("date:2021-07..2021-06", "write the lesser first, date:[2021-06 to 2021-07]"),
        ("date:>>2021", "“>>2021” is no date"),
        ("killed: 5", "rite “killed:5” without a blank"),
        ("speaker: kirby", "rite “speaker:kirby” without a blank"),
        ("military -ferry", "“-ferry” is searched as a word; write NOT ferry"),
        ("!ferry", "“!ferry” is searched as a word; write NOT ferry"),
        ("military | ferry", "“|” is passed over; write OR"),
        ('military speaker:""', "“speaker:” has nothing in its quotation marks"),
        ('military actor:"', "“actor:” has nothing in its quotation marks"),
    ],
)
def test_what_is_not_asked_as_it_is_written_is_said(explorer: Explorer, line: str, said: str) -> None:
    assert said in (explorer.explore(Focus(query=line)).notice or "")


@pytest.mark.parametrize(
    "line",
    ["killed:>=5", "killed:<=5 ferry", "(killed:>5 OR ferry)", "air-strike", "date:>2021", "ferry - air"],
)
def test_what_is_asked_as_it_is_written_needs_no_word(explorer: Explorer, line: str) -> None:
    assert explorer.explore(Focus(query=line)).notice is None


def test_days_without_the_named_one_are_told_so(explorer: Explorer) -> None:
    told = [explorer.explore(Focus(query=f"date:{days}")).understood for days in (">2021", "<2021", ">=2021")]
    assert told == ["date after 2021-12-31", "date before 2021-01-01", "date 2021-01-01 to …"]


def test_a_word_of_a_hundred_thousand_letters_is_cut_before_it_is_looked_at(explorer: Explorer) -> None:
    view = explorer.explore(Focus(query="a" * 100_000))
    assert view.notice == "Only the first 2,000 characters are searched."


HALVES = st.sampled_from(["air", "strike", "fire", "gun", "ship", "border", "war", "lord"])


@given(first=HALVES, second=HALVES, joined=st.sampled_from(["", "-", " "]))
def test_any_two_words_are_found_in_any_spelling(
    tmp_path_factory: pytest.TempPathFactory, first: str, second: str, joined: str
) -> None:
    assume(first != second)
    folder = tmp_path_factory.mktemp("two")
    collection = Collection.create(folder / "desk")
    collection.add(article("written", f"They saw one {first}{joined}{second}s there."))
    collection.add(article("apart", f"They saw the {second} and then the {first}s."))
    made = Explorer(collection, cache=folder / "index")
    made.prepare()
    for asked in ("", "-", " "):
        assert "written" in found(made, f"{first}{asked}{second}")
        assert found(made, f'"{first}{asked}{second}"') == {"written"}
    assert found(made, f"{first}{second}") == {"written"}


PIECES = [
    *[
        "air",
        "strike",
        "US",
        "U.S.",
        "al-Shabaab",
        "o'brien",
        "don't",
        "AND",
        "OR",
        "NOT",
        "and",
        "3.5",
        "x’y",
    ],
    *["foo-", "a..b", "-b", "'q'", "10", "é", "TO", "'word", "word'"],
]


@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5))
def test_words_alone_are_read_as_the_parser_reads_them(pieces: list[str]) -> None:
    line = tidied(" ".join(pieces), [])
    assert parsed(line).normalize() == _parser().parse(line).normalize()


@pytest.mark.parametrize(
    ("operator", "expected"),
    [("REQUIRE", {"military"}), ("ANDMAYBE", {"military", "page"}), ("ANDNOT", {"page"})],
)
def test_operators_that_join_two_sides(explorer: Explorer, operator: str, expected: set[str]) -> None:
    assert found(explorer, f"ferry {operator} military") == expected
    # Were both sides of each asked for twice, this would not end.
    assert found(explorer, f" {operator} ".join(["ferry", *["military"] * 60])) == expected
