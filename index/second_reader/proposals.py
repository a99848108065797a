"""An answer of the second reader taken apart: sentences and questions that hold, and why the rest is refused."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from index.reading.clean import clean_line
from index.second_reader.endpoint import SecondReaderError
from index.second_reader.sentence_anchors import AnchoredSentence, Passage, Refused, anchored

MOST = 30  # claims, or questions, of an answer
LONGEST_QUERY = 300
MOST_PIECES = 10
_PIECE = re.compile(r'(?:\w+:)?(?:"[^"]*"|[^\s"()-][^\s"()]*)')
_JOINING = ("OR", "AND", "NOT")
CountHits = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Query:
    """A question in the query language that is understood and finds something; perhaps the sentence it comes from."""

    query: str
    passages: int
    because: AnchoredSentence | None


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is left of an answer. Nothing of it is kept anywhere until a person takes it."""

    sentences: tuple[AnchoredSentence, ...] = ()
    queries: tuple[Query, ...] = ()
    refused: tuple[tuple[str, int], ...] = ()  # why, and how often


def sentences_in(answer: str, material: Mapping[str, Passage]) -> Proposals:
    """The sentences that a summary consists of. Raises SecondReaderError for what is no answer at all."""
    return _taken(answer, "claims", lambda claim: anchored(claim, material))


def queries_in(answer: str, material: Mapping[str, Passage], count: CountHits) -> Proposals:
    """The questions of an answer, each with its sentence; `count` gives how many passages one finds, None for nonsense.

    Raises SecondReaderError for what is no answer at all.
    """

    def query(claim: object) -> Query:
        if not isinstance(claim, dict) or "query" not in claim:
            raise Refused("it is no question")
        rest = {name: value for name, value in claim.items() if name != "query"}
        because = anchored(rest, material) if material or rest else None
        return _query(claim["query"], because, count)

    return _taken(answer, "queries", query)


def _query(words: object, because: AnchoredSentence | None, count: CountHits) -> Query:
    if not isinstance(words, str) or len(words) > LONGEST_QUERY or clean_line(words) != words:
        raise Refused("it is no question on one line")
    pieces = [piece for piece in _PIECE.findall(words) if piece not in _JOINING]
    passages = count(words)
    if passages is None or len(pieces) > MOST_PIECES:
        raise Refused("the question is not understood")
    # what is joined by OR could say anything: each piece must stand in the collection by itself
    if not passages or not all(map(count, pieces)):
        raise Refused("the question, or a piece of it, finds nothing")
    return Query(words, passages, because)


def _taken(answer: str, name: str, take: Callable[[object], AnchoredSentence | Query]) -> Proposals:
    taken: dict[AnchoredSentence | Query, None] = {}
    refused: Counter[str] = Counter()
    claims = _claims(answer, name)
    for claim in claims[:MOST]:
        try:
            taken[take(claim)] = None
        except Refused as refusal:
            refused[str(refusal)] += 1
    if len(claims) > MOST:
        refused["there are too many"] += len(claims) - MOST
    return Proposals(
        tuple(item for item in taken if isinstance(item, AnchoredSentence)),
        tuple(item for item in taken if isinstance(item, Query)),
        tuple(refused.items()),
    )


def _claims(answer: str, name: str) -> list[object]:
    """The list of this name in an answer of JSON, which some models put between fences."""
    words = answer.strip().removeprefix("```json").removeprefix("```").removesuffix("```")
    try:
        claims = json.loads(words)[name]
    except (ValueError, KeyError, TypeError, RecursionError):
        claims = None
    if not isinstance(claims, list):
        raise SecondReaderError("The second reader's answer is not in the form that was asked for.")
    return claims
