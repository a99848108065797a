"""The `dateline` command: one module a command."""
