"""The screen's tests find their own world beside them, and nothing blinks or moves."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
