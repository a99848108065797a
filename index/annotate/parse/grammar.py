"""Relations and kinds of words that are one to the rules: what grammar tells of a clause, by the parser's labels.

Whether a verb is passive where no label says so, as in headlines, is asked of `events/voice.py`.
"""

from __future__ import annotations

from typing import Final

SUBJECTS: Final = ("nsubj", "nsubjpass")  # who does it, or to whom it is done
HELPERS: Final = ("aux", "auxpass")  # “has”, “was”
PASSIVE: Final = ("nsubjpass", "auxpass")  # one of them below a verb says that it is passive
NOUNS: Final = frozenset(("NOUN", "PROPN"))
VERBS: Final = frozenset(("VERB", "AUX"))
PLURAL: Final = frozenset(("NNS", "NNPS"))  # of nouns and names
PAST: Final = frozenset(("VBD", "VBN"))  # “shot” may be either, and the tagger takes one for the other
TIMES: Final = frozenset(("DATE", "TIME"))  # what the tagger calls when
