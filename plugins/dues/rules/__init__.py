"""Decisions about dues; no framework, no clock, no database."""
