"""Searching a collection: Whoosh's schema, analysis and query language over posting lists kept as arrays.

The index is derived and disposable: it lies in the cache folder, holds no pickles, and every file of it carries
checksums. `analysis` and `schema` say what is indexed, `building` makes a part from articles, `folder` keeps the parts,
`part` reads one, `reader` shows it to Whoosh, `query` reads a query line, `evaluate` answers it.
"""
