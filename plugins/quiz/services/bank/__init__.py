"""Use cases of bank."""
