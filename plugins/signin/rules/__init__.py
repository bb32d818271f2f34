"""What decides about signing in, as plain functions: times and figures are passed in."""
