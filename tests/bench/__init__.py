"""The benchmark: the bot's figures beside bare NoneBot's, in one run on one machine."""
