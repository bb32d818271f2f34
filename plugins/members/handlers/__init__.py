"""The chat side of the branch core. Importing this declares every command."""

# The order of these is the order of the help: what everyone needs comes first.
# ruff: isort: off
from plugins.members.handlers import binding as binding
from plugins.members.handlers import accounts as accounts
from plugins.members.handlers import offices as offices
from plugins.members.handlers import roster as roster
from plugins.members.handlers import upkeep as upkeep
from plugins.members.handlers import linking as linking
