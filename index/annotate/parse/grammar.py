"""Relations and kinds of words that are one to the rules: what grammar tells of a clause, by the parser's labels.

A set of labels that two rules ask for stands here under its name.

Whether a verb is passive, by a label or without one, as in headlines, is asked of `events/voice.py`, also by quotes.
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
MODIFIERS: Final = ("amod", "compound")  # what stands before a noun and says of what kind it is
NAMING_MODIFIERS: Final = ("amod", "compound", "nmod")  # … or names whose or where it is
COMPOUNDS: Final = ("compound", "nmod")  # a noun before the noun
OWNERS: Final = (
    "amod",
    "compound",
    "nmod",
    "poss",
)  # what may say whose a thing is: “Kenyan”, “army”, “Lund’s”
OWNING_NOUNS: Final = ("compound", "nmod", "poss")  # a noun or name that says whose it is
NOUN_CLAUSES: Final = ("acl", "relcl")  # clauses that hang on a noun
SAID_OF_NOUNS: Final = ("acl", "ccomp")  # clauses that say what a noun is about: “a demand that”
SUFFERING: Final = ("dobj", "nsubjpass")  # to whom it is done
PARTIES: Final = ("dobj", "nsubj", "nsubjpass")  # who does it, or to whom it is done
OBJECTS: Final = ("dative", "dobj")  # to whom it is done or given
BEHIND_PREPOSITIONS: Final = ("pcomp", "pobj")  # what stands behind a preposition
SHARED_SUBJECTS: Final = ("conj", "xcomp")  # verbs that share the subject of the one they hang on
CONTENTS: Final = ("ccomp", "xcomp")  # clauses that say what a verb is about
REPORTED: Final = ("ccomp", "parataxis")  # what is said, as it hangs on the verb of saying
LOWER_CLAUSES: Final = ("advcl", "ccomp", "xcomp")  # clauses that hang on a verb
PURPOSES: Final = ("advcl", "xcomp")  # clauses that say what for, or how it goes on
PREDICATES: Final = ("acomp", "attr")  # what somebody or something is said to be
PARTICLES: Final = ("prep", "prt")  # “up”, “off”, which the parse takes for either
OPENERS: Final = ("aux", "mark")  # what opens an infinitive or a clause
BELOW_NOUNS: Final = ("acl", "advcl")  # participles without a subject of their own
SITES: Final = frozenset(("FAC", "GPE", "LOC"))  # where something is
LANDS: Final = frozenset(("GPE", "LOC"))  # states, towns, regions, waters
STATES: Final = frozenset(("GPE", "NORP"))  # states, and those who belong to them
BODIES: Final = frozenset(("GPE", "NORP", "ORG"))  # who acts and is no person
ACTING: Final = frozenset(("GPE", "NORP", "ORG", "PERSON"))  # who may act
MARKS: Final = frozenset(("PUNCT", "SPACE"))  # no words
NOMINAL: Final = frozenset(("ADJ", "NOUN", "PROPN"))  # words of a noun phrase
STANDING_FOR: Final = frozenset(("PRON", "PROPN"))  # what names somebody or stands for a name
FINITE: Final = frozenset(("VBD", "VBP", "VBZ"))  # verbs with a tense
FINITE_OR_MODAL: Final = frozenset(("MD", "VBD", "VBP", "VBZ"))  # verbs with a tense, “will”
RELATIVES: Final = frozenset(("WDT", "WP"))  # “which”, “who”
LEXICAL: Final = frozenset(("ADJ", "NOUN", "VERB"))  # words that say what happens
