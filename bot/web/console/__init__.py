"""The console: pages for those who run a branch, on NiceGUI, loaded after the start."""

from bot.web.console.console import Console
from bot.web.console.context import ConsoleContext

__all__ = ["Console", "ConsoleContext"]
