"""Finds addresses of the web, of mail and of files in running text, and where they may break.

An address breaks behind slashes and before the marks that join its parts, never with a hyphen, so
that no line seems to end with a complete address.
"""

import re
from collections.abc import Iterator

_PATH = r"[!#-;=?-_a-~]"  # ASCII without spaces, quotation marks and angle brackets
_NAME = r"[A-Za-z0-9-]+"
# An address may follow Japanese text, but does not begin inside a word of Latin letters.
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9À-ɏ])(?:[A-Za-z][A-Za-z0-9+.-]*://{_PATH}+|www\.{_PATH}+"
    rf"|{_NAME}(?:\.{_NAME})+/{_PATH}*|[A-Za-z0-9._%+-]+@{_NAME}(?:\.{_NAME})+"
    rf"|[A-Za-z]:\\{_PATH}+)"
)
# Each address has one of these.
_SIGNS = ("/", "@", "www.", ":\\")
# Marks behind an address that belong to its sentence.
_TRAILING = re.compile(r"[].,:;!?)}'*]+$")
# A break is allowed behind the last of several slashes or backslashes, and before a mark that joins
# parts, unless a slash stands before it.
_BREAK = re.compile(r"(?<=[/\\])(?=[^/\\])|(?<=[^/\\])(?=[.?&=_#%~@+-])")


def addresses(text: str) -> Iterator[range]:
    """Where addresses stand in ``text``."""
    if any(sign in text for sign in _SIGNS):
        for match in _ADDRESS.finditer(text):
            end = _TRAILING.search(match[0])
            yield range(match.start(), match.start() + (end.start() if end else len(match[0])))


def breaks(text: str) -> Iterator[tuple[int, bool]]:
    """The gaps inside addresses, and whether a line may end there."""
    for span in addresses(text):
        free = {span.start + m.start() for m in _BREAK.finditer(text[span.start : span.stop])}
        yield from ((gap, gap in free) for gap in range(span.start + 1, span.stop))
