"""What print does with text: columns, turned pages, large first letters; and text of Word that is no plain run."""

from __future__ import annotations

import pytest

from index.reading import read_bytes
from tests.index.reading.made import docx, pdf

LEFT = (
    "The harbour of Norwick has been closed to all",
    "ferries since Monday, when a tug ran into the",
    "northern mole. Nobody was hurt in the accident,",
    "said the harbour master, who hopes to open it",
    "again before the weekend if the weather holds.",
)
RIGHT = (
    "The owners of the ferries have asked the town",
    "for money, because hundreds of travellers had to",
    "be brought to Port Ellery by bus. The mayor has",
    "not answered them yet. She was at the mole on",
    "Tuesday and promised to look into the matter.",
)
THIRD = (
    "Fishermen said that they had warned of the",
    "shoal for years. The chart that is in use was",
    "drawn before the war and nobody has the means",
    "to have a new one made. A ship of the navy is",
    "to sound the passage in the coming spring.",
)


def segments(data: bytes, name: str = "a.pdf") -> list[str]:
    (article,) = read_bytes(data, name)
    return [segment.of(article.text) for segment in article.segments]


def across(columns: dict[float, tuple[str, ...]], size: float = 10) -> list[tuple[float, float, float, str]]:
    """Columns drawn line by line across the page."""
    count = len(next(iter(columns.values())))
    return [
        (x, 700 - 12 * number, size, lines[number]) for number in range(count) for x, lines in columns.items()
    ]


def test_two_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    heading = (50, 740, 18, "No ferry from Norwick until the weekend")
    passages = segments(pdf([[heading, *across({50: LEFT, 320: RIGHT})]]))
    assert passages[-2:] == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_narrow_gutter_parts_columns_too() -> None:
    assert segments(pdf([across({50: LEFT, 272: RIGHT})])) == [" ".join(LEFT), " ".join(RIGHT)]


def test_three_columns_drawn_line_by_line() -> None:
    passages = segments(pdf([across({20: LEFT, 210: RIGHT, 400: THIRD}, size=8)]))
    assert passages == [" ".join(LEFT), " ".join(RIGHT), " ".join(THIRD)]


def test_a_heading_across_parts_what_is_above_it_from_what_is_below() -> None:
    below = [(x, y - 120, size, words) for x, y, size, words in across({50: THIRD, 320: LEFT})]
    heading = (50, 612, 16, "A second story under a heading that runs over both columns")
    passages = segments(pdf([[*across({50: LEFT, 320: RIGHT}), heading, *below]]))
    assert [passage[:12] for passage in passages] == [
        LEFT[0][:12],
        RIGHT[0][:12],
        "A second sto",
        THIRD[0][:12],
        LEFT[0][:12],
    ]


def test_a_table_is_read_row_by_row() -> None:
    names = ("Norwick", "Port Ellery", "Vellmar", "Arvik", "Belmar", "Corvo")
    rows = [
        (x, 700 - 12 * number, 10, words)
        for number, name in enumerate(names)
        for x, words in ((50, name), (250, f"{number + 3} quays"))
    ]
    text = " ".join(segments(pdf([rows])))
    assert text.index("3 quays") < text.index("Port Ellery") < text.index("4 quays")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_words_of_turned_text_stay_apart(turn: int) -> None:
    lines = ("Licence number 18002", "valid for 16 passengers", "in winter and in summer")
    steps = {90: (300, 200, 14, 0), 180: (500, 300, 0, 14), 270: (300, 700, -14, 0)}
    x, y, right, up = steps[turn]
    page = [(x + right * n, y + up * n, 12, line) for n, line in enumerate(lines)]
    assert " ".join(segments(pdf([page], turn=turn))) == " ".join(lines)


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("depth", [2, 3])
def test_a_large_first_letter_begins_its_passage(depth: int, last: bool) -> None:
    lines = (
        "ealized with care and with some luck, the fair at",
        "the pier has grown from nine tables to eighty by now",
        "and the council says no car will be let onto it from now",
        "on. The mayor will open it on Saturday at noon.",
    )
    width = 18 * depth - 10
    letter = (50, 700 - 12 * (depth - 1), 16.5 * depth, "R")
    body = [(50 + (width if n < depth else 0), 700 - 12 * n, 10, line) for n, line in enumerate(lines)]
    passages = segments(pdf([[*body, letter] if last else [letter, *body]]))
    assert passages == ["R" + " ".join(lines)]


def paragraph(inside: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">The mayor said so in </w:t></w:r>{inside}<w:r><w:t>.</w:t></w:r></w:p>'


RUN = "<w:r><w:t>June</w:t></w:r>"


@pytest.mark.parametrize(
    "inside",
    [
        f'<w:fldSimple w:instr="DATE">{RUN}</w:fldSimple>',
        f'<w:fldSimple w:instr="DATE"><w:smartTag>{RUN}</w:smartTag></w:fldSimple>',
        f'<w:smartTag><w:fldSimple w:instr="DATE">{RUN}</w:fldSimple></w:smartTag>',
        f'<w:bdo w:val="ltr">{RUN}</w:bdo>',
        f'<w:dir w:val="ltr">{RUN}</w:dir>',
        f"<w:ins>{RUN}</w:ins><w:del><w:r><w:delText>May</w:delText></w:r></w:del>",
        f"<w:moveTo>{RUN}</w:moveTo>",
        f'<w:fldSimple w:instr="X"/>{RUN}',
        "<w:r><w:ruby><w:rt><w:r><w:t>dʒuːn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>June</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:r>",
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>June</m:t></m:r>'
        "</m:oMath>",
    ],
)
def test_text_in_fields_and_marks_of_word_is_read(inside: str) -> None:
    assert segments(docx([paragraph(inside)]), "a.docx") == ["The mayor said so in June."]
