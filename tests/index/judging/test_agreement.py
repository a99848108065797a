"""How far coders agree, against figures that others have published."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.judging.agreement import agreement, cohens_kappa, krippendorffs_alpha
from index.judging.coders import AnswersError, answers


def coder(line: str) -> dict[str, str]:
    """Answers, one letter a unit; a dot is none."""
    return {str(number): one for number, one in enumerate(line.split()) if one != "."}


def table(both: int, first: int, second: int, neither: int) -> tuple[dict[str, str], dict[str, str]]:
    pairs = [("y", "y")] * both + [("y", "n")] * first + [("n", "y")] * second + [("n", "n")] * neither
    return tuple({str(number): pair[side] for number, pair in enumerate(pairs)} for side in (0, 1))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("counts", "kappa"), [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)]
)
def test_kappa_of_tables_in_textbooks(counts: tuple[int, int, int, int], kappa: float) -> None:
    assert cohens_kappa(*table(*counts)) == pytest.approx(kappa, abs=5e-5)


def test_alpha_of_krippendorffs_examples() -> None:
    binary = [coder("0 1 0 0 0 0 0 0 1 0"), coder("1 1 1 0 0 1 0 0 0 0")]
    assert krippendorffs_alpha(binary) == pytest.approx(0.095, abs=5e-4)
    nominal = [coder("a a b b d c c c e d d a"), coder("b a b b b c c c e d d d")]
    assert krippendorffs_alpha(nominal) == pytest.approx(0.692, abs=5e-4)
    four = [
        coder("1 2 3 3 2 1 4 1 2 . . ."),
        coder("1 2 3 3 2 2 4 1 2 5 . 3"),
        coder(". 3 3 3 2 3 4 2 2 5 1 ."),
        coder("1 2 3 3 2 4 4 1 2 5 1 ."),
    ]
    assert krippendorffs_alpha(four) == pytest.approx(0.743, abs=5e-4)


def test_where_all_say_the_same_nothing_is_left_to_compute() -> None:
    found = agreement([coder("r r r"), coder("r r r")])
    assert (found.agreed, found.kappa, found.alpha) == (3, None, None)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40))
def test_full_agreement_is_one_and_the_order_of_coders_does_not_matter(pairs: list[tuple[str, str]]) -> None:
    one = {str(number): pair[0] for number, pair in enumerate(pairs)}
    other = {str(number): pair[1] for number, pair in enumerate(pairs)}
    assert cohens_kappa(one, other) == cohens_kappa(other, one)
    assert krippendorffs_alpha([one, other]) == krippendorffs_alpha([other, one])
    if len({*one.values()}) > 1:
        assert cohens_kappa(one, one) == krippendorffs_alpha([one, one]) == 1
    found = agreement([one, other])
    assert found.agreed + len(found.differ) == len(pairs)


def written(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "content",
    [
        "id,claim,answer\na#e1,x,Right\na#e2,y,\na#e3,z, wrong \n",
        "id,claim,answer\na#e1,x,Ri\u202eght\x1b\na#e3,z,wr\u200bong\n",
        "\ufeffid;claim;answer\na#e1;x;Right\na#e2;y;\na#e3;z;wrong\n",
        '{"id": "a#e1", "answer": "Right"}\n{"id": "a#e2", "answer": ""}\n{"id": "a#e3", "answer": "wrong"}\n',
    ],
)
def test_answers_are_read_as_spreadsheets_and_programs_write_them(tmp_path: Path, content: str) -> None:
    assert answers(written(tmp_path, "ana", content)) == {"a#e1": "right", "a#e3": "wrong"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("id,answer\na,\n", "nobody has answered"),
        ("name,word\na,b\n", "no columns"),
        ("id,answer\na,right\na,wrong\n", "two answers"),
        ('{"id": 3, "answer": "x"}', "row 1"),
        ('{"id": "a", "answer": "x"}\n[' + "[" * 9000, "line 2 is no JSON"),
        ("", "no columns"),
        ("id,answer,answer\na,right,wrong\n", "“answer” twice"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(tmp_path: Path, content: str, why: str) -> None:
    with pytest.raises(AnswersError, match=why):
        answers(written(tmp_path, "ana.csv", content))
