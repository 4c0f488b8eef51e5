"""Vertical writing for WeasyPrint: the only package that touches weasyprint, pydyf and pango."""

from .typeset import Typeset, typeset

__all__ = ["Typeset", "typeset"]
