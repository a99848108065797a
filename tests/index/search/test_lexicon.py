"""Sorted terms searched where they lie."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from whoosh.support.levenshtein import levenshtein

from index.search.inverting import lexicon_arrays
from index.search.term_lexicon import TermLexicon

words = st.text(st.sampled_from("abcdé中😀"), min_size=1, max_size=6)


def lexicon(terms: set[str]) -> tuple[TermLexicon, list[str]]:
    arrays, _ = lexicon_arrays("x", sorted(terms))
    return TermLexicon(arrays["x.terms"], arrays["x.ends"]), sorted(terms, key=str.encode)


@given(terms=st.sets(words, max_size=30), wanted=words)
def test_terms_are_found(terms: set[str], wanted: str) -> None:
    found, ordered = lexicon(terms)
    assert [found.text(rank) for rank in range(len(found))] == ordered
    assert found.rank(wanted.encode()) == (ordered.index(wanted) if wanted in terms else None)
    prefixed = found.prefixed(wanted.encode())
    assert [ordered[rank] for rank in prefixed] == [term for term in ordered if term.startswith(wanted)]
    assert found.terms(prefixed) == [ordered[rank].encode() for rank in prefixed]


@given(terms=st.sets(words, max_size=30), wanted=words, distance=st.integers(0, 3), prefix=st.integers(0, 2))
def test_near_terms_are_those_of_the_edit_distance(
    terms: set[str], wanted: str, distance: int, prefix: int
) -> None:
    found, ordered = lexicon(terms)
    head = wanted[:prefix]
    expected = [term for term in ordered if term.startswith(head) and levenshtein(term, wanted) <= distance]
    assert [ordered[rank] for rank in found.near(wanted, distance, prefix)] == expected
