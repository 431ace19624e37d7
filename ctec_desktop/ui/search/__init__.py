"""Finding anything from anywhere in the window."""
