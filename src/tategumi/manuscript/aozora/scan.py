"""Finds, in one pass, which brackets of the notation in a line belong together.

``《`` pairs with the next ``》`` if no other ``《`` stands between; ``［`` and ``］`` nest; a pair
inside a note stays inside it. ``〔`` pairs with the next ``〕``, whatever stands between.
"""

import re

# What a line without notation lacks: no line is looked at closer unless it has one of these.
SPECIAL = re.compile("[《｜［※〔〕／]")
_BRACKET = re.compile("[《》［］〔〕]")


def pairs_of(line: str) -> dict[int, int]:
    """The position of each opening bracket that is closed, and of its closing one."""
    pairs: dict[int, int] = {}
    notes: list[tuple[int, int]] = []  # open ［, with the 《 that was open around it
    ruby = accent = -1
    for found in _BRACKET.finditer(line):
        at = found.start()
        match found[0]:
            case "《":
                ruby = at
            case "》" if ruby >= 0:
                pairs[ruby], ruby = at, -1
            case "［":
                notes.append((at, ruby))
                ruby = -1
            case "］" if notes:
                opened, ruby = notes.pop()
                pairs[opened] = at
            case "〔":
                accent = at
            case "〕" if accent >= 0:
                pairs[accent], accent = at, -1
    return pairs
