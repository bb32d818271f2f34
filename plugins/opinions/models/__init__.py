"""The tables of anonymous opinions. No row here, and none elsewhere, tells who wrote."""

from plugins.opinions.models.answers import Addition, Answer, AnswerTo, Digest
from plugins.opinions.models.inbox import Pending, PendingAddition
from plugins.opinions.models.opinions import Opinion
from plugins.opinions.models.rounds import Box, Round

__all__ = [
    "Addition",
    "Answer",
    "AnswerTo",
    "Box",
    "Digest",
    "Opinion",
    "Pending",
    "PendingAddition",
    "Round",
]
