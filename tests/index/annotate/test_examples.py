"""Sentences with all that is found in each, and with what every rule answers to them.

`examples.toml` says what is found, `casts.toml` who is in a sentence, `in_full.toml` and `plain_news.toml` both, and
`rules.toml` which sentence a rule is for and which, nearly alike, it is not for.
"""

from __future__ import annotations

import pytest

from tests.index.annotate.annotated_sentence import (
    CASES,
    CASTS,
    EXAMPLES,
    FULL,
    OF_RULES,
    REPORTS,
    RULES,
    Sentences,
    rules,
    written_by_hand,
)
from tests.index.annotate.approvals import approved

APPROVED = approved()
BY_HAND = written_by_hand()
ACCEPT = "where it is right: python -m tools.approve"


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    """Every sentence annotated, once it is asked for."""
    return Sentences()


@pytest.mark.parametrize(("subject", "sentence"), CASES)
def test_this_is_found_and_nothing_else(sentences: Sentences, subject: str, sentence: str) -> None:
    found = sentences[sentence]
    lines = [*found.lines]
    lines += found.actors if subject in ("actors", "news") else ()
    lines += found.happenings if subject == "happenings" else ()
    assert lines == EXAMPLES[subject][sentence]
    assert found.wrong_answers(sentence) == []
    if sentence in CASTS:
        assert found.actors == CASTS[sentence]
    assert found.besides(BY_HAND[subject][sentence]) == APPROVED[subject].get(sentence, []), ACCEPT


@pytest.mark.parametrize(("file", "sentence"), [(file, one) for file in FULL for one in FULL[file]])
def test_this_is_found_and_these_are_in_it(sentences: Sentences, file: str, sentence: str) -> None:
    found = sentences[sentence]
    assert [*found.lines, *found.actors, *found.happenings] == FULL[file][sentence]
    assert found.besides(BY_HAND[file][sentence]) == APPROVED[file].get(sentence, []), ACCEPT


@pytest.mark.parametrize("sentence", sorted(OF_RULES - {sentence for _, sentence in CASES}))
def test_a_rule_finds_its_example_and_not_what_is_nearly_alike(sentences: Sentences, sentence: str) -> None:
    assert sentences[sentence].wrong_answers(sentence) == []
    if sentence in BY_HAND["of_rules"]:
        assert sentences[sentence].besides(()) == APPROVED["of_rules"].get(sentence, []), ACCEPT


@pytest.mark.parametrize("name", REPORTS)
def test_all_that_is_found_in_a_report_is_as_approved(sentences: Sentences, name: str) -> None:
    assert sentences[name].besides(()) == APPROVED["reports"][name], ACCEPT


def test_nothing_is_approved_of_sentences_that_are_gone() -> None:
    assert APPROVED.keys() == BY_HAND.keys()
    assert [one for file in APPROVED for one in APPROVED[file] if one not in BY_HAND[file]] == []


def test_casts_are_of_examples_and_nearly_every_rule_has_its_own() -> None:
    named = {*rules().values()}
    assert CASTS.keys() <= {sentence for _, sentence in CASES}
    assert RULES.keys() <= named
    assert len(named - RULES.keys()) <= 0.02 * len(named)
