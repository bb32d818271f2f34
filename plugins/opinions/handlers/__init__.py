"""What is said; each noun declares its own commands, in the order of the help."""
