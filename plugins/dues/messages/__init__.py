"""Sentences about dues, put together from texts."""
