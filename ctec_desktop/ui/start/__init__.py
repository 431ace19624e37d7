"""The page 开始使用: the first steps of a new school."""
