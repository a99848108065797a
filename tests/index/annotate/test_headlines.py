"""Headlines: cut into clauses, read as prose, and what their grammar says of who acts and who suffers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from index.annotate import annotate
from index.annotate.parse.dictionary import dictionary
from index.annotate.parse.headlines import as_prose
from index.annotate.parse.language import parse
from index.model import Article, Event, Segment

BODY = """
Israel said on Monday that Hamas fled. The strikes on Tarim were the first. A judge sentenced Bill Renner, and Senator
Ann Lowe said the US and the UK struck. The court in Quetta heard Mark Shaw.
"""


def read(title: str, body: str = "Nobody said anything else.") -> Article:
    text = f"{title}\n\n{body}"
    segments = (
        Segment(start=0, end=len(title), kind="title"),
        Segment(start=len(title) + 2, end=len(text)),
    )
    return annotate(Article(id="made", title=title, text=text, segments=segments))


def bare(ids: tuple[str, ...]) -> tuple[str, ...]:
    """The ids without the mark of their article."""
    return tuple(re.sub(r"-[0-9a-f]{10}$", "", one) for one in ids)


def in_title(article: Article) -> list[Event]:
    return [event for event in article.events if event.end <= article.segments[0].end]


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("Israel Bombs Tarim, Kills 12", "Israel bombs Tarim and kills 12"),
        ("ISRAEL BOMBS TARIM, KILLS 12", "Israel bombs Tarim and kills 12"),
        ("US, UK Strike Targets In Quetta", "US and UK strike targets in Quetta"),
        ("Gunmen Kill Four Guards At Bank", "gunmen kill four guards at bank"),
        ("Bill Renner Sentenced To Prison, Judge Says", "Bill Renner sentenced to prison, judge says"),
        ("Senator Ann Lowe Charged With Fraud", "Senator Ann Lowe charged with fraud"),
        ("Rebels seize town, kill two guards", "Rebels seize town and kill two guards"),
        ("Rebels seize town, free prisoners", "Rebels seize town, free prisoners"),
        ("Mark Shaw, 54, dies", "Mark Shaw, 54, dies"),
        ("The minister met the king in Quetta", "The minister met the king in Quetta"),
    ],
)
def test_a_headline_reads_as_a_sentence(pipeline: Language, line: str, prose: str) -> None:
    rewritten = as_prose(BODY, dictionary(pipeline))(line)
    assert rewritten == prose


@given(line=st.text(alphabet="ABab ,:-|kilsUS12’", max_size=50))
def test_whatever_the_line_the_parse_has_its_words(pipeline: Language, line: str) -> None:
    segments = (Segment(start=0, end=len(line), kind="title"),) if line else ()
    assert parse(Article(id="made", text=line, segments=segments), pipeline).doc.text == line


@pytest.mark.parametrize(
    ("title", "agents", "recipients"),
    [
        ("Journalist kidnapped in Tarim", (), ("journalist",)),
        ("Mayor arrested after raid", (), ("mayor",)),
        ("Teenage girl shot in east Norwick", (), ("teenage-girl",)),
        ("Senator killed in church shooting", (), ("senator",)),
        ("Norwick police officer shot, suspect held", (), ("norwick-police-officer",)),
        ("Woman stabbed to death outside home", (), ("woman",)),
        ("Protester killed by police in Tarim", ("police",), ("protester",)),
        ("Police kill protester in Tarim", ("police",), ("protester",)),
        ("Gunmen Kill Four Guards At Bank", ("gunmen",), ("guards",)),
        ("GUNMEN KILL FOUR GUARDS AT BANK", ("gunmen",), ("guards",)),
        ("Gunman fires at police in Tarim", ("gunman",), ("police",)),
        ("3 shot at Norwick mall", (), ()),
        (
            "US And UK Strike Houthi Targets After Ship Attacks",
            ("united-states", "united-kingdom"),
            ("houthis",),
        ),
        ("US, UK strike Houthi targets", ("united-states", "united-kingdom"), ("houthis",)),
    ],
)
def test_a_bare_participle_is_passive_and_a_verb_is_not(
    title: str, agents: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    event = in_title(read(title))[0]
    assert event.type in ("ASSAULT", "COERCE")
    assert (bare(event.agents), bare(event.recipients)) == (agents, recipients)


def test_a_second_verb_behind_a_comma_has_the_same_subject() -> None:
    events = in_title(read("Israel bombs Rafah, kills 12"))
    assert len(events) == 2
    assert {event.agents for event in events} == {("israel",)}
    assert "rafah" not in {one for event in events for one in event.agents}


def test_who_stands_before_a_colon_says_so_and_does_not_do_it() -> None:
    (event,) = in_title(read("Police: Masked men shoot teen in Norwick flat"))
    assert (bare(event.agents), bare(event.recipients)) == (("masked-men",), ("teen",))
    assert event.status == "claimed"
    assert event.reported_by is not None
    assert event.reported_by.startswith("police")


@pytest.mark.parametrize(
    "title",
    [
        "Man charged with murder of wife",
        "Teen boy charged with shooting death of girl",
        "Mayor held over killing",
    ],
)
def test_what_somebody_is_charged_with_is_no_deed_of_his(title: str) -> None:
    assert not [event for event in in_title(read(title)) if event.type == "ASSAULT" and event.agents]


@pytest.mark.parametrize(
    ("body", "agents"),
    [
        ("Norwick Airlines opened a school for pilots in Quetta this week.", ("norwick-airlines",)),
        ("U.S. stocks opened the week at a loss after the vote.", ()),
        ("Anna Lind's dream of a school sits in a drawer in Quetta.", ()),
    ],
)
def test_a_deed_of_no_type_is_done_by_its_subject_and_by_nobody_named_inside_it(
    body: str, agents: tuple[str, ...]
) -> None:
    others = [event for event in read("What we know of the week", body).events if event.type == "OTHER"]
    assert [bare(event.agents) for event in others] == ([agents] if agents else [])
