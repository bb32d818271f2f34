"""Points and rankings, off by default."""
