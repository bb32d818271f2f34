"""What is said; each noun declares its own commands, in the order of the help."""

# The order of these is the order of the help: what everyone needs comes first.
# ruff: isort: off
from plugins.opinions.handlers import writing as writing
from plugins.opinions.handlers import receipts as receipts
from plugins.opinions.handlers import rounds as rounds
from plugins.opinions.handlers import reading as reading
from plugins.opinions.handlers import answering as answering
from plugins.opinions.handlers import reporting as reporting
from plugins.opinions.handlers import cloud as cloud
