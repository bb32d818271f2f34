"""Files of questions, read into one form and written out of it."""
