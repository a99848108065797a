"""What people decide about a collection: each decision a line of its journal, which can be taken back and replayed."""
