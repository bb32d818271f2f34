"""The chat side of dues. Importing this declares every command and every action."""

# The order of these is the order of the help: what everyone needs comes first.
# ruff: isort: off
from plugins.dues.handlers import dues as dues
