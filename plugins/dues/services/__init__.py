"""The use cases of dues; each owns its transaction."""
