"""Use cases of exams."""
