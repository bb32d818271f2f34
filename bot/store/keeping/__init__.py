"""What `bot.store.keeper` is made of: the pieces of a notice, the seals, the keys of a keeper."""
