"""What the publicity commissioner does with exams."""
