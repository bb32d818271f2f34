"""The bank of questions in the chat."""
