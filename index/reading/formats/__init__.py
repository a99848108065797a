"""One module a format: each has `read`, from a source to articles (chosen in `detect.py`)."""
