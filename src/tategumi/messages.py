"""Every sentence said to users, in English and Japanese, in one table.

A row's code is ``area.what``; the words in braces are filled by the caller.
Each message says what is wrong and, after a semicolon, how to mend it.
"""

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


def _error(en: str, ja: str) -> Message:
    return Message(Severity.ERROR, en, ja)


def _warning(en: str, ja: str) -> Message:
    return Message(Severity.WARNING, en, ja)


def _note(en: str, ja: str) -> Message:
    return Message(Severity.NOTE, en, ja)


MESSAGES: dict[str, Message] = {
    # files
    "file.missing": _error(
        "no such file; check the name",
        "ファイルがありません。名前を確かめてください",
    ),
    "file.outside": _error(
        "the path leaves the book's folder; keep files inside it",
        "本のフォルダーの外を指しています。中に置いてください",
    ),
    "file.encoding": _error(
        "the text is not readable as {encodings}; save it as UTF-8",
        "{encodings} として読めません。UTF-8 で保存してください",
    ),
    # project: book.yaml
    # manuscript
    # readings
    # xhtml, epub
    # tate
    # press, booklet
    # cli
}
