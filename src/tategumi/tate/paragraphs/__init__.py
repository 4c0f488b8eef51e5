"""A line box to WeasyPrint's lines: its text gathered, and composed by ``jlreq``."""
