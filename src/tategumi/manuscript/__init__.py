"""Manuscripts: text in any notation an author keeps, read into the model."""
