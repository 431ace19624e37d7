"""The page 工作台: how many are on post, and what waits for somebody."""
