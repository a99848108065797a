"""`python -m tui.cli` is the `dateline` command, where no script of that name is on the path."""

from tui.cli.main import main

main()
