"""The rules as data: what the nation's texts say, and what province, city and school made stricter."""
