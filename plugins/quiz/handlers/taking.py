"""Taking an exam in the private chat."""
