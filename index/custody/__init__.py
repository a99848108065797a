"""Where each article comes from: the bytes it was read from, when and by what, and whether the original is kept."""
