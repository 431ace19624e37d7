"""Pages about majors, classes and departments."""
