"""Which lists a decision about an actor changes: passages by actor and label, actors by name, actors by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.search.analysis import folded
from index.search.array_stretches import without
from index.search.array_types import Mask, Numbers, StoredArray
from index.search.article_order import FIELDS as ORDERED
from index.search.docsets import union
from index.search.edited_lists import edited_lists
from index.search.overlaid_part import in_order, postings_of
from index.search.part import NO_DOCS
from index.search.term_lexicon import TermLexicon

if TYPE_CHECKING:
    from index.search.overlaid_part import OverlaidPart
    from index.search.overlaid_postings import ListsByTerm
    from index.search.part import Part

PARALLEL = ("mention.start", "mention.length")  # of each of the actors of a passage


def passages_as_one(
    _after: OverlaidPart, before: Part, field: str, lead: bytes, others: Sequence[bytes]
) -> ListsByTerm:
    """The passages of all under the lead, and none under the others."""
    docs = union([before.fields[field].docs_of(actor) for actor in (lead, *others)], before.docs)
    return {**dict.fromkeys(others, NO_DOCS), lead: docs}


def about_as_one(after: OverlaidPart, lead: bytes, others: Sequence[bytes]) -> ListsByTerm:
    """The passages with a quote that names the lead, by somebody else."""
    pointers, speakers = after["quote.names.ptr"], after["quote.speaker"]
    number = after.actor_ids.rank(lead)
    places = np.flatnonzero(after["quote.names.ids"] == number)
    rows = np.searchsorted(pointers, places, side="right") - 1
    about = after["quote.doc"][rows[speakers[rows] != number]]
    return {**dict.fromkeys(others, NO_DOCS), lead: np.unique(about).astype(np.int32)}


def labelled(
    after: OverlaidPart, before: Part, field: str, label: str, actor: bytes, articles: Mask
) -> ListsByTerm:
    """An actor's passages in these articles under a label too."""
    docs = after.fields["actor"].docs_of(actor)
    docs = docs[articles[before["doc.article"][docs]]]
    term = label.encode()
    return {term: union([before.fields[field].docs_of(term), docs], before.docs)} if len(docs) else {}


def called(
    _after: OverlaidPart, before: Part, field: str, lead: int, others: Sequence[int], names: Iterable[str]
) -> ListsByTerm:
    """The lead, and none of the others, by these names and by those of the others."""
    words = [folded(name) for name in names]
    new = {word for name in words for word in (name if field == "name" else [" ".join(name)]) if word}
    postings = postings_of(before, field)
    former = postings.ranks_with(np.array(others, dtype=np.int64)).tolist()
    changed = {term.encode() for term in new} | {postings.lexicon[rank] for rank in former}
    return {
        term: np.union1d(np.setdiff1d(postings.docs_of(term), others), [lead]).astype(np.int32)
        for term in changed
    }


def lists_as_one(
    arrays: Mapping[str, StoredArray], name: str, lead: int, others: Sequence[int]
) -> dict[str, StoredArray]:
    """The arrays of a column of lists with the lead in place of the others, once in each list."""
    pointers, ids = arrays[f"{name}.ptr"], arrays[f"{name}.ids"]
    places = np.flatnonzero(any_of(ids, [lead, *others]))
    owners = np.searchsorted(pointers, places, side="right") - 1
    joined = ids.copy()
    joined[places] = lead
    made = {f"{name}.ids": joined}
    is_again = owners[1:] == owners[:-1]
    if is_again.any():
        again = places[1:][is_again].tolist()
        made[f"{name}.ids"] = without(joined, again)
        if name == "doc.actors":
            made |= {column: without(arrays[column], again) for column in PARALLEL}
        fewer = np.bincount(owners[1:][is_again] + 1, minlength=len(pointers))
        made[f"{name}.ptr"] = pointers - np.cumsum(fewer)
    return made


def field_arrays(after: OverlaidPart, before: Part, field: str, actor: bytes) -> dict[str, StoredArray]:
    """The arrays of a field whose lists are others; and for each actor the rank of its term, where it is of actors."""
    arrays = before.file.arrays
    lists = {term: {"docs": docs} for term, docs in after.edited(field).items()}
    if field in ORDERED:
        lists = {term: {**one, "ranked": in_order(arrays, one["docs"])} for term, one in lists.items()}
    if not lists:
        return {}
    edited = edited_lists(arrays, field, lists)
    made = dict(edited.arrays)
    if field in ORDERED:
        ranks = np.append(edited.ranks, np.int32(-1))[arrays[f"actors.{field}"]]  # -1, the last, stays
        place = before.actor_number(actor.decode())
        if place is not None:
            rank = TermLexicon(made[f"{field}.terms"], made[f"{field}.ends"]).rank(actor)
            ranks[place] = -1 if rank is None else rank
        made[f"actors.{field}"] = ranks
    return made


def any_of(values: Numbers, numbers: Sequence[int]) -> Mask:
    """Whether each value is one of a few numbers."""
    marks: Mask = values == numbers[0]
    for number in numbers[1:]:
        marks |= values == number
    return marks
