"""Compares what was to be set with what was drawn, and reports problems with their places."""
