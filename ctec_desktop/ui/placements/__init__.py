"""实习安排: the list of placements, and placing a class."""
