"""Cases: what a reader gathers from articles, with notes; and the report that is made of it."""
