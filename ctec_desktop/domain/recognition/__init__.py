"""双师型 recognition: standards as data, evidence held against them, steps, results and their review (DQT-*)."""
