"""Texts that are no ordinary prose: an answer in bounded time, low confidence where it is due, no exception."""

from __future__ import annotations

import pytest
from spacy.language import Language

from index.annotate import annotate
from index.annotate.parse.language import parse
from index.annotate.parse.pieces import LONGEST_PIECE
from index.annotate.quotes.clause_contents import LONGEST_CLAUSE
from index.annotate.quotes.cues import find_clauses
from index.model import Article, Segment

SENTENCE = "On Monday police in Norland said that Ana Petrov had met the rebels. “We will talk,” she added. "
TEXTS = {
    "one word": "Norland",
    "no letters": "— … !!! ((( 12 --- “” ” “ ’",
    "only capitals": "THE MINISTRY SAID ON MONDAY THAT REBELS HAD KILLED TWO SOLDIERS NEAR THE BORDER. " * 12,
    "another language": (
        "Die Regierung hat am Montag mitgeteilt, dass zwei Soldaten an der Grenze getötet worden seien. "
        "Der Minister sagte, man werde darauf antworten. „Wir sind bereit“, fügte er hinzu. " * 6
    ),
    "no latin letters": "政府は月曜日に、国境付近で二人の兵士が死亡したと発表した。" * 20,
    "right to left": "قال الوزير يوم الاثنين إن جنديين قتلا قرب الحدود. " * 20,
    "a table": "\n".join(f"Norland\t{number}\t{number * 3}.5\t2021-0{number % 9 + 1}-11" for number in range(120)),
    "code": "def found(x: int) -> dict[str, int]:\n    return {'a': x ** 2, \"b\": [y for y in range(x)]}  # ok\n" * 30,
    "markup left over": "<div class=\"a\">He said <b>“yes”</b> &amp; left</div> [url=http://a.b/c?d=e] " * 20,
    "marks that never close": "“He said ‘that \"she ``would «go „now " * 40,
    "one long word": "a" * 30_000,
    "many line breaks": "\n \n\t\n" * 500 + "The rebels attacked Norland." + "\n" * 500,
    "combining marks": "e\u0301" * 400 + " said the mini\u0301ster. " * 20,
    "digits that are no numbers": "They met in June ²021. Ruth Carson, ², was hurt ① days ago; ½ died on ٣ June. " * 3,
    "marks on a figure": "The blast killed at least seven\u0301 people and wounded nine\u0301 guards. " * 3,
    "an address at the end": "The boy is well.\nRead or Share this story: http://on.wklm7.com/1QabH5H",
    "emoji": "👩‍👩‍👧 said 🇮🇶 would attack 🇮🇷 on Monday 👍🏽. " * 30,
}  # fmt: skip


def one_paragraph(text: str) -> Article:
    return Article(id="a", text=text, segments=(Segment(start=0, end=len(text)),))


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_annotated_and_valid(pipeline: Language, name: str) -> None:
    found = annotate(one_paragraph(TEXTS[name]))  # an Article is validated when it is made: every span holds
    assert found.text == TEXTS[name]


@pytest.mark.parametrize(
    "name",
    [
        "another language",
        "no latin letters",
        "right to left",
        "a table",
        "only capitals",
        "code",
        "markup left over",
        "marks that never close",
        "emoji",
    ],
)
def test_what_is_no_english_prose_is_trusted_little(pipeline: Language, name: str) -> None:
    found = annotate(one_paragraph(TEXTS[name]))
    made = [*found.roles, *found.actors, *found.quotes, *found.events]
    assert all(one.confidence <= 0.6 for one in made)


def test_no_segments_no_annotations(pipeline: Language) -> None:
    found = annotate(Article(id="a", text=SENTENCE))
    assert (found.roles, found.quotes) == ((), ())


def test_fifty_thousand_characters_in_one_paragraph(pipeline: Language) -> None:
    filler = "It rained and the people who had come to the market went home before the evening. "
    found = annotate(one_paragraph((SENTENCE + filler * 11) * 50))
    assert len(found.text) > 48_000
    assert {actor.name for actor in found.actors} >= {"Ana Petrov"}
    assert sum(quote.kind == "direct" for quote in found.quotes) > 45


def test_a_long_paragraph_is_parsed_in_pieces_whose_offsets_hold(pipeline: Language) -> None:
    text = SENTENCE * (LONGEST_PIECE // len(SENTENCE) + 20)
    parsed = parse(one_paragraph(text), pipeline)
    assert len(text) > LONGEST_PIECE
    assert "".join(token.text_with_ws for token in parsed.doc) == text


def test_no_clause_runs_on_through_noise(pipeline: Language) -> None:
    parsed = parse(one_paragraph("“He said " * 500), pipeline)
    clauses = find_clauses(parsed.words, 0, len(parsed.words))
    lengths = [end - start for clause in clauses for start, end in clause.contents]
    assert len(clauses) > 100
    assert (
        max(lengths) <= len("“He said ") * LONGEST_CLAUSE / 3 + 10
    )  # in characters: the cost is that of its length


def test_a_description_taken_up_by_the_last_word_of_the_text(pipeline: Language) -> None:
    text = "\n\n\n\n\n\n\n\nkilling two soldiersThe rebelsThe rebels"
    found = annotate(Article(id="a", text=text, segments=(Segment(start=8, end=48, kind="paragraph"),)))
    assert [actor.name for actor in found.actors] == ["rebelsThe rebels"]
