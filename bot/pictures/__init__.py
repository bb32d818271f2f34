"""One renderer for chat pictures and PDFs: typst with a packaged Chinese font, offline."""
