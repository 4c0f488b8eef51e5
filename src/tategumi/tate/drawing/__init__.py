"""Leaves to content streams: fonts, glyphs and coloured pictures in the PDF."""
