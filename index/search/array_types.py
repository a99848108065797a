"""What the arrays of the index hold: of one axis unless it is said, and numbered from 0 within a part."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Docs = NDArray[np.integer[Any]]  # passages by number, in order and each once unless it is said
RowNumbers = NDArray[np.integer[Any]]  # rows of a table of a part, in order unless it is said
Numbers = NDArray[np.integer[Any]]  # of actors, articles, terms, or of places in another array
Ranks = NDArray[np.integer[Any]]  # for each thing its place in an order, 0 for the first
Tallies = NDArray[np.integer[Any]]  # for each thing how many, or how long
DayNumbers = NDArray[np.integer[Any]]  # ordinals of days, 0 for none
Marks = NDArray[np.integer[Any]]  # for each thing 1 or 0, or a few bits
Mask = NDArray[np.bool_]  # for each thing whether it is so
Scores = NDArray[np.floating[Any]]  # for each hit its score
Measures = NDArray[np.floating[Any]]  # frequencies, lengths or shares, to be reckoned with
Keys = NDArray[np.number[Any]]  # for each thing what it is ordered by, the smallest first
Bytes = NDArray[np.uint8]  # terms in UTF-8 one after the other, or lengths as Whoosh's bytes
Lots = NDArray[np.uint64]  # for each annotation its lot
RowTable = NDArray[np.integer[Any]]  # of two axes: a row for each thing
StoredArray = NDArray[Any]  # an array by its name in a part's file, of the type that its header says
