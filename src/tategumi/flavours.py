"""The flavours of an e-book: other EPUBs of the same text, for readers who ask for them."""

from .choices import Choice


class Flavour(Choice):
    """``HORIZONTAL``: horizontal lines, pages that turn to the left. ``KOBO``: for Kobo devices."""

    HORIZONTAL = "horizontal", "横組み"
    KOBO = "kobo", "コボ"
