"""The parse of an article: spaCy's pipeline, sentences, and the parse as plain lists."""
