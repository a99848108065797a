"""When: dates as the text gives them, resolved against the day of publication."""
