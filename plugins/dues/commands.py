"""The one table of this feature's commands, in the order of its help."""

from __future__ import annotations

from bot.commands.command import Commands

commands = Commands("dues")
