"""What `dev.py` does, one module a subject. Standard library only: it runs before anything is installed."""
