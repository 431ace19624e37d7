"""In the place of Python's `ssl`: what libraries name of it as they are imported. Nothing here talks to a network."""


class SSLWantReadError(OSError):
    """Never raised."""


class SSLSyscallError(OSError):
    """Never raised."""
