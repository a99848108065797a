"""A window on the world, and a picture of what is seen in it, without a screen."""
