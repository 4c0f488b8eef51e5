"""Language tags: ja, en, zh-Hant-TW (BCP 47, RFC 5646 2.1)."""

import re

_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}"  # language, extended language; no other has been registered
    r"(?:-[a-z]{4})?"  # script
    r"(?:-(?:[a-z]{2}|[0-9]{3}))?"  # region
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",  # private use
    re.IGNORECASE | re.ASCII,
)


def is_language(text: str) -> bool:
    """Is it formed as a language tag is? Whether the language is known is not asked."""
    return bool(_TAG.fullmatch(text))
