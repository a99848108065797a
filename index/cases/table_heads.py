"""The columns of a report's tables, by which they are known again when the report is checked."""

from __future__ import annotations

CHRONOLOGY = ("Day", "Why this day", "How it stands", "What tells of it")
ACCOUNTS = ("Who says it", "What is said", "Status", "Article", "Sentence")
FIGURES = ("Figure", "By whose count", "Published", "Grade", "Sentence")
HEADS = (CHRONOLOGY, ACCOUNTS, FIGURES)

# What stands in the last column where no sentence can be quoted.
HEADLINE_ALONE = "the headline alone"
ONE_BY_ONE = "the headline, or people told of one by one"
