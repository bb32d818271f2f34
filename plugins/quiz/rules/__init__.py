"""Decisions as plain functions; times and figures are passed in."""
