"""How sure a reading is, by how plainly the words say the act: ranks, set by hand and not fitted.

Known agents and recipients add to them. What a confidence is worth is measured: `tools/reliability.py`.
"""

from __future__ import annotations

from typing import Final

PLAIN: Final = 0.85  # the verb is the act: “urged”, “refused to”, “threatened”
STRONG: Final = 0.8  # the verb with what it needs, or a noun of one meaning: “vowed to leave”, “held talks”
FAIR: Final = (
    0.75  # grammar tells it and could be read otherwise: “insisted that he leave”, “agreed on a day”
)
LOOSE: Final = 0.7  # a noun or an adjective tells it: “found guilty”, “insisted on its demand”
WEAK: Final = 0.65  # it is put together of words of other meanings: “came under attack”, “will crush them”
FAINT: Final = 0.6  # one word tells it that often means something else: “should leave”, “was critical of”
OVERHEARD: Final = 0.5  # the sentence is only alike to a headline that tells the act

# What is left of a strength where the act is not told as done: the further from the plain fact, the less.
REFUSED: Final = 0.85  # “did not agree to leave” as a refusal
SUPPOSED: Final = 0.8  # “he thinks that they left”
HEDGED: Final = 0.75  # “may leave”, “rumours that they left”
DENIED: Final = 0.7  # “has not attacked”
INTENDED: Final = 0.65  # “a plan to attack”
