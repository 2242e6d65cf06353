"""The tools that all wings share."""
