"""Who did what to whom: triggers by PLOVER type, participants, status and counts."""
