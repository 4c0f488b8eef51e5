"""Vertical writing for WeasyPrint: the only package that touches weasyprint, pydyf and pango."""
