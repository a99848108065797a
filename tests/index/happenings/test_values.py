"""What screens and commands show of happenings: rows, accounts, ledger and timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from index.collection import Collection
from index.happenings.accounts import accounts_of, stance_of
from index.happenings.counted import whom
from index.happenings.figure_ledger import RULES, ledger_of
from index.happenings.happening import CollectionHappening, happening_of
from index.happenings.happening_timeline import timeline_of
from index.happenings.listing import columns_of
from index.happenings.numbers import exclude, in_words, over_all, range_in_words
from index.happenings.store import HappeningStore
from index.happenings.telling import Telling, tellings_of
from index.model import Article
from tests.index.happenings.quake import quake_reports
from tests.index.happenings.stories import story, told_further

DEED: dict[str, Any] = {"day": "2031-05-01", "place": "Selbrun"}


def tellings(*articles: Article) -> list[Telling]:
    return [telling for article in articles for telling in tellings_of(article)]


def happening(*articles: Article) -> CollectionHappening:
    return happening_of(tellings(*articles), "", 1.0)


@pytest.fixture(scope="module")
def quake(tmp_path_factory: pytest.TempPathFactory) -> tuple[CollectionHappening, list[Telling]]:
    folder = tmp_path_factory.mktemp("quake")
    collection = Collection.create(folder / "collection")
    for article in quake_reports():
        collection.add(article)
    store = HappeningStore(folder / "cache", collection)
    store.update()
    (row,) = [one for one in store.happenings() if one.figures]
    return row, store.tellings(row)


def test_how_did_the_toll_change(quake: tuple[CollectionHappening, list[Telling]]) -> None:
    row, told = quake
    assert row.articles == row.origins == 3
    (killed,) = ledger_of(told)
    assert killed.changes == (
        "6 (8 March 2031, Civil Defence) → at least 300 (11 March 2031, Health Ministry) "
        "→ 308 (14 March 2031, Civil Defence)"
    )
    assert (killed.low, killed.high) == (6, 308)
    assert [entry.outlet for entry in killed.entries] == ["Selbrun Post", "Harbour Courier", "Radio Ostrel"]
    assert all(entry.sentence and "killed" in entry.sentence.words for entry in killed.entries[1:])


def test_a_figure_that_is_added_up_stands_on_its_sentences_and_its_parts_contest_nothing() -> None:
    pieces = (
        "Petr Lund was shot dead. ",
        "Ivo Brandt, police said, died on Sunday. ",
        "Two were killed before.",
    )
    text = "".join(pieces)
    starts = [text.index(piece) for piece in pieces]
    spans = [(starts[0], "Petr Lund", 1), (starts[1], "Ivo Brandt", 1), (starts[2], "Two", 2)]
    counts = [
        {"what": "killed", "low": many, "high": many, "start": start, "end": start + len(words)}
        for start, words, many in spans
    ]
    counts[1]["reported_by"] = counts[2]["reported_by"] = "police"
    total = {"what": "killed", "low": 3, "high": 3, "reason": "3 people told one by one"}
    article = Article.model_validate(
        {
            "id": "a",
            "text": text,
            "segments": [
                {"start": start, "end": start + len(words)}
                for start, words in zip(starts, pieces, strict=True)
            ],
            "actors": [
                {
                    "id": "police",
                    "name": "police",
                    "mentions": [{"start": starts[1] + 12, "end": starts[1] + 18}],
                }
            ],
            "events": [
                {
                    "id": f"e{number}",
                    "type": "ASSAULT",
                    **{name: count[name] for name in ("start", "end")},
                    "counts": [count],
                }
                for number, count in enumerate(counts)
            ],
            "happenings": [{"id": "h1", "type": "ASSAULT", "events": ["e0", "e1", "e2"], "counts": [total]}],
        }
    )
    (killed,) = ledger_of(tellings(article))
    assert (killed.words, killed.grade) == ("3", "one origin")
    assert killed.entries[0].of == "3 people told one by one, in 2 sentences"
    assert killed.entries[0].sentence is not None
    assert killed.entries[0].sentence.words == "Petr Lund was shot dead."
    assert [entry.is_part for entry in killed.entries] == [False, True, True, True]


@pytest.mark.parametrize(("status", "stands"), [("past", None), ("reported", date(2031, 5, 3))])
def test_what_was_before_and_has_no_day_is_no_news_of_the_day_of_its_report(
    status: Any, stands: date | None
) -> None:
    made = replace(
        happening(story("post", killed=3, **DEED)),
        first=None,
        last=None,
        status=status,
        reported=date(2031, 5, 3),
    )
    assert made.latest == made.news_day == stands
    assert columns_of(made)[:3] == (0, 0, stands.toordinal() if stands else 0)


def test_each_account_of_the_quake_has_its_speaker(quake: tuple[CollectionHappening, list[Telling]]) -> None:
    accounts = accounts_of(quake[1])
    assert {(row.speaker, row.figures) for row in accounts.rows} == {
        ("Civil Defence", ("6 killed",)),
        ("Health Ministry", ("at least 300 killed",)),
        ("Civil Defence", ("308 killed",)),
    }


def test_accounts_that_agree_fold_and_copies_are_one_origin() -> None:
    told = {**DEED, "agent": "Red Column"}
    accounts = accounts_of(
        tellings(story("post", **told), story("copy", copy_of="post", **told), story("radio", **told))
    )
    assert [(row.agents, len(row.sources), row.origins) for row in accounts.rows] == [(("Red Column",), 3, 2)]
    assert accounts.summary == "2 name Red Column; 0 deny it."
    row = happening(story("post", **told), story("copy", copy_of="post", **told), story("radio", **told))
    assert (row.articles, row.origins) == (3, 2)


def test_every_party_of_an_account_has_the_sentence_that_names_it() -> None:
    first = story("post", victim="Ana Brandt", killed=3, **DEED)
    (account,) = accounts_of(tellings(told_further(first, "Red Column", "Port Guard"))).rows
    (source,) = account.sources
    assert account.agents == ("Red Column",)
    assert [one.words for one in source.sentences] == ["Red Column blasted Port Guard at dawn."]
    both = told_further(story("post", agent="Night Guild", **DEED), "Red Column", "Port Guard")
    (account,) = accounts_of(tellings(both)).rows
    (source,) = account.sources
    assert account.agents == ("Night Guild", "Red Column")
    assert ["Night Guild" in one.words for one in source.sentences] == [True, False]
    assert ["Red Column" in one.words for one in source.sentences] == [False, True]


def test_the_day_and_place_of_the_whole_article_have_the_sentences_that_tell_them() -> None:
    fields = story("post", agent="Night Guild", day="2031-05-01", place="Ostrel").model_dump(by_alias=True)
    length, told = len(fields["text"]), "It was on 1 May. Ostrel is shut."
    spans = {words: length + 1 + told.index(words) for words in ("1 May", "Ostrel")}
    fields["text"] += f" {told}"
    fields["segments"][0]["end"] = length + 1 + len(told)
    ends = [length, length + 1 + told.index(" Ostrel"), length + 1 + len(told)]
    starts = [0, length + 1, spans["Ostrel"]]
    fields["roles"] = [
        {"start": start, "end": end, "role": "main"} for start, end in zip(starts, ends, strict=True)
    ]
    for name, words in (("date", "1 May"), ("place", "Ostrel")):
        fields["happenings"][0][name] |= {"start": spans[words], "end": spans[words] + len(words)}
    (account,) = accounts_of(tellings(Article.model_validate(fields))).rows
    assert (account.day, account.place) == ("2031-05-01", "Ostrel")
    assert [one.words for one in account.sources[0].further] == ["It was on 1 May.", "Ostrel is shut."]


def test_figures_of_copies_stand_once() -> None:
    first, copy = story("post", killed=3, **DEED), story("copy", killed=3, copy_of="post", **DEED)
    (killed,) = ledger_of(tellings(first, copy))
    assert [(entry.number, entry.copies) for entry in killed.entries] == [("3", 1)]
    assert killed.grade == "one origin"


@pytest.mark.parametrize(
    ("other", "published", "grade"),
    [
        (3, "2031-05-02", "several origins"),
        (5, "2031-05-02", "contested"),
        (5, "2031-05-20", "several origins"),
    ],
)
def test_a_figure_is_graded_by_a_rule_that_is_told(other: int, published: str, grade: str) -> None:
    later = story("radio", killed=other, published=published, **DEED)
    (killed,) = ledger_of(tellings(story("post", killed=3, **DEED), later))
    assert killed.grade == grade
    assert killed.rule == RULES[killed.grade]


Counted = list[tuple[int, tuple[str, str] | None]]
AGENCY, UNION = ("agency", "Agency"), ("union", "Union")


@pytest.mark.parametrize(
    ("first", "second", "grade"),
    [  # each figure with its giver; what comes later in an article is told beside the first
        ([(6, None), (6, AGENCY)], [(300, AGENCY)], "one origin"),
        ([(6, None)], [(300, AGENCY)], "several origins"),
        ([(308, AGENCY), (500, UNION)], [(308, AGENCY), (500, UNION)], "contested"),
    ],
)
def test_a_figure_is_that_of_who_gave_it_last(first: Counted, second: Counted, grade: str) -> None:
    told = [
        replace(
            telling,
            figures=tuple(
                replace(telling.figures[0], low=low, high=low, giver=giver, holds=not place)
                for place, (low, giver) in enumerate(figures)
            ),
        )
        for telling, figures in zip(
            tellings(
                story("post", killed=6, **DEED), story("radio", killed=6, published="2031-06-02", **DEED)
            ),
            (first, second),
            strict=True,
        )
    ]
    (killed,) = ledger_of(told)
    assert killed.grade == grade


def test_the_day_is_that_which_most_origins_bear_out_and_copies_do_not_count() -> None:
    right = [story(name, day="2031-05-01", surety=0.6) for name in ("post", "radio")]
    wrong = [story(f"copy-{number}", day="2031-05-07", surety=0.7, copy_of="copy-0") for number in range(4)]
    assert happening(*right, *wrong).first == date(2031, 5, 1)


def test_an_undated_happening_has_the_day_of_its_report_apart() -> None:
    row = happening(story("post", published="2031-05-02"))
    assert (row.first, row.reported) == (None, date(2031, 5, 2))


def test_a_timeline_has_lanes_for_what_is_vague_and_undated() -> None:
    dated, undated = happening(story("post", **DEED)), happening(story("radio"))
    timeline = timeline_of([undated, dated])
    assert timeline.unit == "day"
    assert [(one.first, one.happenings) for one in timeline.bins] == [(date(2031, 5, 1), 1)]
    assert (timeline.dated, timeline.vague, timeline.undated) == ((dated,), (), (undated,))
    assert timeline_of([dated], "year").bins[0].last == date(2031, 12, 31)


def test_few_days_far_apart_are_bins_of_days_as_on_the_screen() -> None:
    timeline = timeline_of(
        [happening(story("post", day="2031-05-01")), happening(story("radio", day="2034-02-03"))]
    )
    assert (timeline.unit, len(timeline.bins)) == ("day", 2)


@pytest.mark.parametrize(
    ("words", "behind", "kind"),
    [
        ("seven", " fighters were killed", "fighters"),
        ("a child", " died", "children"),
        ("two", " were hurt", None),
    ],
)
def test_whom_a_figure_counts(words: str, behind: str, kind: str | None) -> None:
    assert whom(words, behind) == kind


def test_open_figures_stay_open() -> None:
    assert in_words(7, None) == "at least 7"
    assert over_all([(6, 6), (7, None)]) == (6, None)
    assert over_all([(3, None), (9, 9)]) == (3, 9)
    assert not exclude((7, None), (300, 300))
    assert exclude((6, 6), (7, None))


@pytest.mark.parametrize(
    ("cue", "status", "stance"),
    [
        ("confirmed", "claimed", "confirms"),
        ("said", "denied", "denies"),
        ("revised", "claimed", "corrects"),
        ("said", "planned", "plans"),
        ("said", "claimed", "says"),
    ],
)
def test_a_stance_is_that_of_the_words_that_attribute(cue: str, status: Any, stance: str) -> None:
    assert stance_of(cue, status) == stance


def test_nobody_is_said_to_have_done_it_to_somebody_by_two_reports_put_together() -> None:
    row = happening(
        story("post", agent="Red Column", **DEED, published="2031-05-02"),
        story("radio", recipient="Harbour Guard", **DEED, published="2031-05-03"),
    )
    assert [name for _, name in row.agents] == ["Red Column"]
    assert row.recipients == ()


def test_whom_only_a_claim_names_is_no_doer_of_what_is_told_as_a_fact() -> None:
    row = happening(
        story("post", recipient="Harbour Guard", **DEED),
        story("radio", agent="Red Column", recipient="Harbour Guard", status="claimed", **DEED),
    )
    assert (row.status, row.agents) == ("reported", ())


def test_what_one_report_tells_as_a_fact_that_is_past_is_nobodys_claim() -> None:
    row = happening(
        story("post", status="past", **DEED),
        story("radio", agent="Red Column", recipient="Harbour Guard", status="claimed", **DEED),
    )
    assert (row.status, row.agents, row.reported_by) == ("past", (), None)


def test_a_place_of_which_no_report_is_sure_is_not_said() -> None:
    unsure = story("post", **DEED).model_dump(by_alias=True, mode="json")
    unsure["happenings"][0]["place"]["confidence"] = 0.3
    assert happening(Article.model_validate(unsure)).place is None


def test_a_range_whose_highest_figure_is_open_says_both() -> None:
    assert range_in_words([(1, 1), (80, None), (80, 80)]) == "1 to at least 80"
    assert range_in_words([(7, None)]) == "at least 7"
    assert range_in_words([(6, 6), (308, 308)]) == "6 to 308"


def test_whom_one_report_beside_its_matter_names_is_no_sufferer_of_the_row() -> None:
    beside = story("radio", recipient="Harbour Guard", **DEED).model_dump(by_alias=True, mode="json")
    beside["events"].insert(0, {**beside["events"][0], "id": "e0", "agents": []})
    beside["happenings"].insert(0, {"id": "h0", "type": "AGREE", "events": ["e0"]})
    row = happening_of(
        [*tellings(story("post", **DEED)), tellings(Article.model_validate(beside))[1]], "", 1.0
    )
    assert row.recipients == ()


def test_a_day_of_long_ago_is_no_day_of_news() -> None:
    told = story("post", day="1789-07-14", place="Selbrun")
    assert happening(told).first is None
    assert happening(story("post", day="1789-07-14", status="past")).first == date(1789, 7, 14)


def test_an_article_without_a_title_is_named_by_whole_words_of_its_first_line() -> None:
    (telling,) = tellings(story("bare", **DEED).model_copy(update={"title": None}))
    assert telling.title == "The blast struck the harbour warehouse fuse blast quay Torvald chandlers while …"


def test_a_day_in_front_of_the_first_passage_is_no_title() -> None:
    bare = story("bare", **DEED)
    text = f"date 2031-05-02 {bare.text}"
    moved = {"text": text, "title": None, "segments": [{"start": 16, "end": len(text)}]}
    (telling,) = tellings(Article.model_validate({**bare.model_dump(by_alias=True, mode="json"), **moved}))
    assert telling.title == "The blast struck the harbour warehouse fuse blast quay Torvald chandlers while …"


@pytest.mark.parametrize(("killed", "figures"), [(1, {"killed": 1}), (None, {"wounded": 1})])
def test_who_died_of_it_is_not_wounded_besides(killed: int | None, figures: dict[str, int]) -> None:
    told = story("post", **{**DEED, "killed": killed}).model_dump(by_alias=True, mode="json")
    told["events"][0]["counts"] = [{"what": "wounded", "low": 1, "high": 1, "start": 0, "end": 9}]
    row = happening(Article.model_validate(told))
    assert {figure.what: figure.low for figure in row.figures} == figures
