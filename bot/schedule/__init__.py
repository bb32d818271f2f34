"""Durable timers: rows that say what is due, carried out once, also after an absence."""
