"""Properties of characters, and text cut into clusters: the one Unicode database of the project.

Python has a database of its own, and another one with each version; a book set by that would differ
between two machines.
"""

from unicodedataplus import (
    category,
    decomposition,
    east_asian_width,
    grapheme_cluster_break,
    is_extended_pictographic,
    line_break,
    lookup,
    name,
    normalize,
    script,
    vertical_orientation,
)

__all__ = [
    "category",
    "clusters",
    "decomposition",
    "east_asian_width",
    "is_alphanumeric",
    "is_letter",
    "line_break",
    "lookup",
    "name",
    "normalize",
    "script",
    "vertical_orientation",
]


def is_letter(cluster: str) -> bool:
    """Whether a cluster is a letter, whatever marks it has."""
    return category(cluster[0])[0] == "L"


def is_alphanumeric(cluster: str) -> bool:
    """Whether a cluster is a letter or a numeral."""
    return category(cluster[0])[0] in "LN"


class _Joins(dict[str, str]):
    """How a character takes part in clusters: the UAX #29 property where it matters, else empty."""

    def __missing__(self, character: str) -> str:
        found = grapheme_cluster_break(character)
        self[character] = kind = "" if found in {"Other", "Control"} else found
        return kind


_JOINS = _Joins()


def clusters(text: str) -> list[str]:
    """The text cut into what is set as one: one or more code points that never part. Linear time.

    They are the extended grapheme clusters of UAX #29, with the cases that Japanese text meets:
    variation selectors (IVS), combining voicing marks (か゚), emoji joined or coloured, flags, CRLF.
    """
    kinds = list(map(_JOINS.__getitem__, text))
    if not any(kinds):
        return list(text)
    found: list[str] = []
    previous = ""
    flags = 0  # regional indicators in the open cluster; a flag takes two
    for character, kind in zip(text, kinds, strict=True):
        flags = flags + 1 if kind == "Regional_Indicator" else 0
        if (
            found
            and (kind or previous == "ZWJ")
            and _joins(found[-1], previous, kind, character, flags)
        ):
            found[-1] += character
        else:
            found.append(character)
            flags = min(flags, 1)
        previous = kind
    return found


def _joins(cluster: str, previous: str, kind: str, character: str, flags: int) -> bool:
    """Whether ``character`` goes on the cluster before it."""
    match kind:
        case "Extend" | "ZWJ" | "SpacingMark":
            return cluster[-1] not in "\r\n"
        case "LF":
            return previous == "CR"
        case "Regional_Indicator":
            return previous == kind and flags % 2 == 0
        case "V" | "T":
            return previous in {"L", "V", "LV", "LVT", "T"}
        case "L" | "LV" | "LVT":
            return previous in {"L", "Prepend"}
        case _:  # the next part of a joined emoji (UAX #29 GB11)
            return previous == "ZWJ" and is_extended_pictographic(character)
