"""合规核对: what is missing, what fails, who may leave; the grids it is filled in by."""
