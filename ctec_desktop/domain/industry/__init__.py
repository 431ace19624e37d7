"""People from industry: part-time teachers and 产业导师, their hiring, their hours and fees (regulations.md 4)."""
