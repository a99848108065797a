"""Where happenings are told to have happened, and a picture of that part of the world, without a screen."""
