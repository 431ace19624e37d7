"""扫描收件: paper that came back is taken in, and what waits is decided by a person."""
