"""Everything that becomes a PDF."""
