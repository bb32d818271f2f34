"""Telegram: NoneBot's adapter, subclassed, and the platform that the rest of the bot sees."""
