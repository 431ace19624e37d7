"""Pixels in: scans and photos are opened in a child process, their codes read, their pages straightened."""
