"""Datelines: what stands in front of a first sentence, its parts, and that the sentence is parsed without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.annotate.dateline import dateline_at, find_datelines
from index.annotate.parse.parsed import Parsed
from index.model import Article, Segment

ParsedOf = Callable[..., Parsed]
EventsOf = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "places", "date", "agency"),
    [
        ("KABUL, June 28 (Reuters) – Gunmen fled.", ["KABUL"], "June 28", "Reuters"),
        ("LONDON - Two people fled.", ["LONDON"], None, None),
        ("TOKYO (Kyodo) —The premier left.", ["TOKYO"], None, "Kyodo"),
        ("(ADDIS ABABA) - Talks were put off.", ["ADDIS ABABA"], None, None),
        ("TOLMIN (AFP), 14 Oct. 2019 - Talks were put off.", ["TOLMIN"], "14 Oct. 2019", "AFP"),
        ("March 3, 2015 (JUBA) - Talks were put off.", ["JUBA"], "March 3, 2015", None),
        ("3 March 2016 - JUBA - Talks were put off.", ["JUBA"], "3 March 2016", None),
        ("SALEM, Ore. (KOIN) — A man fled.", ["SALEM", "Ore."], None, "KOIN"),
        ("ST. LOUIS -- A man fled.", ["ST. LOUIS"], None, None),
        ("DEIR al-BALAH, Gaza Strip (AP) — A man fled.", ["DEIR al-BALAH", "Gaza Strip"], None, "AP"),
        ("Nairobi, Kenya – A man fled.", ["Nairobi", "Kenya"], None, None),
        ("Paris — A man fled.", ["Paris"], None, None),
        ("Jerusalem, Oct. 4 — A man fled.", ["Jerusalem"], "Oct. 4", None),
        ("MOSCOW. June 5 (Interfax) - A man fled.", ["MOSCOW"], "June 5", "Interfax"),
        ("UNITED NATIONS (AP) The council met.", ["UNITED NATIONS"], None, "AP"),
        ("NEW DELHI: The court adjourned.", ["NEW DELHI"], None, None),
        ("TRENTON >> A man fled.", ["TRENTON"], None, None),
        ("RENO, Nev. (April 11, 2014) – A man fled.", ["RENO", "Nev."], "April 11, 2014", None),
        ("Photo LISBON — A man fled.", ["LISBON"], None, None),
        ("(AP) — A man fled.", [], None, "AP"),
        ("EXCLUSIVE — A man fled.", [], None, None),
    ],
)
def test_place_day_and_agency_are_told_apart(
    text: str, places: list[str], date: str | None, agency: str | None
) -> None:
    found = dateline_at(text, 0, len(text))
    assert found is not None
    assert [text[start:end] for start, end in found.places] == places
    assert (found.date and text[slice(*found.date)], found.agency and text[slice(*found.agency)]) == (
        date,
        agency,
    )
    assert text[found.end :].startswith(("A ", "Two", "Gunmen", "The", "Talks"))


@pytest.mark.parametrize(
    "text",
    [
        "The minister - who is 60 - resigned.",
        "3 March 2016 - Rebels - who had fled - came back.",
        "Norland — so it seems — has won.",
        "Updated: May 30, 2016 - 6:45 PM",
        "WALLER: The court was wrong.",
        "Sen. Ann Waller (R-Ore.): The court was wrong.",
        "By June, 2015 — The court adjourned.",
        "Police said a young man – perhaps a boy – fled.",
        "“LONDON — The city of my youth.”",
        "UN: The world is warming.",
    ],
)
def test_other_dashes_and_colons_are_no_dateline(text: str) -> None:
    assert dateline_at(text, 0, len(text)) is None


@given(st.text(alphabet="ABab ,.()—–->:19\n“", max_size=60))
def test_whatever_the_text_parts_lie_inside_in_order(text: str) -> None:
    segments = (Segment(start=0, end=len(text)),) if text else ()
    for dateline in find_datelines(text, segments):
        assert dateline.start == 0 < dateline.end <= len(text)
        for start, end in (*dateline.places, *(one for one in (dateline.date, dateline.agency) if one)):
            assert dateline.start <= start < end <= dateline.end


LEADS = [
    ("Iraqi police arrested two men in Basra.", "iraqi-police"),
    ("Gunmen killed a guard.", "gunmen"),
    ("Chad accused Sudan of piracy.", "chad"),
    ("Masked men kidnapped a priest.", "masked-men"),
]


@pytest.mark.parametrize(("lead", "agent"), LEADS)
@pytest.mark.parametrize(
    "dateline", ["BAGHDAD, June 28 (Reuters) - ", "CAIRO — ", "(AP) — ", "ACCRA (GNA) -- "]
)
def test_who_acts_behind_a_dateline_is_found(
    events_of: EventsOf, dateline: str, lead: str, agent: str
) -> None:
    article = events_of(dateline + lead)
    assert [event.agents for event in article.events] == [(agent,)]
    assert article.events[0].start >= len(dateline)


def test_the_capitals_of_a_dateline_make_no_headline_of_its_sentence(events_of: EventsOf) -> None:
    text = "BASRA, June 28 (Reuters) - President Haddad met Prime Minister Osei on Friday."
    assert len(events_of(text).events[0].agents) == 1


def test_offsets_hold_in_the_whole_text(parsed_of: ParsedOf) -> None:
    parsed = parsed_of("CAIRO — Gunmen killed a guard. Nobody else was hurt.")
    assert parsed.doc.text == parsed.article.text
    assert [parsed.text[start:end] for start, end in parsed.sentences] == [
        "CAIRO — Gunmen killed a guard.",
        "Nobody else was hurt.",
    ]
