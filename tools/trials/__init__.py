"""Trials of what SECURITY.md promises: killed, damaged, starved and fooled programs, as often as one likes."""
