"""Pages, one-time login links and the console, on NoneBot's own web server."""
