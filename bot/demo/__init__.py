"""A scripted week of a branch in the sandbox, played through the real adapters."""
