"""The exit codes of the `dateline` command, as its help and the README tell them."""

DONE = 0
NOTHING_FOUND = 1  # or `check` found something wrong
WRONG_USE = 2
SOME_FAILED = 3
FAULT = 70  # of Dateline's own; the log tells it
INTERRUPTED = 130
