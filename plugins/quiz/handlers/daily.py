"""Daily quizzes in the chat."""
