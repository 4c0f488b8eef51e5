"""Addresses of the web, of mail and of files in running text, and where their lines end.

They break as readers expect of them, and never with a hyphen: behind the slashes and before the
marks that join their parts, so that no line seems to end with an address that is whole.
"""

import re
from collections.abc import Iterator

_PATH = r"[!#-;=?-_a-~]"  # ASCII without spaces, quotation marks and angle brackets
_NAME = r"[A-Za-z0-9-]+"
# An address begins behind Japanese, but in no word of Latin letters.
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9À-ɏ])(?:[A-Za-z][A-Za-z0-9+.-]*://{_PATH}+|www\.{_PATH}+"
    rf"|{_NAME}(?:\.{_NAME})+/{_PATH}*|[A-Za-z0-9._%+-]+@{_NAME}(?:\.{_NAME})+"
    rf"|[A-Za-z]:\\{_PATH}+)"
)
# Each address has one of these.
_SIGNS = ("/", "@", "www.", ":\\")
# What ends the sentence around an address, not the address.
_TRAILING = re.compile(r"[].,:;!?)}'*]+$")
# Behind a slash or backslash that no other follows; before a mark that joins, but for the first
# behind slashes.
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
