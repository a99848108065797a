"""The happenings inside an article: mentions of one event grouped, with all that any of them tells."""
