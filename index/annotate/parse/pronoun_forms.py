"""The pronouns of English in small letters, by whom they stand for and by what they do in a sentence."""

from __future__ import annotations

from typing import Final

FIRST_SINGULAR: Final = frozenset(("i", "me", "my", "myself"))  # “mine” is oftener a pit or a bomb
FIRST_SINGULAR_OR_MINE: Final = FIRST_SINGULAR | {"mine"}
FIRST_PLURAL: Final = frozenset(("we", "us", "our", "ours", "ourselves"))
FIRST_PERSON: Final = FIRST_SINGULAR | FIRST_PLURAL
SECOND_PERSON: Final = frozenset(("you", "your", "yours", "yourself", "yourselves"))
MALE: Final = frozenset(("he", "him", "his"))  # “himself” is whoever does it
FEMALE: Final = frozenset(("she", "her", "hers"))
HE_OR_SHE: Final = MALE | FEMALE
NEUTER: Final = frozenset(("it", "its", "itself"))
THEY: Final = frozenset(("they", "them", "their", "theirs", "themselves"))
OF_THIRD_PERSON: Final = HE_OR_SHE | NEUTER | THEY

SUBJECTS_OF_THIRD_PERSON: Final = frozenset(("he", "she", "it", "they"))
POSSESSIVE_OF_THIRD_PERSON: Final = frozenset(("his", "her", "its", "their"))
POSSESSIVE_OF_PERSONS: Final = POSSESSIVE_OF_THIRD_PERSON - {"its"}
POSSESSIVE: Final = POSSESSIVE_OF_THIRD_PERSON | {"my", "our", "your"}
REFLEXIVE: Final = frozenset(
    ("myself", "ourselves", "yourself", "yourselves", "himself", "herself", "itself", "themselves")
)
RELATIVE: Final = frozenset(("who", "whom", "whose", "which", "that"))
RELATIVE_OF_PERSONS: Final = frozenset(("who", "whom", "whose"))  # things have “which”
ANYBODY: Final = frozenset(("someone", "somebody", "anyone", "anybody", "everyone", "everybody"))
