"""Anonymous opinions."""
