"""Parts of the window that know no noun of the school."""
