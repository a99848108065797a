"""Out to the tools that people already use, and what reading their formats shares with it: one module a format."""
