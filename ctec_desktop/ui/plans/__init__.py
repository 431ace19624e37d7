"""实习计划: making a plan."""
