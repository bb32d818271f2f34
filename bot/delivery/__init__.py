"""Everything the bot says: answers paced and merged, and an outbox for what nobody asked for."""
