"""What was to be set against what was drawn, and what is told of it with its place."""
