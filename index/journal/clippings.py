"""What the journal holds of cases: a clipping put into a case, and what was changed about one later.

A case is the clippings that name it; nothing is kept of it elsewhere. A clipping is named by the number of its line.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from index.model import Slug

LONGEST_WORDS, LONGEST_NOTE, LONGEST_TAG = 5_000, 4_000, 60  # characters
CaseColumn = Literal["for", "against", "open"]
ClippingKind = Literal["passage", "quote", "event", "context", "actor", "figure"]
CaseName = Annotated[Slug, StringConstraints(max_length=60)]
ClippingNumber = Annotated[int, Field(ge=1)]
NoteText = Annotated[str, StringConstraints(max_length=LONGEST_NOTE, strip_whitespace=True)]
Tag = Annotated[str, StringConstraints(max_length=LONGEST_TAG, strip_whitespace=True)]


class Clip(BaseModel):
    """Words of an article put into a case: where they stand, what they are, the column, a tag and a note."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    do: Literal["clip"] = "clip"
    case: CaseName
    article: Slug
    start: Annotated[int, Field(ge=0)]
    end: ClippingNumber
    words: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_WORDS)]
    kind: ClippingKind = "passage"
    column: CaseColumn = "open"
    tag: Tag = ""
    note: NoteText = ""


class ChangeClipping(BaseModel):
    """What is another about a clipping; what is None stays as it is.

    `before` is the clipping that it stands before in its case from now on, 0 the end.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    do: Literal["clipping"] = "clipping"
    clipping: ClippingNumber
    column: CaseColumn | None = None
    tag: Tag | None = None
    note: NoteText | None = None
    before: Annotated[int, Field(ge=0)] | None = None
    removed: bool = False
