"""What a collection has on actors, in lines that each lead to their sentences. Computed without a screen."""
