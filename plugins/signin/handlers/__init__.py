"""The chat side of signing in. Importing this declares every command."""

# The order of these is the order of the help: what everyone needs comes first.
# ruff: isort: off
from plugins.signin.handlers import signing as signing
from plugins.signin.handlers import leave as leave
from plugins.signin.handlers import status as status
from plugins.signin.handlers import statistics as statistics
from plugins.signin.handlers import opening as opening
from plugins.signin.handlers import ending as ending
from plugins.signin.handlers import makeup as makeup
from plugins.signin.handlers import recheck as recheck
