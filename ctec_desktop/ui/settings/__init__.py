"""设置: the school, its classes, the look, the data folder."""
