"""The command line, a composition root over the same services as the window."""
