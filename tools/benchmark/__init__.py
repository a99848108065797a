"""The benchmark of search: material, queries, and one module an engine. Run it with `make bench`."""
