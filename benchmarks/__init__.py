"""What the program promises about speed and memory, as ratios measured in one interleaved run."""
