"""一周动态: what the last seven days brought."""
