"""Daily quizzes, exams and review."""
