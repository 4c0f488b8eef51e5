"""Readings: ruby for words, from a dictionary and by policy."""
