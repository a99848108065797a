"""Adding to a collection: what is there already, copies and versions, one identity across articles, what was read."""
