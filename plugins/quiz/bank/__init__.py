"""The question bank as pure code: its file formats, search, papers, grading, item analysis."""
