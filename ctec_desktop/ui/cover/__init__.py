"""保险: policies, lists to insurers, the days nobody covers."""
