"""A week of a branch, played on both platforms with the whole bot in between."""
