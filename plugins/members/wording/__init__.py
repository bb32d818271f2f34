"""What the members feature says, rendered from plain values, apart from the handlers."""
