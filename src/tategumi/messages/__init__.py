"""Every sentence said to users, in English and Japanese, in one table.

A row's code is ``area.what``; the words in braces are filled by the caller.
Each message says what is wrong and, after a semicolon, how to mend it.
"""

from .book import BOOK
from .catalogue import CATALOGUE
from .commands import COMMANDS
from .ebook import EBOOK
from .engine import ENGINE
from .manuscripts import MANUSCRIPTS
from .message import Locale, Message, Severity, user_locale
from .paper import PAPER
from .pipeline import PIPELINE
from .preview import PREVIEW
from .settings import SETTINGS
from .shops import SHOPS
from .words import WORDS

__all__ = ["MESSAGES", "Locale", "Message", "Severity", "user_locale"]

MESSAGES: dict[str, Message] = {
    **BOOK,
    **SETTINGS,
    **PIPELINE,
    **MANUSCRIPTS,
    **WORDS,
    **EBOOK,
    **SHOPS,
    **ENGINE,
    **PAPER,
    **COMMANDS,
    **CATALOGUE,
    **PREVIEW,
}
