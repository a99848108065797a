"""Options that many commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

In = Annotated[
    Path | None, typer.Option("--in", metavar="COLLECTION", help="The collection; else the last one opened.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
