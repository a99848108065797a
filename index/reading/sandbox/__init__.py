"""Reading in a process of its own, under limits: the side that asks, and the side that reads."""
