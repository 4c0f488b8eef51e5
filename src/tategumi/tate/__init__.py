"""Vertical writing for WeasyPrint: the only package that touches weasyprint, pydyf and pango."""

from . import loading  # noqa: F401  (before anything else imports WeasyPrint)
from .typeset import Typeset, typeset

__all__ = ["Typeset", "typeset"]
