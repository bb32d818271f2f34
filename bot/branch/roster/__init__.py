"""Rosters: read from xlsx or csv, checked row by row."""
