"""Writing records inside a write unit; services say what, these say how."""
