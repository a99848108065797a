"""What part each sentence plays in the story."""
