"""The table in which the feature declares its commands."""

from __future__ import annotations

from bot.commands.command import Commands

commands = Commands("opinions")
