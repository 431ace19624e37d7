"""The main window, first run and login."""
