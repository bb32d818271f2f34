"""The chat side of questions. Importing this declares every command."""

# The order of these is the order of the help: what everyone needs comes first.
# ruff: isort: off
from plugins.quiz.handlers import daily as daily
from plugins.quiz.handlers import taking as taking
from plugins.quiz.handlers import review as review
from plugins.quiz.handlers import points as points
from plugins.quiz.handlers import drafting as drafting
from plugins.quiz.handlers import exams as exams
from plugins.quiz.handlers import appeals as appeals
from plugins.quiz.handlers import weakness as weakness
from plugins.quiz.handlers import bank as bank
