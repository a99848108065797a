"""Who appears: names, their joining into actors, what stands for them, and one identity across articles."""
