"""What people set by hand: kept when articles are annotated again, and found again where the text has moved."""
