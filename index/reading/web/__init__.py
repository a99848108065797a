"""Pages and feeds from the network: the only part that reaches it."""
