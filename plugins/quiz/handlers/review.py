"""The book of mistakes."""
