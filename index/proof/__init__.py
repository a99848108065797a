"""A draft beside the articles of a collection: whether what it quotes stands there, and who said it."""
