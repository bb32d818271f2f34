"""What can be done to a branch: one function per use case, each with its own transaction."""
