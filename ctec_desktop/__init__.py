"""产教通 · 校企合作桌面系统."""

__version__ = "0.1.0"
# No copy of this version is older: a PC whose clock is behind this day tells the wrong time.
__released__ = "2026-09-01"
