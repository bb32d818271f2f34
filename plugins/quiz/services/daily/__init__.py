"""Use cases of daily."""
