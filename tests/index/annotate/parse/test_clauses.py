"""Questions of grammar, asked of parses that are given: what hangs on a word, above it and beside it."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from index.annotate.parse import clauses
from index.annotate.parse.dependents import HIGHEST, children, relations, up_to_verb, upward
from index.annotate.parse.next_words import token_before, token_behind, word_before, word_behind
from index.annotate.parse.prepositions import prepositions
from index.annotate.parse.tree import Tree

# a word a line: the word, its part of speech, its relation, the number of the word that it hangs on
LEFT = (
    "Rebels NOUN nsubj 3|did AUX aux 3|not PART neg 3|leave VERB ROOT 3|the DET det 5|"
    "town NOUN dobj 3|. PUNCT punct 3"
)
SHOT = (
    "Nobody PRON nsubjpass 2|was AUX auxpass 2|shot VERB ROOT 2|by ADP agent 2|no DET det 5|"
    "rebels NOUN pobj 3"
)
HELD = "Lund PROPN nsubjpass 3|was AUX auxpass 3|not PART neg 1|held VERB ROOT 3"
VOWED = (
    "He PRON nsubj 1|vowed VERB ROOT 1|to PART aux 3|give VERB xcomp 1|them PRON dative 3|"
    "his PRON poss 6|arms NOUN dobj 3"
)
SAID = (
    "She PRON nsubj 1|said VERB ROOT 1|that SCONJ mark 4|he PRON nsubj 4|fled VERB ccomp 1|"
    "if SCONJ mark 7|it PRON nsubj 7|rained VERB advcl 4"
)
THERE = "There PRON expl 1|were VERB ROOT 1|clashes NOUN attr 1|in ADP prep 1|Lund PROPN pobj 3"
IS = "Lund PROPN nsubj 1|is AUX ROOT 1|a DET det 3|town NOUN attr 1"
FROM = (
    "Men NOUN nsubj 1|fired VERB ROOT 1|from ADP prep 1|inside ADP prep 2|a DET det 5|house NOUN pobj 3|"
    "and CCONJ cc 1|came VERB conj 1|back ADV advmod 7|from ADP prep 8|Lund PROPN pobj 9"
)
SOUTH = "Men NOUN nsubj 1|fired VERB ROOT 1|south ADV advmod 1|of ADP prep 2|Lund PROPN pobj 3"
WITHOUT = "He PRON nsubj 1|left VERB ROOT 1|without ADP prep 1|firing VERB pcomp 2"
DEEP = "|".join(f"very ADV advmod {number + 1}" for number in range(20)) + "|ill ADJ ROOT 20"


@cache
def vocabulary() -> Vocab:
    """English words, of which no model is needed."""
    return spacy.blank("en").vocab


def parsed(rows: str) -> Doc:
    """A doc with this parse."""
    words, kinds, labels, heads = map(list, zip(*(row.split(" ") for row in rows.split("|")), strict=True))
    return Doc(vocabulary(), words=words, pos=kinds, deps=labels, heads=[int(head) for head in heads])


def word_of(token: Token | None) -> str | None:
    """The word of a token, None for none."""
    return None if token is None else token.text


def test_a_verb_has_its_own_subject_and_objects() -> None:
    left, shot, vowed = parsed(LEFT), parsed(SHOT), parsed(VOWED)
    assert word_of(clauses.own_subject(left[3])) == "Rebels"
    assert word_of(clauses.own_subject(shot[2])) == "Nobody"
    assert clauses.own_subject(vowed[3]) is None  # it shares that of “vowed”
    assert [clauses.has_subject(vowed[number]) for number in (1, 3)] == [True, False]
    assert clauses.has_subject(shot[2])
    assert word_of(clauses.direct_object(left[3])) == "town"
    assert [word.text for word in clauses.direct_objects(vowed[3])] == ["arms"]  # not whom they are given
    assert clauses.direct_object(vowed[1]) is None
    assert clauses.direct_objects(vowed[1]) == []
    tree = Tree(left)
    assert (tree.subject(3), tree.direct_object(3)) == (0, 5)
    assert (tree.subject(5), tree.direct_object(5)) == (None, None)
    assert Tree(shot).subject(2) == 0


def test_what_is_not_done_is_negated() -> None:
    left = parsed(LEFT)
    assert clauses.is_negated(left[3])
    assert clauses.is_negated(parsed(HELD)[3])  # by what hangs on its auxiliary
    assert not clauses.is_negated(left[5])
    assert not clauses.is_negated(parsed(SHOT)[2])  # by its subject only, which is asked elsewhere


def test_auxiliaries_are_told_by_their_words() -> None:
    left, shot, vowed = parsed(LEFT), parsed(SHOT), parsed(VOWED)
    assert clauses.has_auxiliary(left[3], ("did", "will"))
    assert not clauses.has_auxiliary(left[3], ("will", "not"))
    assert not clauses.has_auxiliary(shot[2], ("was",))  # that of the passive
    assert clauses.is_infinitive(vowed[3])
    assert not clauses.is_infinitive(vowed[1])
    assert not clauses.is_infinitive(left[3])


def test_verbs_are_no_auxiliaries() -> None:
    assert [token.text for token in parsed(LEFT) if clauses.is_verb(token)] == ["leave"]
    assert [token.text for token in parsed(SHOT) if clauses.is_verb(token)] == ["shot"]
    assert [token.text for token in parsed(IS) if clauses.is_verb(token)] == ["is"]


def test_a_clause_is_opened_by_its_own_word() -> None:
    said = parsed(SAID)
    assert clauses.has_subordinator(said[4], ("that", "if"))
    assert not clauses.has_subordinator(said[4], ("if",))  # that of the clause below
    assert clauses.has_subordinator(said[7], ("if",))
    assert not clauses.has_subordinator(said[1], ("that",))
    tree = Tree(said)
    assert [tree.has_subordinator(number, ("that",)) for number in (1, 4, 7)] == [False, True, False]


def test_a_noun_has_determiners_and_owners() -> None:
    shot, vowed = parsed(SHOT), parsed(VOWED)
    assert clauses.has_determiner(shot[5], ("no",))
    assert not clauses.has_determiner(shot[5], ("the",))
    assert not clauses.has_determiner(shot[0], ("no",))
    assert [word.text for word in clauses.possessors(vowed[6])] == ["his"]
    assert clauses.possessors(shot[5]) == []


@pytest.mark.parametrize(
    ("rows", "number", "is_not_one"),
    [
        ("Not PART neg 1|one NUM nummod 2|guard NOUN nsubj 3|died VERB ROOT 3", 2, True),
        ("Not PART neg 3|a DET det 3|single ADJ amod 3|guard NOUN nsubj 4|died VERB ROOT 4", 3, True),
        ("Not PART neg 2|a DET det 2|guard NOUN nsubj 3|died VERB ROOT 3", 2, False),
        ("One NUM nummod 1|guard NOUN nsubj 2|died VERB ROOT 2", 1, False),
    ],
)
def test_not_one_is_nobody(rows: str, number: int, is_not_one: bool) -> None:
    assert clauses.is_not_one(parsed(rows)[number]) == is_not_one


def test_what_there_is_is_told_from_what_something_is() -> None:
    assert clauses.is_said_to_exist(parsed(THERE)[2])
    assert not clauses.is_said_to_exist(parsed(THERE)[4])
    assert not clauses.is_said_to_exist(parsed(IS)[3])


def test_a_verb_takes_the_clause_behind_it() -> None:
    assert word_of(clauses.complement(parsed(VOWED)[1])) == "give"
    assert word_of(clauses.complement(parsed(SAID)[1])) == "fled"
    assert clauses.complement(parsed(SAID)[4]) is None  # “if it rained” is no content
    before = parsed("left VERB ccomp 2|he PRON nsubj 2|said VERB ROOT 2")
    assert clauses.complement(before[2]) is None
    noun = parsed("He PRON nsubj 1|called VERB ROOT 1|war NOUN ccomp 1")
    assert clauses.complement(noun[1]) is None


@pytest.mark.parametrize(
    ("rows", "number", "pairs"),
    [
        (THERE, 1, [("in", "Lund")]),
        (SHOT, 2, [("by", "rebels")]),
        (FROM, 1, [("from", "house")]),
        (FROM, 7, [("from", "Lund")]),
        (SOUTH, 1, []),  # that is not in Lund
        (WITHOUT, 1, [("without", "firing")]),
        (LEFT, 3, []),
    ],
)
def test_prepositions_come_with_what_stands_behind_them(
    rows: str, number: int, pairs: list[tuple[str, str]]
) -> None:
    assert [(word, noun.text) for word, noun in prepositions(parsed(rows)[number])] == pairs


def test_the_noun_right_behind_a_preposition_is_its_object() -> None:
    assert [word.text for word in clauses.prepositional_objects(parsed(THERE)[3])] == ["Lund"]
    assert clauses.prepositional_objects(parsed(WITHOUT)[2]) == []
    tree = Tree(parsed(FROM))
    assert [tree.prepositional_object(number) for number in (2, 3, 9)] == [None, 5, 10]


def test_what_hangs_on_a_word_is_asked_by_relation() -> None:
    left = parsed(LEFT)
    assert [word.text for word in children(left[3])] == ["Rebels", "did", "not", "town", "."]
    assert [word.text for word in children(left[3], "dobj", "nsubj")] == ["Rebels", "town"]
    assert children(left[0]) == []
    assert relations(left[3]) == {"nsubj", "aux", "neg", "dobj", "punct"}
    tree = Tree(left)
    assert tree.kids(3, "dobj", "nsubj") == [0, 5]
    assert tree.kid(3, "dobj", "nsubj") == 0
    assert tree.kid(3, "iobj") is None
    assert (tree.left(3), tree.right(3), tree.left(5), tree.right(5)) == (0, 6, 4, 5)
    assert (tree.under(4, 5), tree.under(5, 5), tree.under(5, 4)) == (True, True, False)


def test_the_way_up_ends_at_the_main_word_or_after_a_dozen_steps() -> None:
    assert [word.text for word in upward(parsed(LEFT)[4])] == ["the", "town", "leave"]
    assert len(list(upward(parsed(DEEP)[0]))) == HIGHEST
    said = parsed(SAID)
    assert [word.text for word in up_to_verb(upward(said[6]))] == ["it", "rained"]
    assert [word.text for word in up_to_verb(upward(said[6]), ("advcl",))] == ["it", "rained", "fled"]
    assert [word.text for word in up_to_verb([said[0]])] == ["She"]


def test_neighbours_end_with_the_text() -> None:
    left = parsed(LEFT)
    assert [word_before(left[number]) for number in (0, 1, 6)] == ["", "rebels", "town"]
    assert [word_behind(left[number]) for number in (0, 5, 6)] == ["did", ".", ""]
    assert [word_of(token_before(left[number])) for number in (0, 1)] == [None, "Rebels"]
    assert [word_of(token_behind(left[number])) for number in (5, 6)] == [".", None]


def test_numbers_of_tokens_are_found_by_offset() -> None:
    tree = Tree(parsed(LEFT))  # "Rebels did not leave the town . "
    assert tree.offsets(0, 2) == (0, 14)
    assert [tree.at(position) for position in (0, 5, 6, 7, 10, 11)] == [0, 0, 1, 1, 2, 2]
    assert (tree.lower_at(-1), tree.lower_at(0), tree.lower_at(6), tree.lower_at(7)) == (
        "",
        "rebels",
        ".",
        "",
    )
    assert tree.head_within(4, 5) == 5
    assert tree.head_within(0, 6) == 6  # none hangs on anything outside
    assert tree.sentence_of == [0] * 7
