"""What a message is: its severity, its words in each language; and which the user reads."""

import locale
import os
from dataclasses import dataclass
from enum import Enum


class Locale(Enum):
    EN = "en"
    JA = "ja"


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Message:
    severity: Severity
    en: str
    ja: str

    def text(self, language: Locale) -> str:
        return self.ja if language is Locale.JA else self.en


def user_locale() -> Locale:
    """The language that the user's environment asks for (LC_ALL, LC_MESSAGES, LANG)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return Locale.JA if value.startswith("ja") else Locale.EN
    system = locale.getlocale()[0] or ""
    return Locale.JA if system.startswith(("ja", "Japanese")) else Locale.EN


def error(en: str, ja: str) -> Message:
    return Message(Severity.ERROR, en, ja)


def warning(en: str, ja: str) -> Message:
    return Message(Severity.WARNING, en, ja)


def note(en: str, ja: str) -> Message:
    return Message(Severity.NOTE, en, ja)
