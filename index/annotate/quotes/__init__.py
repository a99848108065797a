"""Who said what: quotation marks, reported clauses, layout, and whose words they are."""
