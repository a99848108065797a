"""Messages: their headers, mended where programs write them wrongly, and the words of their parts."""
