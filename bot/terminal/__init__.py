"""What the host types in a terminal: one module a command."""
