"""From HTML to passages and facts: the head of a page, its main content, its blocks."""
