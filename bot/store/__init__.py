"""Connection, transactions, field types and backup."""
