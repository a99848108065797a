"""From lines of plain text to passages, and what the first of them say."""
