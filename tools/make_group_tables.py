"""Make the tables by which reports are compared: what words weigh, and where the centres of countries and states lie.

    python tools/make_group_tables.py FILES...      # articles as `dateline annotate` prints them

Of the texts nothing is kept but in how many of them a word stands, as its number (a checksum) with a tenth's precision.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from index.happenings.areas import AREAS_FILE
from index.happenings.word_weights import DATA, WORDS_FILE, word_code, words_of

LEAST = 4  # texts that a word must stand in to be in the table
PLACES = Path("index/annotate/data/places.npz")


def main() -> None:
    """Count the words of the articles and write both tables."""
    counted: Counter[str] = Counter()
    number = 0
    for path in sys.argv[1:]:
        with Path(path).open(encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                counted.update(set(words_of(f"{article['title'] or ''} {article['text']}")))
                number += 1
    codes = sorted((word_code(word), count) for word, count in counted.items() if count >= LEAST)
    tenths = [round(10 * math.log(number / count)) for _, count in codes]
    DATA.mkdir(exist_ok=True)
    np.savez_compressed(
        WORDS_FILE,
        codes=np.array([code for code, _ in codes], dtype=np.uint32),
        tenths=np.array(tenths, dtype=np.uint8),
        rarest=np.float32(math.log(2 * number / LEAST)),
    )
    with np.load(PLACES) as places:
        latitude, longitude = (
            np.round(places[name] * 100).astype(np.int16) for name in ("area_latitude", "area_longitude")
        )
    np.savez_compressed(AREAS_FILE, latitude=latitude, longitude=longitude)
    print(f"{len(codes):,} words of {number:,} articles")


if __name__ == "__main__":
    main()
