"""Where: places found offline, with coordinates."""
