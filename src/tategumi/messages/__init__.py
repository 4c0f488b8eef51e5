"""Every sentence said to users, in English and Japanese, in one table.

A row's code is ``area.what``; the words in braces are filled by the caller.
Each message says what is wrong and, after a semicolon, how to mend it.
"""

from .book import BOOK
from .commands import COMMANDS
from .ebook import EBOOK
from .manuscripts import MANUSCRIPTS
from .message import Locale, Message, Severity, user_locale
from .paper import PAPER

__all__ = ["MESSAGES", "Locale", "Message", "Severity", "user_locale"]

MESSAGES: dict[str, Message] = {**BOOK, **MANUSCRIPTS, **EBOOK, **PAPER, **COMMANDS}
