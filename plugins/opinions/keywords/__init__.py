"""What many opinions have in common: words that stand in several, and groups of similar ones."""
