"""Reads a document: its markup, and the files that it may reach."""
