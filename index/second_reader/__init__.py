"""A model on this machine as a second reader: it points at sentences and proposes questions; only articles speak."""
