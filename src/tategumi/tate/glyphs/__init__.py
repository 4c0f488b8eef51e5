"""Text to clusters of glyphs, and the forms that Japanese marks, notes and readings have."""
