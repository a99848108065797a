"""How sure a quotation is, by what attributes it: the share that was right when articles were read, or a rank between.

What a confidence is worth is measured anew with every evaluation: see “confidence” in docs/evaluation.md.
"""

from __future__ import annotations

from typing import Final

# Contents that grammar gives to a verb of saying: the share that was right with its source.
OF_SPEECH: Final = {
    "inverted": 0.9,
    "that": 0.8,
    "parenthesis": 0.75,
    "according": 0.8,
    "label": 0.65,
    "naming": 0.65,
    "object": 0.6,
    "to": 0.6,
    "preposition": 0.6,
}
OTHER_SPEECH: Final = 0.8  # by another rule: the middle of those that end where the clause does
# Contents of other words that attribute, as “believes”, “promise”: less, since what somebody holds is often not said.
OF_THOUGHT: Final = {
    "that": 0.65,
    "label": 0.5,
    "naming": 0.6,
    "noun that": 0.45,
    "adjective that": 0.6,
    "": 0.4,
}
OTHER_THOUGHT: Final = 0.5
SELDOM_SAID: Final = 0.34  # of words that mostly tell of a wish or an attitude: “plans to”, “sees it as”
NOBODY: Final = -0.2  # without a source half of what makes a quotation right is missing
IN_MARKS: Final = 0.05  # marks show where it ends; not more, or the surest rule would pass for certain
FRAGMENT: Final = -0.4  # one or two words alone (“Recently, he said, …”) are mostly no content
PART: Final = -0.45  # when or where alone (“Over the years, she said, …”): part of what was said
LEAST: Final = 0.1  # what is found is never nothing

# A cue beside a quotation, by whether its clause has a content and it is one of saying: the share that was right.
BESIDE: Final = {(True, True): 0.95, (False, True): 0.9, (True, False): 0.7, (False, False): 0.4}
TRANSCRIPT: Final = 0.85  # a name before a colon that is the article's way, or whole marks: as “that”
NAMED: Final = 0.7  # a headline's source, a name behind a dash: between “according to” and “label”
SIGNED: Final = 0.8  # the name alone in the paragraph behind: nothing else can be meant by it
INTERVIEW: Final = 0.8  # an answer under its question; half of it where nobody is named who answers

# Words without a cue of their own, by what tells whose they are; set by hand.
GOES_ON: Final = 0.85  # of somebody who has just spoken
LED_IN: Final = 0.8  # of whom a name before the colon names
ANNOUNCED: Final = 0.75  # of whom the passage before announces, or the one behind names
NARRATED: Final = 0.6  # of whom the narration around is about
OPEN: Final = 0.3  # of nobody known
