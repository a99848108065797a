"""The collection that ships with the program: what a newcomer sees of its air strike."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.collection import Collection
from index.happenings.accounts import accounts_of
from index.happenings.figure_ledger import ledger_of
from index.happenings.happening import CollectionHappening
from index.happenings.store import HappeningStore
from index.happenings.telling import Telling
from index.paths import sample_collection

Strike = tuple[CollectionHappening, list[Telling]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> HappeningStore:
    held = HappeningStore(Path(tmp_path_factory.mktemp("cache")), Collection.open(sample_collection()))
    held.update()
    return held


@pytest.fixture(scope="module")
def strike(store: HappeningStore) -> Strike:
    (row,) = [
        one
        for one in store.happenings()
        if ("united-states", "United States") in one.agents and one.articles > 1
    ]
    return row, store.tellings(row)


def test_the_air_strike_is_one_row_of_all_eight_reports(strike: Strike) -> None:
    row, _ = strike
    assert row.articles == row.origins == 8
    assert row.title.startswith("US strikes on Iran-backed militias kill at least seven")
    assert [str(row.first), str(row.last)] == ["2021-06-27", "2021-06-28"]
    assert [name for _, name in row.recipients] == ["Iranian-backed militias"]


def test_a_child_is_killed_by_nobody_in_nobodys_words(strike: Strike) -> None:
    row, told = strike
    assert "child" not in dict(row.recipients)
    (account,) = [one for one in accounts_of(told).rows if "child" in one.recipients]
    assert (account.speaker, account.agents, len(account.sources)) == ("SANA", (), 3)


def test_accounts_that_agree_are_one_and_the_first_line_sums_up(strike: Strike) -> None:
    accounts = accounts_of(strike[1])
    assert accounts.summary == "7 name United States, 1 names nobody as the doer; 0 deny it."
    assert accounts.rows[0].speaker is None
    assert accounts.rows[0].origins == 6


def test_what_one_giver_counted_is_of_one_origin_however_many_print_it(strike: Strike) -> None:
    graded = {(one.what, one.whom): (one.low, one.high, one.grade) for one in ledger_of(strike[1])}
    assert graded["killed", "children"] == (1, 1, "one origin")
    assert graded["killed", "fighters"] == (7, 7, "one origin")
    assert graded["killed", None] == (7, None, "several origins")


def test_the_raid_of_february_and_the_attacks_of_the_year_are_other_rows(store: HappeningStore) -> None:
    months = {(str(row.first), str(row.last)) for row in store.happenings() if row.type == "ASSAULT"}
    assert {("2021-02-01", "2021-02-28"), ("2021-01-01", "2021-06-28")} <= months
