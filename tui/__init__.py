"""What a reader sees and types: the command line and the screens."""

import os

# Textual reads it when it is first imported. It paints on a beat; at the usual 60 a second an answer waits for the next
# one for 8 ms on average, at this one for 4.
os.environ.setdefault("TEXTUAL_FPS", "120")
