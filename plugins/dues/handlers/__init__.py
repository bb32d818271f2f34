"""The chat side of dues. Importing this declares every command and every action."""

# The order of these is the order of the help: what everyone needs comes first.
# ruff: isort: off
from plugins.dues.handlers import dues as dues
from plugins.dues.handlers import paying as paying
from plugins.dues.handlers import deciding as deciding
from plugins.dues.handlers import books as books
from plugins.dues.handlers import collections as collections
from plugins.dues.handlers import funds as funds
from plugins.dues.handlers import beginning as beginning
from plugins.dues.handlers import entering as entering
from plugins.dues.handlers import publishing as publishing
from plugins.dues.handlers import forbidden as forbidden
