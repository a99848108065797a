"""One row for one event: the happenings of a collection, grouped from what its articles report."""
